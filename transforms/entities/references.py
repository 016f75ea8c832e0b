"""Second names given by a pronoun or a common word for the first: "He goes by Y", "Y, as the council is known".

"They call him Y" brings in somebody new as often as not: it counts only where Y sounds like one who was named before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transforms.entities.acronyms import abbreviates, initials_of, letters_of
from transforms.entities.cues import CALL, NAME, OPEN
from transforms.entities.heads import head_words
from transforms.entities.links import name_at
from transforms.entities.short_forms import Pair
from transforms.entities.spans import Layer, Span
from transforms.entities.variants import alike, nearly_alike
from transforms.records import EntityType, fold

_STYLED = r"[\"'“‘]?(?:[A-ZÀ-Þ][\w'’]+ ){0,2}?(?=[A-ZÀ-Þ])"
_SURE = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he) (?:goes|went) by(?: the (?:name|alias|nickname)(?: of)?)?"
    r"|[Tt]o [^.,;:!?\n]{3,60},? (?:he|she) (?:is|was)(?: simply| just| only| always)?"
    r"|(?:calls|called|styled) (?:himself|herself)"
    r"|(?:he|she) was (?:simply|known as|given the name|nicknamed|dubbed)"
    rf"|(?:[Hh]is|[Hh]er) (?!names?\b)(?:real |full |birth )?{CALL}(?:,| is| was|:)"
    r"|(?:know|knows|knew|remember|remembers|remembered) (?:him|her) (?:\w+ )?as"
    r"|(?:^|[.!?\n\"”] ?)(?:Nicknamed|Dubbed|Called|Known(?: [\w'’]+){1,6} as)(?= [^,.\n]{3,50}, (?:he|she|the [a-z]))"
    r") " + _STYLED,
    re.M,
)  # fmt: skip
_CALLED = re.compile(
    r"\b(?:(?:call|calls|called|calling|named|names) (?:him|her)"
    r"|(?:spells?|spelled|writes|transcribes?|carries|transliterates?)(?: (?:him|her)| (?:his|her) name)(?: as)?"
    r"|(?:his|her) name (?:is|was) (?:spelled|spelt|written|given)(?: as)?"
    r"|spelling,(?: as)?|concerned one) " + _STYLED
)
_AS_CALLED = re.compile(
    r"['’\"”]?(?:,| [–—-]) ?['’\"”]?as "
    r"(?:(?P<they>(?:[\w'’]+ ){1,4}(?:calls?|called|knows?|knew) (?:him|her|it|himself|herself|itself)\b)"
    r"|(?P<pronoun>he|she|it) (?:is|was|wants|likes|prefers|came)\b(?: \w+){0,3}? (?:called|known)\b"
    r"|the (?:[\w'’-]+ ){0,2}?(?P<noun>[\w-]+) (?:is|are|was) (?:\w+ ){0,3}?(?:known|called|abbreviated))"
)
_CALLED_SO = re.compile(
    rf"(?:^|[.!?\n] |[“\"‘'])(?P<name>{NAME})['’\"”]?,['’\"”]? as (?:"
    r"(?:[\w'’]+ ){1,4}(?:calls?|called|knows?|knew) (?:him|her)\b|(?:he|she) (?:is|was|wants|likes|prefers) )",
    re.M,
)
_BODY = re.compile(
    rf"\b[Tt]he (?:\w+ )?(?P<noun>[a-z]+), (?:also |better |widely )?known (?:[\w'’]+ ){{0,6}}?(?:as|by the \w+) {OPEN}"
    rf"|\bcalls? the (?P<called>[a-z]+) {OPEN}(?=[A-Z])"
)
_REACH = 300
"""Characters that may lie between a person's name and the pronoun that means it."""
_BEFORE = 40
"""How many of the names before are looked through for the one that a second name sounds like."""
_PREFIX = 3
_EVERYWHERE = frozenset("army military police navy government parliament court".split())
"""Bodies that every country has: "the army" is none that was named before."""


def references(layer: Layer, body: str) -> Iterator[Pair]:
    """Pairs of who was named before and the second name that the text gives; that is put into the layer."""
    people = [span for span in layer if span.type is EntityType.PERSON]
    bodies = [span for span in layer if span.type is EntityType.ORGANIZATION]
    for match in _SURE.finditer(body):
        named = _named(layer, body, match.end(), EntityType.PERSON)
        before = _met(people, body, match.start(), named) if named else None
        if before and named:
            yield _tied(layer, before, named)
    for match in _CALLED.finditer(body):
        named = _named(layer, body, match.end(), EntityType.PERSON)
        alike = _sounding(people, body, match.start(), named) if named else None
        if alike and named:
            yield _tied(layer, alike, named)
    for match in _CALLED_SO.finditer(body):
        if not layer.over(*match.span("name")):
            span = Span(*match.span("name"), EntityType.PERSON)
            if before := _sounding(people, body, span.start, span):
                yield _tied(layer, before, span)
    for span in people:
        said = _AS_CALLED.match(body, span.end, span.end + 80)
        if said and not _thing(said) and (before := _met(people, body, span.start, span)):
            yield _tied(layer, before, span)
    for span in bodies:
        said = _AS_CALLED.match(body, span.end, span.end + 80)
        if said and _thing(said) and (before := _body(bodies, body, span, said["noun"])):
            yield _tied(layer, before, span)
    for match in _BODY.finditer(body):
        named = _named(layer, body, match.end(), EntityType.ORGANIZATION)
        before = _body(bodies, body, named, match["noun"] or match["called"], match.start()) if named else None
        if before and named:
            yield _tied(layer, before, named)


def _thing(match: re.Match[str]) -> bool:
    """Whether the text calls the named one "it", or by a common word."""
    return match["noun"] is not None or "it" in (match["pronoun"], (match["they"] or "").split(" ")[-1])


def _named(layer: Layer, body: str, start: int, kind: EntityType) -> Span | None:
    found = name_at(layer, body, start, kind, sure=True)
    return Span(*found, kind) if found else None


def _tied(layer: Layer, first: Span, second: Span) -> Pair:
    layer.put(Span(second.start, second.end, first.type, "second name"))
    return Pair(first.start, first.end, second.start, second.end)


def _met(people: Sequence[Span], body: str, start: int, named: Span) -> Span | None:
    """Whom a second name means: the one before like whom it sounds, else the one named last."""
    return _sounding(people, body, start, named) or _last(people, body, start, named)


def _last(people: Sequence[Span], body: str, start: int, named: Span) -> Span | None:
    """The person named last before, within reach and by another name."""
    at = bisect_left(people, start, key=lambda span: span.start)
    before = people[at - 1] if at else None
    if not before or start - before.end > _REACH or _text(body, before) == _text(body, named):
        return None
    return before


def _sounding(people: Sequence[Span], body: str, start: int, named: Span) -> Span | None:
    """The last of the persons before with a name that begins or sounds like the second one, if no other has it."""
    at = bisect_left(people, start, key=lambda span: span.start)
    words = fold(_text(body, named)).replace("-", " ").split()
    near: dict[str, tuple[int, Span]] = {}
    for span in people[max(0, at - _BEFORE) : at]:
        text = _text(body, span)
        shared = _shared(words, fold(text).replace("-", " ").split())
        if shared and text != _text(body, named):
            near[text] = (shared, span)
    most = max((shared for shared, _ in near.values()), default=0)
    best = [span for shared, span in near.values() if shared == most]
    full = [span for span in best if " " in _text(body, span)]
    chosen = full or best
    return chosen[-1] if chosen and len(full) < 2 else None


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words of the one name sound like one of the other, or begin or end it."""
    return sum(any(_near(a, b) for b in other) for a in one)


def _near(a: str, b: str) -> bool:
    if alike(a, b) or nearly_alike(a, b):
        return True
    return (min(len(a), len(b)) >= _PREFIX and a[:_PREFIX] == b[:_PREFIX]) or (len(a) > _PREFIX and b.endswith(a))


def _body(bodies: Sequence[Span], body: str, named: Span, noun: str | None, start: int | None = None) -> Span | None:
    """The last body before that is called by that common word, or of which the second name can be made."""
    at = bisect_left(bodies, named.start if start is None else start, key=lambda span: span.start)
    before = [span for span in bodies[max(0, at - _BEFORE) : at] if _text(body, span) != _text(body, named)]
    headed = [s for s in before if noun and noun not in _EVERYWHERE and noun in head_words(_text(body, s))]
    made = [span for span in before if _made_of(_text(body, named), _text(body, span))]
    chosen = headed or made
    return chosen[-1] if chosen else None


def _made_of(short: str, full: str) -> bool:
    if " " not in full:
        return False
    if letters_of(short) in initials_of(full) or abbreviates(short, full):
        return True
    words = [word for word in fold(full).replace("-", " ").split() if len(word) > _PREFIX]
    return any(word[:4] in fold(short) for word in words)


def _text(body: str, span: Span) -> str:
    return body[span.start : span.end]
