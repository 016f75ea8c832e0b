"""Where sentences end: own rules, one pass over the text, no model.

A stop ends a sentence unless something speaks against it: the word before it (an abbreviation, an initial, a list's
number), the character after it (a comma, a lower-case letter, a digit after "No."), or a quotation that goes on with
its speaker. Where a word can stand on both sides ("U.S.", "Inc.", "St."), the word that follows decides.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.records import Article, Block, Sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NAME = _words(
    """Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Revd Hon Sen Sens Rep Reps Gov Govs Gen Col Lt Sgt Capt Cmdr Cdr Adm Maj Brig
    Cpl Pte Supt Insp Amb Atty Msgr Pres Fr Mme Mlle Mmes Shri Smt Pt Sh Adv Er Mohd Md Hj Ven Ald Cllr Ft Mt Ste Sra
    Dra Srta Dña Ing Lic Avv Dott Sig Hr Frl Ph डॉ डा श्री पं मो प्रो"""
)
_NEVER = _words("vs v viz cf ca i.e e.g ie eg approx aka a.k.a c.f z.B d.h u.a p.ex bzw resp incl excl")
_BEFORE_NUMBER = _words(
    """No Nos no nos Nr nr Art Arts art Sec sec Fig Figs fig figs Vol vol Ch ch pp p para paras Para Rs rs Re Reg Op op
    Ver ver tel Tel ph Ph ext Ext Sch cl Cl Eq eq est Est c n° Núm núm Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun circa bk Bk St Rev Gen Col Matt Cor"""
)
_EITHER_SIDE = _words(
    """Inc Corp Ltd Co Cos Pvt Plc plc LLC Bros Assn Assoc Dept Univ Inst Govt Intl Int'l Natl Nat'l Ave Blvd Rd Hwy Sq
    Pkwy Jr Sr Esq Sec Det St al Bldg Mfg Pty Bhd Sdn Mgr Ed Eds ed eds trans Elev Treas"""
)
_SENTENCE_STARTERS = _words(
    """The A An He She It They We You I This That These Those There Here His Her Its Their Our My Your But And Or So Yet
    Nor If When While Although Though Because Since Unless Until After Before During Despite Whether Where What Who Why
    How In On At By For From With Without Under Over Between Among Against Through Within Into As To Of According
    However Meanwhile Moreover Instead Also Then Now Not No Yes Some Many Most Several Both Each Every All Another Other
    Others More Few Such Nearly Almost About Around Only Even Still Once Earlier Later Last Today Yesterday Tomorrow
    Asked Speaking Citing Following"""
)
_CROWD_STARTERS = _words(
    """Police Officials Authorities Analysts Experts Critics Protesters Residents Witnesses Investigators Prosecutors
    Lawmakers Lawyers Voters Shares Prices Sources Reports Supporters Opponents Doctors Scientists Researchers Two Three
    Four Five Six Seven Eight Nine Ten People Thousands Hundreds Dozens Millions Nobody Everyone Neither Either"""
)
_AFTER_CLOCK = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Eastern Central Mountain Pacific Local Mon Tue Tues Wed Thu Thur Thurs Fri Sat
    Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"""
)
_AFTER_ORDINAL = _words(
    """Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner Jahrhundert
    Jahrhunderts Klasse Etage Stock Geburtstag"""
)
_BRANDS = _words("Yahoo Jeopardy")

_ALWAYS = "。！？｡।॥۔։።፧၊။"
_OPENING = "\"'“‘„‚«‹「『（《【([{¿¡*_"
_CLOSERS = r"(?:[\"'”’»›)\]}」』）》】]|“(?=\s|\Z)|[ \u00a0\u202f]»(?!\w)|\[\d{1,3}\])*"
_STOP = re.compile(
    rf"(?P<ellipsis>\.(?:[ \u00a0]\.){{2,}}|…)[.…!?]*(?P<c1>{_CLOSERS})"
    rf"|(?P<always>[{_ALWAYS}]+)[{_ALWAYS}!?.…]*(?P<c2>{_CLOSERS})"
    rf"|(?P<plain>[.!?؟‼⁇⁈⁉][.!?؟…‼⁇⁈⁉]*)(?P<c3>{_CLOSERS})"
    r"|(?P<line>[\n\r\u2028\u2029\x85]\s*)"
    r"|(?P<bullet>(?<=\s)[•‣◦▪●■►➤](?=\s))"
)
_MARK = re.compile(rf"[.!?…؟‼⁇⁈⁉{_ALWAYS}\n\r\u2028\u2029\x85•‣◦▪●■►➤]")
_NEXT = re.compile(rf"(?P<space>\s*)(?P<open>(?:[{re.escape(_OPENING)}]|[—–-]\s?){{0,6}})(?P<word>[^\W_]*)")
_BETWEEN_WORDS = re.compile(r"[\s\"“”„«»()\[\]{},;:!?…—–=*_|।]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}")
_CLOCK = re.compile(r"[ap]\.m", re.IGNORECASE)
_NO_LOWER_CASE = re.compile(r"[a-z]{1,2}[A-Z]|(?:al|el|an|as|ad|ar|ash)[-‑–][A-Z]|[a-z]\)\s")
_SPEECH = "said|says|asked|asks|told|added|adds|wrote|writes|shouted|cried|replied|tweeted|posted|joked|recalled"
_SPEAKER = re.compile(
    rf"\s+(?P<first>(?:[A-Z]|M[rs]s?|Dr)\.|[A-Z][\w'’-]*)\s+(?:[A-Z][\w'’-]*\.?\s+){{0,3}}(?:{_SPEECH})\b"
)
_ITEM = re.compile(r"(?:[-–—•‣◦▪●■►➤*·]\s|\(?\d{1,3}[.)]\s|\(?[A-Za-z][.)]\s)")
_LIST_NUMBER = re.compile(r"\s*[(\[\"'“*]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")
_PRINTING = re.compile(r"[^\W_]")
_GOING_ON = frozenset(",;:!?.…%&+=)]}”’»/")
_KINDS = {"c1": "ellipsis", "c2": "always", "c3": "plain"}
_ABBREVIATIONS = _BEFORE_NAME | _NEVER | _BEFORE_NUMBER | _EITHER_SIDE
_PLAIN = 5  # letters: more than a list's number has
_LOOK_BACK = 24  # characters: no abbreviation is longer, and a long token must not cost more
_LOOK_AHEAD = 120
_SHORT_LINE = 50
_DAYS_IN_MONTH = 31


class _Stop(NamedTuple):
    """A possible end: its marks in ``[at, closers)``, closing quotes and brackets behind them in ``[closers, end)``."""

    kind: str
    at: int
    closers: int
    end: int


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Split every block of the article into sentences; a heading is one sentence.

    Offsets point into ``article.body``; sentences come in order, start and end at a printing character, never cross a
    block, and leave only whitespace between them. Takes time linear in the length of the body.
    """
    found = []
    for number, block in enumerate(article.blocks):
        for start, end in _spans(article.body, block):
            start, end = _trimmed(article.body, start, end)
            if start < end:
                found.append(Sentence(start, end, number))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start, end = block.start, block.end
    if block.kind == "heading":
        yield start, end
        return
    first_word = -1  # not looked for yet
    mark = _MARK.search(text, start, end)  # the search for one character class is what makes this fast
    while mark:
        cut, after = _end_at(text, start, end, mark)
        if cut is not None and first_word < start:
            first_word = _first_word(text, start, end)
        if cut is not None and first_word < cut:
            yield start, cut
            start = cut
        mark = _MARK.search(text, after, end)
    yield start, end


def _end_at(text: str, start: int, end: int, mark: re.Match[str]) -> tuple[int | None, int]:
    """Where a mark cuts the text, if it does, and where the search goes on."""
    if _plainly_ends(text, mark.start(), end):
        return mark.end(), mark.end()
    match = _STOP.match(text, mark.start(), end)
    return (_cut(text, start, end, match), match.end()) if match else (None, mark.end())


def _first_word(text: str, start: int, end: int) -> int:
    """Where the sentence's first letter or digit stands: marks alone are no sentence."""
    match = _PRINTING.search(text, start, end)
    return match.start() if match else end


def _plainly_ends(text: str, at: int, end: int) -> bool:
    """Is this a full stop between a word in lower case that is no abbreviation and a word with a capital?"""
    if not text.startswith(". ", at) or at + 2 >= end or not "A" <= text[at + 2] <= "Z":
        return False
    before = text[max(0, at - _LOOK_BACK) : at].rpartition(" ")[2]
    return len(before) >= _PLAIN and before.isalpha() and before.islower() and before not in _ABBREVIATIONS


def _cut(text: str, start: int, end: int, match: re.Match[str]) -> int | None:
    """Where the text is cut at this mark, if it is."""
    if match.lastgroup == "line":
        return match.start() if _line_ends(text, start, end, match) else None
    if match.lastgroup == "bullet":
        return match.start()
    stop = _stop_of(match)
    return stop.end if _ends(text, start, end, stop) else None


def _stop_of(match: re.Match[str]) -> _Stop:
    closers = match.lastgroup or ""
    return _Stop(_KINDS[closers], match.start(), match.start(closers), match.end())


def _line_ends(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """A line's end within a paragraph ends a sentence, unless the line looks wrapped: long, without a full stop."""
    if len(match.group().splitlines()) > 1 or match.end() >= end or _ITEM.match(text, match.end(), end):
        return True
    after = text[match.end()]
    if after.islower() or after in ",;)":
        return False
    line = text[max(start, match.start() - _SHORT_LINE) : match.start()]
    return len(line) < _SHORT_LINE or "\n" in line


def _ends(text: str, start: int, end: int, stop: _Stop) -> bool:
    following = _NEXT.match(text, stop.end, end)
    assert following is not None
    if following.end() >= end and not following["word"]:
        return False  # nothing but marks follows: they belong to this sentence
    if stop.kind == "always":
        return text[stop.end] not in "，、；：,;:"
    if not following["space"]:
        return _ends_without_space(text, start, stop, following)
    if _goes_on(text, following):
        return False
    marks = text[stop.at : stop.closers]
    if marks != ".":
        return not _is_brand(text, start, stop, marks) and not _is_attributed(text, end, stop)
    return _full_stop_ends(text, start, end, stop, following)


def _goes_on(text: str, following: re.Match[str]) -> bool:
    """Does what follows belong to the same sentence: another mark, or a word in lower case (but ``iPhone``, ``b)``)?"""
    at = following.end("open")
    if text[at : at + 1] in _GOING_ON:
        return True
    return text[at : at + 1].islower() and not _NO_LOWER_CASE.match(text, at, at + 6)


def _ends_without_space(text: str, start: int, stop: _Stop, following: re.Match[str]) -> bool:
    """No space after the stop: a sentence ends only where a scraper has plainly lost it (``ended.The next``)."""
    if following["open"][:1] in ("“", "«", "„"):
        return text[stop.at] != "…"
    if following["open"] or (stop.end > stop.closers and text[stop.end - 1] not in "”»]"):
        return False
    before, word = _word_before(text, start, stop.at), following["word"]
    plain = before.isalpha() and before.islower() and len(before) > 2
    capitalized = len(word) > 1 and word[0].isupper() and word[1:].islower()
    return plain and capitalized and text[following.end() : following.end() + 1] in (" ", ",")


def _is_brand(text: str, start: int, stop: _Stop, marks: str) -> bool:
    return marks == "!" and stop.end == stop.closers and _word_before(text, start, stop.at) in _BRANDS


def _is_attributed(text: str, end: int, stop: _Stop) -> bool:
    """``“Must we go?” Smith asked.`` is one sentence."""
    quoted = any(mark in "\"'”’»" for mark in text[stop.closers : stop.end])
    speaker = _SPEAKER.match(text, stop.end, min(end, stop.end + _LOOK_AHEAD)) if quoted else None
    return speaker is not None and speaker["first"] not in _SENTENCE_STARTERS


def _word_before(text: str, start: int, at: int) -> str:
    return _BETWEEN_WORDS.split(text[max(start, at - _LOOK_BACK) : at])[-1].lstrip("'‘’-&/.")


def _full_stop_ends(text: str, start: int, end: int, stop: _Stop, following: re.Match[str]) -> bool:
    before, after = _word_before(text, start, stop.at), following["word"]
    either = _is_initial(before) or before in _EITHER_SIDE or _is_dotted(before)
    if stop.at - start <= _LOOK_BACK and _LIST_NUMBER.match(text[start : stop.at]):
        return False
    if before in _NEVER:
        return False
    if stop.end > stop.closers and not either:
        return True  # inside quotation marks too: a speaker would have come after a comma
    if not after or after[0].isdigit():
        return not (
            either or before in _BEFORE_NAME or (after and before in _BEFORE_NUMBER) or _CLOCK.fullmatch(before)
        )
    if before in _BEFORE_NAME or (after in _AFTER_ORDINAL and before.isdecimal() and int(before) <= _DAYS_IN_MONTH):
        return False
    if _CLOCK.fullmatch(before):
        return after not in _AFTER_CLOCK and not (after.isupper() and 1 < len(after) < 5)
    return not either or _starts_sentence(text, following)


def _is_initial(word: str) -> bool:
    """A single letter with a stop (the ``K`` of ``J.K``): an initial, or an abbreviation where there is no case."""
    tail = word.rpartition(".")[2].rpartition("-")[2]
    return len(tail) == 1 and tail.isalpha() and not tail.islower()


def _is_dotted(word: str) -> bool:
    """``Ph.D``, ``M.Sc``: short parts, one of them a single letter (``bbc.co.uk`` has none)."""
    return _DOTTED.fullmatch(word) is not None and any(len(part) == 1 for part in word.split("."))


def _starts_sentence(text: str, following: re.Match[str]) -> bool:
    """Does the next word open a sentence, rather than go on with a name?"""
    word, opening, at = following["word"], following["open"].strip(), following.end()
    if opening:
        return word[:1].isupper() and opening[0] not in "(["
    if word in _SENTENCE_STARTERS:
        return len(word) > 1 or text[at : at + 1] != "."
    return word in _CROWD_STARTERS and text[at : at + 1] == " " and text[at + 1 : at + 2].islower()
