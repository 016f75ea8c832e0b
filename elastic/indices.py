"""Templates, numbered generations and the aliases in front of them.

mappings/*.json ──read_templates──▶ Templates ──install──▶ clippings-chunks-000001 ◀── alias clippings-chunks
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

KINDS = ("articles", "chunks", "timeline", "rejects", "runs", "payloads")
REBUILT = ("articles", "chunks", "timeline")


@dataclass(frozen=True, slots=True)
class Names:
    """What the indices of one installation are called: ``clippings-chunks`` and ``clippings-chunks-000001``."""

    prefix: str = "clippings"

    def alias(self, kind: str) -> str:
        return f"{self.prefix}-{kind}"

    def generation(self, kind: str, number: int) -> str:
        return f"{self.prefix}-{kind}-{number:06d}"


@dataclass(frozen=True, slots=True)
class Templates:
    """The component and index templates of ``mappings/``, by name; ``digest`` changes whenever they do."""

    components: Mapping[str, Mapping[str, Any]]
    indices: Mapping[str, Mapping[str, Any]]
    digest: str


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation made anew, and the kinds whose live index no longer equals its mapping."""

    created: tuple[str, ...]
    drifted: tuple[str, ...]


def read_templates(folder: Path) -> Templates:
    """Read the templates below a folder (``mappings/``)."""
    raise NotImplementedError


def install(client: Elasticsearch, templates: Templates, names: Names = Names()) -> Installed:  # noqa: B008
    """Put the templates and make the first generation where there is none; doing it again changes nothing."""
    raise NotImplementedError


def drift(client: Elasticsearch, templates: Templates, names: Names = Names()) -> tuple[str, ...]:  # noqa: B008
    """Name the kinds whose live index differs from ``mappings/``; those need a rebuild."""
    raise NotImplementedError


def live(client: Elasticsearch, names: Names = Names()) -> dict[str, str]:  # noqa: B008
    """Give the live generation of each kind that has one."""
    raise NotImplementedError


def refresh(client: Elasticsearch, names: Names = Names()) -> None:  # noqa: B008
    """Make everything that was written searchable."""
    raise NotImplementedError
