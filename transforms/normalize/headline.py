"""Finds the article's title: the line above the text that its neighbours and the text itself agree on."""

import re
from collections import Counter
from collections.abc import Sequence

from transforms.normalize.bylines import is_byline
from transforms.normalize.lines import key
from transforms.normalize.readings import AGE, Kind, Reading

LOOK_BACK = 60
"""Lines above the text that are asked; on the pages measured a title never stood more than 40 above it."""
LOOK_AHEAD = 4
LONGEST = 300
_THRESHOLD = 3.0
_CRUMB = re.compile(r"\s(?:>|»|›|/|→)\s|^home\b", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s[|–—-]\s[^|–—-]{2,40}$")
_COMMON = frozenset(
    "about after again against also amid among and another because been before being between both could does down during "
    "each every from have here into just know like made make many more most much near need news next only other over "
    "says said should since some still such take than that their them then there these they this those through under "
    "until very want well were what when where which while will with without would your first last year years".split()
)


def content_words(text: str) -> set[str]:
    """The words of a line that say what it is about."""
    return {word for word in key(text).split() if len(word) > 3 and word not in _COMMON}


def find_title(readings: Sequence[Reading], first: int, last: int) -> int | None:
    """Give the index of the title line above (or at) the region's first line, or None."""
    about = _subject(readings, first, last)
    mentioned = _mentions(readings)
    best, found = _THRESHOLD, None
    for index in range(max(0, first - LOOK_BACK), min(len(readings), first + 3)):
        score = _score(readings, index, first, about, mentioned)
        if score > best:
            best, found = score, index
    return found


def _subject(readings: Sequence[Reading], first: int, last: int) -> Counter[str]:
    words: Counter[str] = Counter()
    for reading in readings[first : min(last + 1, first + 80)]:
        if reading.kind is Kind.PROSE:
            words.update(content_words(reading.line.text[:2000]))
    return words


def _mentions(readings: Sequence[Reading]) -> set[str]:
    """The parts of lines that name a page's title beside something else: breadcrumbs, share buttons, site suffixes."""
    parts: set[str] = set()
    for reading in readings:
        text = reading.line.text
        if len(text) > LONGEST:
            continue
        for piece in re.split(r"\s[|>»›/–—-]\s|:\s", text):
            if len(piece) < len(text):
                parts.add(key(piece))
        if ": " in text:
            parts.add(key(text.split(": ", 1)[1]))
        parts.add(key(_SITE_SUFFIX.sub("", text)) if _SITE_SUFFIX.search(text) else "")
    parts.discard("")
    return parts


def _score(readings: Sequence[Reading], index: int, first: int, about: Counter[str], mentioned: set[str]) -> float:
    reading = readings[index]
    line = reading.line
    if reading.kind in (Kind.STAMP, Kind.CUT) or len(line.text) > LONGEST or is_byline(line.text):
        return 0.0
    words = content_words(line.text)
    score = min(line.words, 8) / 2 - max(0, line.words - 25) / 4
    if line.words < 3:
        score -= 2.0
    if line.text.endswith(".") and not line.text.endswith("..."):
        score -= 4.0
    if reading.kind is Kind.PROSE and index >= first:
        score -= 3.0
    if words:
        score += 4.0 * sum(1 for word in words if about[word]) / len(words)
    if line.key in mentioned and line.words >= 4:
        score += 3.0
    score -= 0.12 * abs(first - index)
    return score + _neighbours(readings, index, first)


def _neighbours(readings: Sequence[Reading], index: int, first: int) -> float:
    score = 0.0
    for ahead in readings[index + 1 : index + 1 + LOOK_AHEAD]:
        if ahead.kind is Kind.STAMP or is_byline(ahead.line.text):
            score += 3.0
            break
        if ahead.rule == AGE:
            score += 1.0
            break
        if ahead.kind is Kind.PROSE and ahead.line.index >= first:
            score += 1.0
            break
    if index and (_CRUMB.search(readings[index - 1].line.text) or readings[index - 1].line.words <= 2):
        score += 1.0
    if readings[index].line.gap:
        score += 0.5
    return score
