"""Second names that a text gives itself: "X, known as Y", "X (Y)", "Y, as X is called", "X, or Y,"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.entities import cues
from transforms.entities.acronyms import abbreviates, initials_of, letters_of
from transforms.entities.short_forms import Pair, is_short_form
from transforms.entities.spans import Layer, Span
from transforms.entities.vocabulary import NO_NAMES
from transforms.records import EntityType

_NAMED = frozenset((EntityType.PERSON, EntityType.ORGANIZATION))
_REACH = 200
"""Characters that may lie between a name and the second one that is tied to it."""
_THEN = re.compile(r"['\"’”]?, ['\"’”]?$")
_LIST_BEFORE = re.compile(r"(?:,|,? and|,? or)(?: the)? $")
_COMMA_BEFORE = re.compile(r",(?: the)? $")
_THE = re.compile(r"(?:, | [–—-] )(?P<the>the )?")
_APPOSED = re.compile(r"(?:,(?! (?:and|or|the [A-Z]|[A-Z]))|[.;)]| [–—-] )")
_STYLES = re.compile(r"(?:[A-ZÀ-Þ][\w'’]+ ){1,2}")
_QUOTED_BEHIND = re.compile(r",? [\"“‘]([A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,2}),?[\"”’](?![\w])")
_CLOSED = re.compile(r"['\"’”]?[,.;:)]")
_ENDS = re.compile(r"['\"’”]?(?:[,.;:)]| (?:on|in|as|said|says|has|have|had|is|was|were)\b)")
_NAME = re.compile(cues.NAME)


def links(layer: Layer, body: str) -> Iterator[Pair]:
    """Pairs of a name and its second name; the second one is put into the layer where it lacked or was of no kind."""
    bracketed = _bracketed(layer, body)
    for span in [*layer]:
        if span.type not in _NAMED or span not in layer.over(span.start, span.end):
            continue
        found = _second(layer, body, span, bracketed) or _known_first(layer, body, span)
        while found:
            start, end = found
            layer.put(Span(start, end, span.type, "second name"))
            yield Pair(span.start, span.end, start, end)
            found = _third(layer, body, Span(start, end, span.type))


def _second(layer: Layer, body: str, span: Span, bracketed: Counter[str]) -> tuple[int, int] | None:
    limit = min(len(body), span.end + _REACH)
    if match := cues.BETWEEN.match(body, span.end, limit) or _apposed(layer, body, span, limit):
        former = cues.FORMER.search(match[0]) is not None
        found = name_at(layer, body, match.end(), span.type, sure=not former, strict=former)
        if found and (span.type is EntityType.PERSON or _told(layer, found, span.type) or _shortish(body, found)):
            return found
    for cue, behind in ((cues.AS_CALLS, None), (cues.AS_CALLED, cues.CALLED_AFTER)):
        match = cue.match(body, span.end, limit)
        found = name_at(layer, body, match.end(), span.type, strict=True) if match else None
        if found and (behind is None or behind.match(body, found[1])):
            return found
    match = cues.TO_FRIENDS.match(body, span.end)
    found = name_at(layer, body, match.end(), span.type) if match else None
    if found and cues.FRIENDS_BEHIND.match(body, found[1]):
        return found
    if span.type is EntityType.PERSON:
        return _in_quotes(layer, body, span)
    return _in_brackets(layer, body, span, bracketed) or _behind_or(layer, body, span) or _beside(layer, body, span)


def _apposed(layer: Layer, body: str, span: Span, limit: int) -> re.Match[str] | None:
    """A cue behind words that say who the first one is, with nobody else of its kind among them."""
    match = cues.APPOSED.match(body, span.end, limit)
    if not match or any(other.type is span.type for other in layer.over(*match.span("said"))):
        return None
    return match


def _third(layer: Layer, body: str, second: Span) -> tuple[int, int] | None:
    """The Z of "known there as Y and here as Z", "Y in French and Z in Dutch"."""
    limit = min(len(body), second.end + _REACH)
    match = cues.BETWEEN_AGAIN.match(body, second.end, limit) or cues.IN_TONGUES.match(body, second.end, limit)
    return name_at(layer, body, match.end(), second.type, sure=True) if match else None


def _known_first(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """The Y of "Known there as Y, X …"."""
    then = _THEN.search(body[max(0, span.start - 4) : span.start])
    before = layer.over(max(0, span.start - 5), span.start - 2) if then else []
    if not before or before[-1].type is not span.type:
        return None
    first = before[-1]
    lead = body[max(0, first.start - 80) : first.start]
    return (first.start, first.end) if cues.FIRST.search(lead) else None


def _in_brackets(layer: Layer, body: str, span: Span, bracketed: Counter[str]) -> tuple[int, int] | None:
    """What stands in brackets behind one body only; behind several it is a country, a source or a party."""
    match = cues.BRACKET.match(body, span.end, min(len(body), span.end + 80))
    found = name_at(layer, body, match.end(), span.type) if match else None
    if not found or bracketed[body[slice(*found)]] > 1 or not _CLOSED.match(body, found[1]):
        return None
    several = " " in body[slice(*found)] and " " in body[span.start : span.end]
    return found if _told(layer, found, span.type, "" if several else "known") or _shortish(body, found) else None


def _behind_or(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """The Y of "X, or Y,"; without the comma only where X itself stands between commas and Y is its long form."""
    match = cues.OR.match(body, span.end)
    comma = match is not None and match[0].startswith(",")
    found = name_at(layer, body, match.end(), span.type, strict=not comma, sure=comma) if match else None
    if not match or not found or not _ENDS.match(body, found[1]):
        return None
    one, other = body[span.start : span.end], body[slice(*found)]
    if not comma:
        made = letters_of(one) in initials_of(other) or letters_of(other) in initials_of(one)
        return found if made and _CLOSED.match(body, found[1]) else None
    return None if _in_list(body, span) else found


def _in_quotes(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """A person's nickname alone in quotation marks right behind the name."""
    match = _QUOTED_BEHIND.match(body, span.end)
    if not match or any(other.type is not EntityType.PERSON for other in layer.over(match.start(1), match.end(1))):
        return None
    return match.span(1)


def _beside(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """Of a body named twice, one name right behind the other between commas or dashes, the second.

    Where the one is not made of the other's words, the second has "the" and nothing goes on as a list would.
    """
    match = _THE.match(body, span.end)
    found = name_at(layer, body, match.end(), span.type, strict=True) if match else None
    if not match or not found or not _APPOSED.match(body, found[1]) or _COMMA_BEFORE.search(_before(body, span)):
        return None
    one, other = body[span.start : span.end], body[slice(*found)]
    short, full = sorted((one, other), key=len)
    if " " not in short and " " in full:
        listed = span.source == "known" or any(other.source == "known" for other in layer.over(*found))
        made = letters_of(short) in initials_of(full) or abbreviates(short, full)
        if made or (is_short_form(short) and not listed):
            return found
    return found if match["the"] and not _in_list(body, span) else None


def _in_list(body: str, span: Span) -> bool:
    return _LIST_BEFORE.search(_before(body, span)) is not None


def _before(body: str, span: Span) -> str:
    return body[max(0, span.start - 10) : span.start]


def _shortish(body: str, found: tuple[int, int]) -> bool:
    words = body[slice(*found)].split()
    return is_short_form(words[0]) and words[0] not in NO_NAMES and len(words) < 3


def _told(layer: Layer, found: tuple[int, int], kind: EntityType, unless: str = "") -> bool:
    return any(s.type is kind and s.source != unless for s in layer.over(*found))


def name_at(
    layer: Layer, body: str, start: int, kind: EntityType, *, strict: bool = False, sure: bool = False
) -> tuple[int, int] | None:
    """The name of that kind that begins there; an unlabelled run of capitals too unless ``strict``.

    Where the words before are ``sure`` to bring in a name, whatever a model took it for.
    """
    over = layer.over(start, start + 1)
    if not over and kind is EntityType.PERSON and (styled := _STYLES.match(body, start)):
        behind = layer.over(start, styled.end() + 1)
        if behind and behind[0].type is kind and behind[0].start <= styled.end():
            return behind[0].start, behind[0].end
    if over and over[0].start == start:
        weak = over[0].by_model and not strict and (sure or over[0].type is EntityType.MISC)
        return (start, over[0].end) if over[0].type is kind or weak else None
    match = _NAME.match(body, start)
    if strict or over or not match or layer.over(start, match.end()) or match[0] in NO_NAMES:
        return None
    return start, match.end()


def _bracketed(layer: Layer, body: str) -> Counter[str]:
    """In how many different names' brackets each short word stands."""
    seen = {(body[span.start : span.end], match[1]) for span in layer if (match := _IN_BRACKETS.match(body, span.end))}
    return Counter(short for _, short in seen)


_IN_BRACKETS = re.compile(r" \(([^() ]{2,12})\)")


def nicknames(body: str, spans: Sequence[Span]) -> Iterator[str]:
    """What stands in quotation marks within a person's full name."""
    for span in spans:
        if span.type is EntityType.PERSON and (match := _QUOTED.search(body, span.start + 1, span.end - 1)):
            yield match[1]


_QUOTED = re.compile(r" [\"“‘']([A-ZÀ-Þ][^\"“”‘’'\n]{1,30})[\"”’'] ")
