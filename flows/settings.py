"""What a run is told from outside: flags, then environment, then ``clippings.toml``.

environ, clippings.toml ──read_settings──▶ Settings

The API key comes from the environment, from a file, or from a Secret block of the Prefect server, never from a flag or
from ``clippings.toml``.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from elastic.names import CLIPPINGS, Names
from elastic.node import NodeSettings, from_environment
from transforms.chunk import ChunkOptions
from transforms.normalize import Outlet

FILE = "clippings.toml"
CORRECTIONS = "corrections.toml"
DOUBT = {"fast": 0.3, "accurate": 0.8}
"""The shipped recognizers of names, and below which probability of the field's reading each has the encoder read a
sentence: a tenth of the words of news for ``fast``, four tenths for ``accurate`` (``models/names/README.md``)."""
NAMES_MODELS = (*DOUBT, "none")
SPACY = "spacy:"
"""What stands before the package or the folder of a spaCy pipeline, as the model of names."""
DEFAULT_CHUNKS = ChunkOptions()


class SettingsError(Exception):
    """A setting that cannot be; the message says which and what it may be."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that no log, traceback or printed record shows."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "***"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run is told.

    ``url`` is None where the embedded ``node`` is used. ``names_model`` is the recognizer of names: fast, accurate,
    none, or a spaCy pipeline as ``spacy:`` and its package or folder. ``processes`` is how many work side by side,
    ``dask`` the address of a Dask scheduler to use instead. ``outlets`` are the outlets that the user states,
    ``corrections`` the file that corrects names, if there is one.
    """

    node: NodeSettings
    url: str | None = None
    api_key: Secret | None = None
    ca: Path | None = None
    names: Names = CLIPPINGS
    names_model: str = "fast"
    corrections: Path | None = None
    chunks: ChunkOptions = DEFAULT_CHUNKS
    processes: int = 1
    dask: str | None = None
    outlets: tuple[Outlet, ...] = ()

    @property
    def cluster_url(self) -> str:
        """Where Elasticsearch is, or will be once the embedded node runs."""
        return self.url or self.node.url


def read_settings(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Read the settings of this process; raises SettingsError or NodeError for one that cannot be."""
    environ = os.environ if environ is None else environ
    file = Path(environ.get("CLIPPINGS_CONFIG") or (folder or Path.cwd()) / FILE)
    stated = _read_file(file, bool(environ.get("CLIPPINGS_CONFIG")))
    names = _table(stated, "names")
    elasticsearch = _table(stated, "elasticsearch")
    chunks = _table(stated, "chunks")
    ca = environ.get("ELASTICSEARCH_CA") or elasticsearch.get("ca")
    return Settings(
        node=from_environment(_node_environment(environ, _table(stated, "node")), Path.home(), os.geteuid() == 0),
        url=environ.get("ELASTICSEARCH_URL") or elasticsearch.get("url"),
        api_key=_secret(environ, elasticsearch.get("api_key_block")),
        ca=Path(ca) if ca else None,
        names=Names(environ.get("CLIPPINGS_INDEX_PREFIX") or elasticsearch.get("prefix") or CLIPPINGS.prefix),
        names_model=_model(environ.get("CLIPPINGS_NAMES_MODEL") or names.get("model") or "fast"),
        corrections=_corrections(environ.get("CLIPPINGS_CORRECTIONS"), names.get("corrections"), file.parent),
        chunks=_chunk_options(chunks),
        processes=_positive(environ.get("CLIPPINGS_PROCESSES") or stated.get("processes") or os.cpu_count() or 1),
        dask=environ.get("CLIPPINGS_DASK") or stated.get("dask"),
        outlets=_outlets(_table(stated, "outlets")),
    )


def _read_file(path: Path, named: bool) -> dict[str, Any]:
    if not path.is_file():
        if named:
            raise SettingsError(f"There is no file {path}, which CLIPPINGS_CONFIG names.")
        return {}
    try:
        stated = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    if "api_key" in _table(stated, "elasticsearch"):
        raise SettingsError(f"{path} holds an API key; put it into ELASTICSEARCH_API_KEY or a file that only you read.")
    return stated


def _table(stated: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = stated.get(name, {})
    if not isinstance(table, dict):
        raise SettingsError(f"[{name}] in {FILE} must be a table.")
    return table


def _corrections(named: str | None, stated: Any, folder: Path) -> Path | None:
    """The file that the environment names, else the one that the settings state, else the one beside them if any."""
    if not isinstance(stated, str | None):
        raise SettingsError(f"[names] corrections in {FILE} must be the path of a file, not {stated!r}.")
    path = Path(named) if named else folder / (stated or CORRECTIONS)
    if path.is_file():
        return path
    if named or stated:
        raise SettingsError(f"There is no file {path} of corrections; CLIPPINGS_CORRECTIONS or {FILE} names it.")
    return None


def _node_environment(environ: Mapping[str, str], node: Mapping[str, Any]) -> dict[str, str]:
    """Lay the environment over what the file states for the node."""
    return {**{f"CLIPPINGS_NODE_{key.upper()}": str(value) for key, value in node.items()}, **environ}


def _secret(environ: Mapping[str, str], stated_block: str | None) -> Secret | None:
    if key := environ.get("ELASTICSEARCH_API_KEY"):
        return Secret(key)
    if file := environ.get("ELASTICSEARCH_API_KEY_FILE"):
        try:
            return Secret(Path(file).read_text("utf-8").strip())
        except OSError as error:
            raise SettingsError(f"The API key's file {file} cannot be read: {error.strerror}.") from None
    if block := environ.get("ELASTICSEARCH_API_KEY_BLOCK") or stated_block:
        return Secret(_from_block(block, environ))
    return None


def _from_block(name: str, environ: Mapping[str, str]) -> str:
    """Ask the Prefect server for the value of a Secret block."""
    if not prefect_is_configured(environ):
        raise SettingsError(
            f"The API key is to come from the Secret block {name}, but no Prefect server is configured. Set "
            "PREFECT_API_URL, or put the key into ELASTICSEARCH_API_KEY_FILE."
        )
    from prefect.blocks.system import Secret as SecretBlock  # only where a block is named: it takes long to import

    try:
        block: SecretBlock[str] = SecretBlock.load(name)  # type: ignore[assignment]  # no event loop runs here
        value = block.value.get_secret_value()
    except ValueError:
        raise SettingsError(f"The Prefect server has no Secret block called {name}. Make it in Prefect's UI.") from None
    except Exception as error:
        raise SettingsError(f"The Secret block {name} cannot be read: {type(error).__name__}.") from None
    if not isinstance(value, str):
        raise SettingsError(f"The Secret block {name} holds no text; put the API key into it as it was printed.")
    return value.strip()


def prefect_is_configured(environ: Mapping[str, str]) -> bool:
    """Whether the user has a Prefect server: by the environment, or by a profile of theirs."""
    home = Path(environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    profiles = Path(environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    return bool(environ.get("PREFECT_API_URL")) or (
        profiles.is_file() and "PREFECT_API_URL" in profiles.read_text("utf-8", "replace")
    )


def _chunk_options(chunks: Mapping[str, Any]) -> ChunkOptions:
    try:
        return ChunkOptions(**chunks)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"[chunks] in {FILE}: {error}") from error


def _outlets(stated: Mapping[str, Any]) -> tuple[Outlet, ...]:
    return tuple(_outlet(name, row) for name, row in stated.items())


def _outlet(name: str, row: Any) -> Outlet:
    where = f'[outlets."{name}"] in {FILE}'
    if not isinstance(row, dict) or not row.keys() <= _OUTLET.keys():
        raise SettingsError(f"{where} may state country, zone, hosts and furniture, nothing else.")
    for part, value in row.items():
        must_be, is_so = _OUTLET[part]
        if not is_so(value):
            raise SettingsError(f"{where}: {part} must be {must_be}, not {value!r}.")
    parts: dict[str, Any] = {part: tuple(value) if isinstance(value, list) else value for part, value in row.items()}
    return Outlet(name, **parts)


def _is_zone(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(ZoneInfo(value).key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _are(pattern: str) -> Callable[[Any], bool]:
    matches = re.compile(pattern, re.DOTALL).fullmatch
    return lambda values: isinstance(values, list) and all(isinstance(v, str) and matches(v) for v in values)


def _is_country(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Z]{2}", value) is not None


_OUTLET: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "country": ("two capital letters (ISO 3166-1), such as KE", _is_country),
    "zone": ("an IANA name, such as Africa/Nairobi", _is_zone),
    "hosts": ("a list of hosts in small letters, without https:// or a path", _are(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")),
    "furniture": ("a list of lines of text", _are(r".*\S.*")),
}
"""What may be stated of an outlet."""


def _model(name: str) -> str:
    if name not in NAMES_MODELS and not re.fullmatch(rf"{SPACY}\S.*", name):
        raise SettingsError(
            f"The model of names is one of {', '.join(NAMES_MODELS)}, or {SPACY} with the package or the folder of a "
            f"pipeline, not {name!r}."
        )
    return name


def _positive(value: Any) -> int:
    try:
        number = int(value)
    except ValueError:
        number = 0
    if number < 1:
        raise SettingsError(f"CLIPPINGS_PROCESSES must be a number from 1, not {value!r}.")
    return number
