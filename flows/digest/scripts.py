"""Scripts that the page's own fonts do not hold, and the fonts of the machine that show them.

Fonts for Chinese, Japanese and Korean weigh more than the rest of the program together, so that they are not shipped:
an issue that holds such letters borrows a font that is installed. Latin, Greek, Cyrillic and Arabic ones never do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from flows.language.identify import script_of as script_name


class Script(NamedTuple):
    """A script, or several that one font shows."""

    name: str
    """As a reader calls it."""

    letters: str
    """Its characters, as a class of a regular expression."""

    sample: str
    """A letter that every font for it holds."""

    fonts: tuple[str, ...]
    """File names of common fonts for it, the ones that suit the page best first."""

    package: str
    """What to install on Debian or Ubuntu."""


_CJK_FONTS: Final = (
    "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSerifCJKsc-Regular.otf", "NotoSansCJKsc-Regular.otf",
    "NotoSerifSC-Regular.ttf", "NotoSansSC-Regular.ttf", "SourceHanSerif-Regular.ttc", "SourceHanSans-Regular.ttc",
    "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "uming.ttc",
    "Songti.ttc", "PingFang.ttc", "Hiragino Sans GB.ttc", "simsun.ttc", "msyh.ttc", "Arial Unicode.ttf", "ARIALUNI.TTF",
)  # fmt: skip
_CJK: Final = "fonts-noto-cjk"
_NOTO: Final = "fonts-noto-core"

SCRIPTS: Final = (
    Script(
        "Chinese and Japanese",
        "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003134f",
        "中",
        _CJK_FONTS,
        _CJK,
    ),
    Script("Korean", "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff", "한", _CJK_FONTS, _CJK),
    Script(
        "Hebrew",
        "\u0591-\u05f4\ufb1d-\ufb4f",
        "א",
        ("NotoSerifHebrew-Regular.ttf", "NotoSansHebrew-Regular.ttf"),
        _NOTO,
    ),
    Script("Armenian", "\u0531-\u058f", "Ա", ("NotoSerifArmenian-Regular.ttf", "NotoSansArmenian-Regular.ttf"), _NOTO),
    Script("Georgian", "\u10a0-\u10ff", "ა", ("NotoSerifGeorgian-Regular.ttf", "NotoSansGeorgian-Regular.ttf"), _NOTO),
    Script(
        "Devanagari", "\u0900-\u097f", "क", ("NotoSerifDevanagari-Regular.ttf", "NotoSansDevanagari-Regular.ttf"), _NOTO
    ),
    Script("Bengali", "\u0980-\u09ff", "ক", ("NotoSerifBengali-Regular.ttf", "NotoSansBengali-Regular.ttf"), _NOTO),
    Script("Tamil", "\u0b80-\u0bff", "அ", ("NotoSerifTamil-Regular.ttf", "NotoSansTamil-Regular.ttf"), _NOTO),
    Script("Thai", "\u0e01-\u0e5b", "ก", ("NotoSerifThai-Regular.ttf", "NotoSansThai-Regular.ttf"), _NOTO),
    Script("Ethiopic", "\u1200-\u139f", "አ", ("NotoSerifEthiopic-Regular.ttf", "NotoSansEthiopic-Regular.ttf"), _NOTO),
)
"""Those that are looked for on the machine; letters of others are named on the page and not shown."""

_OURS: Final = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARABIC"})
"""Scripts of our own fonts, as Unicode names them."""

# A name in its own letters, in brackets behind its transcription, leaves a sentence legible.
_MOST_HIDDEN: Final = 0.1
_SYSTEM: Final = str(sys.platform)
# Sets of tens of thousands of letters take long to compile, and most issues hold no character but these.
_BEYOND: Final = re.compile("[^\x00-\u024f\u2000-\u206f\u20ac\u2190-\u21ff\u2500-\u25ff]")
# Reading the list of characters of a font takes 10 ms; a machine with more fonts has one of the common ones among them.
_MOST_READ: Final = 300


@cache
def _any() -> re.Pattern[str]:
    return re.compile("[" + "".join(script.letters for script in SCRIPTS) + "]")


@cache
def _known() -> dict[str, re.Pattern[str]]:
    return {script.name: re.compile(f"[{script.letters}]") for script in SCRIPTS}


def script_of(character: str) -> Script | None:
    """Return the script of a character, if it is one of :data:`SCRIPTS`."""
    if not _BEYOND.match(character) or not _any().match(character):
        return None
    return next((script for script in SCRIPTS if _known()[script.name].match(character)), None)


def held(texts: Iterable[str]) -> tuple[Script, ...]:
    """Return the scripts whose letters some texts hold, in the order of :data:`SCRIPTS`."""
    foreign = {
        character for text in texts if not text.isascii() and _BEYOND.search(text) for character in _any().findall(text)
    }
    found = {script_of(character) for character in foreign}
    return tuple(script for script in SCRIPTS if script in found)


def missing(texts: Iterable[str]) -> tuple[Script, ...]:
    """Return the scripts of some texts that no font of this machine shows."""
    return tuple(script for script in held(texts) if font_of(script) is None)


def legible(text: str) -> bool:
    """Tell whether this machine can show a text, but for a few letters."""
    if text.isascii():
        return True
    letters = [character for character in text if character.isalpha()]
    hidden = sum(script_name(one) not in _OURS and not shows(one) for one in letters)
    return hidden <= _MOST_HIDDEN * len(letters)


def named(name: str) -> str:
    """Return a name, or what letters it is written in where this machine cannot show them."""
    if legible(name):
        return name
    known = [script.name for script in held([name])]
    return f"In {known[0]} letters" if known else "In letters without a font"


def advice(script: Script) -> str:
    """Say what to install so that a script can be shown."""
    if _SYSTEM == "linux":
        return f"install a font for it (Debian or Ubuntu: sudo apt-get install {script.package})"
    return "install a font for it, such as Noto (https://fonts.google.com/noto)"


class Borrowed(NamedTuple):
    """A font of the machine."""

    file: Path
    """Where it lies."""

    characters: frozenset[str]
    """What it holds."""


@lru_cache(maxsize=64)
def font_of(script: Script) -> Borrowed | None:
    """Return the font of the machine that shows a script: a common one, or else the first by its path; or none."""
    installed = _installed(_folders())
    common = [path for name in script.fonts for path in installed if path.name == name]
    others = [path for path in installed if path not in common][:_MOST_READ]
    for path in (*common, *others):
        characters = _characters(path)
        if script.sample in characters:
            return Borrowed(path, characters)
    return None


def files_for(text: str) -> tuple[Path, ...]:
    """Return the fonts of the machine that a text needs, in the order of :data:`SCRIPTS`."""
    found = (font_of(script) for script in held([text]))
    return tuple(dict.fromkeys(borrowed.file for borrowed in found if borrowed is not None))


def shows(character: str) -> bool:
    """Tell whether a font of the machine shows a character that our own fonts do not hold."""
    script = script_of(character)
    borrowed = font_of(script) if script is not None else None
    return borrowed is not None and character in borrowed.characters


def _folders() -> tuple[Path, ...]:
    """Return where the fonts of a machine lie, those of its user first."""
    home = Path.home()
    return {
        "darwin": (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")),
        "win32": (home / "AppData/Local/Microsoft/Windows/Fonts", Path("C:/Windows/Fonts")),
    }.get(
        _SYSTEM,
        (home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")),
    )


def _installed(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the font files of some folders, folder by folder, sorted."""

    def fonts(folder: Path) -> Iterator[Path]:
        for path in folder.rglob("*"):
            if path.suffix.lower() in {".ttf", ".otf", ".ttc"}:
                yield path

    return tuple(path for folder in folders if folder.is_dir() for path in sorted(fonts(folder)))


@lru_cache(maxsize=512)
def _characters(path: Path) -> frozenset[str]:
    """Return the characters of a font; none of a file that is no font."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - 40 ms, and only for scripts that are not ours

    try:
        with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or {}))
    except (OSError, TTLibError):
        return frozenset()
