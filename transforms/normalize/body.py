"""Decides for each line of a page: paragraph, heading, or furniture and by which rule."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from transforms.normalize.boxes import find_boxes, find_cards, find_lists, find_videos
from transforms.normalize.echoes import find_echoes
from transforms.normalize.pictures import find_captions, find_posts
from transforms.normalize.readings import MARK, Kind, Reading
from transforms.normalize.rules import ABOVE, BELOW, DOCUMENT, LINKS, STAMP_LINE
from transforms.normalize.stretch import Marks, Stretch
from transforms.normalize.tails import find_tail
from transforms.records import Block

HEADING = "heading"
PARAGRAPH = "paragraph"
LONGEST_HEADING = 160
_LONG_HEADLINE = 7
_FEW = 3
_QUOTE = ("“", "‘", '"', "«", "„")
_SPEAKER = re.compile(r"^(?:[A-Z][\w.’'-]*\s?){1,4}:\s")
_BULLET = re.compile(r"^(?:[-–—•*▪●◦‣·]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")

NEIGHBOURHOOD: tuple[Callable[[Stretch], Marks], ...] = (
    find_cards,
    find_videos,
    find_lists,
    find_boxes,
    find_captions,
    find_posts,
    find_echoes,
    find_tail,
)


class Verdict(NamedTuple):
    """What became of a line: a block of the body (``kept``) or furniture, with the rule's name."""

    kept: str | None
    rule: str | None


def judge(readings: Sequence[Reading], first: int, last: int, used: Marks) -> list[Verdict]:
    """Give a verdict for every line; ``used`` holds lines that became fields, by index."""
    stretch = Stretch(readings, first, last, _by_itself(readings, first, last) | dict(used))
    for find in NEIGHBOURHOOD:
        found = find(stretch)
        stretch = stretch.with_(found) if _leaves_most(stretch, found) else stretch
    stretch = stretch.with_(_loose(stretch))
    headings = _headings(stretch)
    return [_verdict(stretch, headings, index, used) for index in range(len(readings))]


def _leaves_most(stretch: Stretch, found: Marks) -> bool:
    """Whether a rule about neighbours leaves half of the text at least: but for a document, what is no text is less."""
    if len(found) < _FEW:
        return True
    prose = [i for i in stretch.span() if stretch.looks(i, Kind.PROSE)]
    taken = sum(stretch.line(i).words for i in prose if found.get(i, DOCUMENT) != DOCUMENT)
    return 2 * taken <= sum(stretch.line(i).words for i in prose)


def _by_itself(readings: Sequence[Reading], first: int, last: int) -> dict[int, str]:
    span = range(first, last + 1)
    return {i: readings[i].rule or STAMP_LINE for i in span if readings[i].kind in (Kind.CUT, Kind.STAMP)}


def _verdict(stretch: Stretch, headings: set[int], index: int, used: Marks) -> Verdict:
    if index in used:
        return Verdict(None, used[index])
    if not stretch.first <= index <= stretch.last:
        return Verdict(None, stretch.readings[index].rule or (ABOVE if index < stretch.first else BELOW))
    rule = stretch.rule(index)
    if rule:
        return Verdict(None, rule)
    return Verdict(HEADING if index in headings else PARAGRAPH, None)


def _headings(stretch: Stretch) -> set[int]:
    """Short lines directly above the text that they head; the items of a list are none."""
    found = set()
    for run in stretch.runs(Kind.SHORT):
        if not _listed(stretch, run) and not _asked(stretch, run[-1]):
            found.add(run[-1])
    return found


def _asked(stretch: Stretch, index: int) -> bool:
    """Whether a line is an interviewer's question: the answer opens with a quotation mark, or both are labelled."""
    below = stretch.next_kept(index)
    if below is None or not stretch.line(index).text.endswith("?"):
        return False
    answered = _SPEAKER.match(stretch.line(index).text) and _SPEAKER.match(stretch.line(below).text)
    return bool(answered) or stretch.line(below).text.startswith(_QUOTE)


def _listed(stretch: Stretch, run: range) -> bool:
    above = stretch.readings[run.start - 1] if run.start > stretch.first else None
    introduced = above is not None and above.kind in (Kind.PROSE, Kind.REMARK) and above.line.introduces
    return introduced or (bool(_BULLET.match(stretch.line(run[-1]).text)) and not _numbered_heading(stretch, run))


def _numbered_heading(stretch: Stretch, run: range) -> bool:
    return len(run) == 1 and stretch.line(run[0]).text[:1].isdigit() and stretch.looks(run.stop, Kind.PROSE)


def _loose(stretch: Stretch) -> dict[int, str]:
    """Short lines that head nothing and belong to no list of the article: links to other stories."""
    found: dict[int, str] = {}
    for run in stretch.runs(Kind.SHORT):
        if _listed(stretch, run):
            continue
        final = run[-1]
        below = stretch.next_kept(final)
        heads = below is not None and below - final <= 6 and len(stretch.line(final).text) <= LONGEST_HEADING
        heads = heads and not _shouted(stretch, final) and stretch.rule(final + 1) != MARK
        found |= {i: LINKS for i in run if not (heads and i == final) and not _BULLET.match(stretch.line(i).text)}
    return found


def _shouted(stretch: Stretch, index: int) -> bool:
    """Whether a line is a headline in capitals: headings in capitals are short."""
    line = stretch.line(index)
    return line.words >= _LONG_HEADLINE and line.text.isupper()


def compose(readings: Sequence[Reading], verdicts: Sequence[Verdict]) -> tuple[str, tuple[Block, ...]]:
    """Put the kept lines together: the body, and its blocks as spans of it."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for reading, verdict in zip(readings, verdicts, strict=True):
        if verdict.kept is None:
            continue
        text = reading.line.text
        blocks.append(Block(verdict.kept, at, at + len(text), 1 if verdict.kept == HEADING else 0))
        parts.append(text)
        at += len(text) + 2
    return "\n\n".join(parts), tuple(blocks)
