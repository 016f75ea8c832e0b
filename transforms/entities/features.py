"""What the recognizer sees of a word: its form, its neighbours, the run of capitals it is in, and the whole document.

The document-level features follow Chieu and Ng (2002): how a word is written elsewhere in the same text
says whether a capital means a name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.entities.lexicon import Lexicon
from transforms.entities.tokens import Token, tokens
from transforms.entities.vocabulary import COMPANY_ENDINGS, CONNECTORS, HONORIFICS, SPEECH
from transforms.records import Article, Sentence, fold

_UPPER, _LOWER, _DIGIT = re.compile(r"[A-ZÀ-ÖØ-Þ]+"), re.compile(r"[a-zß-öø-ÿ]+"), re.compile(r"\d+")
_NEIGHBOURS = 8
"""How many different neighbours of a word are kept from the whole text."""


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence or heading; ``style`` is ``T`` in Title Case, ``U`` in capitals, else empty."""

    tokens: tuple[Token, ...]
    style: str


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalized words joined by connectors: where it begins and ends (exclusive)."""

    start: int
    end: int


def lines(article: Article, sentences: Sequence[Sentence]) -> list[Line]:
    """Every sentence as tokens with its style of capitals."""
    found = []
    for sentence in sentences:
        words = tokens(article.body, sentence.start, sentence.end)
        if words:
            found.append(Line(words, style(words)))
    return found


def style(words: Sequence[Token]) -> str:
    """``T`` where nearly all longer words are capitalized, ``U`` where all are in capitals, else nothing."""
    long = [w.text for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    if len(long) < 2 or (len(long) < 3 and words[-1].text in ".!?"):
        return ""
    if all(word.isupper() for word in long):
        return "U"
    return "T" if sum(word[0].isupper() for word in long) >= 0.85 * len(long) and words[-1].text != "." else ""


@lru_cache(200_000)
def _shape(word: str) -> str:
    return _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub(lambda m: "X" if len(m[0]) == 1 else "XX", word)))[:8]


@lru_cache(100_000)
def _own(word: str) -> tuple[str, ...]:
    low = word.lower()
    found = [f"w={word}", f"l={low}", f"s={_shape(word)}"]
    if len(low) > 2:
        found += (f"p2={low[:2]}", f"p3={low[:3]}", f"e2={low[-2:]}", f"e3={low[-3:]}")
    if len(low) > 4:
        found += (f"p4={low[:4]}", f"e4={low[-4:]}")
    if len(low) > 6:
        found.append(f"e5={low[-5:]}")
    if word[0].isalpha():
        found.append(f"n={min(len(low), 9)}")
    return tuple(found)


@lru_cache(100_000)
def _beside(word: str, where: str) -> tuple[str, ...]:
    low = word.lower()
    return f"{where}l={low}", f"{where}s={_shape(word)}", f"{where}e={low[-3:]}"


@lru_cache(100_000)
def _far(word: str, where: str) -> tuple[str, ...]:
    return (f"{where}l={word.lower()}",)


@dataclass(frozen=True, slots=True)
class Document:
    """How often each word stands in the whole text in lower case, capitalized within a sentence, and beside cues."""

    lower: Counter[str]
    within: Counter[str]
    cues: dict[str, str]
    beside: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, text: Sequence[Line]) -> "Document":
        lower: Counter[str] = Counter()
        within: Counter[str] = Counter()
        cues: dict[str, set[str]] = {}
        beside: dict[str, dict[str, None]] = {}
        for line in text:
            if line.style:
                continue
            words = line.tokens
            for at, token in enumerate(words):
                word = token.text
                if word[0].islower():
                    lower[word] += 1
                elif word[0].isupper():
                    low = word.lower()
                    if at and words[at - 1].text not in "\"“‘'(:":
                        within[low] += 1
                    _note_cues(cues.setdefault(low, set()), words, at)
                    _note_neighbours(beside.setdefault(low, {}), words, at)
        joined = {word: "".join(sorted(found)) for word, found in cues.items() if found}
        return cls(lower, within, joined, {word: tuple(found) for word, found in beside.items()})

    def flags(self, low: str) -> tuple[str, ...]:
        """Features of a capitalized word from its other occurrences."""
        lower, within, cues = self.lower[low], self.within[low], self.cues.get(low, "")
        found = [f"d={min(lower, 2)}{min(within, 3)}"]
        found += [f"dc={cue}" for cue in cues]
        found += self.beside.get(low, ())
        return tuple(found)


def _note_neighbours(beside: dict[str, None], words: Sequence[Token], at: int) -> None:
    """The words before and behind a name in the first of its mentions (Ratinov and Roth 2009)."""
    if len(beside) < _NEIGHBOURS:
        if at:
            beside[f"db={words[at - 1].text.lower()}"] = None
        if at + 1 < len(words):
            beside[f"da={words[at + 1].text.lower()}"] = None


def _note_cues(cues: set[str], words: Sequence[Token], at: int) -> None:
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    low = before.lower()
    if low.rstrip(".") in HONORIFICS:
        cues.add("h")
    elif low in ("in", "at", "near", "from"):
        cues.add("i")
    elif low == "the":
        cues.add("t")
    elif before == "(" and after == ")":
        cues.add("b")
    elif before[:1].isupper() and before.isalpha() and at > 1:
        cues.add("y")
    if after in SPEECH:
        cues.add("s")
    elif after in ("'s", "’s"):
        cues.add("o")
    elif after[:1].isupper():
        cues.add("x")
    elif after.lower().rstrip(".") in COMPANY_ENDINGS:
        cues.add("c")


def _runs(words: Sequence[Token]) -> list[_Run | None]:
    found: list[_Run | None] = [None] * len(words)
    at = 0
    while at < len(words):
        if not words[at].text[0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(words):
            if words[end].text[0].isupper():
                end += 1
            elif end + 1 < len(words) and words[end].text in CONNECTORS and words[end + 1].text[0].isupper():
                end += 2
            else:
                break
        found[at:end] = [_Run(at, end)] * (end - at)
        at = end
    return found


def line_flags(line: Line, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """For each token of a line the lists it is on."""
    return lexicon.flags([_folded(token.text) for token in line.tokens])


def features(line: Line, document: Document, flags: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """For each token of a line the names of its features."""
    words = [token.text for token in line.tokens]
    runs = [None] * len(words) if line.style else _runs(line.tokens)
    last = len(words) - 1
    found = []
    for at, word in enumerate(words):
        own = [*_own(word)]
        if at:
            own += _beside(words[at - 1], "-1")
            own.append(f"-1+0={words[at - 1].lower()}_{_shape(word)}")
            if at > 1:
                own += _far(words[at - 2], "-2")
        else:
            own.append("^")
        if at < last:
            own += _beside(words[at + 1], "+1")
            own.append(f"0+1={_shape(word)}_{words[at + 1].lower()}")
            if at + 1 < last:
                own += _far(words[at + 2], "+2")
        else:
            own.append("$")
        _add_flags(own, flags, at, last)
        if word[0].isupper():
            own += document.flags(word.lower())
            if line.style:
                own += (f"T={line.style}", f"T={line.style}{document.flags(word.lower())[0]}")
            elif (run := runs[at]) is not None:
                _add_run(own, words, flags, run, at)
        found.append(own)
    return found


@lru_cache(200_000)
def _folded(word: str) -> str:
    return fold(word)


def _add_flags(own: list[str], flags: Sequence[tuple[str, ...]], at: int, last: int) -> None:
    if flags[at]:
        own += [f"g={flag}" for flag in flags[at]]
        if len(flags[at]) > 1:
            own.append("gg=" + "".join(flags[at]))
    if at and flags[at - 1]:
        own += [f"-1g={flag}" for flag in flags[at - 1]]
    if at < last and flags[at + 1]:
        own += [f"+1g={flag}" for flag in flags[at + 1]]


def _add_run(own: list[str], words: Sequence[str], flags: Sequence[tuple[str, ...]], run: _Run, at: int) -> None:
    size = run.end - run.start
    head, first = words[run.end - 1].lower(), words[run.start].lower()
    before = words[run.start - 1].lower() if run.start else "^"
    after = words[run.end].lower() if run.end < len(words) else "$"
    own += (f"r={min(size, 4)}{min(at - run.start, 3)}", f"rb={before}", f"ra={after}")
    if size > 1:
        own += (f"rh={head}", f"rf={first}")
        own += [f"rhg={flag}" for flag in flags[run.end - 1]]
        own += [f"rfg={flag}" for flag in flags[run.start]]
