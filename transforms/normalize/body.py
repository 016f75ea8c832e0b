"""Decides for each line within the article's stretch: paragraph, heading, or furniture and by which rule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.normalize.lines import Line
from transforms.normalize.phrases import (
    ACCESS,
    ADVERTISEMENT,
    COMMENTS,
    FOOTER,
    LINK_LISTS,
    MOST_READ,
    NEWSLETTER,
    TOPICS,
    opens_links,
)
from transforms.normalize.readings import AGE, CAPTION, CREDIT, SIGNATURE, Kind, Reading

HEADING = "heading"
PARAGRAPH = "paragraph"

TITLE_LINE = "title"
SUMMARY_LINE = "summary"
BYLINE = "byline"
STAMP_LINE = "date and time"
ABOVE = "above the article"
BELOW = "below the article"
HEAD = "between title and text"
LINKS = "links to other stories"
TEASER = "teaser of another story"
BOX = "sign-up box"
TWICE = "repeats the text"

LONGEST_HEADING = 160
_BULLET = re.compile(r"^(?:[-–—•*▪●◦‣·]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_BACK = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a line: a block of the body (``kept``) or furniture, with the rule's name."""

    kept: str | None
    rule: str | None


def _cut(rule: str) -> Verdict:
    return Verdict(None, rule)


_PARAGRAPH = Verdict(PARAGRAPH, None)
_HEADING = Verdict(HEADING, None)


def judge(readings: Sequence[Reading], first: int, last: int, used: dict[int, str]) -> list[Verdict]:
    """Give a verdict for every line; ``used`` holds lines that became fields, by index."""
    verdicts = [_outside(readings, index, first, last) for index in range(len(readings))]
    inside = _Walk(readings, first, last, used)
    verdicts[first : last + 1] = inside.walk()
    for index, rule in used.items():
        verdicts[index] = _cut(rule)
    return verdicts


def _outside(readings: Sequence[Reading], index: int, first: int, last: int) -> Verdict:
    return _cut(readings[index].rule or (ABOVE if index < first else BELOW))


class _Walk:
    """One pass over the article's lines that remembers which list or box it is in."""

    def __init__(self, readings: Sequence[Reading], first: int, last: int, used: dict[int, str]) -> None:
        self.readings = readings
        self.first = first
        self.last = last
        self.used = used
        self.verdicts: dict[int, Verdict] = {}

    def walk(self) -> list[Verdict]:
        index = self.first
        links = False
        while index <= self.last:
            reading = self.readings[index]
            if index in self.used:
                self.verdicts[index] = _cut(self.used[index])
            elif reading.kind in (Kind.CUT, Kind.STAMP):
                links = self._furniture(index, links)
            elif reading.kind is Kind.PROSE:
                links = self._prose(index, links)
            elif links and not self._leads_on(index):
                self.verdicts[index] = _cut(LINKS)
            elif reading.kind is Kind.REMARK:
                self.verdicts[index] = _PARAGRAPH
                links = False
            else:
                index = self._run(index, links)
                links = False
                continue
            index += 1
        return [self.verdicts.get(i, _PARAGRAPH) for i in range(self.first, self.last + 1)]

    def _furniture(self, index: int, links: bool) -> bool:
        reading = self.readings[index]
        rule = reading.rule or STAMP_LINE
        self.verdicts[index] = _cut(rule)
        if rule == NEWSLETTER:
            self._box_above(index)
        if rule == CREDIT:
            self._caption_above(index)
        if opens_links(reading.line, reading.rule):
            return True
        return links and rule not in (ADVERTISEMENT,)

    def _prose(self, index: int, links: bool) -> bool:
        if links and self._aged(index):
            self.verdicts[index] = _cut(TEASER)
            return True
        above = self.readings[index - 1] if index else None
        if above is not None and above.rule == CREDIT and not self.readings[index].line.terminated:
            self.verdicts[index] = _cut(CAPTION)
            return links
        self.verdicts[index] = _PARAGRAPH
        return False

    def _aged(self, index: int) -> bool:
        """Whether the age of a story stands within the two lines below: then the prose is a teaser's."""
        return any(reading.rule == AGE for reading in self.readings[index + 1 : index + 4])

    def _leads_on(self, index: int) -> bool:
        """Whether a short line in a list of links already is the heading of the text that goes on below it."""
        line = self.readings[index].line
        below = self._below(index)
        if below is None or below.kind is not Kind.PROSE or not below.line.terminated:
            return False
        above = self.readings[index - 1]
        return line.gap and not above.line.gap and not above.cut

    def _below(self, index: int) -> Reading | None:
        for reading in self.readings[index + 1 : self.last + 1]:
            if not reading.cut:
                return reading
        return None

    def _run(self, index: int, links: bool) -> int:
        """Judge a run of short lines; gives the index after it."""
        run = [index]
        at = index + 1
        while at <= self.last and at not in self.used:
            reading = self.readings[at]
            if reading.kind is Kind.SHORT:
                run.append(at)
            elif reading.rule not in (ADVERTISEMENT, CAPTION, CREDIT):
                break
            else:
                self._furniture(at, False)
            at += 1
        below = self.readings[at] if at <= self.last else None
        followed = below is not None and below.kind in (Kind.PROSE, Kind.REMARK)
        for position, i in enumerate(run):
            if i not in self.verdicts:
                self.verdicts[i] = self._short(i, run, position, followed)
        return at

    def _short(self, index: int, run: list[int], position: int, followed: bool) -> Verdict:
        line = self.readings[index].line
        above = self.readings[index - 1] if index else None
        if above is not None and above.rule == CREDIT and line.words > 5:
            return _cut(CAPTION)
        if _BULLET.match(line.text) or self._introduced(run[0]):
            return _PARAGRAPH
        final = position == len(run) - 1
        if final and followed and len(line.text) <= LONGEST_HEADING:
            return _HEADING
        if len(run) == 1:
            return _PARAGRAPH if line.words > 15 else _cut(LINKS)
        return _cut(LINKS)

    def _introduced(self, index: int) -> bool:
        above = self.readings[index - 1] if index > self.first else None
        return above is not None and above.kind in (Kind.PROSE, Kind.REMARK) and above.line.introduces

    def _box_above(self, index: int) -> None:
        """The short lines right above a sign-up button belong to its box."""
        for i in range(index - 1, max(self.first, index - _BACK) - 1, -1):
            reading = self.readings[i]
            if reading.cut:
                continue
            if i in self.used or reading.line.words > 30 or (reading.kind is Kind.PROSE and i != index - 1):
                return
            self.verdicts[i] = _cut(BOX)

    def _caption_above(self, index: int) -> None:
        """A line without an end right above a credit is the credit's caption."""
        above = index - 1
        if above <= self.first or above in self.used:
            return
        reading = self.readings[above]
        if reading.kind is Kind.SHORT or (reading.kind is Kind.PROSE and not reading.line.terminated):
            self.verdicts[above] = _cut(CAPTION)
