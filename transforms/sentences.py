"""Split an article into sentences, in one pass over its characters.

A stop ends a sentence unless what stands before it is an abbreviation or an initial, or what follows goes on in lower
case; the quotation marks and brackets that close behind a stop belong to its sentence.
"""

import re
from collections.abc import Iterator

from transforms.records import Article, Block, Sentence

_CLOSERS = "\"'”’»)\\]"
_STOP = re.compile(rf"(?:[.!?…]+|[。！？｡।॥۔؟])[{_CLOSERS}]*")
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]—–-]*$")
_NEXT = re.compile(r"\s+[\"'“‘«(\[]*([^\W_]|\S)")
_LEADING = re.compile(r"\s*")
LONGEST_WORD = 40  # characters looked back at a stop: no abbreviation is longer, and a long token must not cost more

BEFORE_A_NAME = frozenset(
    """mr mrs ms mx messrs mme mlle dr prof rev revd fr sr sra st ste hon gov sen rep amb pres supt insp det sgt cpl pvt
    capt cmdr lt col maj gen adm brig pte cst const ald cllr atty asst assoc adv shri smt km hj haji sh mt ft pt
    vs v no nos art sec cf eg ie viz fig figs op vol pp p ch al approx est ca c dept univ messrs rs prop""".split()
)
"""Abbreviations that stand before a name or a number and so end no sentence."""

BEFORE_A_NUMBER = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec no nos art sec fig figs vol pp p ch rs para pt ft mt".split()
)
"""Abbreviations that end no sentence where a number follows."""

INSIDE = frozenset(
    """jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd corp co bros
    jr sr esq etc al a.m p.m u.s u.k u.n e.u u.a.e u.s.a d.c ph.d m.d b.a m.a ave blvd rd hwy sq pvt pty plc
    llc""".split()
)
"""Abbreviations that may end a sentence: they do unless what follows goes on."""

STARTERS = frozenset(
    """the a an this that these those it its he she they we i you his her their our my but and or in on at for from with
    after before when while as if although though since however meanwhile there here what who where why how no not many
    some all most one two three several both each another last earlier later today yesterday now then even so yet once
    during under over between according officials police""".split()
)
"""Words that, capitalized behind an abbreviation, begin a new sentence rather than go on with a name."""


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Split the blocks of an article; a heading is one sentence, and no sentence lies in two blocks."""
    return tuple(
        Sentence(start, end, index)
        for index, block in enumerate(article.blocks)
        for start, end in _spans(article.body, block)
    )


def _spans(body: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind == "heading":
        yield block.start, block.end
        return
    start = block.start
    for stop in _STOP.finditer(body, block.start, block.end):
        if stop.end() < block.end and _ends(body, start, stop, block.end):
            yield start, stop.end()
            start = _LEADING.match(body, stop.end(), block.end).end()  # type: ignore[union-attr]
    if start < block.end:
        yield start, block.end


def _ends(body: str, start: int, stop: re.Match[str], limit: int) -> bool:
    mark = stop.group()[0]
    if mark in "。！？｡।॥۔؟":
        return True
    following = _NEXT.match(body, stop.end(), limit)
    if following is None:
        return False
    first = following.group(1)
    if first.islower():
        return False
    if mark in "!?":
        return True
    if mark == "…" or stop.group().startswith(".."):
        return first.isupper() or not first.isalpha()
    return not _is_abbreviation(body, start, stop, following)


def _is_abbreviation(body: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the one full stop belongs to the word before it, and the sentence goes on."""
    if len(stop.group()) > 1:
        return False  # a quotation or bracket closes behind it
    word = _WORD_BEFORE.search(body, max(start, stop.start() - LONGEST_WORD), stop.start()).group()  # type: ignore[union-attr]
    key = word.lower()
    first = following.group(1)
    if not word:
        return False
    if first.isdigit() and key in BEFORE_A_NUMBER:
        return True
    if (
        key in BEFORE_A_NAME
        and (word[0].isupper() or len(word) < 4)
        and not (key in INSIDE and _begins(body, following))
    ):
        return key not in BEFORE_A_NUMBER or first.isdigit() or key in {"mt", "ft", "pt", "no"}
    if _is_initial(word):
        return not (len(word) == 1 and word == "I") and not _begins(body, following)
    return key in INSIDE and first.isupper() and not _begins(body, following) and _goes_on(key)


def _is_initial(word: str) -> bool:
    """``J``, ``J.K`` and ``U.S``: single letters, each with its stop."""
    letters = word.split(".")
    return all(len(letter) == 1 and letter.isupper() for letter in letters)


def _goes_on(key: str) -> bool:
    """Whether a name is likely to follow: months and days take a number, and were dealt with."""
    return key in {
        "inc",
        "ltd",
        "corp",
        "co",
        "bros",
        "jr",
        "sr",
        "ph.d",
        "ave",
        "blvd",
        "rd",
        "pvt",
        "pty",
        "a.m",
        "p.m",
    }


def _begins(body: str, following: re.Match[str]) -> bool:
    """Whether the next word is one that begins sentences."""
    at = following.start(1)
    end = at
    while end < len(body) and end - at < LONGEST_WORD and body[end].isalpha():
        end += 1
    return body[at:end].lower() in STARTERS
