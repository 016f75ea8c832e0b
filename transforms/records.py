"""The frozen records that travel between the stages; everything else in ``transforms`` builds on these alone.

    Page ──normalize──▶ Article ──chunk──▶ Chunk ──annotate──▶ Entity, DateMention ──present──▶ index documents

Every offset counts code points. Offsets of an ``Article`` and of all that follows it point into ``Article.body``;
only ``Furniture`` points into the page's raw text.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

PageForm = str
"""``text`` (a flattened page), ``html`` (markup) or ``body`` (an article body already: nothing is cut from it)."""


class EntityType(StrEnum):
    """The kinds of name an analyst can filter by."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    FACILITY = "facility"
    PRODUCT = "product"
    MISC = "misc"


class Precision(StrEnum):
    """How exact a date expression is; ``2025-02`` is a month and never turns into its first day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the source already states about a page; a stated field wins over one found in the text."""

    url: str | None = None
    title: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One scraped page as it was read.

    ``uri`` is the path relative to the source, the URL where one is known, or ``<path>#<id>`` within a container.
    ``sha256`` is the hex digest of the bytes that were read.
    ``read_at`` is when they were; a publication date after it is refused.
    """

    uri: str
    content: str
    form: PageForm
    sha256: str
    read_at: datetime
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page or document that was set aside: at which stage, for which reason, and whether trying again can help."""

    uri: str
    stage: str
    reason: str
    detail: str = ""
    replayable: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A ``heading`` or a ``paragraph`` of the body; ``level`` is 1 for a heading of the article, 2 for one below it."""

    kind: str
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span of the raw text that was cut, and the name of the rule that cut it."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Published:
    """When a page says it was published.

    ``at`` is UTC (``2026-01-07T08:55:19Z``) where the page gives a time and a zone, else the bare day (``2026-01-07``).
    ``day`` is that day on the outlet's own calendar: what "yesterday" is counted from.
    ``text`` is verbatim, ``zone`` an IANA name or a UTC offset, ``method`` how date and zone were decided,
    ``conflict`` whether two places on the page disagreed about the day.
    """

    at: str
    day: date
    text: str
    zone: str | None
    method: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page, with what was cut away around it.

    ``body`` is NFC with ``\\n`` line ends; blocks lie in order, do not overlap, and only whitespace lies between them.
    ``country`` is the outlet's home (ISO 3166-1 alpha-2) where known.
    ``provenance`` pairs a field's name with where its value came from.
    """

    title: str | None
    summary: str | None
    authors: tuple[str, ...]
    outlet: str | None
    country: str | None
    section: str | None
    language: str | None
    published: Published | None
    updated_at: str | None
    body: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a whole heading) of the body, with the index of the block it lies in."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage of whole sentences that full-text search runs on; ``headings`` is the path of headings above it."""

    ordinal: int
    headings: tuple[str, ...]
    start: int
    end: int

    @property
    def heading(self) -> str | None:
        """The nearest heading above the passage."""
        return self.headings[-1] if self.headings else None


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name: ``body[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies, in WGS 84 degrees, and how sure that is (0 to 1); a disputed place has no country."""

    lat: float
    lon: float
    country: str | None
    level: str
    geonameid: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """Everything one article calls by one name.

    ``aliases`` are the article's other surface forms, ``country`` is ISO 3166-1 alpha-2 (for a group: its demonym's).
    ``source`` says which model, list, rule or correction made it, ``reasons`` pairs aliases with why they are the same
    name. ``location`` is set for resolved places, and for bodies and buildings that bear a place's name or are put in
    one.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str | None = None
    location: Location | None = None
    source: str = "model"
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and its other surface forms."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression resolved to the days ``[first, until)``; ``anchor`` is the day it was counted from, if any."""

    text: str
    start: int
    end: int
    first: date
    until: date
    precision: Precision
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article with everything that was found in it: the last record before the index documents.

    ``dropped`` are the spellings that corrections took out of it.
    """

    uri: str
    sha256: str
    article: Article
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    entities: tuple[Entity, ...]
    dates: tuple[DateMention, ...]
    dropped: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling of its names, also those that corrections took out."""
        return (*(spelling for entity in self.entities for spelling in entity.spellings), *self.dropped)


_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʹ′`´＇", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "\u00a0": " ",
        "\u202f": " ",
        **dict(zip("łŁøØđĐðÐħĦıŋŧŦ", "lLoOdDdDhHintT", strict=True)),
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E",
    }
)  # fmt: skip
"""Signs that look alike, and letters that have no accent to take off."""


def fold(text: str) -> str:
    """Spell a name the way it is looked up: no case, accents, or typographic quotes and dashes.

    >>> fold("Lashkar‑e‑Taïba’s")
    "lashkar-e-taiba's"
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def unaccented(text: str) -> str:
    """Spell Latin letters without accents, and quotes and dashes as they are typed; other scripts stay as they are.

    >>> unaccented("José Muñoz–Łuków")
    'Jose Munoz-Lukow'
    """
    plain = unicodedata.normalize("NFC", text).translate(_LOOKALIKES)
    return plain if plain.isascii() else "".join(map(_base, plain))


def _base(char: str) -> str:
    first = unicodedata.normalize("NFKD", char)[0]
    return first if first.isascii() and first.isalpha() else char


def digest(*parts: str) -> str:
    """Name a document by its parts: the same parts always give the same 32 hex digits."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]
