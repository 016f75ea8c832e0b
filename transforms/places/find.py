"""Find the places that a recognizer passed over or took for something else, where the text around them says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from transforms.places.gazetteer import Candidate, Gazetteer
from transforms.places.held import SHORT_REGION, held
from transforms.places.keys import AFTER_COMMA, place_key
from transforms.places.kinds import PLACES, retyped
from transforms.places.mend import mended
from transforms.places.vocabulary import DIRECTIONS, FUNCTION_WORDS, NOT_PLACES, OFFICES, SEATED
from transforms.places.words import Capital, capitals, close, locative, names_from
from transforms.records import Article, Entity, EntityType, Mention, Sentence

LARGE = 150_000
"""Inhabitants from which a city's own name is trusted without a preposition before it."""
KNOWN, FAMOUS = 100_000, 500_000
"""Inhabitants from which a city's other names are trusted behind a preposition, and tried without one."""
FOUND, TENTATIVE = "gazetteer", "gazetteer, if backed"
"""``Entity.source`` of a place found here; a tentative one is dropped unless the rest of the article backs it."""

_DATELINE = re.compile(
    r"\s*([A-Z][\w.’' -]{1,40}?)(?:, [A-Z][\w.’' ]{1,30})?\s{0,3}(?:\([^()\n]{2,30}\)\s{0,3})?(?:—|–|--?) "
)
_BARE_DATELINE = re.compile(r"\s*([A-Z]{4,}(?: [A-Z]{3,}){0,2})(?:, [A-Z][a-z]+)? (?=(?:[A-Z][a-z]|A )[a-z’']*)")
_LATER_DATELINE = re.compile(
    r"(?:\n\s{0,20}|[.!?] )([A-Z]{4,}(?: [A-Z]{2,}){0,2})(?:, [A-Z][\w. ]{1,20})? (?:—|–|--?) "
)
EARLY = 1500
"""Characters at the front of an article, below its headlines, within which a dateline stands."""


class _Verdict(Enum):
    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class _Finding:
    key: str
    mention: Mention
    verdict: _Verdict


@dataclass(frozen=True, slots=True)
class _Text:
    """The article as the search sees it: its capitalized words, and what is already named in it."""

    body: str
    capitals: tuple[Capital, ...]
    gazetteer: Gazetteer
    taken: bytearray
    places: frozenset[str]
    others: frozenset[str]
    lower: frozenset[str]
    dateline: range


def find_places(
    article: Article, sentences: Sequence[Sentence], entities: tuple[Entity, ...], gazetteer: Gazetteer
) -> tuple[Entity, ...]:
    """The entities and the places that they miss, in order of first mention.

    What was taken for a person, an organization or else becomes a place where the text mostly puts something in it.
    """
    lower, line = frozenset(article.body.split()), _dateline(article.body)
    words = capitals(article, sentences)
    whole, longer = mended(article.body, words, entities, gazetteer)
    kept = retyped(article.body, whole, gazetteer, line, lower)
    text = _text(article.body, words, kept, gazetteer, line, lower)
    for start, end in longer:
        text.taken[start:end] = b"\1" * (end - start)
    made = (_Finding(place_key(article.body[s:e]), Mention(article.body[s:e], s, e), _Verdict.YES) for s, e in longer)
    return _merged(kept, (*made, *_abbreviations(text, kept), *_findings(text)))


def _dateline(body: str) -> range:
    """Where a dateline's place stands: "KARACHI — Shops", or "DETROIT The mayor" where the dash was lost."""
    line = _DATELINE.match(body) or _BARE_DATELINE.match(body) or _LATER_DATELINE.search(body, 0, EARLY)
    return range(line.start(1), line.end(1) + 1) if line else range(0)


def _text(
    body: str,
    words: tuple[Capital, ...],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
    line: range,
    lower: frozenset[str],
) -> _Text:
    taken = bytearray(len(body) + 1)
    for entity in entities:
        for mention in entity.mentions:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return _Text(
        body=body,
        capitals=words,
        gazetteer=gazetteer,
        taken=taken,
        places=frozenset(place_key(f) for e in entities if e.type in PLACES for f in (e.name, *e.aliases)),
        others=frozenset(
            place_key(w) for e in entities if e.type not in PLACES for f in (e.name, *e.aliases) for w in f.split()
        ),
        lower=lower,
        dateline=line,
    )


def _findings(text: _Text) -> Iterator[_Finding]:
    index = 0
    while index < len(text.capitals):
        last = index
        word = text.capitals[index]
        if not text.taken[word.start] and not (word.opens and word.text == "The"):
            for last, key in names_from(text.body, text.capitals, index):
                if key in text.gazetteer and (verdict := _verdict(text, index, last, key)) is not _Verdict.NO:
                    yield from _found(text, word.start, text.capitals[last].end, key, verdict)
                    break
            else:
                last = index
        index = last + 1


def _abbreviations(text: _Text, entities: Sequence[Entity]) -> Iterator[_Finding]:
    """The regions that stand abbreviated behind names found before: "Edmonton, Ky."."""
    for entity in entities:
        for mention in entity.mentions if entity.type in PLACES else ():
            yield from _short_region(text, mention.end)


def _found(text: _Text, start: int, end: int, key: str, verdict: _Verdict) -> Iterator[_Finding]:
    yield _Finding(key, Mention(text.body[start:end], start, end), verdict)
    yield from _short_region(text, end)


def _short_region(text: _Text, end: int) -> Iterator[_Finding]:
    short = SHORT_REGION.match(text.body, end)
    if short and not text.taken[short.start(1)] and text.gazetteer.abbreviated(place_key(short[1])):
        name, begin = short[1].rstrip(), short.start(1)
        text.taken[begin : begin + len(name)] = b"\1" * len(name)
        yield _Finding(AFTER_COMMA + place_key(name), Mention(name, begin, begin + len(name)), _Verdict.YES)


def _verdict(text: _Text, first: int, last: int, key: str) -> _Verdict:
    """Whether a run of capitalized words that the gazetteer has is a place here."""
    word, end = text.capitals[first], text.capitals[last].end
    if any(text.taken[word.start : end]) or _in_longer_name(text, first, last):
        return _Verdict.NO
    if word.start in text.dateline and end in text.dateline:
        return _Verdict.YES
    capped = text.body[word.start : end].isupper()
    if len(key) <= 2 and not capped:
        return _Verdict.NO
    if held(text.body, end, key, text.gazetteer):
        return _Verdict.YES
    if first == last and not capped and (len(key) == 3 or key in NOT_PLACES or word.text.lower() in text.lower):
        return _Verdict.NO
    return _by_standing(text, key, locative(text.body, word.start))


def _by_standing(text: _Text, key: str, place: int) -> _Verdict:
    if key in text.places:
        return _Verdict.YES
    if key in text.others:
        return _Verdict.PERHAPS if place == 2 else _Verdict.NO
    found = text.gazetteer.lookup(key)
    if any(map(_stands_alone, found)):
        return _Verdict.YES
    own = any(not c.alternate or c.level != "city" for c in found)
    people = max(c.population for c in found)
    if place == 2 and (own or people >= KNOWN):
        return _Verdict.YES
    return _Verdict.PERHAPS if own or people >= FAMOUS else _Verdict.NO


def _in_longer_name(text: _Text, first: int, last: int) -> bool:
    body, words = text.body, text.capitals
    if last + 1 < len(words) and close(body, words[last], words[last + 1]):
        after = words[last + 1].text.lower()
        seated = after in SEATED and bool(text.taken[words[last + 1].start])
        if after not in OFFICES and not seated:
            return True
    if not first or not close(body, words[first - 1], words[first]):
        return False
    before = words[first - 1].text.lower()
    return before not in DIRECTIONS and not (_opens(body, words[first - 1]) and before in FUNCTION_WORDS)


def _opens(body: str, word: Capital) -> bool:
    return word.opens or body[max(0, word.start - 2) : word.start] in ("— ", "– ", "- ", ") ", ": ")


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a name is so much this place's that it needs no preposition."""
    match candidate.level:
        case "city":
            return not candidate.alternate and (candidate.population >= LARGE or candidate.capital)
        case "admin1":
            own = not candidate.alternate or candidate.country in ("US", "CA", "AU", "GB")
            return own and candidate.population > 300_000
        case "admin2":
            return False
        case _:
            return True


def _merged(entities: Sequence[Entity], findings: Iterable[_Finding]) -> tuple[Entity, ...]:
    """The entities with every finding added to the one of its name, or as one of its own."""
    place_of = {place_key(f): i for i, e in enumerate(entities) if e.type in PLACES for f in (e.name, *e.aliases)}
    grouped: dict[str, list[_Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.key, []).append(finding)
    merged = list(entities)
    for key, group in grouped.items():
        if key in place_of:
            entity = merged[place_of[key]]
            mentions = sorted((*entity.mentions, *(f.mention for f in group)), key=lambda m: m.start)
            merged[place_of[key]] = replace(entity, mentions=tuple(mentions))
        else:
            merged.append(_entity(group))
    return tuple(sorted(merged, key=lambda e: min((m.start for m in e.mentions), default=0)))


def _entity(group: Sequence[_Finding]) -> Entity:
    sure = any(finding.verdict is _Verdict.YES for finding in group)
    mentions = tuple(finding.mention for finding in group)
    return Entity(mentions[0].text, EntityType.PLACE, (), mentions, source=FOUND if sure else TENTATIVE)
