"""Who may do what on a real cluster with security on, as its own refusals show, and what no error gives away."""

import dataclasses
import logging
import re
import shutil
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from elasticsearch import ApiError, Elasticsearch

from elastic.bulk import delete_articles, index_documents, load, max_content_bytes
from elastic.client import ClusterBusyError, ClusterError, check, connect, explained
from elastic.indices import Templates, create, drift, drop, generations, install, live, prepare, refresh, swap
from elastic.known import existing
from elastic.names import CLIPPINGS, KINDS, Names
from elastic.node import NodeSettings, Security, start, status, stop
from elastic.search import search_passages, timeline
from elastic.security import READABLE, Keys, create_keys, put_roles, retire_keys, role
from elastic.status import last_runs, list_rejects
from elastic.status import status as read_status
from tests.certificates import Authority
from tests.conftest import free_port
from tests.elastic.example import documents
from tests.shell import Shell

pytestmark = pytest.mark.node

PASSWORD = "first-password-of-a-test"
OTHER = "ledger-2026"
"""An index that is none of ours."""
PLENTY = 20_000
"""Requests; what takes a second on the server is over long before."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.found(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def secured(node: NodeSettings, reachable_folder: Path, authority: Authority) -> Iterator[NodeSettings]:
    """A node of its own that asks who is there."""
    security = Security(*authority.issue("localhost", "127.0.0.1"), authority.certificate, PASSWORD)
    settings = dataclasses.replace(node, state=reachable_folder / "a secured node", port=free_port(), security=security)
    try:
        start(settings)
        yield settings
    finally:
        stop(settings)
        shutil.rmtree(settings.state)


@pytest.fixture(scope="module")
def administrator(secured: NodeSettings, authority: Authority) -> Iterator[Elasticsearch]:
    with connect(secured.url, ca=authority.certificate, administrator=("elastic", PASSWORD)) as client:
        client.options(max_retries=PLENTY, retry_on_status=(401, 503)).security.authenticate()
        client.indices.create(index=OTHER, mappings={"properties": {"amount": {"type": "integer"}}})
        client.index(index=OTHER, id="1", document={"amount": 1}, refresh=True)
        yield client


@pytest.fixture(scope="module")
def keys(administrator: Elasticsearch) -> Keys:
    return create_keys(administrator)


@pytest.fixture(scope="module")
def as_key(secured: NodeSettings, authority: Authority) -> Iterator[Callable[[str | None], Elasticsearch]]:
    made = []

    def client(key: str | None) -> Elasticsearch:
        made.append(connect(secured.url, key, authority.certificate))
        return made[-1]

    yield client
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def loader(as_key: Callable[[str], Elasticsearch], keys: Keys, templates: Templates) -> Elasticsearch:
    """A loader that has installed and loaded."""
    client = as_key(keys.loader.encoded)
    check(client)
    install(client, templates)
    loaded = load(client, [documents()])
    assert (loaded.indexed, loaded.failed) == (1, 0)
    reject = {"_id": "r1", "uri": "b.txt", "stage": "normalize", "reason": "no text", "at": "2026-01-08T12:00:00Z"}
    index_documents(client, "rejects", [reject])
    index_documents(client, "payloads", [{"_id": "r1", "uri": "b.txt", "page": {"content": "private"}}])
    index_documents(client, "runs", [{"_id": "run-1", "run_id": "run-1", "started_at": "2026-01-08T12:00:00Z"}])
    refresh(client)
    return client


@pytest.fixture(scope="module")
def analyst(as_key: Callable[[str], Elasticsearch], keys: Keys, loader: Elasticsearch) -> Elasticsearch:
    return as_key(keys.analyst.encoded)


def refused(action: Callable[[], Any]) -> None:
    """Make sure that the cluster itself says no, and that a person is told so."""
    with pytest.raises(ClusterError, match="does not allow"), explained():
        action()


# --- the loader


def test_the_loader_does_all_that_loading_takes(loader: Elasticsearch, templates: Templates) -> None:
    assert drift(loader, templates) == ()
    assert install(loader, templates).created == ()
    assert max_content_bytes(loader) > 0
    assert read_status(loader).version != "unknown"
    article = documents().article["_id"]
    assert existing(loader, [article]).keys() == {article}
    extra = documents("Hamas met in Karachi.", uri="extra.txt")
    load(loader, [extra])
    assert delete_articles(loader, [extra.article["_id"]]) == 1
    targets = prepare(loader, templates)
    before = swap(loader, targets)
    swap(loader, before)
    drop(loader, targets.values())
    assert set(live(loader).values()) == {CLIPPINGS.generation(kind, 1) for kind in KINDS}


@pytest.mark.parametrize(
    "action",
    [
        lambda c: c.search(index=OTHER),
        lambda c: c.get(index=OTHER, id="1"),
        lambda c: c.index(index=OTHER, id="2", document={"amount": 2}),
        lambda c: c.delete(index=OTHER, id="1"),
        lambda c: c.indices.delete(index=OTHER),
        lambda c: c.indices.create(index="another"),
        lambda c: c.indices.get(index=OTHER),
        lambda c: c.indices.put_mapping(index=OTHER, properties={"x": {"type": "keyword"}}),
        lambda c: c.indices.put_alias(index=OTHER, name="clippings-theirs"),
        lambda c: c.indices.put_alias(index="clippings-runs-000001", name="theirs"),
        lambda c: c.open_point_in_time(index=OTHER, keep_alive="1m"),
        lambda c: c.search(index=".security-7"),
    ],
)
def test_the_loader_cannot_touch_another_index(loader: Elasticsearch, action: Callable[[Elasticsearch], Any]) -> None:
    refused(lambda: action(loader))


def test_a_document_for_another_index_is_refused_within_a_bulk_request(
    loader: Elasticsearch, administrator: Elasticsearch
) -> None:
    answer = loader.bulk(operations=[{"index": {"_index": OTHER, "_id": "2"}}, {"amount": 2}])
    assert [item["index"]["status"] for item in answer["items"]] == [403]
    assert not administrator.exists(index=OTHER, id="2")


@pytest.mark.parametrize(
    "action",
    [
        lambda c: c.security.put_user(username="mole", password="long enough to be one", roles=["superuser"]),
        lambda c: c.security.put_role(name="mole", cluster=["all"]),
        lambda c: c.security.put_role_mapping(name="mole", roles=["superuser"], enabled=True, rules={"any": []}),
        lambda c: c.security.create_api_key(name="mole"),
        lambda c: c.security.change_password(username="elastic", password="long enough to be one"),
        lambda c: c.cluster.put_settings(persistent={"action.destructive_requires_name": False}),
        lambda c: c.snapshot.create_repository(name="mole", repository={"type": "fs", "settings": {"location": "."}}),
    ],
)
def test_a_key_makes_nobody_more_powerful(
    loader: Elasticsearch, analyst: Elasticsearch, action: Callable[[Elasticsearch], Any]
) -> None:
    refused(lambda: action(loader))
    refused(lambda: action(analyst))


# --- the analyst


def test_the_analyst_searches(analyst: Elasticsearch, templates: Templates) -> None:
    check(analyst)
    assert search_passages(analyst, "meetings").total == 1
    assert search_passages(analyst, "JeM").spellings == {"JeM": ("Jaish-e-Mohammed",)}
    assert timeline(analyst).total == 2
    assert list_rejects(analyst)[0] == 1
    assert [run["run_id"] for run in last_runs(analyst)] == ["run-1"]
    assert live(analyst).keys() == set(READABLE)
    assert generations(analyst)["payloads"] == ()
    assert read_status(analyst).counts["articles"] == 1
    assert drift(analyst, templates) == ()
    for index in live(analyst).values():
        assert analyst.search(index=index)["hits"]["total"]["value"] > 0


@pytest.mark.parametrize("kind", READABLE)
def test_the_analyst_writes_nothing(analyst: Elasticsearch, kind: str) -> None:
    alias, index = CLIPPINGS.alias(kind), CLIPPINGS.generation(kind, 1)
    for action in (
        lambda: analyst.index(index=alias, id="x", document={}),
        lambda: analyst.update(index=alias, id="x", doc={}),
        lambda: analyst.delete(index=alias, id="x"),
        lambda: analyst.indices.delete(index=index),
        lambda: analyst.indices.put_mapping(index=index, properties={"x": {"type": "keyword"}}),
        lambda: analyst.indices.put_settings(index=index, settings={"number_of_replicas": 0}),
        lambda: analyst.indices.delete_alias(index=index, name=alias),
        lambda: analyst.indices.refresh(index=alias),
        lambda: analyst.bulk(operations=[{"delete": {"_index": alias, "_id": "x"}}]),
    ):
        refused(action)


def test_the_analyst_cannot_load(analyst: Elasticsearch, templates: Templates) -> None:
    with pytest.raises(ClusterError, match="does not allow"):
        load(analyst, [documents()])
    with pytest.raises(ClusterError, match="does not allow"):
        install(analyst, templates)
    refused(lambda: create(analyst, "articles", 2))


LOOKUP = {"index": "clippings-payloads", "id": "r1", "path": "uri"}


@pytest.mark.parametrize("index", ["clippings-payloads", "clippings-payloads-000001", OTHER])
def test_the_analyst_reads_no_payloads_and_no_other_index(analyst: Elasticsearch, index: str) -> None:
    for action in (
        lambda: analyst.search(index=index),
        lambda: analyst.search(index=["clippings-articles", index]),
        lambda: analyst.count(index=index),
        lambda: analyst.get(index=index, id="r1"),
        lambda: analyst.open_point_in_time(index=index, keep_alive="1m"),
        lambda: analyst.indices.get(index=index),
        lambda: analyst.field_caps(index=index, fields="*"),
        lambda: analyst.search(index="clippings-rejects", query={"terms": {"uri": {**LOOKUP, "index": index}}}),
        lambda: analyst.indices.put_alias(index=index, name="clippings-articles-more"),
    ):
        refused(action)
    assert "error" in analyst.mget(docs=[{"_index": index, "_id": "r1"}])["docs"][0]
    assert "error" in analyst.msearch(searches=[{"index": index}, {}])["responses"][0]


@pytest.mark.parametrize("pattern", ["*", "_all", "clippings-*", "clippings-p*,clippings-articles"])
def test_a_wildcard_leads_the_analyst_nowhere_else(analyst: Elasticsearch, loader: Elasticsearch, pattern: str) -> None:
    hits = analyst.search(index=pattern, size=100)["hits"]["hits"]
    assert hits
    assert {CLIPPINGS.kind(hit["_index"]) for hit in hits} <= set(READABLE)
    assert loader.count(index="clippings-payloads")["count"] == 1


# --- keys


@pytest.fixture(scope="module")
def expired(administrator: Elasticsearch, as_key: Callable[[str], Elasticsearch]) -> str:
    """A key that was good until just now."""
    key = create_keys(administrator, expiration="1s").loader
    asking = as_key(key.encoded)
    for _ in range(PLENTY):
        try:
            asking.security.authenticate()
        except ApiError:
            break
    assert key.expires is not None
    return key.encoded


WRONG = "bm8tc3VjaC1rZXk6bm90LXRvLWJlLXNob3du"


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        (WRONG, "does not accept the API key"),
        ("not even base64!", "characters that no API key has"),
        ("of-two\nlines-6a1f", "characters that no API key has"),
        ("of-a-typesetter–6a1f", "characters that no API key has"),
        ("not:encoded-6a1f", "does not accept the API key"),
        ("expired", "has expired"),
        (None, "got none"),
    ],
)
def test_a_key_that_is_no_good_is_explained_and_not_shown(
    key: str | None,
    complaint: str,
    expired: str,
    as_key: Callable[[str | None], Elasticsearch],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    used = expired if key == "expired" else key
    with pytest.raises(ClusterError, match=complaint) as raised:
        check(as_key(used))
    if used is not None:
        said = [str(raised.value), repr(raised.value), *traceback.format_exception(raised.value), caplog.text]
        assert not any(used in text for text in said)
        assert used not in locals_of(raised.value)


def locals_of(error: BaseException) -> str:
    """Give the local variables that some loggers print with a traceback; only ``connect`` must hold the key."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    ours = [frame for frame in stack if Path(frame.filename).parent.name == "elastic" and "test_" not in frame.filename]
    assert ours
    return "".join(str(frame.locals) for frame in ours if frame.name != "connect")


def test_making_keys_leaves_no_trace(administrator: Elasticsearch, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    made = create_keys(administrator, expiration="1h")
    administrator.indices.exists(index=OTHER)
    assert OTHER in caplog.text, "the client logs again afterwards"
    for key in (made.loader, made.analyst):
        assert key.encoded not in caplog.text + repr(made) + str(made) + f"{key}"
        assert key.expires is not None


def test_earlier_keys_are_retired_and_no_others(
    administrator: Elasticsearch, as_key: Callable[[str], Elasticsearch]
) -> None:
    names = Names("retired")
    foreign = administrator.security.create_api_key(name="retired-loader")["encoded"]
    first, second = create_keys(administrator, names), create_keys(administrator, names)
    assert retire_keys(administrator, second, names) == 2
    assert retire_keys(administrator, second, names) == 0
    for key in (second.loader.encoded, second.analyst.encoded, foreign):
        as_key(key).security.authenticate()
    with pytest.raises(ClusterError, match="wrong, expired or missing"):
        check(as_key(first.loader.encoded))


def test_people_are_given_roles(administrator: Elasticsearch, secured: NodeSettings, analyst: Elasticsearch) -> None:
    assert put_roles(administrator) == ("clippings-loader", "clippings-analyst")
    assert put_roles(administrator) == ("clippings-loader", "clippings-analyst")
    administrator.security.put_user(username="ada", password="ada's password", roles=["clippings-analyst"])
    ada = administrator.options(basic_auth=("ada", "ada's password"))
    assert search_passages(ada, "meetings").total == 1
    refused(lambda: ada.search(index="clippings-payloads"))
    refused(lambda: ada.delete(index="clippings-articles", id="x"))


@pytest.mark.parametrize("prefix", ["*", "", "clippings*", "/.*/", "a,b", "-x"])
def test_a_prefix_that_means_more_than_itself_makes_no_role(prefix: str) -> None:
    with pytest.raises(ValueError, match="no prefix"):
        role("loader", Names(prefix))


@pytest.mark.parametrize("span", ["soon", "0d", "-1d", "", "1d\n", "90"])
def test_a_span_that_is_none_makes_no_keys(administrator: Elasticsearch, span: str) -> None:
    with pytest.raises(ValueError, match="12h or 90d"):
        create_keys(administrator, Names("unmade"), span)
    assert not administrator.security.get_api_key(name="unmade-*")["api_keys"]


@pytest.mark.parametrize("ask", [put_roles, create_keys])
def test_a_cluster_without_security_has_no_roles(client: Elasticsearch, ask: Callable[[Elasticsearch], Any]) -> None:
    with pytest.raises(ClusterError, match="Security is switched off"):
        ask(client)


# --- the way there


def test_the_node_asks_everybody(secured: NodeSettings, administrator: Elasticsearch) -> None:
    found = status(secured)
    assert found.answers
    assert found.url.startswith("https://")
    assert found.pid is not None
    process = psutil.Process(found.pid)
    commands = [" ".join(one.cmdline()) for one in (process, *process.children(recursive=True))]
    logs = [path.read_text("utf-8", "replace") for path in secured.logs.glob("*.log")]
    assert logs
    assert not any(PASSWORD in text for text in commands + logs)
    listening = {c.laddr.ip for c in process.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
    assert {ip.removeprefix("::ffff:") for ip in listening} <= {"127.0.0.1", "::1"}


def test_its_key_is_for_its_own_eyes(secured: NodeSettings) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in (secured.config, *secured.tls.iterdir())}
    assert modes["config"] == 0o700
    assert modes["node.key"] == 0o600


def test_a_certificate_of_somebody_elses_is_refused(
    secured: NodeSettings, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONHTTPSVERIFY", "ELASTICSEARCH_VERIFY_CERTS", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, "0" if "VERIFY" in name else "")
    stranger = Authority.found(tmp_path)
    for ca in (None, stranger.certificate):
        for url in (secured.url, f"{secured.url}?verify_certs=false"):
            with connect(url, keys.loader.encoded, ca) as client, pytest.raises(ClusterError, match="verified"):
                check(client)


def test_no_code_of_ours_could_turn_verification_off() -> None:
    switch = re.compile(r"verify_certs|ssl_assert|CERT_NONE|check_hostname|ssl_context|_create_unverified")
    root = Path(__file__).resolve().parents[2]
    read = [path for room in ("elastic", "flows", "sources") for path in (root / room).rglob("*.py")]
    assert len(read) > 20
    assert [path.name for path in read if switch.search(path.read_text("utf-8"))] == []


@contextmanager
def listening(answer: Callable[[BaseHTTPRequestHandler], None], tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server on loopback; gives its port."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def test_a_trusted_certificate_for_another_host_is_refused(authority: Authority) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*authority.issue("elsewhere.example"))
    asked: list[str] = []
    with (
        listening(lambda request: asked.append(request.path), tls) as port,
        connect(f"https://127.0.0.1:{port}", WRONG, authority.certificate) as client,
        pytest.raises(ClusterError, match="verified"),
    ):
        check(client)
    assert asked == []


def test_a_key_does_not_follow_a_redirection() -> None:
    asked: list[str] = []

    def redirect(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", f"http://127.0.0.1:{elsewhere}/")
        request.send_header("Content-Length", "0")
        request.end_headers()

    with (
        listening(lambda request: asked.append(request.path)) as elsewhere,
        listening(redirect) as port,
        connect(f"http://127.0.0.1:{port}", WRONG) as client,
        pytest.raises(ClusterError),
    ):
        check(client)
    assert asked == []


@pytest.mark.parametrize(
    "host",
    ["search.example.org", "10.0.0.1", "localhost.example.org", "127.0.0.1.example.org", "[2001:db8::1]", "0.0.0.0"],
)
def test_a_secret_never_travels_in_the_clear(host: str) -> None:
    secrets: list[dict[str, Any]] = [{"api_key": WRONG}, {"administrator": ("elastic", WRONG)}]
    for secret in secrets:
        with pytest.raises(ClusterError, match="unencrypted") as raised:
            connect(f"http://{host}:9200", **secret)
        assert WRONG not in str(raised.value)


def test_a_cluster_that_speaks_tls_is_not_spoken_to_without(secured: NodeSettings, keys: Keys) -> None:
    plain = secured.url.replace("https", "http")
    with connect(plain, keys.loader.encoded) as client, pytest.raises(ClusterError) as raised:
        check(client)
    assert isinstance(raised.value, ClusterBusyError)
    assert keys.loader.encoded not in str(raised.value)


# --- the command


@pytest.fixture
def shell(
    tmp_path: Path, quiet_environment: dict[str, str], secured: NodeSettings, administrator: Elasticsearch
) -> Shell:
    """The command line beside the secured cluster, without any secret."""
    assert secured.security
    told = {"ELASTICSEARCH_URL": secured.url, "ELASTICSEARCH_CA": str(secured.security.ca)}
    return Shell(tmp_path, {**quiet_environment, **told})


AS_ELASTIC = {"ELASTICSEARCH_USER": "elastic", "ELASTICSEARCH_PASSWORD": PASSWORD}


def test_setup_prints_each_key_once_and_they_work(shell: Shell, loader: Elasticsearch) -> None:
    done = shell.clippings("cluster", "setup", **AS_ELASTIC)
    assert done.status == 0, done.err
    printed = re.findall(r"^ +([A-Za-z0-9+/=]{40,})$", done.out, re.MULTILINE)
    assert len(printed) == len(set(printed)) == 2
    assert "not shown again" in done.out
    assert not any(key in done.err for key in printed)
    assert PASSWORD not in done.out + done.err
    kept = shell.folder / "analyst.key"
    kept.write_text(f"{printed[1]}\n")
    found = shell.clippings("search", "meetings", "--json", ELASTICSEARCH_API_KEY_FILE=str(kept))
    assert found.json["total"] == 1
    assert shell.clippings("status", "--json", ELASTICSEARCH_API_KEY=printed[0]).status == 0


@pytest.mark.prefect
def test_a_key_may_lie_in_a_secret_block_and_shows_nowhere_else(
    shell: Shell, keys: Keys, loader: Elasticsearch, prefect_url: str
) -> None:
    (shell.folder / "a.txt").write_text("A Quiet Day\n\nIn May 2023 nothing at all happened in Mombasa.\n", "utf-8")
    named = {"ELASTICSEARCH_API_KEY_BLOCK": "clippings-loader", "PREFECT_API_URL": prefect_url}
    missing = shell.clippings("status", **named)
    assert missing.status == 1
    assert "no Secret block called clippings-loader" in missing.err
    with httpx.Client(base_url=prefect_url, timeout=60) as api:
        kind = api.get("/block_types/slug/secret").raise_for_status().json()["id"]
        schemas = api.post("/block_schemas/filter", json={"block_schemas": {"block_type_id": {"any_": [kind]}}}).json()
        block = {"name": "clippings-loader", "block_type_id": kind, "block_schema_id": schemas[0]["id"]}
        api.post("/block_documents/", json={**block, "data": {"value": keys.loader.encoded}}).raise_for_status()
        done = shell.clippings("ingest", "a.txt", **named)
        assert done.status == 0, done.err
        assert "read 1 = indexed 1" in done.out
        told = [api.post(f"/{what}/filter", json={}) for what in ("flow_runs", "task_runs", "logs", "artifacts")]
    assert all(answer.raise_for_status().json() for answer in told)
    assert not any(keys.loader.encoded in text for text in (done.out, done.err, *(answer.text for answer in told)))


def test_setup_replaces_keys_for_a_program(shell: Shell, as_key: Callable[[str], Elasticsearch]) -> None:
    mine = {**AS_ELASTIC, "CLIPPINGS_INDEX_PREFIX": "replaced"}
    first = shell.clippings("cluster", "setup", "--json", "--expires", "90d", **mine).json
    again = shell.clippings("cluster", "setup", "--json", "--replace", **mine)
    assert "2 keys" in again.err
    assert first["loader"]["expires"]
    assert again.json["loader"]["expires"] is None
    as_key(again.json["loader"]["encoded"]).security.authenticate()
    with pytest.raises(ClusterError):
        check(as_key(first["loader"]["encoded"]))


@pytest.mark.parametrize(
    ("environ", "complaint"),
    [
        ({}, "takes an administrator"),
        ({"ELASTICSEARCH_USER": "elastic"}, "takes an administrator"),
        ({"ELASTICSEARCH_API_KEY": WRONG}, "lets no API key make keys"),
        ({"ELASTICSEARCH_USER": "elastic", "ELASTICSEARCH_PASSWORD": WRONG}, "does not accept this user"),
        ({"ELASTICSEARCH_USER": "elastic", "ELASTICSEARCH_PASSWORD_FILE": "no such file"}, "cannot be read"),
        ({**AS_ELASTIC, "ELASTICSEARCH_URL": ""}, "no users to set up"),
        ({**AS_ELASTIC, "ELASTICSEARCH_URL": "http://search.example.org:9200"}, "unencrypted"),
        ({**AS_ELASTIC, "ELASTICSEARCH_CA": ""}, "could not be verified"),
        ({**AS_ELASTIC, "CLIPPINGS_INDEX_PREFIX": "*"}, "no prefix"),
    ],
)
def test_setup_says_what_it_lacks(shell: Shell, environ: dict[str, str], complaint: str) -> None:
    done = shell.clippings("cluster", "setup", **environ)
    assert done.status == 1
    assert complaint in done.err
    assert done.out == ""
    assert not any(secret in done.err for secret in (PASSWORD, WRONG))


def test_no_flag_takes_a_secret(shell: Shell) -> None:
    shown = shell.clippings("cluster", "setup", "--help").out
    assert set(re.findall(r"--[a-z-]+", shown)) == {"--expires", "--replace", "--json", "--help"}


def test_a_password_may_lie_in_a_file(shell: Shell) -> None:
    kept = shell.folder / "password"
    kept.write_text(f"{PASSWORD}\n")
    told = {"ELASTICSEARCH_USER": "elastic", "ELASTICSEARCH_PASSWORD_FILE": str(kept)}
    assert shell.clippings("cluster", "setup", CLIPPINGS_INDEX_PREFIX="filed", **told).status == 0
