"""Cut from a found span what is no part of the name: articles, possessives, honorifics, offices, stray signs."""

import re

from transforms.entities.spans import Span
from transforms.entities.vocabulary import CALLINGS, HONORIFICS, NO_NAMES, OFFICE_WORDS
from transforms.records import EntityType

_EDGE_BEFORE = re.compile(r"(?:[\s\"“”‘'(\[,.;:–—-]|(?:the|The|THE|a|A|an|An)\s)+")
_EDGE_AFTER = re.compile(r"(?:[\s\"“”‘(\[,;:–—-]|['’][sS](?![^\W_])|['’](?![^\W_]))+$")
_BRACKETED = re.compile(r"\s?[\[(][^\])]*$")
_SMALL_END = re.compile(r"(?:\s[a-z]+(?:[-'’][a-z]+)*)+$")
_PREFIX = re.compile(r"(?:anti|pro|non|pre|post|ex|then|mid|trans|pan|cross|near|all)[-‑](?=[A-Z])")
_ACROSS = re.compile(r"(?:[Tt]rans|[Pp]an|[Cc]ross)[-‑](?=[A-Z]\S* [A-Z])")
"""Prefixes that belong to a name of several words: the trans-Pacific Partnership, but trans-Pacific trade."""
_SMALL_NAME_ENDS = frozenset("uulu kyzy kizi qizi ogly oglu zade plc".split())
_WORD = re.compile(r"([^\s]+)\s+")
_BEFORE_NAMES = HONORIFICS | OFFICE_WORDS | CALLINGS
_OFFICES = _BEFORE_NAMES | {"pontiff"}
_ALSO_NAMES = frozenset(("tan", "ma", "ko", "nana"))
"""Styles that are also family or given names: "Tan Kok Seng", but "Tan Sri Azman"."""
_POSSESSED = re.compile(r"['’]s\s")
_SHORTENED = re.compile(r"\s(?:Inc|Ltd|Co|Corp|Jr|Sr)$")


def trimmed(body: str, span: Span) -> Span | None:
    """The span with its edges cut, or nothing where no letter or digit is left."""
    start, end = _edges(body, span.start, span.end)
    if span.by_model and span.type is not EntityType.MISC:
        end = _before_small_words(body, start, end)
    if span.type is EntityType.PERSON:
        if _is_office(body, start, end):
            return None
        start = _past_titles(body, start, end)
    end = _without_stop(body, start, end)
    if body[start:end] in NO_NAMES or not any(map(str.isalnum, body[start:end])):
        return None
    return Span(start, end, span.type, span.source)


def _edges(body: str, start: int, end: int) -> tuple[int, int]:
    if match := _EDGE_BEFORE.match(body, start, end):
        start = match.end() if not _nickname(body, start, end) else start
    if (match := _PREFIX.match(body, start, end)) and not _ACROSS.match(body, start, end):
        start = match.end()
    if match := _BRACKETED.search(body[start:end]):
        end = start + match.start()
    if match := _EDGE_AFTER.search(body[start:end]):
        end = start + match.start()
    if body[start:end].count("(") < body[start:end].count(")"):
        end -= body[start:end].endswith(")")
    return start, end


def _before_small_words(body: str, start: int, end: int) -> int:
    """Before the small words that no name ends in: the "Unite union", the "Zimbabwean cholera crisis"."""
    match = _SMALL_END.search(body[start:end])
    if not match or match[0].split()[-1] in _SMALL_NAME_ENDS:
        return end
    return start + match.start()


def _is_office(body: str, start: int, end: int) -> bool:
    """Whether what stands there is an office and not its holder: "the Pope", "the Sultan"."""
    return body[max(0, start - 4) : start] in ("the ", "The ") and body[start:end].lower() in _OFFICES


def _nickname(body: str, start: int, end: int) -> bool:
    return body[start] in '"“' and any(c in '"”' for c in body[start + 1 : end - 1])


def _past_titles(body: str, start: int, end: int) -> int:
    """Behind the last honorific or office that a person's name begins with, if a name follows."""
    if possessed := _POSSESSED.search(body, start, end):
        tail = body[possessed.end() : end].split()
        if len(tail) > 1 and tail[0].lower().rstrip(".") in HONORIFICS | OFFICE_WORDS:
            start = possessed.end()
    while match := _WORD.match(body, start, end):
        word = match[1].lower().rstrip(".,")
        named = word in _ALSO_NAMES and not body.startswith("Sri ", match.end())
        if named or word not in _BEFORE_NAMES:
            break
        if match.end() >= end:
            break
        start = match.end()
    return start


def _without_stop(body: str, start: int, end: int) -> int:
    text = body[start:end]
    if not text.endswith("."):
        return end + (body[end : end + 1] == "." and _SHORTENED.search(text) is not None)
    last = text.split()[-1]
    if re.fullmatch(r"(?:[A-Z]\.)+|Jr\.|Sr\.|Inc\.|Ltd\.|Co\.|Corp\.|St\.", last):
        return end
    return end - 1
