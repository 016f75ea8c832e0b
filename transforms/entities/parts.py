"""Bodies called by the first words of their name: "Hanbit" of "Hanbit Heavy Industries", "Lashkar"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.entities.body_words import short_name
from transforms.entities.known import KnownNames
from transforms.entities.occurrences import occurrences
from transforms.entities.spans import Layer, Span, within
from transforms.entities.vocabulary import BODY_HEADS, NAME_ENDINGS, SITE_HEADS
from transforms.records import EntityType

_SHORTEST = 4
_WORDS = re.compile(r"[ -]")
_WITHIN = re.compile(r"(?:[a-zà-þ,;]['’”\"]?|['’]s|[a-z] (?:the|The)|^The) [\"“‘']?$")
_RUN_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w'’]*|&) (?:of |and |for )?$")
_ACTS = re.compile(
    r"['’]s\b|,? (?:said|says|told|has|had|have|is|was|will|would|did|does|declined|reported|denied|announced"
    r"|which|who)\b"
)
_OPENS = re.compile(r",? [a-z]")
_GOES_ON = re.compile(r"[-&]\w| [A-ZÀ-Þ&\d]| of\b")
_ADJECTIVE = re.compile(r"(?:al|ic|an|ese|ish|ern|ed|ing|ist)$")


def add_parts(
    layer: Layer, body: str, headlines: Sequence[tuple[int, int]], lower: set[str], known: KnownNames
) -> None:
    """Find the first words of bodies' names where nothing else was found, in running text.

    Only words that the article has in no other name and never writes in lower case.
    """
    wanted = {part for part in _parts(layer, body) if part.lower() not in lower and not known.entry(part)}
    for start, end in sorted(occurrences(body, wanted), key=lambda found: (found[0] - found[1], found[0])):
        acts = _ACTS.match(body, end) is not None
        before = body[max(0, start - 24) : start]
        several = " " in body[start:end] and not _RUN_BEFORE.search(before)
        alone = acts or several or _WITHIN.search(before[-8:]) is not None or _OPENS.match(body, end) is not None
        if alone and not _GOES_ON.match(body, end) and not within(start, headlines):
            layer.add(Span(start, end, EntityType.ORGANIZATION, "part"))


def _parts(layer: Layer, body: str) -> Iterator[str]:
    forms = {body[span.start : span.end]: span.type for span in layer}
    bearers = Counter(word for form in forms for word in {*_WORDS.split(form)})
    openers = Counter(_WORDS.split(form)[0] for form in forms)
    for form, kind in forms.items():
        words = form.split()
        if kind is not EntityType.ORGANIZATION or form.count("-") + len(words) < 2:
            continue
        short = short_name(words)
        if 1 < len(short) < len(words):
            yield " ".join(short)
        for size in range(2, len(words)):
            for part in (words[:size], words[-size:]):
                if part[0][0].isupper() and part[-1][0].isupper() and not {*map(str.lower, part)} <= _COMMON:
                    yield " ".join(part)
        first = _WORDS.split(form)[0]
        if _distinctive(first) and bearers[first] <= openers[first]:
            yield first


_ENDS = BODY_HEADS | SITE_HEADS | NAME_ENDINGS
_COMMON = _ENDS | frozenset("national international general federal".split())


def _distinctive(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()
        and word.isalpha()
        and word.lower() not in _ENDS
        and not _ADJECTIVE.search(word)
    )
