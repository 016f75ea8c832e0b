"""Second names that a text gives itself: "X, known as Y", "X (Y)", "Y, as X is called", "X, or Y,"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.entities.acronyms import abbreviates, initials_of, letters_of
from transforms.entities.short_forms import Pair, is_short_form
from transforms.entities.spans import Layer, Span
from transforms.entities.vocabulary import NO_NAMES
from transforms.records import EntityType

_NAMED = frozenset((EntityType.PERSON, EntityType.ORGANIZATION))
_OPEN = r"(?:the |its |\(?in [A-Z]\w+,? )*[\"'“‘]?"
_WHO = r"(?:who is |who was |who are |which is |is |was )?(?:still |also |simply |better |best |widely |often )?"
_KNOWN_AS = re.compile(
    r"['\"’”]?(?:,? \d{1,3},| \d{1,3},|,|)? \(?" + _WHO + r"(?:(?:\w+ ){0,2}known "
    r"(?:[\w'’]+ ){0,7}?(?:as|by (?:its|the|his|her|their) (?:\w+ ){0,3}"
    r"(?:initials|letters|acronym|nickname|name|abbreviation|alias)(?: of)?)"
    r"|alias|a\.?k\.?a\.?|nicknamed|dubbed|née|né|(?:spelled|spelt|written)|called|formerly called"
    r"|who (?:calls|called|styles|styled) (?:himself|herself|itself|themselves)"
    r"|who (?:goes|went) by(?: the name(?: of)?)?"
    r"|who (?:uses|used|takes|took) the (?:name|alias|nickname|pseudonym)(?: of)?"
    r"|whose (?:\w+ ){0,2}(?:name|alias|call sign|nickname) (?:is|was)"
    r"|(?:whom|which) (?:[\w'’]+ ){1,9}?(?:call|calls|called|dubbed|(?:know|knew) as)),? " + _OPEN
)
_BRACKET = re.compile(r"['\"’”]? \((?:or |also |known as |formerly |in [A-Z]\w+,? )?" + _OPEN)
_OR = re.compile(r", or (?:the )?[\"'“‘]?")
_AS_CALLED = re.compile(r"['’”\"]?,['’”\"]? as (?:the )?")
_CALLED_AFTER = re.compile(r" (?:is|are|was|were) (?:\w+ ){0,3}?(?:known|called|nicknamed)\b")
_AS_CALLS = re.compile(r"['’”\"]?,['’”\"]? as (?:[\w'’]+ ){1,4}calls? ")
_KNOWN_FIRST = re.compile(
    r"(?:^|[.?!\n\"”’])[ ]?(?:(?:Better|Also|Widely|Locally|Popularly) )?"
    r"(?:[Kk]nown(?: [\w'’]+){0,7}? (?:as|by)|Nicknamed|Called|Dubbed) (?:the )?[\"'“‘]?$"
)
_THEN = re.compile(r"['\"’”]?, ['\"’”]?$")
_LIST_BEFORE = re.compile(r",(?: the)? $")
_THE = re.compile(r"(?:, | [–—-] )(?:the )?")
_APPOSED = re.compile(r"(?:,(?! (?:and|or|the [A-Z]|[A-Z]))|[.;)]| [–—-] )")
_STYLES = re.compile(r"(?:[A-ZÀ-Þ][\w'’]+ ){1,2}")
_QUOTED_BEHIND = re.compile(r",? [\"“‘]([A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,2}),?[\"”’](?![\w])")
_CLOSED = re.compile(r"['\"’”]?[,.;:)]")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.&-]*[\w](?: [A-ZÀ-Þ][\w'’&-]*\w)*")


def links(layer: Layer, body: str) -> Iterator[Pair]:
    """Pairs of a name and its second name; the second one is put into the layer where it lacked or was of no kind."""
    bracketed = _bracketed(layer, body)
    for span in [*layer]:
        if span.type not in _NAMED or span not in layer.over(span.start, span.end):
            continue
        found = _second(layer, body, span, bracketed) or _known_first(layer, body, span)
        if found:
            start, end = found
            layer.put(Span(start, end, span.type, "pattern"))
            yield Pair(span.start, span.end, start, end)


def _second(layer: Layer, body: str, span: Span, bracketed: Counter[str]) -> tuple[int, int] | None:
    limit = min(len(body), span.end + 160)
    if match := _KNOWN_AS.match(body, span.end, limit):
        found = _name_at(layer, body, match.end(), span.type)
        if found and (span.type is EntityType.PERSON or _told(layer, found, span.type) or _shortish(body, found)):
            return found
    if match := _AS_CALLS.match(body, span.end, limit):
        return _name_at(layer, body, match.end(), span.type, strict=True)
    if match := _AS_CALLED.match(body, span.end, limit):
        found = _name_at(layer, body, match.end(), span.type, strict=True)
        return found if found and _CALLED_AFTER.match(body, found[1]) else None
    if span.type is EntityType.PERSON:
        return _in_quotes(layer, body, span)
    return _in_brackets(layer, body, span, bracketed) or _behind_or(layer, body, span) or _beside(layer, body, span)


def _known_first(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """The Y of "Known there as Y, X …"."""
    then = _THEN.search(body[max(0, span.start - 4) : span.start])
    before = layer.over(max(0, span.start - 5), span.start - 2) if then else []
    if not before or before[-1].type is not span.type:
        return None
    first = before[-1]
    lead = body[max(0, first.start - 80) : first.start]
    return (first.start, first.end) if _KNOWN_FIRST.search(lead) else None


def _in_brackets(layer: Layer, body: str, span: Span, bracketed: Counter[str]) -> tuple[int, int] | None:
    """What stands in brackets behind one body only; behind several it is a country, a source or a party."""
    match = _BRACKET.match(body, span.end, min(len(body), span.end + 80))
    found = _name_at(layer, body, match.end(), span.type) if match else None
    if not found or bracketed[body[slice(*found)]] > 1 or not _CLOSED.match(body, found[1]):
        return None
    return found if _told(layer, found, span.type, "known") or _shortish(body, found) else None


def _behind_or(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    match = _OR.match(body, span.end)
    found = _name_at(layer, body, match.end(), span.type, strict=True) if match else None
    if not found or not _CLOSED.match(body, found[1]) or _in_list(body, span):
        return None
    return found if _shortish(body, found) or " " not in body[slice(*found)] else None


def _in_quotes(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """A person's nickname alone in quotation marks right behind the name."""
    match = _QUOTED_BEHIND.match(body, span.end)
    if not match or any(other.type is not EntityType.PERSON for other in layer.over(match.start(1), match.end(1))):
        return None
    return match.span(1)


def _beside(layer: Layer, body: str, span: Span) -> tuple[int, int] | None:
    """Of a body named in full and by a short form, one right behind the other between commas or dashes, the second."""
    match = _THE.match(body, span.end)
    found = _name_at(layer, body, match.end(), span.type, strict=True) if match else None
    if not found or not _APPOSED.match(body, found[1]) or _in_list(body, span):
        return None
    one, other = body[span.start : span.end], body[slice(*found)]
    short, full = sorted((one, other), key=len)
    if " " in short or " " not in full:
        return None
    listed = span.source == "known" or any(other.source == "known" for other in layer.over(*found))
    made = letters_of(short) in initials_of(full) or abbreviates(short, full)
    return found if made or (is_short_form(short) and not listed) else None


def _in_list(body: str, span: Span) -> bool:
    return _LIST_BEFORE.search(body[max(0, span.start - 6) : span.start]) is not None


def _shortish(body: str, found: tuple[int, int]) -> bool:
    words = body[slice(*found)].split()
    return is_short_form(words[0]) and words[0] not in NO_NAMES and len(words) < 3


def _told(layer: Layer, found: tuple[int, int], kind: EntityType, unless: str = "") -> bool:
    return any(s.type is kind and s.source != unless for s in layer.over(*found))


def _name_at(layer: Layer, body: str, start: int, kind: EntityType, *, strict: bool = False) -> tuple[int, int] | None:
    """The name of that kind that begins there; an unlabelled run of capitals too unless ``strict``."""
    over = layer.over(start, start + 1)
    if not over and kind is EntityType.PERSON and (styled := _STYLES.match(body, start)):
        behind = layer.over(start, styled.end() + 1)
        if behind and behind[0].type is kind and behind[0].start <= styled.end():
            return behind[0].start, behind[0].end
    if over and over[0].start == start:
        weak = over[0].source == "model" and not strict and over[0].type is EntityType.MISC
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
