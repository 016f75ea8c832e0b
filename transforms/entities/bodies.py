"""Which short forms of organizations mean which full name of the article."""

import re
from collections.abc import Iterable, Sequence

from transforms.entities.acronyms import abbreviates, initials_of, letters_of
from transforms.entities.body_words import (
    content,
    partly_initials,
    plural_of,
    shortened,
    stem_of_plural,
    without_ending,
)
from transforms.entities.clusters import Cluster, Clusters, spelling
from transforms.entities.vocabulary import JOINING
from transforms.records import EntityType

_CROWD = 100
"""Bodies that share a word or letter: with more of them it says nothing, and comparing all would take too long."""
_PEOPLE = re.compile(r"\w+(?:i|an|ese|ish|ch) \w+$")
_HUMP = re.compile(r"(?<=[a-zà-þ]{3})(?=[A-ZÀ-Þ][a-zà-þ]{2})")
_START = 4
"""Letters by which names are found that a plural may mean."""
_BY_WORDS = "initials or words of the full name"


def join_bodies(clusters: Clusters) -> None:
    """An organization's initials, or words of its name that stand together, join the one full name they fit."""
    _join_turned(clusters)
    bodies = clusters.of(EntityType.ORGANIZATION)
    full_names = _Index(bodies)
    joined: dict[Cluster, Cluster] = {}
    for cluster in sorted(bodies, key=lambda c: -len(c.fullest.split())):
        if any(clusters.get(kind, form) for kind in (EntityType.PLACE, EntityType.GROUP) for form in cluster.forms):
            continue
        fitting = {joined.get(c, c) for c in full_names.fitting(cluster)} - {cluster}
        if len(fitting) > 1:
            fitting = {c for c in fitting if _the_same_company(cluster, c)}
        if len(fitting) != 1:
            continue
        (full,) = fitting
        if _explained_here(cluster, full):
            cluster.entry = None
        elif not (_unsure(cluster) or _may_be_one(cluster, full)):
            continue
        clusters.unite(full, cluster, _BY_WORDS)
        joined |= dict.fromkeys((cluster, *(one for one, into in joined.items() if into is cluster)), full)


def _join_turned(clusters: Clusters) -> None:
    """Names of the same words in another order are one: "Office of the Ombudsman", "Ombudsman's Office"."""
    first: dict[tuple[str, ...], Cluster] = {}
    for cluster in clusters.of(EntityType.ORGANIZATION):
        for words in {content(spelling(form)) for form in cluster.forms}:
            other = first.setdefault(words, cluster)
            if len(words) > 1 and other is not cluster and (not cluster.entry or not other.entry):
                clusters.unite(other, cluster, _BY_WORDS)
                break


class _Index:
    """Full names of bodies by what their short forms are made of."""

    def __init__(self, bodies: Iterable[Cluster]) -> None:
        self._by_word: dict[str, dict[Cluster, None]] = {}
        self._by_initials: dict[str, dict[Cluster, None]] = {}
        self._by_letter: dict[str, dict[Cluster, None]] = {}
        self._turned: dict[str, dict[Cluster, None]] = {}
        self._by_start: dict[str, dict[Cluster, None]] = {}
        for cluster in bodies:
            for full in cluster.forms:
                words = spelling(full).split() or [spelling(full)]
                for word in words + spelling(_HUMP.sub(" ", full)).split()[:1]:
                    self._by_word.setdefault(word, {})[cluster] = None
                if len(words) > 1:
                    for letters in initials_of(full):
                        self._by_initials.setdefault(letters, {})[cluster] = None
                        if len(letters) > 2:
                            self._turned.setdefault("".join(sorted(letters)), {})[cluster] = None
                    self._by_start.setdefault(spelling(full)[:_START], {})[cluster] = None
                    for word in words[:2]:
                        self._by_letter.setdefault(word[0], {})[cluster] = None

    def fitting(self, cluster: Cluster) -> list[Cluster]:
        """The other bodies for which one of a cluster's forms can be short: by initials, by words, else by letters."""
        found: dict[Cluster, None] = {}
        for form in tuple(cluster.forms):
            if is_acronym(form):
                found |= self._by_initials.get(letters_of(form), {})
            found |= dict.fromkeys(c for c in self._sharing(form) if any(short_for(form, full) for full in c.forms))
            found |= dict.fromkeys(self._singular(form))
        found.pop(cluster, None)
        if not found and cluster.entry is None and all(is_acronym(form) for form in cluster.forms):
            found = dict.fromkeys(c for form in cluster.forms for c in self._spelt_in(form))
            turned = [c for form in cluster.forms for c in self._turned.get("".join(sorted(letters_of(form))), ())]
            found |= dict.fromkeys(c for c in turned if not any(map(is_acronym, c.forms)))
        return list(found)

    def _sharing(self, form: str) -> Sequence[Cluster]:
        """The bodies that have the rarest word of a form; words of capitals can stand for several and say nothing."""
        words = [word for word in form.split() if not is_acronym(word)] or form.split()
        spelt = [word for word in spelling(" ".join(words)).split() if word not in JOINING]
        rarest = min((self._by_word.get(word, {}) for word in spelt), key=len, default={})
        return tuple(rarest) if len(rarest) <= _CROWD else ()

    def _singular(self, form: str) -> Iterable[Cluster]:
        stem = stem_of_plural(spelling(form))
        near = self._by_start.get(stem[:_START], {}) if len(stem) >= _START else {}
        if len(near) <= _CROWD:
            yield from (c for c in near if any(plural_of(stem, spelling(full)) for full in c.forms))

    def _spelt_in(self, form: str) -> Iterable[Cluster]:
        near = self._by_letter.get(letters_of(form)[:1], {})
        if len(near) <= _CROWD:
            yield from (c for c in near if any(abbreviates(form, full) for full in c.forms if " " in full))


def is_acronym(form: str) -> bool:
    """Whether a form is one word of capitals, or nearly."""
    return " " not in form and sum(char.isupper() for char in form) > 1


def short_for(part: str, full: str) -> bool:
    """Whether an organization's form is some words of another one in a row, or in another order."""
    words, short = spelling(full).split(), spelling(part).split()
    if len(words) == 1:
        words = spelling(_HUMP.sub(" ", full)).split()
    if len(short) >= len(words):
        return False
    if any(words[at : at + len(short)] == short for at in range(len(words))) or _reordered(short, words):
        return True
    return shortened(short, words) or partly_initials(part.replace("-", " ").split(), spelling(full))


def _reordered(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words in between are left out ("A B Council"), or an "X Ministry" is a "Ministry of … X"."""
    if len(short) < 2:
        return False
    rest = iter(words)
    if short[0] == words[0] and short[-1] == words[-1] and len(short) > 2 and all(word in rest for word in short):
        return True
    return short[-1] == words[0] and words[1] in ("of", "for") and all(word in words for word in short)


def _explained_here(cluster: Cluster, full: Cluster) -> bool:
    """Whether initials that the list knows as another body's are those of one that the article names in full."""
    if cluster.entry is None or cluster.entry is full.entry or not all(is_acronym(form) for form in cluster.forms):
        return False
    return all(any(letters_of(form) in initials_of(name) for name in full.forms) for form in cluster.forms)


def _unsure(cluster: Cluster) -> bool:
    """Whether the list does not say by itself whom a cluster's forms mean."""
    entry = cluster.entry
    return entry is None or all(f"~{form}" in entry.aliases for form in cluster.forms)


def _may_be_one(cluster: Cluster, full: Cluster) -> bool:
    """Whether a listed name may stand for a longer one: not for another listed one, nor for its own branch.

    A branch goes on behind the name of the whole, as in "Hamas Health Ministry".
    """
    if full.entry:
        return full.entry == cluster.entry or _of_one_country(cluster, full)
    whole = [spelling(form) + " " for form in cluster.forms]
    rests = [spelling(f)[len(w) :] for f in full.forms for w in whole if spelling(f).startswith(w)]
    return all(rest.split()[0] in JOINING or not without_ending(f"x {rest}")[2:] for rest in rests if rest)


def _of_one_country(cluster: Cluster, full: Cluster) -> bool:
    """Whether a name that many countries' bodies have means the one body of a country that the article names in full.

    The full name begins otherwise, or goes on with "of" ("Red Crescent", "Election Commission of …").
    """
    if cluster.entry is None or full.entry is None or cluster.entry.country or not full.entry.country:
        return False
    if not all(any(short_for(form, name) for name in full.forms) for form in cluster.forms):
        return False
    if all(" " not in form for form in cluster.forms):
        return all(_PEOPLE.match(form) for form in full.forms)
    whole = [spelling(form) + " " for form in cluster.forms]
    return all(spelling(f)[len(w) :].startswith("of ") for f in full.forms for w in whole if spelling(f).startswith(w))


def _the_same_company(cluster: Cluster, full: Cluster) -> bool:
    return any(without_ending(spelling(f)) == spelling(form) for f in full.forms for form in cluster.forms)
