"""Corrections as records: what each one says, of which names, and in which articles.

Corrections ──within──▶ those that hold in an article     ──touching──▶ those that name what it holds
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from transforms.records import EntityType, digest, fold


class CorrectionError(ValueError):
    """A correction that cannot be; the message says which and why."""


class Operation(StrEnum):
    """What can be said against a name that was found."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    DROP = "drop"


NAMING = frozenset((Operation.MERGE, Operation.RENAME, Operation.DROP))
"""What decides what becomes of a name: of these only one can hold for it."""


def key(name: str) -> str:
    """What two spellings of a name share that differ by case, accents, spaces or typographic signs alone."""
    return " ".join(fold(name).split())


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the user's corrections.

    ``names`` are whom it is about, ``to`` the name (for ``retype`` the kind) that they get, ``forms`` the spellings
    that ``split`` takes away from them. It is about names of one ``type`` where that is given, and holds in one
    ``outlet``, in one ``article`` (its uri or its id), or everywhere. ``where`` says where it is written.
    """

    operation: Operation
    names: tuple[str, ...]
    to: str = ""
    forms: tuple[str, ...] = ()
    type: EntityType | None = None
    outlet: str | None = None
    article: str | None = None
    where: str = ""

    @property
    def id(self) -> str:
        """Name it by all that it says; where it is written does not count."""
        said = (self.type or "", self.outlet or "", self.article or "")
        return digest(self.operation, str(len(self.names)), *self.names, self.to, *said, *self.forms)

    @property
    def rank(self) -> int:
        """How narrow it is: 0 for everywhere, 1 for an outlet, 2 for an article."""
        return 2 if self.article else 1 if self.outlet else 0

    def holds_in(self, outlet: str | None, uri: str, article_id: str) -> bool:
        """Whether it is meant for an article."""
        if self.article:
            return self.article in (uri, article_id)
        return not self.outlet or (outlet is not None and _outlet_key(self.outlet) == _outlet_key(outlet))

    def touches(self, spelled: frozenset[str]) -> bool:
        """Whether an article has one of its names (and forms) among its spellings, given as their keys."""
        named = any(key(name) in spelled for name in self.names)
        return named and (not self.forms or any(key(form) in spelled for form in self.forms))

    def claims(self) -> Iterator["Claim"]:
        """What it decides, name by name: of two in one scope only one can."""
        if self.operation is Operation.SPLIT:
            yield from (Claim("split", key(name), key(f), self.type) for name in self.names for f in self.forms)
        else:
            decided = "naming" if self.operation in NAMING else "type"
            yield from (Claim(decided, key(name), "", self.type) for name in self.given_up())

    def given_up(self) -> tuple[str, ...]:
        """The names that it takes away: of a merge all but the one that is kept."""
        kept = key(self.to) if self.operation is Operation.MERGE else None
        return tuple(name for name in self.names if key(name) != kept)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a correction decides about one name (of one kind), or about one form of it."""

    decides: str
    name: str
    form: str
    type: EntityType | None

    def collides(self, other: "Claim") -> bool:
        """Whether another one decides the same."""
        same = (self.decides, self.name, self.form) == (other.decides, other.name, other.form)
        return same and (self.type is None or other.type is None or self.type is other.type)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that the user has to say, in the order in which it is written."""

    entries: tuple[Correction, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def within(self, outlet: str | None, uri: str, article_id: str = "") -> tuple[Correction, ...]:
        """Those that hold in an article, in order; what a narrower one says of a name stands in place of a wider."""
        held = [entry for entry in self.entries if entry.holds_in(outlet, uri, article_id)]
        if len({entry.rank for entry in held}) < 2:
            return tuple(held)
        return tuple(left for entry in held if (left := _left_by(entry, [o for o in held if o.rank > entry.rank])))

    def touching(self, spellings: Iterable[str], outlet: str | None, uri: str, article_id: str) -> tuple[str, ...]:
        """The ids of those that name what an article holds, in order.

        ``spellings`` are the names and aliases of its entities as they are stored, and what corrections took out of it:
        so one is found whatever others have made of the name before.
        """
        if not self.entries:
            return ()
        spelled = frozenset(map(key, spellings))
        return tuple(
            entry.id for entry in self.entries if entry.holds_in(outlet, uri, article_id) and entry.touches(spelled)
        )


NONE = Corrections()


def _left_by(entry: Correction, narrower: Iterable[Correction]) -> Correction | None:
    """What narrower corrections leave of one."""
    decided = [claim for other in narrower for claim in other.claims()]
    lost = [claim for claim in entry.claims() if any(map(claim.collides, decided))]
    if not lost:
        return entry
    if entry.operation is Operation.SPLIT:
        forms = tuple(form for form in entry.forms if key(form) not in {claim.form for claim in lost})
        return replace(entry, forms=forms) if forms else None
    names = tuple(name for name in entry.names if key(name) not in {claim.name for claim in lost})
    return replace(entry, names=names) if names else None


def _outlet_key(name: str) -> str:
    return key(name).removeprefix("the ")
