"""Gather mentions into entities: one name however the article writes it, two where it means two."""

from collections.abc import Iterable, Sequence

from transforms.entities.bodies import join_bodies
from transforms.entities.canonical import canonical
from transforms.entities.clusters import Cluster, Clusters, spelling
from transforms.entities.known import KnownNames
from transforms.entities.persons import join_persons
from transforms.entities.short_forms import Pair
from transforms.entities.spans import MODELS, RULES, Span
from transforms.records import Entity, EntityType, Mention

_BY_SPELLING, _BY_LIST = "the same but for signs, capitals or endings", "a form on the list of known names"


_SUREST = {source: rank for rank, source in enumerate(("known", *MODELS, *RULES, "propagated"))}


def entities_of(body: str, spans: Sequence[Span], known: KnownNames, short_forms: Sequence[Pair]) -> tuple[Entity, ...]:
    """Entities in order of first mention."""
    clusters = Clusters(body, spans, known)
    join_persons(clusters)
    _join_short_forms(clusters, body, short_forms)
    _join_entries(clusters)
    join_persons(clusters)
    join_bodies(clusters)
    found = [_entity(body, cluster) for cluster in clusters]
    return tuple(sorted(found, key=lambda entity: entity.mentions[0].start))


def _join_short_forms(clusters: Clusters, body: str, short_forms: Sequence[Pair]) -> None:
    for pair in short_forms:
        long, short = body[pair.long_start : pair.long_end], body[pair.short_start : pair.short_end]
        for kind in EntityType:
            one, two = clusters.get(kind, long), clusters.get(kind, short)
            if one and two:
                if one.entry is None and two.entry and not _shares_word(two.entry.name, long):
                    two.entry = None
                clusters.unite(one, two, f"the text says so: {_passage(body, pair)}")


def _passage(body: str, pair: Pair) -> str:
    """Where a text explains a short form or a second name, on one line."""
    start, end = min(pair.long_start, pair.short_start), max(pair.long_end, pair.short_end)
    return " ".join(body[start : end + (body[end : end + 1] == ")")].split())


def _shares_word(name: str, long: str) -> bool:
    """Whether a listed name can be meant where the text itself explains a short form."""
    words = spelling(long).split()
    return any(len(word) > 3 and word in words for word in spelling(name).split())


def _join_entries(clusters: Clusters) -> None:
    first: dict[tuple[str, EntityType], Cluster] = {}
    for cluster in clusters:
        if cluster.entry:
            clusters.unite(first.setdefault((cluster.entry.name, cluster.type), cluster), cluster, _BY_LIST)


def _entity(body: str, cluster: Cluster) -> Entity:
    spans = sorted(cluster.spans, key=lambda span: span.start)
    name = cluster.entry.name if cluster.entry else canonical(cluster.fullest, cluster.type)
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


def _reason(alias: str, name: str, cluster: Cluster) -> str:
    """Why a form is the same name: why the one or the other joined, else what they share."""
    if spelling(alias) == spelling(name):
        return _BY_SPELLING
    listed = _BY_LIST if cluster.entry and name not in cluster.forms else _BY_SPELLING
    return cluster.why.get(alias) or cluster.why.get(name) or listed


def _source(sources: Iterable[str]) -> str:
    """The surest of what found the mentions."""
    return min(sources, key=lambda source: _SUREST.get(source, len(_SUREST)))
