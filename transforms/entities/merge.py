"""Gather mentions into entities: one name however the article writes it, two where it means two."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.entities.known import Entry, KnownNames
from transforms.entities.short_forms import Pair
from transforms.entities.spans import Span
from transforms.entities.variants import alike, keys
from transforms.records import Entity, EntityType, Mention, fold

_MANY = 12
"""How many full names a part of a name may fit before it is nobody's."""
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))

_BRITISH = (("labour", "labor"), ("defence", "defense"), ("centre", "center"), ("isation", "ization"))
_BY_SPELLING, _BY_LIST = "the same but for signs, capitals or endings", "a form on the list of known names"
_BY_PART, _BY_WORDS = "part of the one full name it fits", "initials or words of the full name"

_QUOTES = str.maketrans("", "", '"“”‘’')
_SMALL = frozenset("of the and for de del la le des der di da du do e y et in on a an al".split())


@dataclass(slots=True)
class _Cluster:
    type: EntityType
    forms: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    entry: Entry | None = None
    why: dict[str, str] = field(default_factory=dict)
    """Why forms that came from elsewhere are the same name."""

    def take(self, other: "_Cluster", why: str) -> None:
        self.why = {**dict.fromkeys(other.forms, why), **other.why, **self.why}
        self.forms.update(other.forms)
        self.spans += other.spans
        self.entry = self.entry or other.entry


def entities_of(body: str, spans: Sequence[Span], known: KnownNames, short_forms: Sequence[Pair]) -> tuple[Entity, ...]:
    """Entities in order of first mention."""
    clusters = _by_spelling(body, spans, known)
    _join_persons(clusters)
    _join_short_forms(clusters, body, short_forms)
    _join_entries(clusters)
    _join_persons(clusters)
    _join_parts(clusters)
    found = [_entity(body, cluster) for cluster in _distinct(clusters)]
    return tuple(sorted(found, key=lambda entity: entity.mentions[0].start))


Key = tuple[EntityType, str]


@lru_cache(50_000)
def _spelling(form: str) -> str:
    plain = fold(form).replace("-", " ").replace(".", "")
    for british, american in _BRITISH:
        plain = plain.replace(british, american)
    return " ".join(plain.split())


def _by_spelling(body: str, spans: Sequence[Span], known: KnownNames) -> dict[Key, _Cluster]:
    clusters: dict[Key, _Cluster] = {}
    for span in spans:
        form = body[span.start : span.end]
        key = (span.type, _spelling(form))
        if span.type is EntityType.GROUP:
            key = (span.type, _singular(key[1]))
        cluster = clusters.setdefault(key, _Cluster(span.type))
        cluster.forms[form] += 1
        cluster.spans.append(span)
        cluster.entry = cluster.entry or known.entry(form, span.type)
    return clusters


def _singular(form: str) -> str:
    return form[:-1] if form.endswith("s") and len(form) > 4 and not form.endswith("ss") else form


def _distinct(clusters: dict[Key, _Cluster]) -> list[_Cluster]:
    return list({id(cluster): cluster for cluster in clusters.values()}.values())


def _unite(clusters: dict[Key, _Cluster], into: _Cluster, other: _Cluster, why: str) -> None:
    if into is other:
        return
    into.take(other, why)
    for key, cluster in clusters.items():
        if cluster is other:
            clusters[key] = into


def _join_short_forms(clusters: dict[Key, _Cluster], body: str, short_forms: Sequence[Pair]) -> None:
    for pair in short_forms:
        long, short = (
            _spelling(body[pair.long_start : pair.long_end]),
            _spelling(body[pair.short_start : pair.short_end]),
        )
        for kind in EntityType:
            one, two = clusters.get((kind, long)), clusters.get((kind, short))
            if one and two:
                if one.entry is None and two.entry and not _shares_word(two.entry.name, long):
                    two.entry = None
                _unite(clusters, one, two, f"the text says so: {_passage(body, pair)}")


def _passage(body: str, pair: Pair) -> str:
    """Where a text explains a short form or a second name, on one line."""
    start, end = min(pair.long_start, pair.short_start), max(pair.long_end, pair.short_end)
    return " ".join(body[start : end + (body[end : end + 1] == ")")].split())


def _shares_word(name: str, long: str) -> bool:
    """Whether a listed name can be meant where the text itself explains a short form."""
    return any(len(word) > 3 and word in long.split() for word in _spelling(name).split())


def _join_entries(clusters: dict[Key, _Cluster]) -> None:
    first: dict[tuple[str, EntityType], _Cluster] = {}
    for cluster in _distinct(clusters):
        if cluster.entry:
            _unite(clusters, first.setdefault((cluster.entry.name, cluster.entry.type), cluster), cluster, _BY_LIST)


def _join_persons(clusters: dict[Key, _Cluster]) -> None:
    """A part of a name joins the one full name of the article that it fits; where two fit it stays by itself."""
    people = [c for c in _distinct(clusters) if c.type is EntityType.PERSON]
    names = {id(c): _words(_fullest(c)) for c in people}
    bearers: dict[str, dict[int, _Cluster]] = {}
    for cluster in people:
        for key in {key for word in names[id(cluster)] for key in keys(word)}:
            bearers.setdefault(key, {})[id(cluster)] = cluster
    joined: set[int] = set()
    for cluster in sorted(people, key=lambda c: -len(names[id(c)])):
        part = names[id(cluster)]
        near = _near(part, bearers)
        fitting = [c for c in near if c is not cluster and id(c) not in joined and fits(part, names[id(c)])]
        if len(fitting) > _MANY:
            continue
        longest = [c for c in fitting if not any(o is not c and fits(names[id(c)], names[id(o)]) for o in fitting)]
        if len(longest) > 1:
            longest = _named_before(cluster, longest)
        if len(longest) == 1:
            _unite(clusters, longest[0], cluster, _BY_PART)
            joined.add(id(cluster))


def _near(part: Sequence[str], bearers: dict[str, dict[int, _Cluster]]) -> list[_Cluster]:
    """The persons that share a key with the rarest word of a name, in order."""
    found = [{i: c for key in sorted(keys(word)) for i, c in bearers.get(key, {}).items()} for word in part]
    return list(min(found, key=len, default={}).values())


def _named_before(cluster: _Cluster, fitting: Sequence[_Cluster]) -> list[_Cluster]:
    """Of several full names those that the reader has met where the short one first follows any of them."""
    firsts = [min(span.start for span in c.spans) for c in fitting]
    later = [span.start for span in cluster.spans if span.start > min(firsts)]
    return [c for c, first in zip(fitting, firsts, strict=True) if later and first < min(later)]


def _join_parts(clusters: dict[Key, _Cluster]) -> None:
    """An organization's initials, or words of its name that stand together, join the one full name they fit."""
    bodies = [c for c in _distinct(clusters) if c.type is EntityType.ORGANIZATION]
    bodies.sort(key=lambda c: -len(_fullest(c).split()))
    places = {key for kind, key in clusters if kind in (EntityType.PLACE, EntityType.GROUP)}
    for cluster in bodies:
        if any(_spelling(form) in places for form in cluster.forms):
            continue
        others = [c for c in _distinct(clusters) if c.type is EntityType.ORGANIZATION and c is not cluster]
        forms = tuple(cluster.forms)
        fitting = [c for c in others if any(short_for(part, full) for part in forms for full in c.forms)]
        if len(fitting) == 1 and (_unsure(cluster) or _may_be_one(cluster, fitting[0])):
            _unite(clusters, fitting[0], cluster, _BY_WORDS)


def _unsure(cluster: _Cluster) -> bool:
    """Whether the list does not say by itself whom a cluster's forms mean."""
    entry = cluster.entry
    return entry is None or all(f"~{form}" in entry.aliases for form in cluster.forms)


def _may_be_one(cluster: _Cluster, full: _Cluster) -> bool:
    """Whether a listed name may stand for a longer one: not for another listed one, nor for its own branch.

    A branch goes on behind the name of the whole, as in "Hamas Health Ministry".
    """
    if full.entry:
        return full.entry == cluster.entry
    whole = [_spelling(form) + " " for form in cluster.forms]
    rests = [_spelling(f)[len(w) :] for f in full.forms for w in whole if _spelling(f).startswith(w)]
    return all(rest.split()[0] in _SMALL for rest in rests if rest)


def short_for(part: str, full: str) -> bool:
    """Whether an organization's form is another one's initials, or some of its words in a row."""
    words, short = _spelling(full).split(), _spelling(part).split()
    letters = part.replace(".", "")
    if len(short) == 1 and letters.isupper() and len(letters) > 1 and letters.casefold() in _all_initials(full):
        return True
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


@lru_cache(20_000)
def _all_initials(full: str) -> frozenset[str]:
    """The short forms that a full name's initials give: with or without small words and parts behind hyphens."""
    found = set()
    for words in (_spelling(full).split(), fold(full).split()):
        found |= {_initials(words), _initials([word for word in words if word not in _SMALL])}
    return frozenset(found)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _words(form: str) -> tuple[str, ...]:
    mixed = not form.isupper()
    found: list[str] = []
    for raw in form.translate(_QUOTES).replace("-", " ").split():
        letters = raw.replace(".", "")
        if mixed and 1 < len(letters) < 4 and letters.isupper() and " " in form and letters.casefold() not in _SUFFIXES:
            found += [letter.casefold() for letter in letters]
        elif (word := fold(raw)) not in _SUFFIXES:
            found.append(word)
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
        return len(part[0].strip(".")) > 1 and part[0] not in _SMALL and any(alike(part[0], word) for word in full)
    rest = iter(full)
    return all(any(_same(word, other) for other in rest) for word in part)


def _turned(part: Sequence[str], full: Sequence[str]) -> bool:
    """Whether two names differ only in whether the family name comes first."""
    return any(all(map(_same, part, turned)) for turned in ((*full[1:], full[0]), (full[-1], *full[:-1])))


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _same(word: str, other: str) -> bool:
    return alike(word, other) or (_initial(word) and other[0] == word[0])


def _fullest(cluster: _Cluster) -> str:
    """The form with the most words, then the longest, then the most frequent, not all in capitals if avoidable."""
    return min(
        cluster.forms,
        key=lambda form: (form.isupper() and any(not f.isupper() for f in cluster.forms) and " " in form,
                          -len(form.split()), -len(form), -cluster.forms[form], form),
    )  # fmt: skip


def _entity(body: str, cluster: _Cluster) -> Entity:
    spans = sorted(cluster.spans, key=lambda span: span.start)
    name = cluster.entry.name if cluster.entry else _fullest(cluster)
    aliases = tuple(sorted((f for f in cluster.forms if f != name), key=lambda f: (-cluster.forms[f], f)))
    return Entity(
        name=name,
        type=cluster.type,
        aliases=aliases,
        mentions=tuple(Mention(body[s.start : s.end], s.start, s.end) for s in spans),
        country=cluster.entry.country if cluster.entry else None,
        source=_source(span.source for span in spans),
        reasons=tuple((alias, _reason(alias, name, cluster)) for alias in aliases),
    )


def _reason(alias: str, name: str, cluster: _Cluster) -> str:
    """Why a form is the same name: why the one or the other joined, else what they share."""
    if _spelling(alias) == _spelling(name):
        return _BY_SPELLING
    listed = _BY_LIST if cluster.entry and name not in cluster.forms else _BY_SPELLING
    return cluster.why.get(alias) or cluster.why.get(name) or listed


def _source(sources: Iterable[str]) -> str:
    order = ("known", "model", "pattern", "propagated")
    return min(set(sources), key=lambda source: order.index(source) if source in order else len(order))
