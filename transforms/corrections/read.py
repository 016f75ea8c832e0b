"""Read corrections from their TOML, and refuse what cannot be.

text ──parse──▶ Corrections
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeVar

from transforms.corrections.entries import Claim, Correction, CorrectionError, Corrections, Operation, key
from transforms.records import EntityType

Kind = TypeVar("Kind", Operation, EntityType)
LONGEST = 1024
"""Characters of a name; the index holds no longer one."""
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)
_NEEDS: Mapping[Operation, tuple[str, ...]] = {
    Operation.MERGE: ("names",),
    Operation.SPLIT: ("name", "forms"),
    Operation.RENAME: ("name", "to"),
    Operation.RETYPE: ("name", "to"),
    Operation.DROP: ("name",),
}
_MAY_SAY: Mapping[Operation, tuple[str, ...]] = {Operation.MERGE: ("to",), Operation.SPLIT: ("to",)}
_ANY_MAY_SAY = ("operation", "type", "outlet", "article")
_LISTS = ("names", "forms")


def parse(text: str) -> Corrections:
    """Read ``[[correction]]`` tables.

    Raises CorrectionError, which names the line, for one that is not complete, says something unknown or contradicts
    another.
    """
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"this is not valid TOML: {error}") from None
    rows = stated.pop("correction", [])
    if stated or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        other = f", not {next(iter(stated))!r}" if stated else ""
        raise CorrectionError(f"only [[correction]] tables can stand here{other}.")
    entries = tuple(_entry(row, where) for row, where in zip(rows, _places(text, len(rows)), strict=True))
    _refuse_contradictions(entries)
    _refuse_circles(entries)
    return Corrections(entries)


def _places(text: str, count: int) -> Sequence[str]:
    """Where each entry is written: its line, or where that cannot be told its number."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    return [f"line {line}" for line in lines] if len(lines) == count else [f"entry {n + 1}" for n in range(count)]


def _entry(row: Mapping[str, Any], where: str) -> Correction:
    operation = _one_of(Operation, "operation", row.get("operation"), where)
    needs = _NEEDS[operation]
    for field in needs:
        if field not in row:
            raise CorrectionError(f"{where}: a {operation} needs {' and '.join(needs)}, but {field} is missing.")
    for field in row:
        if field not in (*needs, *_MAY_SAY.get(operation, ()), *_ANY_MAY_SAY):
            raise CorrectionError(f"{where}: a {operation} has no {field!r}.")
    said = {field: _names(field, value, where) for field, value in row.items()}
    if "outlet" in said and "article" in said:
        raise CorrectionError(f"{where}: a correction is for an outlet or for an article, not for both.")
    names = said.get("names") or said["name"]
    if operation is Operation.MERGE and len(set(map(key, names))) < 2:
        raise CorrectionError(f"{where}: a merge needs two different names at least.")
    to = (said.get("to") or said.get("forms") or names)[0] if operation is not Operation.DROP else ""
    if operation is Operation.RETYPE:
        to = _one_of(EntityType, "to", to, where)
    return Correction(
        operation=operation,
        names=names,
        to=to,
        forms=said.get("forms", ()),
        type=_one_of(EntityType, "type", said["type"][0], where) if "type" in said else None,
        outlet=said["outlet"][0] if "outlet" in said else None,
        article=said["article"][0] if "article" in said else None,
        where=where,
    )


def _one_of(kinds: type[Kind], field: str, value: Any, where: str) -> Kind:
    try:
        return kinds(value)
    except ValueError:
        raise CorrectionError(f"{where}: {field} is one of {', '.join(kinds)}, not {value!r}.") from None


def _names(field: str, value: Any, where: str) -> tuple[str, ...]:
    """One name, or those of a list, in the form that text has here: NFC, and single spaces."""
    given = value if field in _LISTS else [value]
    if not isinstance(given, list) or not given or not all(isinstance(name, str) for name in given):
        raise CorrectionError(f"{where}: {field} must be {'a list of names' if field in _LISTS else 'a text'}.")
    names = tuple(" ".join(unicodedata.normalize("NFC", name).split()) for name in given)
    if not all(0 < len(name) <= LONGEST for name in names):
        raise CorrectionError(f"{where}: {field} must have 1 to {LONGEST:,} characters.")
    return names


def _scope(entry: Correction) -> tuple[str, str]:
    return entry.article or "", key(entry.outlet or "").removeprefix("the ")


def _refuse_contradictions(entries: Iterable[Correction]) -> None:
    """In one scope, one correction decides what becomes of a name, one of its kind, one of each form split off."""
    decided: dict[tuple[tuple[str, str], str, str, str], list[tuple[Claim, Correction]]] = {}
    for entry in entries:
        for claim in entry.claims():
            same = decided.setdefault((_scope(entry), claim.decides, claim.name, claim.form), [])
            for other, earlier in same:
                if claim.collides(other) and earlier is not entry:
                    raise CorrectionError(
                        f"{entry.where}: this {entry.operation} of {_named(entry, claim)!r} contradicts the "
                        f"{earlier.operation} in {earlier.where}; only one of them can hold."
                    )
            same.append((claim, entry))


def _named(entry: Correction, claim: Claim) -> str:
    return next(name for name in (*entry.forms, *entry.names) if key(name) in (claim.form or claim.name, claim.name))


def _refuse_circles(entries: Sequence[Correction]) -> None:
    """No chain of merges and renames of one scope may lead back to a name that it took away."""
    given: dict[tuple[str, str], dict[str, set[str]]] = {}
    written: dict[tuple[tuple[str, str], str], tuple[str, str]] = {}
    for entry in entries:
        if entry.operation in (Operation.MERGE, Operation.RENAME):
            for name in entry.given_up():
                if key(name) != key(entry.to):
                    given.setdefault(_scope(entry), {}).setdefault(key(name), set()).add(key(entry.to))
                    written[_scope(entry), key(name)] = name, entry.where
    for scope, names in given.items():
        try:
            TopologicalSorter(names).prepare()
        except CycleError as error:
            circle = [written[scope, name] for name in reversed(error.args[1])]
            where = " and ".join(dict.fromkeys(line for _, line in circle))
            raise CorrectionError(f"{where}: these go in a circle: {' → '.join(n for n, _ in circle)}.") from None
