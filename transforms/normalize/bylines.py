"""Reads the names of authors from bylines: names only, without jobs, outlets, places and dates."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.normalize.lines import key
from transforms.normalize.readings import AGE, CAPTION, CREDIT, SIGNATURE, Kind, Reading
from transforms.normalize.shapes import is_biography
from transforms.normalize.stamps import find_moments

_LABELS = (
    r"(?:(?:published|written|reported|posted|edited and reported|compiled|words|text|story|article|"
    r"photos and text|analysis|"
    r"report|interview|review) by|by|author(?:s|\(s\))?(?: of the article)?|source(?=\s*:)|written|words|byline|"
    r"reporter(?:s)?|"
    r"text(?=\s*:)|von|par|por|di|door|av|oleh|लेखक|द्वारा|بقلم|كتب|作者|记者|文|"
    r"(?:writers?|columnists?|journalists?|autor(?:a|in|es)?|auteurs?|автор|penulis|yazar)(?=\s*:))"
)
_LABELLED = re.compile(rf"^[\W_]{{0,3}}{_LABELS}\s*(?::|-|–|\||\s)\s*(?=\S)", re.IGNORECASE)
_COLON_ONLY = re.compile(
    r"^[\W_]{0,3}(?:author|authors|written|words|byline|reporter|text|di|文|作者|记者|"
    r"كتب)\b(?!\s*(?:of the article\s*)?[:：(]|.{0,4}by\b)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(rf"^[\W_]{{0,3}}{_LABELS}\s*:?$", re.IGNORECASE)
_PARTICLES = frozenset(
    "de da do dos das di del della van von der den ter ten bin binti ibn al el la le du st af zu y e ka abu ben los "
    "las s/o d/o a/l a/p wa bint ould uld ole".split()
)
_JOBS = frozenset(
    "editor editors correspondent reporter reporters journalist journalists writer writers producer columnist "
    "contributor "
    "contributors staff bureau desk chief analyst anchor presenter photographer photojournalist intern fellow "
    "professor lecturer "
    "researcher director specialist lead head team author critic host economist freelance freelancer newsroom "
    "agencies agency "
    "candidate student scholar commentator blogger trainee subeditor sub-editor advisor adviser creator manager".split()
)
_BEATS = frozenset(
    "political politics parliamentary senior chief health science business economics economy education environment "
    "environmental "
    "foreign world news national international sports sport football cricket technology tech crime court courts "
    "legal royal "
    "entertainment features feature showbiz digital data deputy assistant associate special investigations "
    "investigative "
    "executive managing consumer affairs money personal finance property travel defence defense security "
    "diplomatic social "
    "audience home global local regional city community transport energy climate culture arts religious labour labor "
    "industry markets investment retail media breaking live video africa asia europe european american north south "
    "east west "
    "middle eastern washington london us uk westminster whitehall scotland wales and the of for at in staff "
    "general assignment agriculture water "
    "housing planning women's wellbeing lifestyle food wine motoring opinion contributing guest freelance "
    "multimedia overnight trends audience celebrity tv night weekend evening day live content community seo soaps "
    "reality gaming app betting horoscopes showbusiness theatre film books music fashion beauty parenting policing "
    "policy public county district village council local-democracy democracy reporting service war africa-based "
    "investigation data visual graphics newsletters podcast podcasts engagement growth homepage search platform "
    "strategy trending viral lead principal staff-writer nature science-writer beijing delhi mumbai moscow "
    "phd doctoral postdoctoral brussels berlin paris rome jerusalem tokyo".split()
)
_STOP = re.compile(
    r"\s*(?:[|•·▪●♦►→\t]|\s[–—-]\s|\bpublished\b|\bupdated\b|\bposted\b|\blast\s+updated\b|\bfor\s+(?=[A-Z])|"
    r"\bfrom\s+(?=[A-Z])|"
    r"\b(?:with|and)\s+(?:agenc|news\s+agenc|wire)|\bin\s+(?=[A-Z])|\bat\s+(?=[A-Z])|@|https?:|\bfollow\b|"
    r"\bmin(?:ute)?s?\s+read|\d|[(\[])",
    re.IGNORECASE,
)
_STUCK = re.compile(r"(?<=[a-z])(?=Published|Updated|Posted|\d)")
_DATED_ON = re.compile(r"\s+on\s*$", re.IGNORECASE)
_BY_STUCK = re.compile(r"^By(?=[A-Z])|^[A-Z][^|@]{1,40}\|\s*By\s+(?=[A-Z])")
"""What is run together with the name, or names the house in front ("WXYZ | By Jane Roe")."""
_CAMEL = re.compile(
    r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?<!\bFitz)(?<!\bDi)(?<!\bDu)(?=[A-Z][a-z])"
)
_HANDLE = re.compile(r"^@?[A-Za-z_]*(?:[a-z_\d][A-Z_\d]|_)\w*$")
_MAIL = re.compile(r"\S+@\S+")
_HANDLE_STUCK = re.compile(r"(?<=[a-z])@(?:in/)?[\w/@-]+(?![\w.])")
_CORRESPONDENT = re.compile(
    r"^(?:our |a |the )?(?P<whose>(?:[A-Z]\w+ ){0,2})(?:(?P<staff>staff reporters?|staff correspondent|staff writers?|"
    r"special correspondent)|correspondents?|news desk|web desk|"
    r"bureau report|online desk|monitoring desk|news report|agencies|report)$",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    "afp ap reuters xinhua pti ani ians unb bss app gna nan bernama dpa efe ansa tass kyodo yonhap anadolu agencies "
    "upi".split()
) | {"agence france presse", "the associated press", "associated press", "press trust of india", "news agencies"}
_PLACES = frozenset(
    {
        *("new delhi", "new york", "new zealand", "new jersey", "new orleans", "hong kong", "cape town"),
        *("kuala lumpur", "tel aviv", "abu dhabi", "los angeles", "san francisco", "san diego", "las vegas"),
        *("sri lanka", "south africa", "south korea", "north korea", "saudi arabia", "united states"),
        *("united kingdom", "united nations", "northern ireland", "costa rica", "puerto rico", "port louis"),
        *("port moresby", "port harcourt", "addis ababa", "buenos aires", "phnom penh", "west bank", "white house"),
        *("santo domingo", "st petersburg", "navi mumbai", "west bengal", "uttar pradesh", "tamil nadu"),
        *("andhra pradesh", "madhya pradesh", "middle east", "cox’s bazar", "cox's bazar", "sierra leone"),
    }
)
_PLACE_ENDS = frozenset("city county town island islands valley province district street".split())
_POSTED = re.compile(r"\s+in\s+[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}(?=\s*(?:,|;|&|\band\b))")
_BARS = re.compile(r"\s*\|\s*")
_SPLIT = re.compile(r"\s*(,|;|&|(?<!\b[sda])/|/(?![olp]\b)|\band\b|\bund\b|\bet\b|\by\b(?= [A-Z]\w+ [A-Z])|、|，)\s*")
_AND_STUCK = re.compile(r"(?<=[a-z])and(?=[A-Z][a-z])")
_ACRONYM = re.compile(r"^[A-Z]{2,6}$")
_PLACED = re.compile(r"^[^,.|]{4,40} in (?:[A-Z][\w’'-]+,? ?){1,3}$")
_BUTTONS = frozenset(
    "text size short url font reading time read share link copy save story print follow listen view image images photo "
    "video audio click here comments comment subscribe email link links topic topics section page more menu search "
    "add logo company sign log login register tweet post watch live play loading gift article sort by top "
    "bottom".split()
)
_NO_NAME_BEGINS = frozenset(("the", "an"))
_SHELVES = frozenset(
    "local news sports business politics national international opinion entertainment lifestyle health technology "
    "crime world features editorial commentary education".split()
)
_COMMON = (
    _BEATS
    | _SHELVES
    | frozenset(
        "change court league estate rights gulf coast premier supreme high human real public cup championship election "
        "elections war crisis market markets stock stocks economy trade oil gas style film movies review reviews guide "
        "explainer explained profile letters weather traffic puzzles games quiz breaking latest today".split()
    )
)
"""What labels and topics are made of: a person's name has another word at least ("Margaret Court")."""
_JOINED = re.compile(r"^(?:[ae][dlnrstz]|ash|d|dell|l|ul)[-'’][A-Z]")
"""A particle joined to the name ("al-Hassan", "d'Arcy")."""
_NAME_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’ʼ.-])*$")
_ORGANIZATION = re.compile(
    r"\b(?:news|press|agency|agencies|staff|desk|team|bureau|times|post|media|online|editors?|reporters?|newsroom|"
    r"correspondent|observer|gazette|tribune|herald|wire|service|network|daily|web|university|universities|college|"
    r"institute|academy|foundation|ministry|department|association|council|hospital|club|fc)\b",
    re.IGNORECASE,
)
NEAR = 3
_OPENING = 3
_SMALL = 3
_MOST_WORDS, _MOST_NAMES = 8, 5
LONGEST = 160
LOOK_BACK = 4


@lru_cache(maxsize=1 << 13)
def is_byline(text: str) -> bool:
    """Whether a line says outright who wrote the article ("By …", "Author: …")."""
    if len(text) > LONGEST:
        return False
    if _LABEL_ALONE.match(text):
        return True
    match = _LABELLED.match(_BY_STUCK.sub("By ", text))
    return bool(match and not _COLON_ONLY.match(text) and _names(_unlabelled(text), labelled=True))


@lru_cache(maxsize=1 << 13)
def signers(text: str) -> frozenset[str]:
    """The words of the names that a line may be all made of, but for a house or place ("Jane Roe (Harbour Star)")."""
    names = _names(text, labelled=False) if len(text) <= LONGEST else ()
    return frozenset(word for name in names for word in key(name).split())


def find_authors(
    readings: Sequence[Reading], title: int | None, first: int, last: int, outlet: str | None = None
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Give the authors' names and the indices of the lines that state them, from the lines between title and text.

    The outlet's own name ends a name ("By Anna Berg Harbour News").
    """
    start = max(0, (title if title is not None else first) - LOOK_BACK)
    stop = min(len(readings), first + 4)
    span = range(title or 0, stop)
    found = _stated(readings, range(start, first), outlet) or _beside_stamps(readings, span, title)
    found = found or _stated(readings, range(first, stop), outlet)
    found = found or _above_title(readings, range(start, title or 0), first)
    found = found or _stated(readings, range(last + 1, min(len(readings), last + 12)), outlet)
    found = found or _below_text(readings, last + 1) or _addressed(readings, range(last, min(len(readings), last + 7)))
    return found or _agency(readings, span) or ((), frozenset())


def _above_title(readings: Sequence[Reading], span: range, first: int) -> tuple[tuple[str, ...], frozenset[int]] | None:
    """A name in a line of its own above the title, with a stamp below it, whom a biography at the end introduces."""
    for index in span:
        text = readings[index].line.text
        names = _names(text, labelled=False) if readings[index].kind is Kind.SHORT else ()
        dated = any(reading.kind is Kind.STAMP for reading in readings[index + 1 : span.stop])
        if names == (text,) and dated and any(r.line.text.startswith(f"{text} ") for r in readings[first:]):
            return names, frozenset({index})
    return None


def _below_text(readings: Sequence[Reading], index: int) -> tuple[tuple[str, ...], frozenset[int]] | None:
    """Names alone under the last paragraph, or an agency's: of people that the text does not speak of."""
    reading = readings[index] if index < len(readings) else None
    if reading is None:
        return None
    text = reading.line.text.strip(" -–—|()")
    if reading.line.key in _AGENCIES:
        return (text,), frozenset({index})
    if reading.kind is not Kind.SHORT and reading.rule != SIGNATURE:
        return None
    names = _names(text, labelled=False)
    alone = index + 1 == len(readings) or readings[index + 1].kind is not Kind.SHORT
    whole = reading.line.words == sum(len(key(name).split()) for name in names)
    return (names, frozenset({index})) if names and whole and alone and _unspoken(readings, names) else None


def _addressed(readings: Sequence[Reading], span: range) -> tuple[tuple[str, ...], frozenset[int]] | None:
    """One whom the text does not speak of, alone with an address at the text's end ("— Jane Roe, roe@star.example")."""
    for index in span:
        text = readings[index].line.text
        if "@" in text and len(text) <= LONGEST and readings[index].kind is not Kind.PROSE:
            left = _MAIL.sub("", text).strip(" -–—|(),:")
            names = _names(left, labelled=False)
            if names == (left,) and _unspoken(readings, names):
                return names, frozenset({index})
    return None


def _unspoken(readings: Sequence[Reading], names: Sequence[str]) -> bool:
    """Whether no word of the names stands in a paragraph: authors seldom do, while places, subjects and topics do."""
    words = {word for name in names for word in key(name).split()}
    return all(words.isdisjoint(reading.line.tokens) for reading in readings if reading.kind is Kind.PROSE)


def _agency(readings: Sequence[Reading], span: range) -> tuple[tuple[str, ...], frozenset[int]] | None:
    """An agency in a line of its own beside a stamp, where no person is named."""
    for index in span:
        text = readings[index].line.text
        if readings[index].line.key in _AGENCIES and _attested(readings, index):
            return (text.strip(" -–—|()"),), frozenset({index})
    return None


def split_authors(stated: Sequence[str], outlet: str | None) -> tuple[str, ...]:
    """Clean names that the markup states; the outlet's own name stays only where no person is named."""
    found: list[str] = []
    for text in stated:
        found += _names(text, labelled=True) or (text,)
    names = tuple(dict.fromkeys(name.strip() for name in found if name.strip()))
    return _without_outlet(names, outlet)


def _without_outlet(names: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    people = tuple(
        name for name in names if not outlet or key(name).removeprefix("the ") != key(outlet).removeprefix("the ")
    )
    return people or names


def _stated(
    readings: Sequence[Reading], span: range, outlet: str | None
) -> tuple[tuple[str, ...], frozenset[int]] | None:
    for index in span:
        text = readings[index].line.text
        if len(text) > LONGEST:
            continue
        if _LABEL_ALONE.match(text) and index + 1 < len(readings):
            below = readings[index + 1].line.text
            names = _names(_unlabelled(below), labelled=True)
            if names:
                found, lines = _with_below(readings, index + 1, names)
                return _people(found) or found, lines | {index}
        elif is_byline(text):
            stated = _unlabelled(text)
            names = (_names(_without(stated, outlet), labelled=True) if outlet else ()) or _names(stated, labelled=True)
            return _with_below(readings, index, names)
    return None


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Of what stands in a column under a label the names of people, without the agency or house above them."""
    return tuple(name for name in names if _person(name) == name)


def _without(text: str, outlet: str) -> str:
    at = text.casefold().find(outlet.casefold())
    return text if at < 1 else f"{text[:at].removesuffix('The ')}, {text[at + len(outlet) :]}"


def _beside_stamps(
    readings: Sequence[Reading], span: range, title: int | None
) -> tuple[tuple[str, ...], frozenset[int]] | None:
    """Names that stand alone, or with a job, within a few lines of a time stamp or above a job."""
    for index in span:
        reading = readings[index]
        if index == title or reading.kind in (Kind.PROSE, Kind.REMARK) or reading.rule in (CAPTION, CREDIT):
            continue
        if len(reading.line.text) > LONGEST:
            continue
        names = _names(reading.line.text, labelled=False)
        if names and _attested(readings, index) and not _told(readings, names[0]):
            return _with_below(readings, index, names)
    return None


def _with_below(
    readings: Sequence[Reading], index: int, names: tuple[str, ...]
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Further authors, each in a line of their own below the first, with jobs and buttons between."""
    lines, stopped, capitals = {index}, False, _opens_in_capitals(readings[index].line.text)
    for below in range(index + 1, min(len(readings), index + 1 + 2 * NEAR)):
        reading = readings[below]
        text = reading.line.text
        if reading.kind in (Kind.PROSE, Kind.REMARK, Kind.STAMP) or len(text) > 60 or reading.rule in (CAPTION, CREDIT):
            break
        further = _names(re.sub(r"^and\s+", "", text), labelled=False)
        if text.startswith("and ") and len(further) == 1:
            names += further
            lines.add(below)
            continue
        if _job_title(text) or _job_title(text.split(",")[0]) or (stopped is False and _HANDLE.match(text)):
            continue
        acronym = any(_ACRONYM.match(word) for word in text.split()) and not (capitals and _opens_in_capitals(text))
        if stopped or acronym:
            stopped = True
            continue
        if len(further) == 1 and not reading.cut and not _told(readings, further[0]):
            names += tuple(name for name in further if name not in names)
            lines.add(below)
        elif not reading.cut and not _all_job(text):
            stopped = True
    return names, frozenset(lines)


def _told(readings: Sequence[Reading], name: str) -> bool:
    """Whether a paragraph speaks of somebody, or one of the first opens with the name: a team, or whom it is about.

    Of authors a biography speaks, which opens with the name farther below.
    """
    prose = (reading.line.text for reading in readings if reading.kind is Kind.PROSE)
    for number, text in enumerate(prose):
        if name in text and not is_biography(text) and (number < _OPENING or not text.startswith(name)):
            return True
    return False


def _attested(readings: Sequence[Reading], index: int) -> bool:
    text = readings[index].line.text
    if text.endswith(",") and text.count(",") == 1:
        return True  # the first of several, each in a line of its own
    if readings[index].kind is Kind.STAMP or readings[index].rule == AGE or _job(text.split()[-1]):
        return True
    below = readings[index + 1].line.text.split() if index + 1 < len(readings) else []
    if 0 < len(below) <= 5 and any(_job(word) for word in below):
        return True
    if _placed(readings, index):
        return True
    around = (readings[max(0, index - 3 * NEAR) : index][::-1], readings[index + 1 : index + 1 + 3 * NEAR])
    return any(_dated(side) for side in around)


def _placed(readings: Sequence[Reading], index: int) -> bool:
    """Whether a name with the place it reports from stands right above the text ("Jane Roe in Harare")."""
    text = readings[index].line.text
    if index + 1 == len(readings) or readings[index + 1].kind is not Kind.PROSE or not _PLACED.match(text):
        return False
    return _unspoken(readings, _names(text, labelled=False))


def _dated(side: Sequence[Reading]) -> bool:
    """Whether a stamp or an age stands among the nearest lines of one side that are no furniture."""
    seen = 0
    for reading in side[: 3 * NEAR]:
        if reading.kind is Kind.STAMP or reading.rule == AGE:
            return True
        seen += not (reading.cut or reading.line.key == "and" or _names(reading.line.text, labelled=False))
        if seen >= NEAR:
            break
    return False


@lru_cache(maxsize=1 << 13)
def _names(text: str, labelled: bool) -> tuple[str, ...]:
    text = _MAIL.sub(" ", _HANDLE_STUCK.sub("", _STUCK.sub(" | ", text.strip())))
    text = _AND_STUCK.sub(" and ", text)
    text = _CAMEL.sub(" ", text) if " " in text and any(map(_job, text.split()[-1:])) else text
    moments = find_moments(text)
    if moments:
        before = text[: moments[0].start]
        text = _DATED_ON.sub("", before) if len(before.split()) > 1 else text[moments[-1].end :]
    text = _POSTED.sub("", _unlabelled(text.strip(" \t|•·,:-–—*")))
    people = tuple(_person(part) for part in _BARS.split(text)) if "|" in text else ()
    if len(people) > 1 and all(people):
        return tuple(name for name in people if name)
    stop = _STOP.search(text)
    while stop and stop.start() == 0:
        text = text[max(1, stop.end()) :].strip()
        stop = _STOP.search(text)
    if stop:
        text = text[: stop.start()]
    desk = text.split(",")[0].strip(" .")
    if _is_desk(desk):
        return (desk,)
    names: list[str] = []
    parts = _SPLIT.split(text.strip(" ,;:.-–—"))
    for part, mark in zip(parts[::2], ["", *parts[1::2]], strict=True):
        if names and mark == "," and _describes(part):
            continue
        name = _person(part)
        if name:
            names.append(name)
        elif part and not labelled and not _all_job(part) and not (names and _ACRONYM.match(part)):
            return ()
        elif part and labelled and not names and _credited(part):
            names.append(part.strip())
    return tuple(dict.fromkeys(names))


def _unlabelled(text: str) -> str:
    text = _BY_STUCK.sub("By ", text)
    match = _LABELLED.match(text)
    return text[match.end() :] if match and not _COLON_ONLY.match(text) else text


def _person(part: str) -> str | None:
    """The name in a part of a byline, without the job behind it."""
    words = _without_job(_capitals_first(part.split()))
    if not 2 <= len(words) <= _MOST_WORDS or words[0].lower() in _NO_NAME_BEGINS:
        return None
    if any(not _NAME_WORD.match(word) and word not in _PARTICLES for word in words):
        return None
    if len(words) > 2 and words[-1].lower() in _SHELVES:
        words = words[:-1]
    shouted = all(word.isupper() for word in words)
    proper = [word for word in words if (word.lower() if shouted else word) not in _PARTICLES]
    if (
        not 2 <= len(proper) <= _MOST_NAMES
        or max(map(len, proper)) < 2
        or not _BUTTONS.isdisjoint(map(str.lower, words))
        or _is_place(words)
    ):
        return None
    if not all(word[0].isupper() or not word[0].isascii() or _JOINED.match(word) for word in proper):
        return None
    if all(word.lower() in _COMMON for word in proper):
        return None
    joined = " ".join(words)
    house = _ORGANIZATION.search(joined)
    if house:
        words = joined[: house.start()].split()[:-1]
        words = words[: words.index("The")] if "The" in words else words
        joined = " ".join(words)
        if len(words) < 2:
            return None
    return joined.title() if joined.isupper() else joined


def _capitals_first(words: list[str]) -> list[str]:
    """A name in capitals without the house or desk that follows in small letters ("JANE ROE Harbour Star")."""
    at = next((i for i, word in enumerate(words) if not word.isupper()), len(words))
    return words[:at] if at > 1 and len(words) - at > 1 else words


def _opens_in_capitals(text: str) -> bool:
    words = text.split()[:2]
    return len(words) == 2 and all(word.isupper() for word in words)


def _capitalized(text: str) -> bool:
    return all(word[0].isupper() or len(word) <= _SMALL for word in text.split())


def _is_place(words: Sequence[str]) -> bool:
    return " ".join(words).lower() in _PLACES or words[-1].lower() in _PLACE_ENDS


def _is_desk(text: str) -> bool:
    """Whether a line names a desk or an unnamed reporter, rather than a person of the staff."""
    match = _CORRESPONDENT.match(text)
    if not match:
        return False
    whose = match["whose"].split()
    named = len(whose) == 2 and not any(_beat(word) or _ORGANIZATION.match(word) for word in whose)
    return not (match["staff"] and named)


def _describes(part: str) -> bool:
    """Whether what follows a name and a comma says who that is: a job, a house, a place."""
    words = part.split()
    if not words:
        return False
    initials = not part.isupper() and any(len(word) > 2 and _ACRONYM.match(word) for word in words)
    house = initials or _ORGANIZATION.search(part) is not None
    return _job(words[-1]) or house or (len(words) == 1 and words[0][0].isupper())


def _job_title(text: str) -> bool:
    """Whether a line is a job alone ("Staff Writer", "Mid West Correspondent", "Senior Lecturer in Law")."""
    words = text.split()
    if words and _job(words[-1]):
        return len(words) < 3 or any(_beat(word) or _job(word) for word in words[:2])
    return len(words) > 2 and (_beat(words[0]) or _job(words[0])) and any(map(_job, words[:3]))


def names_job(text: str) -> bool:
    """Whether a line names a job and, after a comma, its field or house ("Senior Analyst, Food Security")."""
    job, _, house = text.partition(", ")
    return bool(house) and len(text) <= LONGEST and _capitalized(job) and _job_title(job)


def _beat(word: str) -> bool:
    return word.lower().strip(".,:()") in _BEATS


def _without_job(words: list[str]) -> list[str]:
    at = next((i for i, word in enumerate(words) if _job(word)), None)
    if at is None:
        return words
    while at > 2 and words[at - 1].lower().strip(",") in _BEATS:
        at -= 1
    while at > 2 and words[0].isupper() and not words[at - 1].isupper():
        at -= 1
    if at > 3 and words[at - 1].lower() not in _PARTICLES and not any(word in _PARTICLES for word in words[:at]):
        at = 2  # what stands before the job is a beat that is not listed: names of four words are rarer
    return words[:at]


def _job(word: str) -> bool:
    return word.lower().strip(".,:()") in _JOBS


def _all_job(part: str) -> bool:
    words = [word.lower().strip(".,:()'’") for word in part.split()]
    return all(word in _JOBS or word in _BEATS for word in words) or (
        bool(_ORGANIZATION.search(part)) and len(words) <= 4
    )


def _credited(part: str) -> bool:
    """Whether a byline that names no person credits an agency or the outlet itself."""
    words = part.split()
    if not 1 <= len(words) <= 4 or not all(word[0].isupper() or word in ("the", "of") for word in words):
        return False
    return len(words) == 1 or bool(_ORGANIZATION.search(part))
