"""What a run did and what it set aside, as index documents."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from transforms.present.clippings import article_id
from transforms.present.fields import Document, instant
from transforms.records import Hints, Page, Rejection, digest

COUNTS = ("read", "indexed", "unchanged", "duplicate", "rejected")


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """What became of the pages of one source; ``read`` is the sum of the other four."""

    source: str
    read: int
    indexed: int
    unchanged: int
    duplicate: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did, and what its parts took in ``seconds``.

    ``kept`` is how many of the pages read came from what was kept of refused articles, not from a source.
    ``status`` is running, completed, failed, or resumed where it did not end well and a later run did the rest.
    """

    run_id: str
    flow: str
    status: str
    started_at: datetime
    finished_at: datetime | None
    fingerprint: str
    sources: tuple[SourceCounts, ...]
    chunks: int = 0
    timeline: int = 0
    removed: int = 0
    detail: str = ""
    kept: int = 0
    plan_seconds: float = 0.0
    load_seconds: float = 0.0
    total_seconds: float = 0.0


def rejection_id(source: str, uri: str, document_id: str = "") -> str:
    """Name what was set aside: a page, or one document of a page; set aside again, it is the same entry."""
    return digest("rejection", article_id(source, uri), document_id)


def present_rejection(
    rejection: Rejection,
    source: str,
    run_id: str,
    at: datetime,
    document_id: str = "",
    *,
    page_kept: bool = False,
) -> Document:
    """Turn a rejection into its document in the rejects index; ``page_kept`` says whether its page lies beside it."""
    return {
        "_id": rejection_id(source, rejection.uri, document_id),
        "source": source,
        "uri": rejection.uri,
        "stage": rejection.stage,
        "reason": rejection.reason,
        "detail": rejection.detail,
        "replayable": rejection.replayable,
        "document_id": document_id or None,
        "page_kept": page_kept,
        "run_id": run_id,
        "at": instant(at),
    }


def present_payload(rejection: Document, page: Page, refused: str | None = None) -> Document:
    """Keep a page, and the document of it that was refused, beside its entry, where fewer people may read them."""
    return {
        "_id": rejection["_id"],
        "run_id": rejection["run_id"],
        "source": rejection["source"],
        "uri": rejection["uri"],
        "payload": refused,
        "page": {**asdict(page), "read_at": page.read_at.isoformat()},
    }


def read_payload(payload: Mapping[str, Any]) -> Page:
    """Give back the page that was kept."""
    page, hints = payload["page"], payload["page"]["hints"]
    stated = Hints(**{**hints, "authors": tuple(hints["authors"])})
    return Page(**{**page, "read_at": datetime.fromisoformat(page["read_at"]), "hints": stated})


def present_run(run: RunReport) -> Document:
    """Turn a run's report into its document in the runs index, with the sums over its sources."""
    read = sum(source.read for source in run.sources)
    return {
        "_id": run.run_id,
        "run_id": run.run_id,
        "flow": run.flow,
        "status": run.status,
        "started_at": instant(run.started_at),
        "finished_at": instant(run.finished_at) if run.finished_at else None,
        "fingerprint": run.fingerprint,
        "sources": [source.source for source in run.sources],
        "per_source": [_counts(source) | {"source": source.source} for source in run.sources],
        **{name: sum(getattr(source, name) for source in run.sources) for name in COUNTS},
        "chunks": run.chunks,
        "timeline": run.timeline,
        "removed": run.removed,
        "detail": run.detail,
        "seconds": {"plan": run.plan_seconds, "load": run.load_seconds, "total": run.total_seconds},
        "pages_per_second": round(read / run.total_seconds, 2) if run.total_seconds else None,
    }


def _counts(source: SourceCounts) -> dict[str, int]:
    return {name: getattr(source, name) for name in COUNTS}
