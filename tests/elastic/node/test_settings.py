"""Where the node lives, and what it refuses to be."""

from dataclasses import replace
from pathlib import Path

import pytest

from elastic.node import NodeError, NodeSettings, Security, from_environment

HOME = Path("/home/reader")


@pytest.fixture
def security(tmp_path: Path) -> Security:
    certificate, key, ca = (tmp_path / name for name in ("node.crt", "node.key", "ca.crt"))
    for path in (certificate, key, ca):
        path.touch()
    return Security(certificate, key, ca, password="correct horse battery")


def test_a_user_has_the_node_in_their_own_folders() -> None:
    settings = from_environment({}, HOME, is_root=False)
    assert settings.cache == HOME / ".cache" / "clippings"
    assert settings.state == HOME / ".local" / "state" / "clippings"
    assert settings.user is None
    assert settings.url == "http://127.0.0.1:19200"


def test_root_has_it_in_the_systems_folders_and_runs_it_as_somebody_else() -> None:
    settings = from_environment({}, HOME, is_root=True)
    assert not settings.cache.is_relative_to(HOME)
    assert not settings.state.is_relative_to(HOME)
    assert settings.user == "nobody"


def test_the_environment_moves_it() -> None:
    environ = {"CLIPPINGS_STATE": "/data/node", "XDG_CACHE_HOME": "/data/cache", "CLIPPINGS_NODE_PORT": "9201"}
    settings = from_environment({**environ, "CLIPPINGS_NODE_HEAP": "2G"}, HOME, is_root=False)
    assert (settings.state, settings.cache) == (Path("/data/node"), Path("/data/cache/clippings"))
    assert (settings.port, settings.heap) == (9201, "2g")


@pytest.mark.parametrize(
    "environ", [{"CLIPPINGS_NODE_PORT": "http"}, {"CLIPPINGS_NODE_PORT": "70000"}, {"CLIPPINGS_NODE_HEAP": "lots"}]
)
def test_a_setting_that_cannot_be_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(NodeError, match=next(iter(environ.values()))):
        from_environment(environ, HOME, is_root=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "elastic.example"])
def test_without_security_it_listens_on_loopback_only(host: str, security: Security) -> None:
    with pytest.raises(NodeError, match="loopback"):
        NodeSettings(HOME, HOME, host=host)
    assert NodeSettings(HOME, HOME, host=host, security=security).url == f"https://{host}:19200"


def test_security_needs_its_files(security: Security) -> None:
    security.key.unlink()
    with pytest.raises(NodeError, match=r"no file .*node\.key"):
        replace(security)


@pytest.mark.parametrize("password", ["", "short", "of two lines\nor more"])
def test_a_password_that_cannot_be_is_not_shown(password: str, security: Security) -> None:
    with pytest.raises(NodeError, match="12 characters") as raised:
        replace(security, password=password)
    assert not password or password not in str(raised.value)


def test_the_password_is_in_no_printed_record(security: Security) -> None:
    settings = NodeSettings(HOME, HOME, security=security)
    assert security.password not in f"{settings!r} {settings} {security!r}"
