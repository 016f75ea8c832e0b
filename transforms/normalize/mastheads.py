"""Names a page's outlet by what the page's furniture says of itself."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from transforms.normalize.outlets import WRITTEN_HOST, Outlets, name_key
from transforms.normalize.readings import Kind, Reading
from transforms.normalize.sections import SECTIONS

MASTHEAD = 15
_OPENING = 40
TOP = 3
_LONGEST_HEAD = 40
MOST_CLAIMS = 40
LONGEST_CLAIM = 300
ENOUGH = 4
HOLDER = 3
_NAME = r"(?:[Tt]he |THE )?[A-Z0-9][\w’'.&-]*(?: (?:of |and |& )?[A-Z][\w’'.&-]*){0,3}"
_OWNED = re.compile(
    r"(?:©|\bcopyright\b|\(c\))(?:[\s©:,]|copyright\b|\(c\)|\d{4}|[-–]|\bby\b)*(?P<name>[^\d,|©\[]{2,60}?)"
    r"\s*(?:[,|©\[]|\.(?=\s|$)|\d|\ball rights|\ba division of|\bor its\b|\ban? \w+ company|$)"
    r"|^(?:19|20)\d\d (?P<dated>[^\d.,|©]{2,40})\. all rights",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:\s+(?:&|and)?\s*(?:limited|ltd|inc|llc|plc|pvt|\(?pty\)?|corp|corporation|company|group|media|newspapers?|"
    r"publishing|publishers?|internet|interactive|broadcasting|entertainment|enterprises|ventures|"
    r"publications?|sdn|bhd|berhad|gmbh|ag|ab|asa?|oyj?|bv|nv|srl|"
    r"news agency|holdings?|digital|communications|network|the|co|&))+\.?$",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r"\b(?:PT|CV)\.?\s+(?=[A-Z])")
_HOLDS = re.compile(r"\b(?:holdings?|group|publish\w+|newspapers|network|entertainment|ventures)\b", re.IGNORECASE)
_TRUSTED = re.compile(
    r"\b(?:[Aa]dd|ADD|[Gg]et|[Pp]refer|[Cc]hoose|[Ff]ollow) (?P<trusted>(?:[Tt]he )?[A-Z].{1,40}?) "
    r"(?:(?:as|AS|As) (?:an? |AN? |An? )?(?i:trusted|preferred)\b|on (?:Google|WhatsApp|Telegram)\b)"
    r"|^(?i:share this story) : (?P<story>.{2,40})$"
)
_OWN = re.compile(
    r"^(?:Sign up (?:for|to)|Subscribe to|Support|Follow|FOLLOW|About|ABOUT|Contact|Join|More [Ff]rom|More from the|"
    r"Learn more about|Search|Jobs at|Work at|Most (?:viewed|read) (?:of|on)|"
    rf"Advertise with|Download the) (?P<own>{_NAME}?)(?: on [A-Z].*| app| WhatsApp.*| homepage|['’]s? .*)?$"
)
_ISSN = re.compile(r"^(?P<name>[A-Z][^()]{2,50}?) \(.*\bISSN\b|^(?P<bare>[A-Z][^()]{2,50}?),? ISSN\b")
_OWNS = re.compile(
    rf"^(?P<name>{_NAME}?)(?: [Hh]ome| [Hh]omepage| app|['’]s (?:weekly|daily|newsletter|journalis)\b.*)$"
)
_SAYS = re.compile(
    rf"\b(?:[Pp]ublished in|your|updates? from|offers from|newsletters? from) (?P<name>{_NAME}?)"
    r"(?=[.,;]| account\b| newsletter|$)"
)
_SIGNED = re.compile(rf"^(?:By )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){{1,3}} [-–—/|·•] (?P<name>{_NAME})$")
_MASTHEAD = re.compile(rf"^{_NAME}$")
_SUFFIX = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40}?)(?: loaded)?$", re.IGNORECASE)
_NOT_NAMES = frozenset(
    "us we our this all the page site author authors topic topics updates news more now company account home on "
    "social google rss feed feeds breaking live watch listen tv radio podcast podcasts video videos top latest "
    "trending stories newsletter newsletters edition english today menu close search log sign in up to content skip "
    "navigation subscribe advertisement free for alert alerts your my e epaper print store shop jobs special reserved "
    "rights copyright back most read viewed daily weekly express app apps mobile version privacy policy terms "
    "contact about advertise with share follow whatsapp facebook twitter instagram youtube telegram linkedin support "
    "monday tuesday wednesday thursday friday saturday sunday "
    "headlines exclusive premium team staff media press good morning evening night".split()
)
_PRESS = frozenset(
    "advertiser advocate age argus beacon bulletin bugle business chronicle citizen courant courier dispatch echo "
    "examiner express gazette globe guardian herald independent inquirer journal leader ledger mail mercury messenger "
    "mirror monitor news newspaper observer pioneer post press punch record recorder reporter review "
    "register sentinel standard star sun telegraph times today tribune tribunal union vanguard voice weekly daily "
    "wire world zeitung standardbearer standard-bearer broadcasting journalist".split()
)
_HINTS = ("©", "opyright", "(c)", "(C)", "OPYRIGHT", "ights reserved", "ights Reserved")
Claims = tuple[tuple[str, int], ...]
"""Names, and how much a line speaks for each."""
_SAYING = ("ublished in", "your ", " from ")


def find_outlet(readings: Sequence[Reading], outlets: Outlets, title: str | None) -> tuple[str | None, str]:
    """Name the outlet, and say how it was seen.

    Asked are copyright lines, suffixes of the title, invitations to follow, bylines, addresses and the masthead; a
    name gains by standing at the top, by words that papers are called by, and by every further line that has it.
    Prose is not asked.
    """
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    owners: list[tuple[str, int]] = []
    opening = title[:_OPENING] if title else None
    furniture = [r.line.text for r in readings if r.kind is not Kind.PROSE and len(r.line.text) <= LONGEST_CLAIM]

    def vote(name: str, weight: int) -> str:
        named = name_key(name)
        if named and not _is_label(named):
            votes[named] += weight
            if named not in spelled or (spelled[named].isupper() and not name.isupper()):
                spelled[named] = name
        return named

    for text in furniture:
        owning, claimed = names_in(text)
        for name, weight in owning:
            owners.append((vote(name, weight), weight))
        for name, weight in (*claimed, *_known(text, outlets)):
            vote(name, weight)
        if title and opening and opening in text:
            vote(_suffix(text, title), 4)
    for index, reading in enumerate(readings[:MASTHEAD]):
        weight = 0 if reading.cut or len(reading.line.text) > 60 else _masthead(reading.line.text, index)
        if weight:
            vote(reading.line.text, weight)
    for text in furniture:
        weight = _heads(text, owners)
        if weight:
            vote(text, weight)
    if owners and readings[0].line.words > 1 and not readings[0].cut:
        votes.subtract({owner: votes[owner] for owner in _signing(readings) & {owner for owner, _ in owners}})
    best = _best(votes, spelled, owners, furniture, outlets)
    if best is None:
        return None, ""
    known = outlets.named(best)
    return (known.name if known else _cased(spelled[best])), "named in the page's furniture"


def _heads(text: str, owners: Sequence[tuple[str, int]]) -> int:
    """How much a line anywhere speaks as a masthead: "The Harbour Post", or an owner's name and a paper's word."""
    if len(text) > _LONGEST_HEAD or text.split()[-1].lower() not in _PRESS or not _MASTHEAD.match(text):
        return 0
    named = name_key(text)
    owned = max((weight for owner, weight in owners if owner == named.rpartition(" ")[0]), default=0)
    return owned or 2 * is_masthead(text)


def _signing(readings: Sequence[Reading]) -> set[str]:
    """The names in lines right above a stamp: an owner among them is the author of a page of another name."""
    pairs = pairwise(readings)
    return {name_key(line.line.text) for line, stamp in pairs if stamp.kind is Kind.STAMP and line.kind is Kind.SHORT}


def is_masthead(text: str) -> bool:
    """Whether a line is what a paper may be called ("The Harbour Post")."""
    words = text.split()
    return words[0] == "The" and words[-1].lower() in _PRESS and _MASTHEAD.match(text) is not None


def _masthead(text: str, index: int) -> int:
    """How much a line of the page's head speaks as a masthead: at the very top, or by a word papers are called by."""
    if not _MASTHEAD.match(text) or text[:3].lower() == "by ":
        return 0
    words = text.lower().split()
    press = len(words) > 1 and words[-1].strip(".") in _PRESS
    if index > TOP and not press:
        return 0
    return 1 + (index <= TOP) + (index == 0) + 2 * press + (words[0] == "the" and len(words) > 1)


def _best(
    votes: Counter[str],
    spelled: dict[str, str],
    owners: Sequence[tuple[str, int]],
    furniture: Sequence[str],
    outlets: Outlets,
) -> str | None:
    """The name with the most evidence: of other lines that have it, of addresses, and of what the owner is called."""
    page, alone = "\n".join(furniture).casefold(), Counter(text.casefold() for text in furniture)
    holders = {owner for owner, weight in owners if weight == HOLDER and votes[owner] == HOLDER}
    for named in [named for named, _ in votes.most_common(MOST_CLAIMS)]:
        name = spelled[named].casefold()
        if named not in holders:
            votes[named] += min(3, page.count(name) - alone[name]) + (alone[name] > 1)
        votes[named] += 2 if outlets.named(named) else 0
        joined = named.replace(" ", "")
        if len(joined) > 6 and " " in named and _opens_word(page, joined):
            votes[named] += 2
    own = {owner for owner, _ in owners}
    for owner, weight in set(owners):
        for named in list(votes):
            if named == owner or outlets.named(named):
                continue
            opens = " " in named and owner.startswith(named + " ") and alone[spelled[named].casefold()] > 0
            if opens or _is_prefix(named, owner) or (owner in holders and named.startswith(owner + " ")):
                votes[named] += weight
            elif named not in own and _abbreviates(named, owner):
                votes[owner] += votes[named]
                votes[named] = 0
    best = max(votes, key=lambda named: (votes[named], -page.find(spelled[named].casefold())), default=None)
    return best if best is not None and votes[best] >= ENOUGH else None


def _opens_word(page: str, joined: str) -> bool:
    at = page.find(joined)
    return at >= 0 and (at == 0 or not page[at - 1].isalnum())


def _is_prefix(named: str, owner: str) -> bool:
    """Whether an owner is called by a name and words that say nothing more ("Guardian News")."""
    return owner.startswith(named + " ") and _is_label(owner[len(named) :])


def _abbreviates(named: str, owner: str) -> bool:
    """Whether a name leaves out words of the owner's ("The Globe"), or gives their initials ("CW News")."""
    words, full = named.split(), owner.split()
    if words[0] == "".join(word[0] for word in full) and len(full) > 1 and all(w in _NOT_NAMES for w in words[1:]):
        return True
    rest = iter(full)
    return len(words) < len(full) and all(word in rest for word in words)


def _is_label(named: str) -> bool:
    """Whether a name is made of words that name sections and buttons."""
    return all(word in SECTIONS or word in _NOT_NAMES for word in named.split())


def _cased(name: str) -> str:
    if not name.isupper() or len(name) <= 5:
        return name
    return " ".join(word.capitalize() if len(word) > 3 else word for word in name.split())


def _suffix(text: str, title: str) -> str:
    """What a line adds to the title behind a bar or dash ("… | Harbour News"), if anything."""
    suffix = _SUFFIX.search(text) if len(text) > len(title) else None
    return suffix["name"] if suffix and suffix["name"] not in title else ""


@lru_cache(maxsize=1 << 13)
def names_in(text: str) -> tuple[Claims, Claims]:
    """Whom a line of furniture names as owner, and whom it names otherwise."""
    return owners_of(text), claims_of(text)


def owners_of(text: str) -> Claims:
    """Whom a copyright line names, without the words of a company; a holding may own more than this outlet."""
    if not any(hint in text for hint in _HINTS):
        return ()
    found = _OWNED.search(_LEGAL_FORM.sub("", text))
    if not found:
        return ()
    stated = (found["name"] or found["dated"]).strip(" .-–|,")
    name = _COMPANY.sub("", stated).strip(" .-–|,&")
    if "/" in name:  # a picture's author and house
        return ()
    return ((name, HOLDER if _HOLDS.search(stated) else 4),) if name and len(name.split()) <= 5 else ()


def claims_of(text: str) -> Claims:
    """Whom other furniture names: invitations, buttons, bylines."""
    found: list[tuple[str, int]] = []
    trusted = _TRUSTED.search(text)
    if trusted:
        found.append((next(filter(None, trusted.groups())), 4))
    own = _OWN.match(text)
    if own:
        found.append((own["own"], 3))
    owns = _OWNS.match(text)
    if owns:
        found.append((owns["name"], 2))
    if any(hint in text for hint in _SAYING):
        found += [(said["name"], 2) for said in _SAYS.finditer(text)]
    signed = _SIGNED.match(text) if len(text) <= 80 else None
    if signed and signed["name"].split()[-1].lower() in _PRESS and " " in signed["name"]:
        found.append((signed["name"], 4))
    numbered = _ISSN.match(text) if "ISSN" in text else None
    if numbered:
        found.append((numbered["name"] or numbered["bare"], 4))
    return tuple(found)


def _known(text: str, outlets: Outlets) -> Claims:
    hosts = hosts_in(text) if "." in text else ()
    found = tuple((row.name, 3) for row in map(outlets.at, hosts) if row)
    row = outlets.named(text) if len(text) <= 40 and text[:1].isupper() else None
    if row and (" " in row.name or "." in row.name or not row.name[1:].islower()):
        found += ((row.name, 1),)
    return found


@lru_cache(maxsize=1 << 13)
def hosts_in(text: str) -> tuple[str, ...]:
    """The addresses of sites that a line spells out."""
    return tuple(WRITTEN_HOST.findall(text))
