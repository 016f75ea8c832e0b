"""Present what was found as index documents: the one place that knows every field's name.

Clipping + Stamp ──present──▶ Documents(article, chunks, timeline)
"""

from transforms.present.clippings import Documents, Stamp, article_id, present
from transforms.present.runs import (
    RunReport,
    SourceCounts,
    present_payload,
    present_rejection,
    present_run,
    read_payload,
    rejection_id,
)

__all__ = [
    "Documents",
    "RunReport",
    "SourceCounts",
    "Stamp",
    "article_id",
    "present",
    "present_payload",
    "present_rejection",
    "present_run",
    "read_payload",
    "rejection_id",
]
