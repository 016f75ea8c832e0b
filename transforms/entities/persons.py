"""Which parts of persons' names mean which full name of the article."""

import re
from collections.abc import Mapping, Sequence

from transforms.entities.clusters import Cluster, Clusters
from transforms.entities.variants import alike, keys, nearly_alike, pet_name
from transforms.entities.vocabulary import JOINING
from transforms.records import EntityType, fold

_MANY = 12
"""How many full names a part of a name may fit before it is nobody's."""
_CROWD = 100
"""Persons that share a word: with more of them the word says nothing, and comparing all would take too long."""
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_STYLES = frozenset(
    """mama papa baba tio tia uncle aunt aunty auntie mother father brother sister miss ustad mzee nana dada didi guru
    mbah lola lolo kuya ate oom tannie ti pa""".split()
)
_STYLES_BEHIND = frozenset("master bhai sahib saheb ji san sensei hanim bey efendi agha khanum amma".split())
"""How people call each other, before and behind a name: no part of it where two are compared."""
_QUOTES = str.maketrans("", "", '"“”‘’')
_BY_PART = "part of the one full name it fits"
_BY_PET_NAME = "short for the given name"
_KIN = (
    r"(?:wife|husband|widow|widower|son|sons|daughter|daughters|mother|father|uncle"
    r"|aunt|nephew|niece|cousin|grandson|granddaughter|grandmother|grandfather|child|children|stepson|stepdaughter"
    r"|partner|in-law)"
)
_KIN_BEFORE = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|['’]s) (?:[\w-]+ ){{0,3}}{_KIN},? $")
_KIN_AFTER = re.compile(rf",? (?:\d+, )?(?:his|her|their|an?|the|[\w'’ -]{{3,30}}['’]s) (?:[\w-]+ ){{0,2}}{_KIN}\b")
_START = 3
"""Letters with which a pet name and the full one begin alike."""
_BY_SOUND = "the same name spelt another way"


def join_persons(clusters: Clusters) -> None:
    """A part of a name joins the one full name of the article that it fits; where two fit it stays by itself."""
    names = _one_for_each_name(clusters)
    people = [*names]
    bearers: dict[str, dict[Cluster, None]] = {}
    for cluster in people:
        for key in {key for word in names[cluster] for key in keys(word)}:
            bearers.setdefault(key, {})[cluster] = None
    joined: set[Cluster] = set()
    spelt: dict[Cluster, Cluster] = {}
    for cluster in sorted(people, key=lambda c: -len(names[c])):
        part = names[cluster]
        near = [c for c in _near(part, bearers) if c is not cluster and c not in joined]
        fitting = [*dict.fromkeys(spelt.get(c, c) for c in near if fits(part, names[c]))]
        if len(fitting) > _MANY:
            continue
        longest = [c for c in fitting if not any(o is not c and fits(names[c], names[o]) for o in fitting)]
        if len(longest) > 1:
            longest = _named_before(cluster, longest)
            if len(longest) > 1:
                longest = _head_of_family(clusters.body, longest)
        if len(longest) == 1:
            clusters.unite(longest[0], cluster, _BY_PART)
            joined.add(cluster)
        elif not fitting:
            others = [c for c in _sharing(part, bearers) if c not in joined and c not in spelt]
            variants = [c for c in others if spelt_otherwise(part, names[c])]
            if len(variants) == 1:
                clusters.unite(variants[0], cluster, _BY_SOUND)
                spelt[cluster] = variants[0]
    _join_pet_names(clusters, [c for c in people if c not in joined and c not in spelt], names)


def _one_for_each_name(clusters: Clusters) -> dict[Cluster, tuple[str, ...]]:
    """The words of every person's name; those of the same words are one, but for "Jr" and "Sr"."""
    first: dict[tuple[str, ...], Cluster] = {}
    names: dict[Cluster, tuple[str, ...]] = {}
    for cluster in clusters.of(EntityType.PERSON):
        words = words_of(cluster.fullest)
        other = first.setdefault((*words, *_generation(cluster.fullest)), cluster)
        if other is cluster:
            names[cluster] = words
        else:
            clusters.unite(other, cluster, _BY_PART)
    return names


def _generation(form: str) -> tuple[str, ...]:
    last = fold(form).split()[-1].rstrip(".")
    return (last,) if last in ("jr", "sr") else ()


def _join_pet_names(clusters: Clusters, people: Sequence[Cluster], names: Mapping[Cluster, tuple[str, ...]]) -> None:
    """One word that nobody bears is the one person whose given name it shortens: "Zdzisia", "Archie"."""
    by_start: dict[str, dict[Cluster, None]] = {}
    for cluster in people:
        for word in names[cluster][:-1]:
            by_start.setdefault(word[:_START], {})[cluster] = None
    for cluster in people:
        if len(names[cluster]) == 1:
            (word,) = names[cluster]
            near = by_start.get(word[:_START], {})
            named = (
                [c for c in near if any(pet_name(word, given) for given in names[c][:-1])] if len(near) < _MANY else []
            )
            if len(named) == 1:
                clusters.unite(named[0], cluster, _BY_PET_NAME)


def _near(part: Sequence[str], bearers: dict[str, dict[Cluster, None]]) -> list[Cluster]:
    """The persons that share a key with the rarest word of a name, in order; none where all its words are crowded."""
    shared = [[some for key in sorted(keys(word)) if (some := bearers.get(key))] for word in part]
    found = [dict.fromkeys(c for some in sets for c in some) for sets in shared if max(map(len, sets)) <= _CROWD]
    rarest = min(found, key=len, default={})
    return list(rarest) if len(rarest) <= _CROWD else []


def _sharing(part: Sequence[str], bearers: dict[str, dict[Cluster, None]]) -> list[Cluster]:
    """The persons that share a key with any word of a full name; words that crowds share say nothing."""
    if len(part) < 2:
        return []
    found = [bearers.get(key, {}) for word in part for key in sorted(keys(word))]
    return list(dict.fromkeys(c for some in found if len(some) <= _CROWD for c in some))


def _named_before(cluster: Cluster, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Of several full names those that the reader has met where the short one first follows any of them."""
    firsts = [c.start for c in fitting]
    later = [span.start for span in cluster.spans if span.start > min(firsts)]
    return [c for c, first in zip(fitting, firsts, strict=True) if later and first < min(later)]


def _head_of_family(body: str, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Of a family the one named first, where the text brings in all others as somebody's kin: "his wife Rosa Lima"."""
    first, *others = sorted(fitting, key=lambda c: c.start)
    return [first] if all(_is_kin(body, other) for other in others) else []


def _is_kin(body: str, cluster: Cluster) -> bool:
    """Whether a word of kinship stands beside the first mention."""
    span = min(cluster.spans, key=lambda span: span.start)
    before, after = body[max(0, span.start - 50) : span.start], body[span.end : span.end + 60]
    return _KIN_BEFORE.search(before) is not None or _KIN_AFTER.match(after) is not None


def words_of(form: str) -> tuple[str, ...]:
    """A person's name as words to compare: folded, run-together initials apart, suffixes left out."""
    mixed = not form.isupper()
    found: list[str] = []
    for raw in form.translate(_QUOTES).replace("-", " ").split():
        letters = raw.replace(".", "")
        if mixed and 1 < len(letters) < 4 and letters.isupper() and " " in form and letters.casefold() not in _SUFFIXES:
            found += [letter.casefold() for letter in letters]
        elif (word := fold(raw)) not in _SUFFIXES:
            found.append(word)
    if len(found) > 1 and found[0] in _STYLES:
        found = found[1:]
    if len(found) > 1 and found[-1] in _STYLES_BEHIND:
        found = found[:-1]
    return tuple(found)


def fits(part: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one person's name can be short for another: its words stand in it in order, initials for words.

    A single word must be no particle.
    """
    if len(part) > len(full) or part == full:
        return False
    if len(part) == len(full):
        return len(part) > 1 and (all(map(_same, part, full)) or _turned(part, full))
    if len(part) == 1:
        return len(part[0].strip(".")) > 1 and part[0] not in JOINING and any(alike(part[0], word) for word in full)
    rest = iter(full)
    return all(any(_same(word, other) for other in rest) for word in part)


def spelt_otherwise(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names are one in two transliterations: the words that differ sound nearly the same.

    Of a name of two words of which one differs that must be the second: brothers differ in the first.
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if not differing or (len(one) == 2 and differing == [0]):
        return False
    return all(alike(one[at], other[at]) or nearly_alike(one[at], other[at]) for at in differing)


def _turned(part: Sequence[str], full: Sequence[str]) -> bool:
    """Whether two names differ only in whether the family name comes first."""
    return any(all(map(_same, part, turned)) for turned in ((*full[1:], full[0]), (full[-1], *full[:-1])))


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _same(word: str, other: str) -> bool:
    return alike(word, other) or (_initial(word) and other[0] == word[0])
