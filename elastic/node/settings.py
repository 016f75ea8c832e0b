"""Where the embedded node keeps its things, and how it is reached.

environment, user ──from_environment──▶ NodeSettings
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from elastic.client import is_loopback
from elastic.node.errors import NodeError

VERSION = "8.19.21"
DEFAULT_PORT = 19200  # not 9200, where a full cluster would listen
DEFAULT_HEAP = "1g"
SHORTEST_PASSWORD = 12
ROOTS_STAND_IN = "nobody"  # Elasticsearch refuses to run as root

_HEAP = re.compile(r"[1-9]\d*[mg]")


@dataclass(frozen=True, slots=True)
class Security:
    """What makes a node ask who is there: its certificate, and the first password of the user ``elastic``.

    ``ca`` is the authority that signed the certificate, all three files as PEM.
    """

    certificate: Path
    key: Path
    ca: Path
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        for path in (self.certificate, self.key, self.ca):
            if not path.is_file():
                raise NodeError(f"There is no file {path}, which the node's TLS needs.")
        if len(self.password) < SHORTEST_PASSWORD or not self.password.isprintable():
            raise NodeError(f"The node's password must have {SHORTEST_PASSWORD} characters or more, all printable.")


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """One embedded node.

    ``cache`` holds the distribution (can be deleted at any time), ``state`` the data, configuration and logs.
    ``user`` is whose process the node becomes, None for our own. Without ``security`` everybody on this machine may
    do everything, which is why it then listens nowhere else.
    """

    cache: Path
    state: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    heap: str = DEFAULT_HEAP
    user: str | None = None
    java_home: Path | None = None
    security: Security | None = None

    def __post_init__(self) -> None:
        if not _HEAP.fullmatch(self.heap):
            raise NodeError(f"The heap of the node must look like 512m or 2g, not {self.heap!r}.")
        if not 1 <= self.port <= 65535:
            raise NodeError(f"The port of the node must lie between 1 and 65535; {self.port} does not.")
        if self.security is None and not is_loopback(self.host):
            raise NodeError(
                f"The embedded node has no security switched on and so listens on loopback only, not on {self.host}."
            )

    @property
    def url(self) -> str:
        """Where clients find the node."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.security else 'http'}://{host}:{self.port}"

    @property
    def data(self) -> Path:
        return self.state / "data"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def log(self) -> Path:
        """What the node says about itself."""
        return self.logs / "clippings.log"

    @property
    def config(self) -> Path:
        return self.state / "config"

    @property
    def tls(self) -> Path:
        """The node's copies of its certificate and key; Elasticsearch reads none outside its configuration."""
        return self.config / "tls"

    @property
    def snapshots(self) -> Path:
        return self.state / "snapshots"

    @property
    def pidfile(self) -> Path:
        return self.state / "node.pid"

    @property
    def mark(self) -> str:
        """The argument that tells this node's process from every other."""
        return f"-Dclippings.node={self.state}"


def from_environment(environ: Mapping[str, str], home: Path, is_root: bool) -> NodeSettings:
    """Settle a node from CLIPPINGS_* and the XDG folders.

    Root's home is closed to the user the node runs as, so its node lives in the system's folders.
    Raises NodeError for a setting that cannot be.
    """
    cache = Path(environ.get("XDG_CACHE_HOME") or ("/var/cache" if is_root else home / ".cache")) / "clippings"
    state = Path(environ.get("XDG_STATE_HOME") or ("/var/lib" if is_root else home / ".local" / "state")) / "clippings"
    java = environ.get("CLIPPINGS_JAVA_HOME") or environ.get("ES_JAVA_HOME") or environ.get("JAVA_HOME")
    port = environ.get("CLIPPINGS_NODE_PORT") or str(DEFAULT_PORT)
    if not port.isascii() or not port.isdigit():
        raise NodeError(f"CLIPPINGS_NODE_PORT must be a number, not {port!r}.")
    return NodeSettings(
        cache=Path(environ.get("CLIPPINGS_CACHE") or cache).absolute(),
        state=Path(environ.get("CLIPPINGS_STATE") or state).absolute(),
        port=int(port),
        heap=(environ.get("CLIPPINGS_NODE_HEAP") or DEFAULT_HEAP).lower(),
        user=(environ.get("CLIPPINGS_NODE_USER") or ROOTS_STAND_IN) if is_root else None,
        java_home=Path(java) if java else None,
    )
