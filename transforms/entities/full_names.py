"""The kind of a name that a model found in part follows the full name of the article that the part belongs to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from transforms.entities.acronyms import initials_of
from transforms.entities.body_words import short_name
from transforms.entities.heads import head_words
from transforms.entities.kinds import refined
from transforms.entities.spans import Span
from transforms.entities.vocabulary import BODY_HEADS, MOVEMENT_OPENERS, NAME_ENDINGS, NO_BODY_WORDS, SITE_HEADS
from transforms.records import EntityType

_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|across|outside|via|(?:[Nn]or|[Ss]ou)thern|(?:[Ee]a|[Ww]e)stern) (?:the )?$"
)
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.)+$|(?:[a-z]{1,3}-)?[^\W\d_a-zà-þ]['’]?[^\W\d_]*[a-zß-ÿ](?:[-'’]?[^\W\d_]+)*$")
_NO_PERSON = MOVEMENT_OPENERS | BODY_HEADS | SITE_HEADS | NO_BODY_WORDS | NAME_ENDINGS
_ORGANIZATION, _PERSON, _PLACE, _MISC = (
    EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE, EntityType.MISC,
)  # fmt: skip


def with_full_names(spans: Iterable[Span], body: str) -> list[Span]:
    """Spans in which what the model found is of the kind of the full name it belongs to.

    What is taken for a body, a place or something of no kind is the person whose family or given name it is, if no
    body bears it too; a word taken for a person whom nobody in the article is, or for something of no kind, is the body
    whose name it opens or ends; what a body's initials stand for is that body. A place is what stands behind "in".
    """
    return _with_kinds(_with_kinds(list(spans), body), body)


def _with_kinds(spans: Sequence[Span], body: str) -> list[Span]:
    """The kinds that the full names give; a second time, for those that are told only by the first."""
    told = _told(spans, body)
    return [
        Span(s.start, s.end, told.kind(body[s.start : s.end], s.type), s.source) if s.by_model else s for s in spans
    ]


def located(body: str, span: Span) -> bool:
    """Whether a name stands behind "in" or a word like it."""
    return _LOCATED.search(body[max(0, span.start - 14) : span.start]) is not None


@dataclass(frozen=True, slots=True)
class _Told:
    """What the names of an article say about the words in them."""

    places: frozenset[str]
    families: set[str] = field(default_factory=set)
    """The ends of persons' full names."""
    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    """Every word of a person's full name."""
    bodies: set[str] = field(default_factory=set)
    """Every word of another name."""
    edges: set[str] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    mentions: Counter[tuple[EntityType, str]] = field(default_factory=Counter)

    def kind(self, form: str, kind: EntityType) -> EntityType:
        """Of which kind a name is that the model took for one of that kind."""
        unplaced = kind is _PLACE and form not in self.places
        if self._person(form, kind, unplaced):
            return _PERSON
        if form in self.edges and (
            (kind is _MISC and form not in self.places)
            or (kind is _PERSON and form not in self.people)
            or (unplaced and not form.isupper() and form in self.companies)
        ):
            return _ORGANIZATION
        if kind in (_PERSON, _MISC) and form not in self.places and self._spelt(form):
            return _ORGANIZATION
        return kind

    def _person(self, form: str, kind: EntityType, unplaced: bool) -> bool:
        part = form in self.families or (kind is _ORGANIZATION and form in self.given)
        if part and form not in self.bodies and (unplaced or kind in (_ORGANIZATION, _MISC)):
            return True
        last = form.split()[-1]
        if last not in self.surnames or not _may_be_a_person(form):
            return False
        if kind is _ORGANIZATION:
            return last in self.families or self.mentions[_PERSON, last] > self.mentions[_ORGANIZATION, form]
        return unplaced or kind is _MISC

    def _spelt(self, form: str) -> bool:
        """Whether a name of several words that can be a body's has the initials of one."""
        return " " in form and not NO_BODY_WORDS & head_words(form) and bool(self.initials & initials_of(form))


def _told(spans: Sequence[Span], body: str) -> _Told:
    told = _Told(frozenset(_placed(spans, body)))
    for span in spans:
        form = body[span.start : span.end]
        words = form.split()
        told.mentions[span.type, form] += 1
        if span.type is _PERSON:
            told.surnames.add(words[-1])
            if len(words) > 1:
                told.families.update(" ".join(words[at:]) for at in range(1, len(words)))
                told.people.update(words)
                told.given.add(words[0])
        elif len(words) > 1:
            told.bodies.update(words)
            if span.type is _ORGANIZATION:
                told.edges.update(_edges(words))
                told.companies.add(" ".join(short_name(words)))
        elif span.type is _ORGANIZATION and len(form) > 2 and form.isupper():
            told.initials.add(form.casefold())
    return told


def _placed(spans: Sequence[Span], body: str) -> Iterator[str]:
    """What stands behind "in", or behind another place and a comma."""
    before: Span | None = None
    for span in spans:
        behind_place = before is not None and before.type is _PLACE and body[before.end : span.start] == ", "
        if behind_place or located(body, span):
            yield body[span.start : span.end]
        before = span


def _may_be_a_person(form: str) -> bool:
    """Whether a name of two or three capitalized words is nothing built, no event and no ship by its words."""
    words = form.split()
    if not 1 < len(words) < 4 or not all(map(_NAME_WORD.match, words)) or _NO_PERSON & {*form.lower().split()}:
        return False
    return refined(form, _PLACE) is _PLACE and refined(form, _MISC) is _MISC


def _edges(words: Sequence[str]) -> set[str]:
    """All beginnings and ends of a name, each with a capital."""
    parts = [words[:size] for size in range(1, len(words))] + [words[at:] for at in range(1, len(words))]
    return {" ".join(part) for part in parts if part[0][:1].isupper()}
