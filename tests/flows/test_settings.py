"""Where settings come from, and which cannot be."""

from pathlib import Path

import pytest

from flows.settings import Secret, SettingsError, read_settings


def test_nothing_need_be_set(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    assert settings.url is None
    assert settings.cluster_url == settings.node.url
    assert settings.names.prefix == "clippings"


def test_the_environment_stands_above_the_file(tmp_path: Path) -> None:
    (tmp_path / "clippings.toml").write_text(
        '[elasticsearch]\nurl = "https://file.example:9200"\nprefix = "press"\n'
        "[node]\nport = 9205\n[chunks]\ntarget = 500\n"
        '[outlets."Daily Heron"]\ncountry = "KE"\nzone = "Africa/Nairobi"\nfurniture = ["Read more on Heron"]\n'
    )
    stated = read_settings({}, tmp_path)
    assert (stated.url, stated.names.prefix, stated.node.port, stated.chunks.target) == (
        "https://file.example:9200", "press", 9205, 500,
    )  # fmt: skip
    assert stated.outlets[0].name == "Daily Heron"
    assert stated.outlets[0].furniture == ("Read more on Heron",)
    above = read_settings({"ELASTICSEARCH_URL": "https://other.example", "CLIPPINGS_NODE_PORT": "9206"}, tmp_path)
    assert (above.url, above.node.port) == ("https://other.example", 9206)


def test_a_key_is_read_from_the_environment_or_a_file_and_never_printed(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("s3cret\n")
    for environ in ({"ELASTICSEARCH_API_KEY": "s3cret"}, {"ELASTICSEARCH_API_KEY_FILE": str(file)}):
        settings = read_settings(environ, tmp_path)
        assert settings.api_key == Secret("s3cret")
        assert "s3cret" not in f"{settings} {settings!r} {settings.api_key}"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("elasticsearch = 3", "table"),
        ('[elasticsearch]\napi_key = "x"', "API key"),
        ("[chunks]\ntarget = 0", "chunk"),
        ("[chunks]\nsize = 10", "chunks"),
        ("[outlets.Heron]\ncolour = 'red'", "Heron"),
        ("[outlets]\nHeron = 'red'", "Heron"),
        ("[outlets.Heron]\ncountry = 'Kenya'", "two capital letters"),
        ("[outlets.Heron]\nzone = 'Africa/Atlantis'", "IANA"),
        ("[outlets.Heron]\nzone = '/etc/passwd'", "IANA"),
        ("[outlets.Heron]\nhosts = 'heron.example'", "list of hosts"),
        ("[outlets.Heron]\nhosts = ['https://heron.example/']", "list of hosts"),
        ("[outlets.Heron]\nfurniture = 'one line'", "list of lines"),
        ("[outlets.Heron]\nfurniture = [' ']", "list of lines"),
        ("processes = 'many'", "PROCESSES"),
        ("[names]\nmodel = 'large'", "large"),
        ("not toml", "TOML"),
    ],
)
def test_a_file_that_cannot_be_is_named(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "clippings.toml").write_text(text)
    with pytest.raises(SettingsError, match=word):
        read_settings({}, tmp_path)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CLIPPINGS_CONFIG"):
        read_settings({"CLIPPINGS_CONFIG": str(tmp_path / "gone.toml")}, tmp_path)


def test_a_secret_block_needs_a_prefect_server(tmp_path: Path) -> None:
    named = {"ELASTICSEARCH_API_KEY_BLOCK": "clippings-loader", "PREFECT_HOME": str(tmp_path)}
    with pytest.raises(SettingsError, match="no Prefect server is configured"):
        read_settings(named, tmp_path)
    (tmp_path / "clippings.toml").write_text('[elasticsearch]\napi_key_block = "clippings-loader"\n')
    with pytest.raises(SettingsError, match="clippings-loader"):
        read_settings({"PREFECT_HOME": str(tmp_path)}, tmp_path)
