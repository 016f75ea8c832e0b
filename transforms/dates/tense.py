"""Whether a sentence looks ahead or back at a date in it."""

from transforms.dates.tokens import Tokens

_REACH = 14
_AHEAD = frozenset(
    "will 'll shall won't due expected scheduled slated planned upcoming ahead would must should plans hopes "
    "intends aims expects begins starts opens resumes returns ends closes goes faces deadline hoping planning "
    "set booked going pencilled poised could may might meets hosts hosting listed forthcoming awaits likely "
    "promises vows pledges takes airs kicks expire expires".split()
)
_BACK = frozenset(
    "said says told was were had did won lost fell rose came went began took made met held left died became "
    "saw got gave spoke wrote hit struck shot found led sent ran put has have been grew beat drew paid sold "
    "bought sought felt kept thought brought taught caught fought broke chose drove flew froze hid knew rode "
    "sang sank stole swam threw wore cut quit spent built burnt lent meant read stood understood heard slept "
    "swept showed tore shook swore awoke forgot since showed fled hung laid sat set-up spread".split()
)
_INFINITIVE_AHEAD = frozenset(
    "agreed planned scheduled expected due set vowed promised pledged hoped wanted asked ordered invited "
    "decided told wants plans is are want need needs has have ready likely".split()
)
_NOT_INFINITIVES = frozenset(
    "the a an his her their its this that these those my our your him them it us me one two all be".split()
) - {"be"}
_STATES = frozenset("be remain remains stay stays is are being".split())
"""What follows them tells no time: "will be held", "is closed"."""
_UNTIL_VERBS = frozenset(
    "given have has had adjourned postponed delayed extended remanded bailed suspended deferred".split()
)
_BEFORE_ADJECTIVES = frozenset("- the a an its his her their this that these those".split())
_DATE_PREPOSITIONS = frozenset(("by", "until", "till"))


def looks_ahead(t: Tokens, start: int, end: int) -> int:
    """1 where the sentence speaks of the tokens ``[start, end)`` as to come, -1 as gone by, 0 where it does not say."""
    before = t.before(start)
    if before in _DATE_PREPOSITIONS or (before == "the" and start > 1 and t.words[start - 2] in _DATE_PREPOSITIONS):
        behind = _nearest(t, range(start - 2, max(-1, start - _REACH), -1))
        if t.words[start - 2] in _UNTIL_VERBS or (before == "the" and t.words[start - 3] in _UNTIL_VERBS):
            return 1
        if before != "by" and behind < 0:
            return 0
        return behind or 1
    if start > 1 and before in ("of", "the", "on") and t.words[start - 2] in ("ahead", "ahead of"):
        return 1
    if t.words[start - 2 : start] == ["ahead", "of"]:
        return 1
    nearest = _nearest(t, range(start - 1, max(-1, start - _REACH), -1))
    return nearest or _nearest(t, range(end, min(t.count, end + _REACH)))


def _nearest(t: Tokens, places: range) -> int:
    for i in places:
        sign = _cue(t, i)
        if sign:
            return sign
    return 0


def _cue(t: Tokens, i: int) -> int:
    word = t.words[i]
    if word == "to":
        return _infinitive(t, i)
    if word in _AHEAD:
        return _ahead(t, i, word)
    if word == "ll" and t.before(i) == "'":
        return 1
    if t.before(i) in _STATES:
        return 0
    if word in _BACK:
        return 0 if word in ("has", "have") and t.words[i + 1] in ("to", "until", "till") else -1
    plain = word.endswith("ed") and len(word) > 4 and not t.capital(i) and t.before(i) not in _BEFORE_ADJECTIVES
    return -1 if plain and word not in ("need", "indeed", "speed", "exceed", "proceed", "succeed") else 0


def _ahead(t: Tokens, i: int, word: str) -> int:
    if word in ("may", "might", "can", "could", "march") and t.capital(i) and i:
        return 0
    past = t.before(i) in ("was", "were") or (t.before(i) == "been" and word != "going")
    if word in (
        "due",
        "expected",
        "scheduled",
        "planned",
        "set",
        "booked",
        "likely",
        "poised",
        "listed",
        "hoping",
        "planning",
        "going",
        "hosting",
    ):
        if past:
            return -1
        return 1 if word != "set" or t.words[i + 1] in ("to", "for") else 0
    if word in ("would", "could", "might", "should", "may", "must", "can") and t.words[i + 1] == "have":
        return -1
    return 1


def _infinitive(t: Tokens, i: int) -> int:
    following, before = t.words[i + 1], t.before(i)
    if not following.isalpha() or following in _NOT_INFINITIVES or t.capital(i + 1) or following.endswith("ing"):
        return 0
    if t.words[i + 1] == "have":
        return -1
    if before in _INFINITIVE_AHEAD or not (_is_past(before)):
        return 1
    return -1


def _is_past(word: str) -> bool:
    return word in _BACK or (word.endswith("ed") and len(word) > 4)
