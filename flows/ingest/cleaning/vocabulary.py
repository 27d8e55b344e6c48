"""Words that pages use around their texts, in the languages a desk reads.

General phrases of the web, written from general knowledge, folded as :func:`flows.ingest.cleaning.shape.key` folds a
line (lower case, no accents or marks).
"""

from __future__ import annotations

from flows.ingest.cleaning.shape import key


def _phrases(text: str) -> frozenset[str]:
    return frozenset(key(phrase) for line in text.strip().splitlines() for phrase in line.split("|") if key(phrase))


NAVIGATION = _phrases("""
skip to content|skip to main content|skip navigation|skip to navigation|jump to content|jump to navigation
go to content
available downloads|pdf download|pdf version|page load link|text|photo|video|photos|videos|image principale|accroche
chapô|corps analyses|corps de texte|corps|date de publication|partager|compartir|teilen|поделиться статьей
оценить статью|copiar enlace|descargar pdf|share this page|featured|topics|departments|regions|x|enlarge|zoom
home|menu|main menu|main navigation|navigation|toggle navigation|toggle menu|open menu|close menu|close|search
search this site|what are you looking for|type to search|enter keywords|search here|search the site|cerca nel sito
que recherchez-vous|was suchen sie|¿qué buscas?
search for|open search|advanced search|about|about us|contact|contact us|log in|login|log out|sign in|sign up|register
my account
events|people|experts|our experts|staff|team|topics|regions|programs|programmes|projects|research|publications|podcast
podcasts
videos|video|media|press|news|newsroom|blog|archive|archives|donate|support us|careers|jobs|faq|help|sitemap|site map
rss
rss feed|subscribe|subscriptions|membership|members only|shop|cart|privacy|privacy policy|terms of use
terms and conditions
terms of service|cookie policy|legal notice|accessibility|imprint|masthead|back|back to list|back to overview|previous
next
previous article|next article|previous post|next post|older posts|newer posts|read more|learn more|more|see all
view all|show more
download|download pdf|pdf|print|download as pdf|view pdf|open pdf|full text|full pdf|download full report|link copied
statements
documents|analysis|multimedia|in depth|latest|latest news|top stories|trending|follow us|follow|stay connected
stay informed
toc|table of contents|contents|on this page|in this article|in this issue|page navigation|breadcrumb|you are here
share|sections
gå til indhold|hop til indhold|til toppen|forside|søg|kontakt|om os|nyheder|udskriv|hoppa till innehåll|hem|sök|om oss
hjem
zum inhalt springen|zum inhalt|zur navigation springen|startseite|suche|suche öffnen|kontakt|impressum|datenschutz
über uns
themen|publikationen|veranstaltungen|aktuelles|presse|anmelden|registrieren|menü|drucken|zurück|weiter|mehr
mehr erfahren
aller au contenu|aller au contenu principal|accueil|recherche|rechercher|nous contacter|mentions légales|plan du site
à propos
connexion|s'inscrire|dossiers|actualités|publications|imprimer|retour|suivant|précédent|article précédent
article suivant
ir al contenido|ir al contenido principal|saltar al contenido|inicio|portada|buscar|búsqueda|contacto|quiénes somos
aviso legal
política de privacidad|iniciar sesión|regístrate|suscríbete|hemeroteca|internacional|economía|cultura|deportes|opinión
imprimir
anterior|siguiente|volver|ver más|leer más|menú|ir para o conteúdo|pular para o conteúdo|página inicial|início
pesquisar|busca|contato
quem somos|entrar|assine|mundo|política|esportes|brasil|vai al contenuto|salta al contenuto|cerca|chi siamo|contatti
accedi|stampa
naar de inhoud|ga naar inhoud|zoeken|over ons|inloggen|afdrukken|przejdź do treści|strona główna|szukaj|kontakt|o nas
drukuj
ugrás a tartalomra|főoldal|keresés|kapcsolat|siirry sisältöön|etusivu|haku|yhteystiedot|přejít k obsahu|domů|hledat
içeriğe geç|içeriğe atla|ana sayfa|anasayfa|arama|ara|hakkımızda|iletişim|giriş|giriş yap|üye ol|haberler|yazdır
перейти к содержимому|перейти к содержанию|главная|главная страница|поиск|о нас|контакты|войти|регистрация
войти регистрация|новости
политика|экономика|общество|мнения|меню|печать|распечатать|на главную|карта сайта|перейти до вмісту|головна|пошук
首页|首頁|首 页|导航|菜单|搜索|搜尋|登录|登入|注册|註冊|关于我们|關於我們|联系我们|聯絡我們|訂閱|订阅|評論|评论|專題
专题|新闻|新聞|打印|列印
ホーム|検索|メニュー|お問い合わせ|ログイン|الرئيسية|الصفحة الرئيسية|بحث|اتصل بنا|من نحن|انتقل إلى المحتوى
تخطى إلى المحتوى|القائمة
تسجيل الدخول|طباعة
""")
"""Whole lines that lead elsewhere."""

BACK_TO_TOP = _phrases("""
back to top|top|to top|go to top|scroll to top|return to top|page top|top of page|nach oben|zum seitenanfang
seitenanfang
haut de page|retour en haut|remonter|volver arriba|arriba|ir arriba|subir|voltar ao topo|topo|torna su
torna all'inizio|naar boven
terug naar boven|til toppen|tilbage til toppen|till toppen|tillbaka till toppen|takaisin ylös|do góry|powrót do góry
wróć na górę
zpět nahoru|nahoru|a lap tetejére|vissza az elejére|başa dön|yukarı|sayfa başı|yukarı çık|наверх|вверх|к началу|нагору
догори
回到顶部|回到頂端|返回顶部|回頁首|ページトップへ|العودة إلى الأعلى|إلى الأعلى|أعلى الصفحة
""")
"""Whole lines that lead to the page's beginning."""

RELATED = _phrases("""
related|related articles|related content|related posts|related publications|related stories|related reading
related topics
related work|related research|related analysis|related news|related items|related links|more from this section
more on this topic|more on this story|more on this subject|more from this author
more on this|more like this|more from|more articles|more stories|you might also like|you may also like
you might also be interested in
you may also be interested in|you might be interested in|recommended|recommended for you|recommended reading
recommended articles
see also|also read|read also|read next|read more|up next|further reading|keep reading|most read|most popular
most viewed|trending
latest articles|latest publications|recent posts|recent articles|other articles|other statements|other news
other publications
editors' picks|from the archive|don't miss|next in|also in this series|also in this issue|in this series|explore more
what to read next
publicaciones relacionadas|artículos relacionados|noticias relacionadas|contenido relacionado|entradas relacionadas
relacionados
le puede interesar|te puede interesar|también te puede interesar|también le puede interesar|ver también|véase también
lea también
lee también|más leídas|las más leídas|lo más leído|más noticias|más información|más sobre este tema
otras publicaciones|otras noticias
articles liés|articles connexes|articles similaires|sur le même sujet|à lire aussi|lire aussi|voir aussi
dans la même rubrique
vous aimerez aussi|cela pourrait vous intéresser|ces articles peuvent vous intéresser|les plus lus
publications similaires|à lire également
verwandte artikel|ähnliche artikel|ähnliche beiträge|das könnte sie auch interessieren
das könnte dich auch interessieren|mehr zum thema
lesen sie auch|lesen sie mehr|siehe auch|weitere artikel|weiterführende links|meistgelesen|zum thema|weitere beiträge
auch interessant
artigos relacionados|notícias relacionadas|matérias relacionadas|leia também|leia mais|veja também|veja mais
você também pode gostar
você pode gostar|mais lidas|as mais lidas|publicações relacionadas|conteúdo relacionado|outras notícias
articoli correlati|notizie correlate|leggi anche|potrebbe interessarti|potrebbero interessarti|ti potrebbe interessare
vedi anche
i più letti|più letti|altri articoli|contenuti correlati|gerelateerd|gerelateerde artikelen|lees ook|lees meer|zie ook
meest gelezen
dit vind je misschien ook interessant|læs også|læs mere|se også|relaterede artikler|mest læste
måske er du også interesseret i
läs också|läs mer|se även|relaterade artiklar|mest läst|les også|lue myös|aiheeseen liittyvää|luetuimmat
zobacz także|zobacz też|czytaj także|czytaj też|przeczytaj także|powiązane|powiązane artykuły|najczęściej czytane
související články|čtěte také
kapcsolódó cikkek|kapcsolódó|olvasd el ezt is|olvassa el ezt is|ezt is olvassa el|legolvasottabb|ilgili haberler
ilgili yazılar|ilgili içerikler|bunlar da ilginizi çekebilir
ilginizi çekebilir|ayrıca bakınız|çok okunanlar|en çok okunanlar|diğer haberler|по теме|читайте также|читать также
читайте ещё|смотрите также
похожие материалы|похожие статьи|материалы по теме|связанные материалы|вам может быть интересно|самое читаемое
популярное|ещё по теме
читайте також|дивіться також|延伸閱讀|延伸阅读|相關文章|相关文章|相關新聞|相关新闻|相關閱讀|相关阅读|你可能也喜歡
你可能也喜欢|推薦閱讀|推荐阅读|猜你喜欢
関連記事|あわせて読みたい|おすすめ記事|مقالات ذات صلة|مواضيع ذات صلة|اقرأ أيضا|اقرأ أيضاً|أخبار ذات صلة
قد يعجبك أيضا|قد يهمك أيضا
الأكثر قراءة|المزيد
""")
"""Headings of lists of other texts, or what stands before the colon of a link to one."""

NEWSLETTER = _phrases("""
sign up for our newsletter|subscribe to our newsletter|get our newsletter|newsletter|join our mailing list
join the newsletter
subscribe to updates|stay up to date|get the latest|get weekly updates|your e-mail address|your email address
enter your email
email address|newsletter signup|newsletter sign up|subscribe now|sign up|sign up now|subscribe|newsletter abonnieren
zum newsletter anmelden|newsletter bestellen
inscrivez-vous à notre newsletter|recevez notre lettre d'information|abonnez-vous|votre adresse e-mail|s'abonner
inscription à la newsletter
suscríbete a nuestro boletín|suscríbase|suscribirse|boletín|reciba nuestro boletín|su correo electrónico
assine nossa newsletter|assine a newsletter|receba nossa newsletter
seu e-mail|iscriviti alla newsletter|la tua email|iscriviti|meld je aan voor de nieuwsbrief
tilmeld dig vores nyhedsbrev|tilmeld nyhedsbrev|din e-mail
prenumerera på vårt nyhetsbrev|tilaa uutiskirje|zapisz się do newslettera|odebírejte newsletter
iratkozz fel hírlevelünkre|iratkozzon fel hírlevelünkre
bültenimize abone olun|bültene kaydolun|e-bülten|подпишитесь на нашу рассылку|подписка на рассылку|подписаться
подпишитесь|підпишіться на розсилку
訂閱電子報|订阅电子报|订阅我们|اشترك في نشرتنا|اشترك في النشرة البريدية
""")
"""Beginnings of boxes that ask for an address."""

ADVERTISEMENT = _phrases("""
advertisement|advertisements|advertising|ad|sponsored|sponsored content|publicidad|anuncio|publicité|annonce|anzeige
werbung|pubblicità
publicidade|reclame|advertentie|reklame|annons|mainos|reklama|inzerce|hirdetés|reklam|реклама|廣告|广告|広告|إعلان
إعلانات
advertisement scroll to continue
continue reading below|story continues below advertisement|article continues below
""")
"""Whole lines that mark an advertisement."""

COMMENTS = _phrases("""
comments|comment|leave a reply|leave a comment|post a comment|add a comment|join the discussion|join the conversation
discussion
no comments|no comments yet|comments are closed|comments closed|be the first to comment|show comments|hide comments
log in to comment
comentarios|comentario|deja un comentario|deja una respuesta|dejar un comentario
para comentar es necesario estar registrado|comente esta noticia
commentaires|laisser un commentaire|aucun commentaire|commenter|réagir|kommentare|kommentar schreiben
kommentar hinterlassen|kommentieren
comentários|deixe um comentário|deixe uma resposta|comente|commenti|lascia un commento|reacties
laat een reactie achter|kommentarer|skriv en kommentar
kommentit|komentarze|dodaj komentarz|skomentuj|komentáře|hozzászólások|szólj hozzá|yorumlar|yorum yap
yorum yapmak için giriş yapın|yorum ekle
комментарии|оставить комментарий|комментировать|коментарі|留言|評論區|评论区|發表評論|发表评论|التعليقات|اترك تعليقا
أضف تعليقا
""")
"""Headings of what readers wrote."""

TAGS = _phrases("""
tags|tag|keywords|key words|topics|topic|filed under|filed in|categories|category|posted in|subjects|themes|labels
index terms|jel codes|jel code|jel classification|tagged|tagged with|regions|issues
mots-clés|mots clés|étiquettes|thèmes|rubriques|schlagwörter|schlagworte|stichwörter|stichworte|themen|archivado en
etiquetas|palabras clave|temas
palavras-chave|marcadores|assuntos|parole chiave|argomenti|trefwoorden|onderwerpen|emner|nøkkelord|nøgleord|nyckelord
ämnen|avainsanat|aiheet
słowa kluczowe|tagi|tematy|klíčová slova|štítky|kulcsszavak|címkék|etiketler|anahtar kelimeler|konular|теги|метки
ключевые слова|темы|теми|ключові слова
标签|標籤|关键词|關鍵詞|關鍵字|タグ|キーワード|الكلمات المفتاحية|الوسوم|كلمات مفتاحية
""")
"""What stands before the colon of a list of keywords."""

SHARING = _phrases("""
share|shared|share this|share on|share to|share via|tweet|twitter|facebook|linkedin|linked in|whatsapp|telegram|reddit
pinterest|tumblr|weibo|wechat|line|vk|xing|instagram|youtube|flickr|mastodon|bluesky|threads|messenger|pocket
flipboard|email|e-mail|e-posta|eposta|mail|print|save for later|later|for|copy|copy link|link|x|sms|signal|viber
odnoklassniki|google+|google|plus|loading|on|this|to|via|and|or|the|page|article|follow|follow us|like|pin|pin it|send
post|save|pdf|download|rss|whatsapp|qr
del|del på|udskriv siden|udskriv|siden|på|dela|dela på|jaa|teilen|twittern|mailen|drucken|auf|per|partager
partager sur|tweeter|envoyer|imprimer|sur|par
compartir|compartir en|enviar|enviar por correo|por|correo|en|imprimir|guardar|compartilhar|compartilhe|tuitar|no
condividi|condividere|su|stampa|invia|delen|deel|op|afdrukken
udostępnij|drukuj|pobierz|sdílet|tisk|megosztás|nyomtatás|paylaş|yazdır|gönder|tweetle|facebook'ta|twitter'da
поделиться|поделиться в|вконтакте|вк|одноклассники|твитнуть|копировать|копировать ссылку|ссылку|печать|отправить|в
поширити
分享|分享到|列印|打印|微博|微信|複製連結|复制链接|シェア|ツイート|印刷|مشاركة|شارك|طباعة|شارك على|تويتر|فيسبوك
واتساب|نسخ|نسخ الرابط|icon|icons
button|buttons|with|images|without|image|streamline
""")
"""Words and phrases that share bars are made of."""

NETWORKS = frozenset(
    key(word)
    for word in "facebook twitter tweet linkedin whatsapp telegram reddit pinterest weibo vk вконтакте xing mastodon "
    "bluesky "
    "tweeter twittern tuitar teilen partager compartir compartilhar condividi udostępnij поделиться paylaş 分享 "
    "分享到 share email print drucken imprimer imprimir stampa yazdır печать شارك مشاركة del dela delen".split()
)
"""Words one of which makes a line of such words a share bar."""

END_MARKS = _phrases("end|ends|the end|fin|ende|fine|slut|конец|end of document|end of text|ends here|完|more follows")
"""Whole lines that end a press text."""

RELEASE_MARKS = _phrases("""
for immediate release|for release|só faz fé o texto lido|fa fede il discorso pronunciato|delivered version|transcript
press release|news release|media release|not an official record|for information media|check against delivery
check against recording|as delivered
as prepared for delivery|embargoed|not for distribution|unofficial translation|es gilt das gesprochene wort
seul le prononcé fait foi
sólo vale lo pronunciado|advance copy|strictly embargoed|for internal use only
stenographic transcript|stenographic record|verbatim record|verbatim transcript|versión estenográfica|transcripción
transcription|compte rendu intégral|wortprotokoll|im wortlaut|resoconto stenografico|стенограмма
""")
"""Lines about the release of a text."""

ABOUT_AUTHOR = _phrases("""
about the author|about the authors|the author|the authors|author|authors|author bio|author information
about the contributor|contributors|biography
about the writer|notes on contributors|note on the author|über den autor|über die autorin|über die autoren|zum autor
zur person|die autoren|der autor|die autorin
à propos de l'auteur|à propos des auteurs|auteur|auteure|auteurs|autor|autora|autorin
l'auteur|les auteurs|l'auteure|sobre el autor|sobre la autora
sobre los autores|acerca del autor|el autor|sobre o autor
sobre a autora|sobre os autores|l'autore|gli autori|sull'autore|over de auteur|over de auteurs|om forfatteren
om forfatterne|om författaren|kirjoittajasta|o autorze|o autorach
o autorovi|a szerzőről|yazar hakkında|об авторе|об авторах|про автора|關於作者|关于作者|作者簡介|作者简介|著者
著者について|عن المؤلف
عن الكاتب|نبذة عن الكاتب
""")
"""Headings over notes on authors."""

NOTES = _phrases("""
notes|note|footnotes|endnotes|end notes|references|reference|bibliography|works cited|sources|further reading
selected bibliography|literature|citations
anmerkungen|fußnoten|literatur|literaturverzeichnis|quellen|quellenverzeichnis|bibliografie|notas|notas al pie
referencias|bibliografía|fuentes|notes de bas de page
références|bibliographie|sources|note a piè di pagina|riferimenti|bibliografia|riferimenti bibliografici|fonti
referências|bibliografia|fontes|noten|voetnoten|literatuur|bronnen
noter|litteratur|kilder|källor|viitteet|lähteet|przypisy|literatura|źródła|bibliografia|poznámky|zdroje|jegyzetek
irodalom|források|notlar|kaynaklar|kaynakça|примечания|сноски|литература|источники|примітки|джерела
注释|註釋|參考文獻|参考文献|注|المراجع|الهوامش|المصادر|notes and references|references and notes
""")
"""Headings over notes and references."""

RECOMMENDATIONS = _phrases("""
recommendations|recommendation|key recommendations|policy recommendations|our recommendations|main recommendations
summary of recommendations|policy options|policy implications
implications for policy|policy proposals|proposals|action points|recommendations for policy
recommendations for policymakers|recommendations for action|recommended actions|next steps for policy
empfehlungen|handlungsempfehlungen|politische empfehlungen|politikempfehlungen|handlungsoptionen
schlussfolgerungen und empfehlungen|recommandations|recommandations politiques|nos recommandations
recomendaciones|recomendaciones de política|recomendaciones políticas|propuestas|recomendações
recomendações de política|recomendações políticas|raccomandazioni|raccomandazioni politiche|aanbevelingen
beleidsaanbevelingen
anbefalinger|rekommendationer|suositukset|toimenpidesuositukset|rekomendacje|zalecenia|doporučení|ajánlások|öneriler
politika önerileri|рекомендации|рекомендації|建议|建議|政策建议|政策建議|提言|政策提言|التوصيات|توصيات
conclusions and recommendations|conclusion and recommendations
""")
"""Headings over recommendations."""

SUMMARY = _phrases("""
summary|executive summary|abstract|key points|key findings|key takeaways|at a glance|in brief|overview|main points
the bottom line|synopsis|bottom line up front|highlights|key messages
zusammenfassung|auf einen blick|kurzfassung|das wichtigste in kürze|résumé|synthèse|en bref|points clés|resumen
resumen ejecutivo|en síntesis|puntos clave|resumo|sumário executivo|pontos-chave
sintesi|sommario|in sintesi|samenvatting|resumé|sammenfatning|sammanfattning|tiivistelmä|streszczenie|podsumowanie
shrnutí|összefoglaló|özet|резюме|аннотация|краткое содержание|анотація|摘要|概要|要旨|ملخص|الملخص التنفيذي
""")
"""Headings over a summary."""

ABSTRACT = _phrases(
    "abstract|zusammenfassung|kurzfassung|résumé|resumen|resumo|abstrakt|аннотация|анотація|摘要|要旨|ملخص"
)
"""Those that announce nothing but the standfirst."""

CATEGORY = _phrases("""
commentary|commentaries|views|opinion|opinions|op-ed|op-eds|analysis|analyses|comment|comments|editorial|column|essay
essays|article|articles|feature|features|perspective|perspectives|viewpoint|viewpoints|expert comment|expert opinion
interview|interviews|report|reports|survey report|policy brief|policy briefs|policy paper|policy papers|issue brief
issue briefs|briefing|briefings|brief|briefs|working paper|working papers|discussion paper|paper|papers|research paper
research|publication|publications|blog|blogs|blog post|news|press release|press releases|news release|statement
statements|speech|speeches|remarks|testimony|backgrounder|fact sheet|in focus|research report|podcast|q&a|review
book review|policy
foreign policy|foreign affairs|international|international relations|international affairs|world|world news|politics
security|defence|defense|defence and security|defense and security|national security|economy|economics|trade|business
energy|climate|environment|technology|science and technology|technology and security|technology & security|diplomacy
governance|human rights|development|society|migration|global governance|europe|asia|africa|middle east|americas
latin america|asia pacific|indo-pacific|eurasia|russia and eurasia|arctic|cyber|cybersecurity|arms control
nuclear policy|terrorism|peace and security|peace & security
opinión|tribuna|análisis|artículo|artículos|columna|entrevista|internacional|política exterior|informe|comentario
discurso|nota de prensa|comunicado de prensa|comunicado
opinião|artigo|análise|coluna|entrevista|relatório|discurso|comunicado|tribune|analyse|opinion|éditorial|chronique
entretien|entretiens|rapport|discours|communiqué de presse|communiqué|note d'analyse|note
meinung|kommentar|analyse|gastbeitrag|interview|bericht|rede|pressemitteilung|aktuell|standpunkt|kurzbericht|commento
commenti|analisi|editoriale|intervista|rapporto|comunicato stampa|opinie|analyse|commentaar|persbericht|debat|kronik
pressemeddelelse|debatt|ledare|kommentar|komentarz|opinia|analiza|wywiad|raport|názor|komentář|rozhovor|vélemény
elemzés|interjú|yorum|görüş|analiz|röportaj|haber|rapor|мнение|аналитика|анализ|комментарий|колонка|интервью|доклад
статья|выступление|пресс-релиз|думка|аналітика|评论|評論|观点|觀點|分析|专栏|專欄|访谈|論說|社論|رأي|مقالات|تحليل
مقال|تقرير|حوار
بيان صحفي
""")
"""Labels of sections and kinds of text that stand alone over a title."""

_LINKING = frozenset("and the of et und y e og in on for de der des la le".split())
_CATEGORY_TOKENS = frozenset(token for phrase in CATEGORY for token in phrase.split()) | frozenset(
    "transcripts meetings coverage briefings expert critical questions aff culture history events affairs "
    "amérique статьи аналитические материалы".split()
)


def is_label(folded: str) -> bool:
    """Tell whether a folded line is the label of a section or kind of text, or made of words of such labels."""
    tokens = [token for token in folded.split() if token not in _LINKING]
    return folded in CATEGORY or (0 < len(tokens) <= 4 and all(token in _CATEGORY_TOKENS for token in tokens))  # noqa: PLR2004


COOKIE_WORDS = ("cookie", "cookies", "çerez", "куки", "evästei", "ciasteczk", "cookiepolitik")
"""A short line with one of these is a cookie notice."""

DISCLAIMERS = tuple(
    key(phrase)
    for phrase in (
        "the views expressed",
        "views expressed",
        "the opinions expressed",
        "opinions expressed",
        "the views and opinions",
        "this article represents the views of the author",
        "opinions in",
        "this publication reflects the views",
        "the author's own",
        "las opiniones expresadas",
        "las opiniones vertidas",
        "les opinions exprimées",
        "les propos tenus",
        "die geäußerten meinungen",
        "die hier geäußerten",
        "as opiniões expressas",
        "le opinioni espresse",
        "de meningen in",
        "мнение редакции",
        "мнение автора",
        "does not take institutional positions",
        "takes no institutional position",
        "does not take specific policy positions",
        "do not necessarily reflect",
        "no reflejan necesariamente",
        "ne reflètent pas nécessairement",
        "disclaimer",
        "does not take positions",
        "is responsible for the content of this page",
        "are those of their authors alone",
        "are the author s own",
        "schreiben auf eigene",
        "op persoonlijke titel",
        "este texto não reflete",
        "non riflettono necessariamente",
        "não refletem necessariamente",
        "spiegeln nicht",
        "geben nicht unbedingt",
    )
)
"""Beginnings, or telling parts, of disclaimers."""

LANGUAGE_LABELS = _phrases("""
language|languages|available in|also available in|other languages|in other languages|read in|choose language
select language|change language|translations|read this in
sprache|sprachen|auch verfügbar auf|langue|langues|disponible en|aussi disponible en|idioma|idiomas|lengua|lengua
también disponible en|língua|lingua|lingue|taal|sprog|språk|kieli|język|jazyk|nyelv|dil|язык|языки|мова|语言|語言
言語|اللغة
""")
"""What stands in front of a language switcher."""
