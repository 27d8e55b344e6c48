"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple, Protocol

# The commonest words of each language that carry no meaning of their own: a third and more of any running text.
# Written from general knowledge; a word that several of the languages share counts for each. Arabic is told from
# Persian by the model; the small words of the two, also as one with "and", tell running text from names and menus.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a is that for it as was with be by on not he his but at are this have from or had an "
        "they which one you were her all she there would their we him been has when who will more no if out so said "
        "what up its about into than them can only other new some could time these two may then do first any my now "
        "such like our over me even most made after also did many before must through",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
        "er hat dass daß sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
        "vor zur bis mehr durch man sein wurde sei ihre ihrer gegen vom können schon wenn habe diese dieser",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son "
        "mais ou si leur y nous comme on elle cette aux fait être ses deux ont été ces même entre aussi sans sa tout "
        "après ils dont lui peut où depuis bien encore",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si "
        "sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi "
        "porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde",
        "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
        "quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles "
        "você essa num nem suas foi são é está ser tem",
        "it": "di che e la il un a per in una sono è del non si con della da le i al come ma più dei nel alla lo ha "
        "gli anche delle ai o se dal dalla nella sul questo cui degli loro essere stato fra tra sua suo alle quando "
        "ancora dopo solo molto tutti prima",
        "nl": "de van het een en in is dat op te zijn met voor niet aan er die als ook maar om door bij uit naar dan "
        "nog wel of over hij tot worden meer ze heeft hebben wordt deze tegen onder was kan geen zich wat men zal haar "
        "werd moet veel",
        "da": "og i at det er en til af på som med for de den der ikke har et om fra var vi kan men skal blev også "
        "efter ved sig mod man nu over eller være ud hun han når havde vil denne blive under mere hvor hvad os dette",
        "nb": "og i det på som er en til av for at med de ikke den har om et var fra men vi han også etter ble så ved "
        "seg mot hun kan nå skal eller ut over være når hadde vil blir bli mer hva dette disse noe",
        "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan "
        "man "
        "när år säger hon under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade "
        "alla mycket",
        "fi": "ja on ei se että oli hän mutta ovat niin kuin tai myös joka kun sen jos nyt ole mitä tämä mukaan vain "
        "sekä sitä ovat olisi voi kanssa jonka vuoden ollut sitten hänen tämän jotka",
        "pl": "w i na z do się nie że jest o to jak po co za od przez ale dla są tym jego tego czy być już oraz może "
        "tak "
        "był jej ich które który jako ze także tylko przed roku jeszcze",
        "cs": "a v se na je že o s z do i to k ve pro za by ale si po jako jsou od které který byl tak při jeho už "
        "nebo "
        "než až jen bude také podle aby jejich",
        "hu": "a az és hogy nem is egy ez meg de volt csak már még mint ki el vagy ha fel van le szerint lesz több "
        "után "
        "azt kell lehet minden között",
        "ro": "de și în a la cu care că pe din un o nu este mai pentru se au fi sunt ce prin dar al ale sau fost după "
        "această acest lui ca fără cea cel",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar var sonra ancak olduğu ise değil ya hem "
        "her kendi tarafından şey göre mi ama oldu",
        "id": "yang dan di dari untuk dengan pada ini itu tidak dalam adalah akan ke oleh juga karena ada sebagai "
        "telah "
        "bahwa mereka kami dapat atau lebih tersebut para",
        "ru": "и в не на я что тот быть с а по это он как из у который то за свой к весь год от так о для но вы мы "
        "его же все она бы они только было мне если когда до вот был еще также может или чтобы при после",
        "ar": "في من على إلى عن أن إن التي الذي الذين هذا هذه ذلك تلك كان كانت لا ما لم لن قد مع هو هي هم بين بعد "
        "قبل كل أو ثم حتى إذا عند غير أي كما لكن حيث منذ دون خلال نحو وقد وفي ومن وهو وهي وكان وكانت ولا ولم ولن أنه "
        "أنها بأن عام أما فقط ليس ليست أكثر بعض أيضا أيضًا ضد تحت فوق أمام حول سوف لدى مثل عدم إلا به بها له لها فيه "
        "فيها منه منها عليه عليها إليه إليها وما فإن لأن يكون تكون ولكن وذلك",
        "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می شده بود باید ما کند هر اما شود ها "
        "دو یا پس اگر بین پیش هیچ چه های ای دارد کرده بوده خواهد",
        "uk": "і в не на що з та до у за як це від про для але й його або які який та також було був вони якщо щоб "
        "після ще бути",
    }.items()
}

_SCRIPT_LANGUAGES = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
# Measured on the Universal Declaration of Human Rights, 1,500 characters each, 464 languages: with these no text of a
# listed language is taken for another, and of the unlisted ones only near relatives are (Scots, Corsican).
_SURE_SHARE = 0.33
_SURE_LEAD = 1.5
_SURE_KINDS = 12
_ENOUGH_WORDS = 40
# Of 9,381 paragraphs of speeches, reports and briefs, 32 have less of their language's function words (lists of names);
# the model takes none of those for another language.
_OWN_SHARE = 0.15
# Less sure than this the model takes short English texts for Latin or Kabyle.
_SURE_OF_MODEL = 0.9
# A guess of one in three is none.
_LEAST_SURE = 0.35
# What a page states of its language is seldom wrong where nothing in its text speaks against it.
_STATED = 0.8
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_]|$)")
_FEWEST_WORDS = 12
# German words have 6 letters on average.
_LONG_WORDS = 10
# What function words tell is sure, and has at least this confidence.
_SURE_OF_ANOTHER = 0.93
# Characters by which the script is told.
_SAMPLE = 2000
# With so few letters of another script, or none, looking at each is a waste.
_PLAIN_SHARE = 0.9
_KANA = re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff]")
_WORD = re.compile(r"[^\W\d_]+")


class _Classifier(Protocol):
    """What we use of py3langid, which has no types."""

    def classify(self, text: str, /) -> tuple[str, float]: ...


class Identified(NamedTuple):
    """A language and how sure it is."""

    code: str
    """ISO 639-1, or ``und``."""

    confidence: float
    """From 0 to 1."""


def identify(text: str, stated: str | None = None) -> Identified:
    """Return the language of a text.

    Running text of one of the languages in :data:`FUNCTION_WORDS` is known by the share of its function words, which
    costs nothing; whatever that leaves in doubt (short, mixed, another language) is given to py3langid, whose model
    takes about a second to load. Where that is in doubt too, what the document states of its language is believed.

    Args:
        text: A text.
        stated: The language tag that its document states (``en-GB``); ``None`` when it states none.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return Identified("und", 0.0)
    script = _main_script(text)
    if script in {"LATIN", "CYRILLIC"} and len(words) >= _ENOUGH_WORDS:
        shares = sorted(((share, code) for code, share in _shares(words).items()), reverse=True)
        (best, code), (second, _) = shares[:2]
        kinds = len(FUNCTION_WORDS[code].intersection(words))
        if best >= _SURE_SHARE and best >= _SURE_LEAD * second and kinds >= _SURE_KINDS:
            return Identified(code, round(min(1.0, 0.9 + best / 10), 3))
    found = _by_model(text)
    claimed = _code(stated)
    if claimed is not None and found.confidence < _SURE_OF_MODEL:
        believed = script in _scripts(claimed) and not _of_other_words(words, claimed)
        found = Identified(claimed, _STATED) if believed else found
    return found if found.confidence >= _LEAST_SURE else Identified("und", 0.0)


def _code(tag: str | None) -> str | None:
    """Return the language of a tag as records name it; ``None`` for none."""
    found = _TAG.match(tag or "")
    return {"no": "nb"}.get(found[1].lower(), found[1].lower()) if found else None


def _of_other_words(words: list[str], code: str) -> bool:
    """Tell whether words have more function words of another language than of one; pages often state a wrong one."""
    shares = _shares(words)
    return max(shares.values()) > shares.get(code, 0.0)


def of_another(text: str, language: str) -> Identified | None:
    """Return the language of a paragraph that is not in the language of its document; ``None`` for one that is.

    A paragraph that has its share of the document's function words is not looked at further.

    Args:
        text: The paragraph.
        language: That of the document.
    """
    words = _WORD.findall(text.lower())
    own = FUNCTION_WORDS.get(language)
    # A script without spaces has a word a sentence.
    long_enough = len(words) >= _FEWEST_WORDS or sum(map(len, words)) >= _LONG_WORDS * len(words)
    if own is None or not words or not long_enough:
        return None
    if sum(word in own for word in words) >= _OWN_SHARE * len(words):
        return None
    found = identify(text)
    other = found.code not in {language, "und"} and found.confidence >= _SURE_OF_ANOTHER
    return found if other else None


def script_of(character: str) -> str:
    """Return the script of a letter by its Unicode name (``LATIN``, ``CJK``); ``""`` for what is no letter."""
    if character.isascii():
        return "LATIN" if character.isalpha() else ""
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "").split(" ")[0]
    return "CJK" if name == "IDEOGRAPHIC" else name


def _main_script(text: str) -> str:
    """Return the script of most of a text's letters, by a sample from all over it."""
    sample = text[:: max(1, len(text) // _SAMPLE)]
    if sum(map(str.isascii, sample)) > _PLAIN_SHARE * len(sample) and any(map(str.isalpha, sample)):
        return "LATIN"
    counts = Counter(map(script_of, sample))
    counts.pop("", None)
    return counts.most_common(1)[0][0] if counts else ""


@cache
def _scripts(code: str) -> frozenset[str]:
    """Return the scripts that a language is written in; all that are told apart for one that no list has."""
    if code in FUNCTION_WORDS:
        return frozenset({_main_script(" ".join(sorted(FUNCTION_WORDS[code])))})
    own = frozenset(script for script, language in _SCRIPT_LANGUAGES.items() if language == code)
    return own or frozenset({"LATIN", "CYRILLIC", *_SCRIPT_LANGUAGES})


def _shares(words: list[str]) -> dict[str, float]:
    counts = Counter(words)
    return {
        code: sum(counts[word] for word in known if word in counts) / len(words)
        for code, known in FUNCTION_WORDS.items()
    }


def _by_model(text: str) -> Identified:
    script = _main_script(text)
    if _KANA.search(text):
        return Identified("ja", 0.99)
    if script in _SCRIPT_LANGUAGES and script != "ARABIC":
        return Identified(_SCRIPT_LANGUAGES[script], 0.99)
    code, confidence = _model().classify(text)
    return Identified("nb" if code == "no" else str(code), round(float(confidence), 3))


@cache
def _model() -> _Classifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a second to load

    model: _Classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return model
