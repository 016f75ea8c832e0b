"""Goes through the pages of sources without loading them: what they become, and why.

sources ──discover, read──▶ Page ──clip──▶ Clipping ──explain──▶ Explanation
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from flows import terminal
from flows.coloured import coloured
from flows.explanation import Explanation, explain_page, explain_rejection
from sources import discover, read, source_name
from transforms.pipeline import Resources, clip
from transforms.places import explain
from transforms.present import article_id
from transforms.records import Clipping, Page, Rejection


def pages(sources: Iterable[str]) -> Iterator[tuple[str, Page | Rejection]]:
    """The pages of sources, each with its source, one at a time, in a fixed order."""
    for source in sources:
        for found in discover(source):
            if isinstance(found, Rejection):
                yield source, found
            else:
                yield from ((source, page) for page in read(found, read_at=datetime.now(UTC)))


def clipped(sources: Iterable[str], ready: Resources) -> Iterator[tuple[Page | Rejection, Clipping | Rejection]]:
    """Each page with what becomes of it."""
    for source, page in pages(sources):
        if isinstance(page, Rejection):
            yield page, page
        else:
            yield page, clip(page, ready, article_id(source_name(source), page.uri))


def explanations(sources: Iterable[str], ready: Resources, model: str = "") -> Iterator[Explanation]:
    """Each page explained; ``model`` is what the recognizer of names is called."""
    for page, result in clipped(sources, ready):
        if isinstance(result, Rejection):
            yield explain_rejection(result)
        elif isinstance(page, Page):
            yield explain_page(page, result, explain(result.article, result.entities, ready.gazetteer), model)


def show(explained: Explanation) -> Explanation:
    """Print an explanation in colour, and hand it on."""
    for line in coloured(explained, terminal.out.width):
        terminal.out.print(line)
    return explained
