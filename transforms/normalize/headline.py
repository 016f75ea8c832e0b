"""Finds the article's title: the line above the text that its neighbours and the text itself agree on."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from transforms.normalize.bylines import is_byline, names_job, signers
from transforms.normalize.mastheads import is_masthead
from transforms.normalize.phrases import LINK_LISTS, MOST_READ, VIDEO
from transforms.normalize.readings import AGE, Kind, Reading
from transforms.normalize.shapes import is_biography

LOOK_BACK = 60
"""Lines above the text that are asked; on the pages measured a title never stood more than 40 above it."""
LOOK_AHEAD = 4
LOOK_INTO = 25
CLIMB = 6
LONGEST = 300
_PER_PARAGRAPH = 1.5
_PER_LINE = 0.12
FARTHEST = 200
MOST_PLACES = 8
_APART = frozenset("|>»›/–—-:")
_TELLING, _TWICE, _LABEL = 6, 1.5, 2
_LONGEST_LABEL = 3
_CLOSE, _CLOSE_BESIDE = 3.0, 4.5
_OTHERS = frozenset({LINK_LISTS, MOST_READ, VIDEO})
_THRESHOLD = 3.0
_CLOSING = "\"'”’»"
_FEWEST_TOLD, _MOST_TOLD = 4, 60
_MOST_ABOVE = 0.4
_MOST = 21.0
"""What a line can score at most, if it speaks for itself in every way."""
_SIGNED = 4.0
_FEWEST = 3
_LONGEST_PLACE = 5
_PLACE = re.compile(r"^[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?, [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?$")
_NUMBERED = re.compile(r"^(?:[IVX]{1,4}|\d{1,2}|[A-Z])\.\s")
_CRUMB = re.compile(r"\s(?:>|»|›|/|→)\s|^home\b", re.IGNORECASE)


def find_title(readings: Sequence[Reading], first: int, last: int) -> int | None:
    """Give the index of the title line above (or at) the region's first line, or None."""
    about = _subject(readings, first, last)
    asked = _asked(readings, first)
    page = "\n".join(r.line.text for r in readings if len(r.line.text) <= LONGEST and r.rule not in _OTHERS)
    best, found = _THRESHOLD, None
    scores: dict[int, float] = {}
    times = Counter(reading.line.key for reading in readings)
    prose = told = 0
    most = _MOST_ABOVE * sum(r.line.words for r in readings[first : last + 1] if r.kind is Kind.PROSE)
    for index, distance in asked:
        if index >= first and (_MOST - _PER_LINE * distance - _PER_PARAGRAPH * prose <= best or told > most):
            break  # nor can any line below it, and no title has much of the text above it
        score = _score(readings, index, about, page) - _PER_LINE * distance - _PER_PARAGRAPH * prose
        if readings[index].line.words >= _TELLING and score > 0 and times[readings[index].line.key] > 1:
            score += _TWICE
        scores[index] = score
        if index >= first and readings[index].kind is Kind.PROSE:
            prose, told = prose + 1, told + readings[index].line.words
        if score > best:
            best, found = score, index
    return _within(readings, _upper(readings, found, scores, about, times)) if found is not None else None


def _asked(readings: Sequence[Reading], first: int) -> list[tuple[int, int]]:
    """The lines that may be the title, with their distance from the text in lines that are not furniture."""
    above: list[tuple[int, int]] = []
    index = first - 1
    while index >= 0 and len(above) < LOOK_BACK and first - index <= FARTHEST:
        if not readings[index].cut:
            above.append((index, len(above)))
        index -= 1
    below = [(i, i - first) for i in range(first, min(len(readings), first + LOOK_INTO)) if not readings[i].cut]
    return above[::-1] + below


def _upper(
    readings: Sequence[Reading], found: int, scores: dict[int, float], about: set[str], times: Counter[str]
) -> int:
    """Of a title and the standfirst below it both look like a title; the upper one is."""
    if readings[found].line.words >= _TELLING and times[readings[found].line.key] == _LABEL:
        return found
    dated = any(r.kind is Kind.STAMP for r in readings[found + 1 : found + 1 + 2 * CLIMB])
    for index in range(found - 1, max(-1, found - 1 - CLIMB), -1):
        if readings[index].kind is Kind.STAMP:
            if dated or readings[index + 1].kind is Kind.STAMP:
                break
            continue  # the only stamp by the text stands under the title, and what is below it is a caption
        if index not in scores or readings[index].kind is Kind.PROSE or times[readings[index].line.key] > _LABEL:
            continue
        if readings[index].line.words <= _LONGEST_PLACE and _crumbs(readings[index].line.text):
            continue
        words = readings[index].line.subject
        shared = len(words & about)
        beside = found - index == 1
        if (
            readings[index].line.words >= 4
            and scores[index] >= scores[found] - (_CLOSE_BESIDE if beside else _CLOSE)
            and shared >= (0.2 if beside else 0.3) * len(words) > 0
        ):
            return index
        if readings[index].line.words >= 4:
            break
    return found


def _within(readings: Sequence[Reading], found: int) -> int:
    """Of a breadcrumb without dividers ("Home Coast Old pier closes") the title near it that it ends in."""
    text = readings[found].line.text
    if not text.startswith("Home "):
        return found
    near = range(max(0, found - CLIMB), min(len(readings), found + CLIMB))
    ends = (i for i in near if readings[i].line.words >= _FEWEST and text.endswith(f" {readings[i].line.text}"))
    return next(ends, found)


def _subject(readings: Sequence[Reading], first: int, last: int) -> set[str]:
    words: set[str] = set()
    for reading in readings[first : min(last + 1, first + 80)]:
        if reading.kind is Kind.PROSE:
            words.update(reading.line.subject)
    return words


def _set_apart(page: str, text: str) -> bool:
    """Whether a text stands in the page beside a colon, bar or arrow that parts it from the rest of its line.

    So it does in breadcrumbs, share buttons and site suffixes.
    """
    at = page.find(text)
    for _ in range(MOST_PLACES):
        if at < 0:
            return False
        before, after = page[max(0, at - 3) : at].rstrip(" "), page[at + len(text) : at + len(text) + 3].lstrip(" ")
        ends = before[-1:] in ("", "\n"), after[:1] in ("", "\n")
        if not all(ends) and (ends[0] or before[-1:] in _APART) and (ends[1] or after[:1] in _APART):
            return True
        at = page.find(text, at + len(text))
    return False


def _score(readings: Sequence[Reading], index: int, about: set[str], page: str) -> float:
    reading = readings[index]
    line = reading.line
    if reading.kind in (Kind.STAMP, Kind.CUT) or len(line.text) > LONGEST:
        return 0.0
    if reading.kind is Kind.PROSE and _is_sentence(line.text):
        return 0.0  # a paragraph of the text
    score = _standing(line.text, line.words)
    if score is None:
        return 0.0
    if reading.kind is Kind.PROSE:
        score -= 3.0 if line.terminated else 1.0
    shared = len(line.subject & about)
    if shared:
        score += 4.0 * shared / len(line.subject)
    names = signers(line.text)
    if names and (names.isdisjoint(about) or _introduced(readings, index)):
        score -= _SIGNED
    if _FEWEST_TOLD <= line.words <= _MOST_TOLD and _set_apart(page, line.text):
        score += 3.0
    return score + _neighbours(readings, index)


def _introduced(readings: Sequence[Reading], index: int) -> bool:
    """Whether a biography below speaks of the one whom a line names."""
    name = f"{readings[index].line.text.strip(' -–—')} ".casefold()
    below = (reading.line.text for reading in readings[index + 1 :])
    return any(text[: len(name)].casefold() == name and is_biography(text) for text in below)


def _is_sentence(text: str) -> bool:
    """Whether a text ends in a full stop; what somebody says has it before the quotation mark."""
    spoken = text.rstrip(_CLOSING)
    return spoken.endswith(".") and not spoken.endswith("...")


@lru_cache(maxsize=1 << 13)
def _standing(text: str, words: int) -> float | None:
    """How much a line looks like a title by itself, or None for one that cannot be."""
    if (words < 2 and text.isascii()) or is_byline(text) or _crumbs(text) > 1:
        return None
    score = min(words, 8) / 2 - max(0, words - 25) / 4
    if words < 3:
        score -= 2.0
    if _is_sentence(text):
        score -= 4.0
    if _NUMBERED.match(text):
        score -= _SIGNED
    if words <= _LONGEST_PLACE and _crumbs(text):
        score -= 2.0
    if words <= _LONGEST_PLACE and _PLACE.match(text):
        score -= 2.0
    if is_masthead(text) or names_job(text):
        score -= _SIGNED
    return score


@lru_cache(maxsize=1 << 13)
def _crumbs(text: str) -> int:
    return len(_CRUMB.findall(text[:LONGEST]))


def _neighbours(readings: Sequence[Reading], index: int) -> float:
    score = 0.0
    seen = prose = 0
    for ahead in readings[index + 1 : index + 1 + 3 * LOOK_AHEAD]:
        kind = ahead.kind
        if kind is Kind.CUT:
            if ahead.rule == AGE:
                score += 1.0
                break
            continue
        if kind is Kind.STAMP or is_byline(ahead.line.text):
            score += 3.0
            break
        if kind is Kind.PROSE:
            score += 1.0 if not prose else 0.0
            prose += 1
        seen += 1
        if seen >= LOOK_AHEAD or prose > 1:
            break
    if index and readings[index - 1].kind is Kind.STAMP and _headless(readings, index - 1):
        score += 2.5
    if index and (_crumbs(readings[index - 1].line.text) or readings[index - 1].line.words <= 2):
        score += 1.0
    if readings[index].line.gap:
        score += 0.5
    return score


def _headless(readings: Sequence[Reading], stamp: int) -> bool:
    """Whether no headline stands above a stamp, which it might date instead of the line below it."""
    above = (r for r in readings[max(0, stamp - CLIMB) : stamp] if r.kind is not Kind.STAMP)
    return all(r.cut or r.line.words <= _LONGEST_LABEL or _crumbs(r.line.text) for r in above)
