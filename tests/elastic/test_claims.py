"""One run at a time on one source, on the real node."""

import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from elasticsearch import Elasticsearch

from elastic import claims
from elastic.claims import ClaimedError, claimed, settling
from elastic.indices import Names
from transforms.records import digest

pytestmark = pytest.mark.node


def held(client: Elasticsearch, names: Names) -> int:
    client.indices.refresh(index=names.alias("claims"))
    return int(client.count(index=names.alias("claims"))["count"])


def test_the_second_is_told_the_name_of_the_first(client: Elasticsearch, names: Names) -> None:
    with claimed(client, ["file:///a", "file:///b"], "first", names):
        with (
            pytest.raises(ClaimedError, match="Run first is working on file:///b"),
            claimed(client, ["file:///b", "file:///c"], "second", names),
        ):
            raise AssertionError
        with claimed(client, ["file:///c"], "third", names):
            assert held(client, names) == 3
    assert held(client, names) == 0


def test_what_a_dead_process_held_is_taken_over_at_once(
    client: Elasticsearch, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    monkeypatch.setattr("os.getpid", lambda: gone.pid)
    claims._take(client, "file:///a", "killed", names, timedelta(minutes=5))
    monkeypatch.undo()
    with claimed(client, ["file:///a"], "next", names):
        assert held(client, names) == 1


def test_a_claim_of_another_machine_ends_when_its_time_is_up(
    client: Elasticsearch, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "elsewhere")
    claims._take(client, "file:///a", "far", names, timedelta(minutes=5))
    monkeypatch.undo()
    with pytest.raises(ClaimedError, match="elsewhere"), claimed(client, ["file:///a"], "near", names):
        raise AssertionError
    monkeypatch.setattr("socket.gethostname", lambda: "elsewhere")
    claims._take(client, "file:///a", "far", names, timedelta(seconds=-1))
    monkeypatch.undo()
    with claimed(client, ["file:///a"], "near", names):
        assert held(client, names) == 1


def test_it_is_renewed_as_long_as_the_run_lives(client: Elasticsearch, names: Names) -> None:
    def version() -> int:
        return int(client.get(index=names.alias("claims"), id=digest("claim", "file:///a"))["_version"])

    with claimed(client, ["file:///a"], "long", names, timedelta(seconds=0.3)):
        first = version()
        assert any(version() > first for _ in range(10_000))


def test_whoever_settles_waits_for_the_one_before(client: Elasticsearch, names: Names) -> None:
    happened: list[str] = []

    def second() -> None:
        with settling(client, "second", names):
            happened.append("second began")

    thread = threading.Thread(target=second)
    with settling(client, "first", names):
        thread.start()
        thread.join(3 * claims.ASKED_AGAIN)
        happened.append("first ends")
    thread.join(60)
    assert happened == ["first ends", "second began"]
    assert held(client, names) == 0
