"""Who may do what on a secured cluster: two roles, and an API key for each.

Names ──roles──▶ loader, analyst ──put_roles──▶ roles for people      ──create_keys──▶ Keys for programs
"""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from elastic.client import ClusterError, explained
from elastic.names import CLIPPINGS, Names

ROLES = ("loader", "analyst")
READABLE = ("articles", "chunks", "timeline", "rejects", "runs")
"""What an analyst reads. Payloads are whole pages and documents that were refused, unseen by anybody; the basic
licence has no rights per field, so they lie in an index of their own."""

_PREFIX = re.compile(r"[a-z0-9][a-z0-9._-]*")
_SPAN = re.compile(r"[1-9][0-9]{0,5}[smhd]")

MADE_BY = {"application": "clippings"}


@dataclass(frozen=True, slots=True)
class Key:
    """An API key as it is used, in the form that ELASTICSEARCH_API_KEY takes; it cannot be read again later."""

    name: str
    id: str
    encoded: str = field(repr=False)
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """One key for each role."""

    loader: Key
    analyst: Key


def role(kind: str, names: Names = CLIPPINGS) -> dict[str, Any]:
    """Describe what a role (``loader`` or ``analyst``) may do, as Elasticsearch's role descriptor.

    Raises ValueError for a prefix that would mean more than itself there, such as one with a ``*``.
    """
    if not _PREFIX.fullmatch(names.prefix):
        raise ValueError(f"{names.prefix!r} is no prefix of index names: small letters, digits, dots and dashes are.")
    if kind == "loader":
        rights = {"names": [f"{names.prefix}-*"], "privileges": ["read", "write", "manage"]}
        return {"cluster": ["monitor", "manage_index_templates"], "indices": [rights]}
    readable = [pattern for of_kind in READABLE for pattern in (names.alias(of_kind), f"{names.alias(of_kind)}-*")]
    return {"cluster": [], "indices": [{"names": readable, "privileges": ["read", "view_index_metadata"]}]}


def role_name(kind: str, names: Names = CLIPPINGS) -> str:
    """Name a role and its keys."""
    return f"{names.prefix}-{kind}"


def put_roles(client: Elasticsearch, names: Names = CLIPPINGS) -> tuple[str, ...]:
    """Make the roles, for the people who are given them, or bring them up to date; returns their names."""
    _demand_security(client)
    with explained():
        for kind in ROLES:
            client.security.put_role(name=role_name(kind, names), **role(kind, names), metadata=MADE_BY)
    return tuple(role_name(kind, names) for kind in ROLES)


def create_keys(client: Elasticsearch, names: Names = CLIPPINGS, expiration: str | None = None) -> Keys:
    """Make one key for each role; ``expiration`` is how long they last, such as ``90d``, None for ever.

    The keys made before stay good until they are retired. Elasticsearch lets no API key make another that may do
    anything, so the client must have come with a user and a password.
    """
    if expiration is not None and not _SPAN.fullmatch(expiration):
        raise ValueError(f"How long a key lasts is written as 12h or 90d, not as {expiration!r}.")
    _demand_security(client)
    return Keys(**{kind: _create_key(client, kind, names, expiration) for kind in ROLES})


def retire_keys(client: Elasticsearch, keep: Keys, names: Names = CLIPPINGS) -> int:
    """Make every key invalid that was made for these names before ``keep``, and return how many there were."""
    kept = {keep.loader.id, keep.analyst.id}
    with explained():
        found = [key for kind in ROLES for key in client.security.get_api_key(name=role_name(kind, names))["api_keys"]]
        old = [key["id"] for key in found if _is_ours(key) and not key["invalidated"] and key["id"] not in kept]
        if old:
            client.security.invalidate_api_key(ids=old)
    return len(old)


def _demand_security(client: Elasticsearch) -> None:
    with explained():
        try:
            client.security.authenticate()
        except ApiError as error:
            if error.meta.status not in (400, 405):  # with these it says that it has no such API
                raise
            raise ClusterError(
                "Security is switched off in this cluster: everybody who reaches it may do everything. Switch it on "
                "there first (xpack.security.enabled)."
            ) from None


def _create_key(client: Elasticsearch, kind: str, names: Names, expiration: str | None) -> Key:
    name = role_name(kind, names)
    with explained(), _unlogged():
        made = client.security.create_api_key(
            name=name,
            role_descriptors={name: role(kind, names)},
            expiration=expiration,
            metadata=MADE_BY,
            refresh=True,
        )
    until = made.get("expiration")
    return Key(name, made["id"], made["encoded"], datetime.fromtimestamp(until / 1000, UTC) if until else None)


def _is_ours(key: Mapping[str, Any]) -> bool:
    metadata: Mapping[str, Any] = key.get("metadata") or {}
    return MADE_BY.items() <= metadata.items()


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep the client from logging answers, which it does at level DEBUG, whole."""
    log = logging.getLogger("elastic_transport.node")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before
