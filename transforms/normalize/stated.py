"""Takes over a text that its source already gives as an article body: nothing is cut from it."""

import re
import unicodedata

from transforms.normalize.fields import STAGE, hinted_outlet, with_hints
from transforms.normalize.language import find_language
from transforms.normalize.outlets import Outlets
from transforms.records import Article, Block, Page, Rejection

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def from_body(page: Page, outlets: Outlets) -> Article | Rejection:
    """Make an article whose body is the text but for NFC and line ends; a blank line parts its blocks."""
    text = _SURROGATE.sub("\ufffd", page.content.replace("\r\n", "\n").replace("\r", "\n"))
    body = unicodedata.normalize("NFC", text)
    blocks = _blocks(body)
    if not blocks:
        return Rejection(page.uri, STAGE, "no text")
    outlet = hinted_outlet(page, outlets)
    article = Article(
        title=None,
        summary=None,
        authors=(),
        outlet=outlet.name if outlet else None,
        country=outlet.country if outlet else None,
        section=None,
        language=find_language(body),
        published=None,
        updated_at=None,
        body=body,
        blocks=blocks,
    )
    return with_hints(article, page, outlet)


def _blocks(body: str) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    for match in [*_BREAK.finditer(body), None]:
        end = match.start() if match else len(body)
        part = body[at:end]
        left = at + len(part) - len(part.lstrip())
        right = at + len(part.rstrip())
        if right > left:
            found.append(Block("paragraph", left, right))
        at = match.end() if match else end
    return tuple(found)
