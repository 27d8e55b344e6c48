"""Names of languages as switchers print them."""

from __future__ import annotations

from flows.ingest.cleaning.shape import key

LANGUAGES: dict[str, str] = {
    key(name): code
    for code, names in {
        "en": "English|EN|ENG|Anglais|Inglés|Englisch|английский|英文|英语|English version",
        "fr": "Français|Francais|FR|FRA|French|Francés|Französisch|Français (FR)",
        "de": "Deutsch|DE|DEU|German|Allemand|Alemán",
        "es": "Español|Espanol|ES|ESP|Spanish|Espagnol|Castellano|Spanisch",
        "pt": "Português|Portugues|PT|Portuguese|Português (Brasil)",
        "it": "Italiano|IT|ITA|Italian|Italienisch",
        "nl": "Nederlands|NL|Dutch",
        "da": "Dansk|DA|DK|Danish",
        "nb": "Norsk|NO|NOR|Bokmål|Norwegian",
        "sv": "Svenska|SV|SWE|Swedish",
        "fi": "Suomi|FI|FIN|Finnish",
        "et": "Eesti|ET|EST|Estonian",
        "lv": "Latviešu|Latviski|LV|Latvian",
        "lt": "Lietuvių|LT|Lithuanian",
        "pl": "Polski|PL|POL|Polish|Po polsku",
        "cs": "Čeština|Česky|CZ|CS|Czech",
        "sk": "Slovenčina|Slovensky|SK|Slovak",
        "sl": "Slovenščina|SL|SI|Slovene",
        "hu": "Magyar|HU|HUN|Hungarian",
        "ro": "Română|RO|ROU|Romanian",
        "bg": "Български|BG|Bulgarian",
        "el": "Ελληνικά|EL|GR|Greek",
        "tr": "Türkçe|Turkce|TR|TUR|Turkish",
        "ru": "Русский|Рус|RU|RUS|Russian|Russe|Ruso|По-русски|На русском",
        "uk": "Українська|Укр|UA|UKR|Ukrainian",
        "ka": "ქართული|KA|GEO|Georgian",
        "hy": "Հայերեն|HY|ARM|Armenian",
        "az": "Azərbaycanca|AZ|Azerbaijani",
        "ar": "العربية|عربي|AR|Arabic|Arabe|Árabe",
        "fa": "فارسی|FA|Persian|Farsi",
        "he": "עברית|HE|Hebrew",
        "zh-Hans": "简体|简体中文|简|中文(简体)|中文（简体）|Simplified Chinese|简体字",
        "zh-Hant": "繁體|繁體中文|繁|中文(繁體)|中文（繁體）|Traditional Chinese|繁体|繁体中文",
        "zh": "中文|ZH|CN|CHN|Chinese|Chinois|Chino|汉语|漢語|中文版",
        "ja": "日本語|JA|JP|Japanese",
        "ko": "한국어|KO|KR|Korean",
        "vi": "Tiếng Việt|VI|Vietnamese",
        "id": "Bahasa Indonesia|Indonesia|ID|Indonesian",
        "hi": "हिन्दी|HI|Hindi",
    }.items()
    for name in names.split("|")
}
"""BCP 47 tag by the name of a language as switchers print it, folded."""
