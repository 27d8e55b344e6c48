"""WeasyPrint's door: imported once, with our fonts and no others, and a fetcher that fetches nothing."""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from flows.digest.rendering.direction import concerns, direct
from flows.digest.rendering.faces import FONTS
from flows.errors import RenderingError

_INSTALL: Final = (
    "Pango is missing; install it: "
    "Debian or Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "Fedora: sudo dnf install pango; "
    "macOS: brew install pango"
)
_FONTCONFIG: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{}</dir></fontconfig>
"""
_ENVIRONMENT: Final = threading.Lock()
"""Held while the process environment differs from what others expect."""

_SELDOM: Final = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint imports for fonts of kinds that are not ours, or where HarfBuzz cannot cut fonts: a fifth of the time
of its import."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What of WeasyPrint is used, untyped as it comes."""

    page: Any
    """Makes a document that can be laid out from a filled template."""

    metadata: Any
    """``DocumentMetadata``."""

    colours: Callable[[], dict[str, Any]]
    """Makes the colour profiles of one document."""

    fonts: Any
    """A font configuration that knows our fonts and no others."""

    fonts_with: Callable[[tuple[Path, ...]], Any]
    """Makes one that knows some font files of the machine too."""

    fetcher: Any
    """Refuses everything."""


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Import WeasyPrint and read our fonts, once a process.

    Raises:
        RenderingError: Pango or another library that WeasyPrint needs is not installed.
    """
    with _ENVIRONMENT, _our_fonts_only():
        weasyprint = _import_weasyprint()
        from weasyprint.pdf.metadata import DocumentMetadata  # noqa: PLC0415 - heavy, and only here
    fetcher = _no_fetcher()
    return Engine(_page_class(weasyprint.HTML, fetcher), DocumentMetadata, _colours, _fonts(()), _fonts, fetcher)


@lru_cache(maxsize=4)
def _fonts(borrowed: tuple[Path, ...]) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return a font configuration of our fonts and some files of the machine."""
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2  # noqa: PLC0415 - heavy, and only here
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    with _ENVIRONMENT, _our_fonts_only():
        fonts = FontConfiguration()
    for file in borrowed:
        fontconfig.FcConfigAppFontAddFile(fonts._config, os.fsencode(file))  # noqa: SLF001 - it offers no other way
    if borrowed:
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
    return fonts


def _colours() -> dict[str, Any]:
    """Return the colour profile that PDF/A asks for; WeasyPrint reads the same one from a file and leaves it open."""
    from weasyprint.css import ColorProfile  # noqa: PLC0415 - heavy, and only here

    profile = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return {"srgb": ColorProfile(io.BytesIO(profile), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))}


def _page_class(html: Any, fetcher: object) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return a kind of ``weasyprint.HTML`` for documents that are well-formed XML and bring all their styles."""
    from cssselect2 import ElementWrapper  # noqa: PLC0415 - comes with WeasyPrint

    class Page(html):  # type: ignore[misc]  # WeasyPrint has no types
        """A document read by Python's own parser, without WeasyPrint's rules for all of HTML: a tenth of the time."""

        def __init__(self, markup: str) -> None:
            tree = ET.fromstring(markup)  # noqa: S314 - our templates, with every value escaped
            if concerns(markup):
                direct(tree)
            self.base_url = None
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: object = False) -> list[object]:  # noqa: ARG002, FBT002 - as inherited
            return []

    return Page


def _no_fetcher() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - heavy, and only here

    class NoFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Refuses every address: the page's fonts come from fontconfig, and it has nothing else to load."""

        def __init__(self) -> None:
            """Add no handler, so that not even the inherited ``open`` could reach a file or the net."""
            self._fail_on_errors = False

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002 - as inherited
            msg = f"the page asked for {url[:200]!r}, and it may ask for nothing"
            raise PermissionError(msg)

        def open(self, url: Any, data: object = None, timeout: object = None) -> Any:  # noqa: ANN401, ARG002
            return self.fetch(str(getattr(url, "full_url", url)))

    return NoFetcher()


@contextlib.contextmanager
def _our_fonts_only() -> Iterator[None]:
    """Let fontconfig see the folder of our fonts alone, whatever is installed or set up on the machine."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="deskbrief-fonts-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(_FONTCONFIG.format(escape(str(FONTS))), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def _import_weasyprint() -> ModuleType:
    """Import WeasyPrint, on Linux without the compiler and ``ldconfig`` that ``find_library`` starts there.

    WeasyPrint tries several names for each library. On Linux those of the form ``libpango-1.0.so.0`` load by
    themselves; for each of the others ctypes runs gcc, ld and ldconfig in vain, which costs 0.3 s of processor time.
    """
    if sys.platform == "linux":
        found = ctypes.util.find_library
        ctypes.util.find_library = _found_by_its_plain_name
        try:
            return _quietly_imported()
        except OSError:
            logging.getLogger(__name__).debug("no library under its plain name; searching as usual", exc_info=True)
        finally:
            ctypes.util.find_library = found
    try:
        return _quietly_imported()
    except OSError as error:
        raise RenderingError("WeasyPrint", f"{_INSTALL} ({error})") from error


def _found_by_its_plain_name(name: str) -> str | None:  # noqa: ARG001 - as ctypes calls it
    return None


def _quietly_imported() -> ModuleType:
    """Import WeasyPrint; what it prints when a library is missing is said by our own error."""
    with contextlib.redirect_stdout(io.StringIO()), _deferred(_SELDOM):
        import weasyprint  # noqa: PLC0415 - 0.5 s, and only for those who print
    return weasyprint  # type: ignore[no-any-return]  # WeasyPrint has no types


class _Deferred(ModuleType):
    """Stands for a module until one of its functions is called, and imports it then."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: object, **options: object) -> Any:  # noqa: ANN401 - whatever the function gives
            return getattr(importlib.import_module(self.__name__), name)(*args, **options)

        return call


@contextlib.contextmanager
def _deferred(names: tuple[str, ...]) -> Iterator[None]:
    """Give those who import these modules something that stands for them, unless they are imported already."""
    stand_ins = {name: _Deferred(name) for name in names if name not in sys.modules}
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
