"""Names of months, and of the parts of a year, in the languages a desk reads."""

from __future__ import annotations

IN_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The months in English, with their capitals."""

ENGLISH = "|".join(IN_ENGLISH)
"""The same as a pattern, without a group around it."""

ENGLISH_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
"""Their short forms as a pattern."""

# Twelve words a language, January first; "|" parts the forms (full, genitive, short), "_" stands for a space. From
# general knowledge; of Arabic the names of Egypt and the Gulf, of the Levant and Iraq, and of the Maghreb.
_NAMES = """
january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct
  november|nov december|dec
januar|jänner|jan februar|feber|feb märz|maerz|mrz april|apr mai juni|jun juli|jul august|aug september|sept
  oktober|okt november|nov dezember|dez
janvier|janv février|fevrier|févr mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct
  novembre|nov décembre|decembre|déc
enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sept|sep
  octubre|oct noviembre|nov diciembre|dic
janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out
  novembro|nov dezembro|dez
gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett
  ottobre|ott novembre|nov dicembre|dic
januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept|sep oktober|okt
  november|nov december|dec
januar|jan februar|feb marts april|apr maj juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov
  december|dec
januar|jan februar|feb mars april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov
  desember|des
januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug september|sept|sep oktober|okt
  november|nov december|dec
tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu
  kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu
  joulukuuta|joulukuu
stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień
  września|wrzesień października|październik listopada|listopad grudnia|grudzień
ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září
  října|říjen listopadu prosince|prosinec
января|январь|янв февраля|февраль|фев марта|март апреля|апрель|апр мая|май июня|июнь июля|июль августа|август|авг
  сентября|сентябрь|сен октября|октябрь|окт ноября|ноябрь|ноя декабря|декабрь|дек
січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень липня|липень серпня|серпень
  вересня|вересень жовтня|жовтень листопада|листопад грудня|грудень
ocak şubat|subat mart nisan mayıs|mayis haziran temmuz ağustos|agustos eylül|eylul ekim kasım|kasim aralık|aralik
يناير|كانون_الثاني|جانفي فبراير|شباط|فيفري مارس|آذار|اذار أبريل|ابريل|إبريل|نيسان|أفريل مايو|أيار|ماي
  يونيو|يونيه|حزيران|جوان يوليو|يوليه|تموز|جويلية أغسطس|اغسطس|آب|أوت سبتمبر|أيلول|شتنبر أكتوبر|اكتوبر|تشرين_الأول
  نوفمبر|تشرين_الثاني|نونبر ديسمبر|كانون_الأول|دجنبر
"""

# "listopad" is November in Polish and Czech and October in Croatian, which is not among the languages above.


def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for place, forms in enumerate(_NAMES.split()):
        for form in forms.split("|"):
            names.setdefault(form.replace("_", " "), place % 12 + 1)
    return names


MONTHS: dict[str, int] = _months()
"""Number of the month by its name in lower case."""

PARTS: dict[str, tuple[int, int]] = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 14),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "h1": (1, 6),
    "h2": (7, 12),
}
"""First and last month of a named part of a year; 13 and 14 are January and February of the year after.

"Early", "mid" and "late" are taken as thirds; winter is counted from its December, as meteorologists do.
"""

PART_WORDS: dict[str, str] = {
    "beginning of": "early",
    "start of": "early",
    "middle of": "mid",
    "end of": "late",
    "first quarter of": "q1",
    "second quarter of": "q2",
    "third quarter of": "q3",
    "fourth quarter of": "q4",
    "last quarter of": "q4",
    "first half of": "h1",
    "second half of": "h2",
    "frühjahr": "spring",
    "frühling": "spring",
    "sommer": "summer",
    "herbst": "autumn",
    "printemps": "spring",
    "été": "summer",
    "automne": "autumn",
    "hiver": "winter",
    "primavera": "spring",
    "verano": "summer",
    "otoño": "autumn",
    "invierno": "winter",
    "anfang": "early",
    "mitte": "mid",
    "ende": "late",
    "début": "early",
    "mi": "mid",
    "fin": "late",
    "principios de": "early",
    "mediados de": "mid",
    "finales de": "late",
}
"""Other words for the keys of :data:`PARTS`."""
