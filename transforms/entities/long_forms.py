"""Full names of bodies found by their initials: "MHADA" and a run of capitals with these initials, anywhere."""

import re
from collections.abc import Iterator, Sequence

from transforms.entities.acronyms import initials_of
from transforms.entities.heads import head_words
from transforms.entities.kinds import refined
from transforms.entities.short_forms import JOINT
from transforms.entities.spans import Layer, Span, within
from transforms.entities.vocabulary import JOINING, NO_BODY_WORDS, OPENERS
from transforms.records import EntityType

_CAP = r"(?:[dl]['’])?[A-ZÀ-Þ](?:[\w&-]|['’](?![sS]\b)|['’]s(?= [A-ZÀ-Þ]))*"
_RUN = re.compile(rf"{_CAP}(?:,? (?:(?:{JOINT}|former|an) ){{0,2}}{_CAP})+")
_ELIDED = re.compile(r"^[dl]['’]")
_SHORT = re.compile(r"[A-Z]{3,8}$")
_FOREIGN = frozenset("pour para por las los les dos das du do da i e y cha".split())


def add_long_forms(layer: Layer, body: str, headlines: Sequence[tuple[int, int]]) -> None:
    """Put a body where capitalized words have the initials of one that was found; longer names are left whole."""
    short = {form for span in layer if span.type is EntityType.ORGANIZATION
             and _SHORT.match(form := body[span.start : span.end])}  # fmt: skip
    if not short:
        return
    for run in _RUN.finditer(body):
        if not within(run.start(), headlines):
            for start, end in _spelling(run[0], short):
                _put(layer, body, Span(run.start() + start, run.start() + end, EntityType.ORGANIZATION, "long form"))


def _put(layer: Layer, body: str, span: Span) -> None:
    touched = layer.over(span.start, span.end)
    whole = any(t.start < span.start or t.end > span.end for t in touched)
    same = len(touched) == 1 and (touched[0].start, touched[0].end) == (span.start, span.end)
    text = body[span.start : span.end]
    built = refined(text, EntityType.PLACE) is EntityType.FACILITY or refined(text, EntityType.MISC) is EntityType.EVENT
    owned = bool(touched) and touched[0].type is EntityType.PLACE and body[touched[0].end :][:2] in ("'s", "’s")
    if not whole and not same and not built and not owned:
        layer.put(span)


def _spelling(run: str, short: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a run whose initials are one of the short forms, the longest at each place."""
    words = list(re.finditer(r"\S+", run))
    sizes = {len(form) for form in short}
    taken = 0
    for at, first in enumerate(words):
        if first.start() < taken or not first[0][-1:].isalnum() or first[0].lower() in JOINING | OPENERS:
            continue
        strong = 0
        best = 0
        for last in words[at:]:
            strong += last[0].lower() not in JOINING | _FOREIGN
            if strong > max(sizes):
                break
            if strong in sizes and _ELIDED.sub("", last[0])[0].isupper():
                text = run[first.start() : last.end()].rstrip(",")
                letters = {found.upper() for found in initials_of(text)}
                if letters & short and not NO_BODY_WORDS & head_words(text):
                    best = first.start() + len(text)
        if best:
            taken = best
            yield first.start(), best
