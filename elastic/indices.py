"""Installed templates, numbered generations and the aliases in front of them.

Templates ──install──▶ clippings-chunks-000001 ◀── alias clippings-chunks
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch

from elastic.client import ClusterError, explained
from elastic.names import CLIPPINGS, KINDS, REBUILT, Names
from elastic.templates import Templates, read_templates

__all__ = [
    "CLIPPINGS",
    "KINDS",
    "REBUILT",
    "Installed",
    "Names",
    "Templates",
    "create",
    "drift",
    "drop",
    "generations",
    "install",
    "live",
    "prepare",
    "read_templates",
    "refresh",
    "swap",
]

LOADING = {"refresh_interval": "-1", "auto_expand_replicas": "false", "number_of_replicas": "0"}
SERVING = {"refresh_interval": None, "auto_expand_replicas": "0-1"}


@dataclass(frozen=True, slots=True)
class Installed:
    """The indices an installation made, and the kinds whose live index no longer equals its mapping."""

    created: tuple[str, ...]
    drifted: tuple[str, ...]


def install(client: Elasticsearch, templates: Templates, names: Names = CLIPPINGS) -> Installed:
    """Put the templates and make the first generation where there is none; doing it again changes nothing."""
    with explained():
        put_templates(client, templates, names)
        present = live(client, names)
        created = [create(client, kind, 1, names, alias=True) for kind in KINDS if kind not in present]
    return Installed(tuple(created), drift(client, templates, names))


def put_templates(client: Elasticsearch, templates: Templates, names: Names = CLIPPINGS) -> None:
    """Put the templates; they shape the generations made from now on, never one that is there."""
    own = templates.named(names)
    for name, component in own.components.items():
        client.cluster.put_component_template(name=name, **_arguments(component))
    for name, template in own.indices.items():
        client.indices.put_index_template(name=name, **_arguments(template))


def create(client: Elasticsearch, kind: str, number: int, names: Names = CLIPPINGS, *, alias: bool = False) -> str:
    """Make a generation, at once behind its alias or unseen and set for loading; one that is there is left alone."""
    index = names.generation(kind, number)
    if client.indices.exists(index=names.alias(kind)) and not client.indices.exists_alias(name=names.alias(kind)):
        raise ClusterError(
            f"An index is called {names.alias(kind)}, where an alias belongs; save its documents and delete it."
        )
    try:
        if alias:
            client.indices.create(index=index, aliases={names.alias(kind): {"is_write_index": True}})
        else:
            client.indices.create(index=index, settings=LOADING)
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
    return index


def generations(client: Elasticsearch, names: Names = CLIPPINGS) -> dict[str, tuple[str, ...]]:
    """List the generations of each kind, oldest first."""
    wanted = [f"{names.alias(kind)}-*" for kind in KINDS]
    with explained():
        found = sorted(client.indices.get_alias(index=wanted, expand_wildcards="open").body)
    return {kind: tuple(index for index in found if names.kind(index) == kind) for kind in KINDS}


def live(client: Elasticsearch, names: Names = CLIPPINGS) -> dict[str, str]:
    """Give the live generation of each kind that has one."""
    with explained():
        found = client.indices.get_alias(index=[f"{names.alias(kind)}-*" for kind in KINDS]).body
    return {
        names.kind(index): index for index, entry in found.items() if names.alias(names.kind(index)) in entry["aliases"]
    }


def drift(client: Elasticsearch, templates: Templates, names: Names = CLIPPINGS) -> tuple[str, ...]:
    """Name the kinds whose live index differs from ``mappings/``; those need a rebuild."""
    present = live(client, names)
    if not present:
        return ()
    with explained():
        deployed = client.indices.get(index=list(present.values()), features=["mappings", "settings"]).body
    return tuple(
        kind for kind, index in present.items() if _shape(templates.definition(kind)) != _shape(deployed[index])
    )


def prepare(
    client: Elasticsearch, templates: Templates, kinds: Iterable[str] = REBUILT, names: Names = CLIPPINGS
) -> dict[str, str]:
    """Make the next generation of each kind beside the live one, unseen and set for loading."""
    with explained():
        put_templates(client, templates, names)
        known = generations(client, names)
        return {kind: create(client, kind, max(map(names.number, known[kind]), default=0) + 1, names) for kind in kinds}


def swap(client: Elasticsearch, targets: Mapping[str, str], names: Names = CLIPPINGS) -> dict[str, str]:
    """Point all aliases at other generations in one step, and return those they pointed at before."""
    before = live(client, names)
    with explained():
        client.indices.put_settings(index=list(targets.values()), settings=SERVING)
        client.indices.refresh(index=list(targets.values()))
        client.indices.update_aliases(
            actions=[
                action
                for kind, index in targets.items()
                for action in _move(names.alias(kind), before.get(kind), index)
            ]
        )
    return {kind: before[kind] for kind in targets if kind in before}


def drop(client: Elasticsearch, indices: Iterable[str], names: Names = CLIPPINGS) -> None:
    """Delete generations; a live one is refused."""
    doomed = list(indices)
    if alive := sorted(set(doomed) & set(live(client, names).values())):
        raise ClusterError(f"{', '.join(alive)} is live and is not deleted.")
    with explained():
        for index in doomed:
            client.indices.delete(index=index, ignore_unavailable=True)


def refresh(client: Elasticsearch, names: Names = CLIPPINGS, kinds: Iterable[str] = KINDS) -> None:
    """Make everything that was written searchable."""
    with explained():
        client.indices.refresh(index=[names.alias(kind) for kind in kinds])


def _move(alias: str, source: str | None, target: str) -> list[dict[str, Any]]:
    add = {"add": {"index": target, "alias": alias, "is_write_index": True}}
    return [add] if source in (None, target) else [{"remove": {"index": source, "alias": alias}}, add]


def _shape(definition: Mapping[str, Any]) -> dict[str, Any]:
    """What must be equal between an index and its definition: its mapping and its analysis."""
    settings = definition["settings"]["index"]
    return {"mappings": definition["mappings"], "analysis": settings.get("analysis", {})}


def _arguments(template: Mapping[str, Any]) -> dict[str, Any]:
    """The client spells the field ``_meta`` without its underscore."""
    return {key.lstrip("_"): value for key, value in template.items()}
