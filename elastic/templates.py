"""The templates of ``mappings/``, read from disk.

mappings/components, mappings/indices ──read_templates──▶ Templates
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elastic.names import Names


@dataclass(frozen=True, slots=True)
class Templates:
    """The component and index templates of ``mappings/`` by name; ``digest`` changes whenever one of them does."""

    components: Mapping[str, Mapping[str, Any]]
    indices: Mapping[str, Mapping[str, Any]]
    digest: str

    def named(self, names: Names) -> "Templates":
        """Give the same templates for another prefix."""
        return Templates(_renamed(self.components, names.prefix), _renamed(self.indices, names.prefix), self.digest)

    def definition(self, kind: str) -> dict[str, Any]:
        """Put together what an index of this kind has: its components, then its own, settings and mappings."""
        template = self.indices[f"clippings-{kind}"]
        whole: dict[str, Any] = {}
        for name in template["composed_of"]:
            whole = _merged(whole, self.components[name]["template"])
        return _merged(whole, template["template"])


def read_templates(folder: Path) -> Templates:
    """Read the templates below a folder: its ``components/`` and its ``indices/``."""
    texts = {path: path.read_bytes() for path in sorted(folder.glob("*/clippings-*.json"))}
    by_folder = {
        room: {path.stem: json.loads(text) for path, text in texts.items() if path.parent.name == room}
        for room in ("components", "indices")
    }
    digest = hashlib.sha256(b"\0".join(text for path, text in texts.items() if path.parent.name in by_folder))
    return Templates(by_folder["components"], by_folder["indices"], digest.hexdigest())


def _merged(left: Mapping[str, Any], right: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one tree over another."""
    both = left.keys() & right.keys()
    deep = {
        key: _merged(left[key], right[key])
        for key in both
        if isinstance(left[key], Mapping) and isinstance(right[key], Mapping)
    }
    return {**left, **right, **deep}


def _renamed(tree: Any, prefix: str) -> Any:
    """Replace the prefix in names, patterns and references; nothing else begins with it."""
    if isinstance(tree, Mapping):
        return {_renamed(key, prefix): _renamed(value, prefix) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_renamed(value, prefix) for value in tree]
    if isinstance(tree, str) and tree.startswith("clippings-"):
        return prefix + tree.removeprefix("clippings")
    return tree
