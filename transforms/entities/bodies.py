"""Which short forms of organizations mean which full name of the article."""

from collections.abc import Iterable, Sequence

from transforms.entities.acronyms import abbreviates, initials_of, letters_of
from transforms.entities.clusters import Cluster, Clusters, spelling
from transforms.entities.vocabulary import JOINING, LEGAL_FORMS
from transforms.records import EntityType

_CROWD = 100
"""Bodies that share a word or letter: with more of them it says nothing, and comparing all would take too long."""
_BY_WORDS = "initials or words of the full name"


def join_bodies(clusters: Clusters) -> None:
    """An organization's initials, or words of its name that stand together, join the one full name they fit."""
    bodies = clusters.of(EntityType.ORGANIZATION)
    full_names = _Index(bodies)
    joined: dict[Cluster, Cluster] = {}
    for cluster in sorted(bodies, key=lambda c: -len(c.fullest.split())):
        if any(clusters.get(kind, form) for kind in (EntityType.PLACE, EntityType.GROUP) for form in cluster.forms):
            continue
        fitting = {joined.get(c, c) for c in full_names.fitting(cluster)} - {cluster}
        if len(fitting) != 1:
            continue
        (full,) = fitting
        if _explained_here(cluster, full):
            cluster.entry = None
        elif not (_unsure(cluster) or _may_be_one(cluster, full)):
            continue
        clusters.unite(full, cluster, _BY_WORDS)
        joined |= dict.fromkeys((cluster, *(one for one, into in joined.items() if into is cluster)), full)


class _Index:
    """Full names of bodies by what their short forms are made of."""

    def __init__(self, bodies: Iterable[Cluster]) -> None:
        self._by_word: dict[str, dict[Cluster, None]] = {}
        self._by_initials: dict[str, dict[Cluster, None]] = {}
        self._by_letter: dict[str, dict[Cluster, None]] = {}
        for cluster in bodies:
            for full in cluster.forms:
                words = spelling(full).split()
                for word in words:
                    self._by_word.setdefault(word, {})[cluster] = None
                if len(words) > 1:
                    for letters in initials_of(full):
                        self._by_initials.setdefault(letters, {})[cluster] = None
                    for word in words[:2]:
                        self._by_letter.setdefault(word[0], {})[cluster] = None

    def fitting(self, cluster: Cluster) -> list[Cluster]:
        """The other bodies for which one of a cluster's forms can be short: by initials, by words, else by letters."""
        found: dict[Cluster, None] = {}
        for form in tuple(cluster.forms):
            if is_acronym(form):
                found |= self._by_initials.get(letters_of(form), {})
            found |= dict.fromkeys(c for c in self._sharing(form) if any(short_for(form, full) for full in c.forms))
        found.pop(cluster, None)
        if not found and cluster.entry is None and all(is_acronym(form) for form in cluster.forms):
            found = dict.fromkeys(c for form in cluster.forms for c in self._spelt_in(form))
        return list(found)

    def _sharing(self, form: str) -> Sequence[Cluster]:
        rarest = min((self._by_word.get(word, {}) for word in spelling(form).split()), key=len, default={})
        return tuple(rarest) if len(rarest) <= _CROWD else ()

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
    if len(short) >= len(words):
        return False
    return any(words[at : at + len(short)] == short for at in range(len(words))) or _reordered(short, words)


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
        return full.entry == cluster.entry
    whole = [spelling(form) + " " for form in cluster.forms]
    rests = [spelling(f)[len(w) :] for f in full.forms for w in whole if spelling(f).startswith(w)]
    return all(rest.split()[0] in JOINING | LEGAL_FORMS for rest in rests if rest)
