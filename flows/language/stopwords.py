"""Words that name nothing, beside the function words by which a language is told: verbs, adverbs, words of degree.

A short list a language, from general knowledge; English has its own, longer one in :mod:`flows.themes.phrases`.
"""

from __future__ import annotations

from functools import cache

from flows.language import words
from flows.language.identify import FUNCTION_WORDS

_MORE = {
    "de": "million millionen milliarde milliarden euro dollar meter kilometer tonnen tausend hundert alle allem "
    "allen aller alles also andere anderen anderer anderes anders ausserdem außerdem bereits beide beiden beim "
    "bisher bleibt bleiben bringt da dabei dadurch dafür dagegen daher dahin damit danach daran darauf daraus darf "
    "dürfen darin darüber darum davon dazu denen denn dennoch deren deshalb dessen dies diesem diesen dieses doch "
    "dort drei droht einige einigen einmal einzige einzigen erst erste ersten etwa euch ganz ganzen geben gibt geht "
    "gehen gerade gleichen gut halten hält hatte hatten hier hinter ihm ihn ihnen ihr ihrem ihren immer indem "
    "infolge innerhalb insbesondere ja jede jedem jeden jeder jedes jedoch jetzt je jene kann kein keine keinen "
    "keiner könnte könnten konnte künftig lassen lässt lange länger letzte letzten macht machen mal manche mehrere "
    "mit mittlerweile möchte möglich muss müssen müsste nachdem neben neue neuen neuer neues nichts nie noch nun ob "
    "obwohl ohne rund sagt sagte schließlich sehr seien seine seinem seinen seiner seines seit selbst sieht sobald "
    "solche sollen sollte sollten sonst soweit sowie später sogar steht stehen stellt statt trotz trotzdem tun über "
    "uns unser unsere unter viel viele vielen vielleicht vier wäre wären während warum weder wegen weil weiter "
    "weitere weiteren welche welcher weniger wer werde wieder will wir wird wo wollen worden würde würden zudem "
    "zufolge zuletzt zunächst zwar zwei zwischen bevor einzelne heute gestern morgen montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag jahr jahre jahren prozent angaben teil",
    "fr": "million millions milliard milliards euro euros dollars mètre mètres kilomètres tonnes mille cent ailleurs "
    "ainsi alors ancien année années ans apparaît assez aucun aucune aujourd aujourd'hui auprès auquel aura aurait "
    "autant autre autres avaient avait avant avoir ayant beaucoup bon car cela celle celles celui cependant certain "
    "certaine certaines certains chaque chez ci cinq comment concernant contre d deux devant devoir devra devrait "
    "devraient dire dit doit doivent donc donner dès déjà effet elles encore enfin ensuite environ est-ce était "
    "étaient étant été eu eux face faire faut fois font fut grand grande grands grandes grâce guère hier hors ici il "
    "jamais je jour jours jusqu jusque l la laquelle lequel lesquels leurs lors lorsque lundi mardi mercredi jeudi "
    "vendredi samedi dimanche là ma mai maintenant malgré mes met mieux mis moins mois moment mon n ni nombre non "
    "nos notamment notre nouveau nouveaux nouvelle nouvelles onze outre parce parfois parmi passe pendant peu "
    "peuvent permet plupart plusieurs plutôt pourquoi pourrait pourraient pourtant pouvait premier première premiers "
    "presque près puis quand quatre quel quelle quelles quels quelque quelques quoi reste rien s sa sans sauf se "
    "selon sera serait seront ses seul seule seulement si sinon soit soient sommes son sous souvent surtout tandis "
    "tant te tel telle telles tels ten toujours toute toutes toutefois très trois trop tu va vers veut via voici "
    "voilà vont vos votre vous vraiment y an semble prochain prochaine dernier dernière derniers dernières",
    "es": "millón millones euro euros dólares metro metros kilómetros toneladas mil cien ciento además ahora algo "
    "alguna algunas alguno algunos algún allí ambos ante anterior antes apenas aquel aquella aquellas aquellos aquí "
    "aunque año aún bajo bastante bien buen cabe cada casi cierta ciertas cierto ciertos cinco conforme contra cual "
    "cuales cualquier cuanto cuatro da dar debe deben debería deberían debido decir deja del demás dentro desde dice "
    "dicen dicho dijo donde durante día días ella ellas ello ellos embargo encima encuentra enero entonces era eran "
    "eres es esa esas ese eso esos estaba estaban estado estamos estar estará estos está están esté existe fin "
    "fueron fuera gran grandes hace hacen hacer hacia hecho hemos hizo hoy iba incluso ir jamás juntos la le les "
    "llega lleva lugar luego lunes martes miércoles jueves viernes sábado domingo mayor mayoría medio mediante mejor "
    "menos mes meses mientras misma mismas mismo mismos modo mucha muchas mucho muchos nada nadie ningún ninguna "
    "ninguno nosotros nuestra nuestras nuestro nuestros nueva nuevas nuevo nuevos nunca o otra otras otro otros pasa "
    "pasado pasada pocas poco pocos podemos poder podrá podría podrían pone poner posible primer primera primeras "
    "primero primeros principal principales propia propias propio propios próxima próximo pudo pues puesto que quien "
    "quienes quiere quizá quizás reciente según segunda segundo sea sean seguir seguirá seguimos semana ser será "
    "serán sería si sido siempre sigue siguiente sino sobre sola solamente solo sí tal tales tampoco tan tanta tanto "
    "te tenemos tener tenga tenía tendrá tercera tienen toda todavía todas todo trata tras través tres tu un última "
    "últimas último últimos unas unos va vamos van varias varios veces ver vez vuelve ya yo",
    "ru": "миллион миллиона миллионов миллиард миллиарда миллиардов тысяч тысячи евро долларов метров километров "
    "тонн процентов процента более больше будет будут бы была были было вам вас ведь весьма вместе вместо вновь во "
    "возможно вообще вот время впервые все всего всегда всех всю вся всё второй г где года году годов годы даже два "
    "две дать дело для дня должен должна должно должны другие других другой другого если есть жe за затем зачем "
    "здесь знает из изза именно иметь имеет или иначе их каждый каждого как какая какие какой каким когда кого "
    "которая которого которой котором которую которые которых которым которыми кроме кто куда ли либо лишь лучше "
    "между менее меньше меня многие много мог могут можно может мой надо назад наиболее наконец нам нас наш наша "
    "наши него нее ней нельзя нему несколько нет неё ни нибудь никогда ним них ничего новый новая новые новых новое "
    "но ну нужно об обо один одна одно одной одного около особенно оно от отчасти очень первый первая первые первого "
    "перед под поэтому пока последний последние последних потому потом почему почти поскольку представил прежде при "
    "причем про просто против прошлом пусть раз ранее раньше сам сама сами само самый самая свои своих свой своей "
    "своего своим себе себя сегодня сейчас сказал сказала самого собой совсем согласно среди стал стала стали стать "
    "столь суть также такая такие такой таких там твой те тем теперь тех тогда того тоже только том тот три тут ты "
    "тыс млн млрд уже хорошо хотя чего чей чем через чему чтобы что чуть эта эти этих это этой этом этому этот этого "
    "эту является являются заявил заявила сообщил считает января февраля марта апреля мая июня июля августа сентября "
    "октября ноября декабря руб см рис т е",
    "ar": "ملايين مليارات يورو دولار متر مترا كيلومتر طن ألفا آلاف مئة بالمئة أبدا آخر آخرون أخرى أجل أحد إحدى إذ "
    "إذن أضاف أضافت أعلن أعلنت أقل أكد أكدت ألف أمس أنا أنت أنهم أول أولا أولى أين إياه ابن اثنين اليوم الآن الى ان "
    "انها اي ب باسم بأنه بأنها بات برغم بسبب بشأن بشكل بعدما بل بلا بنسبة بينما تجاه تم تمت تكون جدا جميع جاء جاءت "
    "حاليا حالة حسب حوالي حين حينما خارج داخل ذات ذكر ذكرت رغم سابق سابقا سبق سنة سواء شهر ضمن طالما عامين عبر عدة "
    "عدد عددا عقب علما عما عليهم عموما عندما غدا فإن فقال فكان فهل فهو فهي فيما قال قالت قام قامت كانوا كثير كثيرا "
    "كذلك كلا كلما كم كيف لأنه لذلك لعل لقد لكل لكنه لكنها لماذا لنا لهم لو لولا ليسوا ماذا مازال مازالت متى مرة مما "
    "مليون مليار منهم مهما نحن نسبة نعم نفس نفسه نفسها نهاية هؤلاء هل هما هنا هناك هنالك واحد واحدة وأضاف وأضافت وأن "
    "وإن وإذا والتي والذي وبعد وبين وتم وجود وعلى وعن وقال وقالت وكل ولقد ومع ومنذ يتم يجب يقول يكن يمكن يمكننا "
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ينبغي يوم مليونا",
    # Characters that are small words nearly wherever they stand; "of China" must not lose its China.
    "zh": "次 元 米 吨 的 了 在 是 和 与 及 或 而 且 也 都 就 但 不 没 这 那 此 其 之 以 于 从 被 把 将 为 到 至 等 "
    "着 们 他 她 它 我 你 您 吗 呢 吧 啊 么 什 怎 谁 哪 很 最 还 又 再 才 只 仅 若 如 因 虽 则 却 并 该 每 某 些 个 "
    "已 曾 仍 尚 即 说 称 年 月 將 與 從 沒 這 個 們 為 還 並 該 說 稱 誰 雖 則 卻",
}
_MORE["ja"] = (
    "の に は を た が で て と し れ さ あ る い も す な こ そ ま ら り か よ く え け せ ど だ や ん う お き ち つ "
    "っ へ み め ゆ わ ろ 年 月"
)


@cache
def of(language: str) -> frozenset[str]:
    """Return the words of a language that name nothing, folded as :mod:`flows.language.words` folds them.

    Args:
        language: ISO 639-1; for one without a list those of English are returned.
    """
    small = FUNCTION_WORDS.get(language)
    if small is None and language not in _MORE:
        return FUNCTION_WORDS["en"]
    listed = (small or frozenset()) | frozenset(_MORE.get(language, "").split())
    # English is left as it is measured; of others a word is listed as it is spelled, and asked for as it is folded.
    return listed if language == "en" else frozenset(form for word in listed for form in (word, _folded(word)))


def _folded(word: str) -> str:
    found = words.find(word)
    return found[0].folded if len(found) == 1 else word
