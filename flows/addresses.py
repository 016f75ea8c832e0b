"""Where the pages of a source are found again.

name of a source ──place──▶ what discovers it
"""

from urllib.parse import unquote, urlsplit


def place(name: str) -> str:
    """Turn a source's name back into what discovers it."""
    return unquote(urlsplit(name).path) if name.startswith("file://") else name
