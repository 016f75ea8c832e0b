"""Reads a page's text as lines with the few measurements that the rules need."""

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffc\ue000-\uf8ff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ENDING = re.compile(r"[.!?…。！？।۔؟][\"'”’»)\]›]*(?:\[\d+\])?$")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff]")
_WORDS = re.compile(r"[^\W_]+")
_APART = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): None}
_PRINTERS_MARKS = "“”–—…‘£€\u00a0"
_COUNTER = re.compile(r"(?: \d+)+$|^\d+ (?=\D)")

_COMMON = frozenset(
    "about after again against also amid among and another because been before being between both could does down "
    "during "
    "each every from have here into just know like made make many more most much near need news next only other over "
    "says said should since some still such take than that their them then there these they this those through under "
    "until very want well were what when where which while will with without would your first last year years "
    "a i an as at be by do he if in is it me my no of on or so to up us we all and any are but can day did for get had "
    "has her him his how its let may new not now off old one our out own per put she the too two was way who why yet "
    "you".split()
)
"""Small words; those of three letters and fewer say nothing anyway, and are left out faster here."""


CACHED = 160
LONGEST_KEY = 2000
"""Characters; a longer line is a paragraph, and is compared with no other."""


Measures = tuple[str, str, tuple[str, ...], Set[str], int, bool]


class Line(NamedTuple):
    """A line that shows something; ``content[start:end]`` of the page is its text before NFC.

    ``key`` is how it is compared, ``tokens`` are its words in order, ``subject`` those that say what it is about;
    ``gap`` tells of a blank line above. A named tuple because a page has hundreds and each is made anew.
    """

    start: int
    end: int
    gap: bool
    text: str
    key: str
    tokens: tuple[str, ...]
    subject: Set[str]
    words: int
    terminated: bool

    @property
    def introduces(self) -> bool:
        """Whether the line announces what follows, with a colon."""
        return self.text.endswith((":", "："))


def clean(text: str) -> str:
    """Make text printable and encodable: NFC, no control characters, no lone surrogates."""
    if text.isascii():
        return text if text.isprintable() else _UNSEEN.sub(" ", text)
    if not text.isprintable():
        text = _UNSEEN.sub(" ", _SURROGATE.sub("\ufffd", text))
    return unicodedata.normalize("NFC", text)


def key(text: str) -> str:
    """Spell a line for comparison: lower case, no punctuation, no counter at either end.

    >>> key("Comments (118)")
    'comments'
    """
    plain = " ".join(_plain_words(text))
    return _COUNTER.sub("", plain) if plain[:1].isdigit() or plain[-1:].isdigit() else plain


def _plain_words(text: str) -> list[str]:
    """The words of a text in lower case; plain letters, with or without a printer's marks, are parted at one go."""
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("’", "")
        for mark in _PRINTERS_MARKS:
            folded = folded.replace(mark, " ")
    if folded.isascii():
        return folded.translate(_APART).split()
    return _WORDS.findall(folded.replace("'", ""))


def count_words(text: str) -> int:
    """Count words; where a script has no spaces, two characters count as one."""
    if "  " not in text and text.isprintable() and text[:1] != " " != text[-1:]:
        words = text.count(" ") + 1 if text else 0
    else:
        words = len(text.split())
    if text.isascii() or len(text.encode("utf-8", "replace")) < 1.3 * len(text):
        return words
    return words + len(_SPACELESS.findall(text)) // 2


def read_lines(content: str) -> tuple[Line, ...]:
    """Read the lines of a page that show anything."""
    lines: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(content):
        raw, (start, end) = match[0], match.span()
        if not ("!" <= raw[0] <= "~" and "!" <= raw[-1] <= "~"):
            start, end = _strip(raw, start)
            if start == end:
                continue
            raw = content[start:end]
        gap = start - previous_end > 1 and _is_gap(content, previous_end, start)
        measures = measure(raw) if end - start <= CACHED else _measured(raw)
        lines.append(Line(start, end, gap, *measures))
        previous_end = end
    return tuple(lines)


def _is_gap(content: str, start: int, end: int) -> bool:
    """Whether a blank line stands between two lines."""
    return content.count("\n", start, end) + content.count("\r", start, end) // 2 > 1


def _strip(text: str, start: int) -> tuple[int, int]:
    """Where what shows of a line begins and ends on the page; the same place twice where nothing does."""
    left, right = 0, len(text)
    while left < right and _blank(text[left]):
        left += 1
    while right > left and _blank(text[right - 1]):
        right -= 1
    return start + left, start + right


def _blank(char: str) -> bool:
    if char.isascii():
        return char <= " " or char == "\x7f"
    return char.isspace() or unicodedata.category(char) in ("Cf", "Co", "Cc", "Cn")


def line_of(text: str) -> Line:
    """A line by itself, without its place on a page."""
    return Line(0, len(text), False, *(measure(text) if len(text) <= CACHED else _measured(text)))


def _measured(raw: str) -> Measures:
    text = clean(raw)
    line_key = key(text) if len(raw) <= LONGEST_KEY else ""
    tokens = tuple(line_key.split())
    subject = {word for word in set(tokens) - _COMMON if len(word) > 3}
    ended = not text[-1:].isalnum() and _ENDING.search(text, max(0, len(text) - 12)) is not None
    return text, line_key, tokens, subject, count_words(text), ended


measure = lru_cache(maxsize=1 << 14)(_measured)
"""Menus and footers recur on every page of an outlet: measuring a line once made pages of one outlet twice as fast."""
