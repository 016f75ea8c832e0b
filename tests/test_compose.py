"""docker-compose.yml: valid by the compose specification, pinned, on loopback, with no default password."""

import re
from pathlib import Path

import pytest
import yaml
from compose_spec import PyCompose

FILE = Path(__file__).resolve().parents[1] / "docker-compose.yml"
TEXT = FILE.read_text("utf-8")
SERVICES = yaml.safe_load(TEXT)["services"]
_VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(?::([-?])([^}]*))?\}")


def interpolated(text: str) -> str:
    """Fill in variables as compose does: a default where there is one, a value where one is demanded."""
    return _VARIABLE.sub(lambda match: match[3] if match[2] == "-" else "stated", text)


def test_it_is_valid_by_the_compose_specification() -> None:
    assert set(PyCompose.from_yaml(interpolated(TEXT)).service_names()) == set(SERVICES)


def test_the_check_sees_what_is_not_valid() -> None:
    for wrong in ("imag: x", "ports: [http]", "healthcheck: {interval: soon}"):
        with pytest.raises(ValueError, match="kibana"):
            PyCompose.from_yaml(interpolated(TEXT).replace("  kibana:\n", f"  kibana:\n    {wrong}\n", 1))


def test_every_image_is_pinned() -> None:
    for name, service in SERVICES.items():
        assert re.fullmatch(r".+:\d+\.\d+\.\d+", service["image"]), name
    assert {s["image"].rpartition(":")[2] for s in SERVICES.values() if "elastic.co" in s["image"]} == {"8.19.21"}


def test_every_port_is_on_loopback() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_whatever_stays_up_has_a_health_check() -> None:
    staying = {name for name, service in SERVICES.items() if service["restart"] == "unless-stopped"}
    assert staying == {"elasticsearch", "kibana", "prefect", "worker"}
    assert all("healthcheck" in SERVICES[name] for name in staying)


def test_no_password_has_a_default() -> None:
    secrets = [match for match in _VARIABLE.finditer(TEXT) if re.search("PASSWORD|KEY", match[1])]
    assert {match[1] for match in secrets} == {"ELASTIC_PASSWORD", "KIBANA_PASSWORD", "KIBANA_ENCRYPTION_KEY"}
    assert all(match[2] == "?" for match in secrets)
    literal = [line for line in TEXT.splitlines() if re.search(r"(PASSWORD|_KEY):", line) and "${" not in line]
    assert literal == []


def test_security_and_tls_are_on() -> None:
    settings = SERVICES["elasticsearch"]["environment"]
    assert settings["xpack.security.enabled"] == settings["xpack.security.http.ssl.enabled"] == "true"
    assert SERVICES["kibana"]["environment"]["ELASTICSEARCH_HOSTS"].startswith("https://")
    assert SERVICES["worker"]["environment"]["ELASTICSEARCH_URL"].startswith("https://")
