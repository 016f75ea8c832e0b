"""Says of every line of a page what it looks like by itself, before its neighbours are asked."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from transforms.normalize.lines import CACHED, Line, key, line_of
from transforms.normalize.phrases import FOOTER, SHARING, phrase_rule
from transforms.normalize.rules import TEASER
from transforms.normalize.shapes import (
    claims_rights,
    glues,
    is_caption,
    is_credit,
    is_glued,
    is_mark,
    is_menu,
    is_post,
    is_post_signature,
    is_quote_signature,
    is_share_bar,
    promotes,
    tells_age,
)
from transforms.normalize.stamps import Moment, find_moments

REPEATED = "repeated line"
STATED = "line stated for this outlet"
ACROSS = "repeated across the outlet's pages"
CAPTION = "picture caption"
CREDIT = "photo credit"
AGE = "age of a linked story"
MARK = "counter or divider"
POST = "embedded post"
GLUED = "teaser run together"
SIGNATURE = "pull quote"
PROMOTION = "promotion of the site's own services"

LONG_PROSE = 25
PROSE = 10
OFTEN = 4
MOST_LABEL_WORDS = 20
STAMP_LINE = 200
_LABEL = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|updated|modified|revised|released|created)|publication|last|"
    r"first|date|on|at|by|"
    r"mins?|minutes?|hours?|read|ago|views?|time)\b|[\W\d_]+",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^(?:this (?:content|article|story) was )?(?:first |last )?(?:published|posted|updated)(?: on)? $", re.IGNORECASE
)
_SENTENCE = re.compile(r"\s[A-Z]\w* \w+ \w+ \w+")
_SIGNED = re.compile(r"[.!?][”\"]?\s?[–—-]{1,2}\s?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}$")
_PARAGRAPH_END = re.compile(r"[\"”’:;,»]$")


class Kind(StrEnum):
    """What a line looks like: a paragraph, a short sentence, a short line without an end, a stamp, or furniture."""

    PROSE = "prose"
    REMARK = "remark"
    SHORT = "short"
    STAMP = "stamp"
    CUT = "cut"


class Reading(NamedTuple):
    """A line with its looks; ``rule`` names why it is furniture, ``moments`` are the stamps written in it."""

    line: Line
    kind: Kind
    rule: str | None = None
    moments: tuple[Moment, ...] = ()

    @property
    def cut(self) -> bool:
        """Whether the line is furniture wherever it stands."""
        return self.kind is Kind.CUT


def read_page(lines: tuple[Line, ...], repeated: frozenset[str], stated: Iterable[str]) -> tuple[Reading, ...]:
    """Read each line by itself; ``repeated`` and ``stated`` hold further furniture lines, as written or as keys."""
    counts = Counter([line.key for line in lines if line.words < PROSE])
    extra = {key(text): STATED for text in stated} | {key(text): ACROSS for text in repeated}
    readings = tuple(_read(line, counts, extra) for line in lines)
    if any(reading.rule == GLUED for reading in readings) and _capitals_within(lines):
        return tuple(r._replace(kind=_looks(r.line), rule=None) if r.rule == GLUED else r for r in readings)
    return readings


def _capitals_within(lines: tuple[Line, ...]) -> bool:
    """Whether the page's language itself has capitals within words (isiXhosa's "eMzantsi")."""
    return sum(line.terminated and line.words >= PROSE and glues(line.text) for line in lines) > 1


def _read(line: Line, counts: Counter[str], extra: dict[str, str]) -> Reading:
    stated = extra.get(line.key) if extra and line.key else None
    if stated:
        return Reading(line, Kind.CUT, stated)
    kind, rule, moments = appearance(line.text) if len(line.text) <= CACHED else _appearance(line)
    if rule is None and kind is not Kind.STAMP and line.key and line.words < PROSE and counts[line.key] >= OFTEN:
        kind, rule = Kind.CUT, REPEATED
    return Reading(line, kind, rule, moments)


def _appearance(line: Line) -> tuple[Kind, str | None, tuple[Moment, ...]]:
    moments = find_moments(line.text) if len(line.text) <= STAMP_LINE else ()
    if moments and not is_post_signature(line) and is_stamp_line(line, moments):
        return Kind.STAMP, None, moments
    rule = (TEASER if moments and _teases(line.text, moments[0]) else None) or phrase_rule(line) or shape_rule(line)
    return (Kind.CUT, rule, moments) if rule else (_looks(line), None, moments)


@lru_cache(maxsize=1 << 14)
def appearance(text: str) -> tuple[Kind, str | None, tuple[Moment, ...]]:
    """What a short line looks like, whatever page it stands on: its kind, the rule that cuts it, its stamps."""
    return _appearance(line_of(text))


def _teases(text: str, moment: Moment) -> bool:
    """Whether a stamp and what it dates are one line ("Published on Jan 19, 2026 Four times a year …")."""
    label, dated = text[: moment.start], text[moment.end :]
    return _PUBLISHED.search(label) is not None and _SENTENCE.match(dated) is not None


def is_stamp_line(line: Line, moments: tuple[Moment, ...]) -> bool:
    """Whether a line is about when the page was written: little is left when dates and labels are taken out."""
    if line.words > 30 or line.text.startswith(("©", "Copyright", "copyright")):
        return False
    kept, at = [], 0
    for moment in moments:
        kept.append(line.text[at : moment.start])
        at = moment.end
    kept.append(line.text[at:])
    left = [word for word in _LABEL.sub(" ", " ".join(kept)).split() if len(word) > 1]
    labelled = re.search(r"\b(?:publish|publication|post|updat|modif)", line.text, re.IGNORECASE)
    return len(left) <= (9 if labelled else 4) and not (line.terminated and len(left) > 3)


def shape_rule(line: Line) -> str | None:
    """Name the rule by which a line's shape alone makes it furniture."""
    if is_share_bar(line):
        return SHARING
    if is_post(line):
        return POST
    if line.words <= MOST_LABEL_WORDS:
        rule = _label_rule(line)
        if rule:
            return rule
    if is_glued(line):
        return GLUED
    if is_caption(line):
        return CAPTION
    if promotes(line):
        return PROMOTION
    return FOOTER if claims_rights(line) else None


def _label_rule(line: Line) -> str | None:
    if is_mark(line):
        return MARK
    if is_credit(line):
        return CREDIT
    if tells_age(line):
        return AGE
    if is_post_signature(line):
        return POST
    return SIGNATURE if is_quote_signature(line) else None


def _ends(text: str) -> bool:
    """Whether a line without a final stop ends as paragraphs do: in a quotation, a colon, or the house's signature."""
    return _PARAGRAPH_END.search(text) is not None or _SIGNED.search(text, max(0, len(text) - 40)) is not None


def _looks(line: Line) -> Kind:
    ended = line.terminated or (line.words >= PROSE and _ends(line.text))
    if line.words >= LONG_PROSE:
        return Kind.PROSE if ended or not is_menu(line) else Kind.SHORT
    if line.text.endswith("?") and line.words <= 16:
        return Kind.SHORT
    if ended and line.words >= PROSE:
        return Kind.PROSE
    if line.introduces and line.words >= 3:
        return Kind.REMARK
    return Kind.REMARK if ended and line.words >= 2 else Kind.SHORT
