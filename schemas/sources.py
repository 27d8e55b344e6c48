"""Sources as a desk states them, and what is remembered of them from run to run."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, NonNegativeFloat, PositiveInt, StringConstraints

from schemas.raw import Sha256
from schemas.record import Record

SourceName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,59}$")]
"""Small letters, digits, ``.``, ``_`` and ``-``; it begins with a letter or digit and has at most 60 characters."""

GIVEN = "given"
"""Name of the source that stands on the command line instead of in a file; none in a file may have it."""

STANDARD_INPUT = "-"
"""Stands for the standard input where a file is named."""

# What stands before an ``@`` is a name or password, which would be kept and printed and is never sent.
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#@\\]+(?:[/?#]|$)", max_length=2000)]
"""An address that begins with ``http://`` or ``https://``, without a name or password before its host."""

CloudAddress = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9+.-]*://")]
"""An address of a folder, such as ``s3://bucket/folder``."""

Pattern = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A name with ``*`` and ``?``; case does not matter."""

_HOST = re.compile(r"(?:[a-z0-9_-]+\.)*[a-z0-9_-]*[a-z][a-z0-9_-]*\.?", re.IGNORECASE)
_NOT_A_MACHINE = "a host (intranet.example), an address (10.1.2.3) or a network (10.0.0.0/8), without http:// and port"


def _machine(stated: str) -> str:
    """Return a host or network as it is stated, when it is one."""
    try:
        ipaddress.ip_network(stated.strip("[] "), strict=False)
    except ValueError:
        if not _HOST.fullmatch(stated.strip()):
            raise ValueError(_NOT_A_MACHINE) from None
    return stated


Machine = Annotated[str, AfterValidator(_machine)]
"""A host, an address or a network."""

DOCUMENTS: tuple[str, ...] = (
    *("*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.xhtml", "*.pdf"),
    *("*.docx", "*.odt", "*.rtf", "*.epub", "*.eml", "*.msg"),
)
"""Names of the files that are documents, where nobody says otherwise."""


class _Stated(Record):
    """What every source has."""

    name: SourceName
    """Name of the source, once in a file; its state is kept under it."""

    enabled: bool = True
    """Whether runs ask it."""


class FolderConfig(_Stated):
    """The files of a folder into which documents are dropped."""

    kind: Literal["folder"] = "folder"
    """``folder``"""

    path: str
    """The folder; relative to the file that states the source."""

    patterns: tuple[Pattern, ...] = DOCUMENTS
    """Names of what is wanted."""

    recursive: bool = True
    """Whether the folders below it are read too."""

    settle: NonNegativeFloat = 0.0
    """How long a file must have been left alone before it is read, seconds; 0 for a folder nobody writes to."""


class FilesConfig(_Stated):
    """Single files, or the standard input."""

    kind: Literal["files"] = "files"
    """``files``"""

    paths: Annotated[tuple[str, ...], Field(min_length=1)]
    """The files; ``-`` is the standard input, on the command line only."""


class ZipConfig(_Stated):
    """The documents in a ZIP archive."""

    kind: Literal["zip"] = "zip"
    """``zip``"""

    path: str
    """The archive."""

    patterns: tuple[Pattern, ...] = DOCUMENTS
    """Names of what is wanted."""


class MailConfig(_Stated):
    """The mails of an mbox file, a Maildir or a folder of ``.eml`` files."""

    kind: Literal["mail"] = "mail"
    """``mail``"""

    path: str
    """The mbox file or the folder."""

    attachments: bool = True
    """Whether documents that are attached are taken too."""


class CloudConfig(_Stated):
    """A folder of any file system that fsspec knows: S3, GCS, a share, an archive."""

    kind: Literal["cloud"] = "cloud"
    """``cloud``"""

    url: CloudAddress
    """Address of the folder (``s3://bucket/briefs``); keys come from the environment, never from here."""

    patterns: tuple[Pattern, ...] = DOCUMENTS
    """Names of what is wanted."""

    endpoint: WebAddress | None = None
    """Address of the service, where it is not the provider's own."""


class _Web(_Stated):
    """What every source on the web has."""

    seconds_between: NonNegativeFloat = 1.0
    """Least time between two requests to one host, seconds."""

    robots: bool = True
    """Whether robots.txt is honoured."""

    allow: tuple[Machine, ...] = ()
    """Hosts or networks (``10.0.0.0/8``) that may be asked although they are not public."""


class PagesConfig(_Web):
    """Single pages or files on the web."""

    kind: Literal["pages"] = "pages"
    """``pages``"""

    urls: Annotated[tuple[WebAddress, ...], Field(min_length=1)]
    """Their addresses."""


class ListConfig(_Web):
    """A web page that lists documents: every link on it that fits is fetched."""

    kind: Literal["list"] = "list"
    """``list``"""

    url: WebAddress
    """Address of the page."""

    links: Annotated[tuple[Pattern, ...], Field(min_length=1)] = ("*",)
    """Addresses of the links that are wanted, with ``*`` and ``?``."""

    most: PositiveInt = 50
    """Links that are followed in one run, from the top."""


class FeedConfig(_Web):
    """An RSS, Atom or JSON feed."""

    kind: Literal["feed"] = "feed"
    """``feed``"""

    url: WebAddress
    """Address of the feed."""

    full_text: bool = False
    """Whether the page that an entry links to is fetched, instead of taking what the feed itself holds."""

    most: PositiveInt = 100
    """Entries that are taken in one run, from the top."""


class SitemapConfig(_Web):
    """A sitemap, or an index of sitemaps."""

    kind: Literal["sitemap"] = "sitemap"
    """``sitemap``"""

    url: WebAddress
    """Address of the sitemap."""

    links: Annotated[tuple[Pattern, ...], Field(min_length=1)] = ("*",)
    """Addresses of the pages that are wanted, with ``*`` and ``?``."""

    newer_than: PositiveInt | None = 31
    """Pages whose last change lies more days back are passed over; ``None`` takes all."""

    most: PositiveInt = 100
    """Pages that are fetched in one run, the newest first."""


class PluginConfig(_Stated):
    """A source that another package brings."""

    kind: Literal["plugin"] = "plugin"
    """``plugin``"""

    plugin: str
    """Name of its entry point in the group ``deskbrief.sources``."""

    options: tuple[tuple[str, str], ...] = ()
    """What that source wants to know, as pairs of key and value."""


SourceConfig = Annotated[
    FolderConfig
    | FilesConfig
    | ZipConfig
    | MailConfig
    | CloudConfig
    | PagesConfig
    | ListConfig
    | FeedConfig
    | SitemapConfig
    | PluginConfig,
    Field(discriminator="kind"),
]
"""Any source; its ``kind`` says which."""


CONTACT = r"^[A-Za-z0-9.:/@_%+~?=&-]+$"
"""What an address of a mailbox or page is made of; it is sent as it is, so nothing else may stand in it."""


class SourcesFile(Record):
    """What the file holds that states the sources of a desk."""

    version: Literal[1]
    """Version of the file's form."""

    contact: Annotated[str, StringConstraints(pattern=CONTACT, max_length=200)] | None = None
    """Mail address or page at which the owner of a server reaches the desk; ``None`` when nobody is to be named."""

    sources: Annotated[tuple[SourceConfig, ...], Field(min_length=1)]
    """In the order in which they are asked."""


class Remembered(Record):
    """What a source wants to know at its next run of one address: to ask only for what is new there."""

    uri: str
    """The address: of a feed, a page, a file in a cloud folder."""

    etag: str | None = None
    """Version that the server gave it."""

    last_modified: str | None = None
    """Time of its last change, as the server wrote it."""

    fetched: AwareDatetime
    """When it was fetched, or asked for in vain when it never was, UTC."""

    not_before: AwareDatetime | None = None
    """When its server may be asked for it again, because it said so (``Retry-After``); ``None`` for now."""

    sha256: Sha256 | None = None
    """The document that it held; ``None`` for a page that only leads to documents."""


class SourceState(Record):
    """How a source has fared."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    name: SourceName
    """The source."""

    tried: AwareDatetime
    """When it was asked last, UTC."""

    succeeded: AwareDatetime | None = None
    """When it last answered in whole, UTC; ``None`` when it never did."""

    failures: Annotated[int, Field(ge=0)] = 0
    """How often in a row it has failed since."""

    problem: str | None = None
    """What went wrong the last time; ``None`` when nothing did."""

    documents: Annotated[int, Field(ge=0)] = 0
    """How many documents it offered the last time."""

    stated: Sha256 | None = None
    """Digest of how it was stated when it last answered in whole: what it remembers counts only as long as it is stated
    so. ``None`` when it never did."""

    not_before: AwareDatetime | None = None
    """When it may be asked again, because it said so (``Retry-After``) or has failed too often; ``None`` for now."""
