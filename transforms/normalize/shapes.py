"""Recognizes lines by their shape: captions, credits, promotions, time stamps of teasers, embedded posts."""

import re

from transforms.normalize.lines import Line

_AGENCY = (
    r"(?:getty(?: images)?|afp|ap|ap photo|associated press|reuters|epa|pa|pa wire|pa media|ansa|dpa|efe|tass|"
    r"xinhua|kyodo|"
    r"anadolu|shutterstock|alamy|istock(?:photo)?|unsplash|pexels|swns|rex|zuma|bloomberg|imago|nurphoto|wikimedia|"
    r"supplied|file|file photo|file image|archive|handout|courtesy|instagram|facebook|twitter|youtube|screengrab|"
    r"nasa|special arrangement|pti|ani|ians|bbc|cnn|sky|itv|splash|wenn|mega|backgrid|contributed)"
)
_CREDIT_WORD = (
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|credits?|photo credits?|illustration|video|graphic|"
    r"source image|foto)"
)
_CAPTION = re.compile(
    rf"[(\[]\s*{_CREDIT_WORD}\s*(?:by|:|/|courtesy)[^()\[\]]{{0,120}}[)\]]\.?$"
    rf"|\b{_CREDIT_WORD}\s*(?:by|:|credit|courtesy|supplied)[^.]{{0,100}}\.?$"
    rf"|(?:credit|courtesy)\s?:\s*\S[^.]{{0,80}}$"
    rf"|[(\[–|/-]\s*(?:©\s*)?{_AGENCY}(?:\s+(?:photo|images?))?(?:\s*[/,|][^()\[\]]{{0,80}})?\s*[)\]]?\.?$"
    rf"|\b(?:getty images?|ap photo|afp|reuters|associated press|istockphoto|shutterstock|alamy)\b[^.]{{0,40}}$"
    r"|[(\[][^()\[\]]{2,60}/[^()\[\]]{2,60}[)\]]\s*$"
    r"|[(\[][^()\[\]]{1,40}\s(?:photo|image|picture)s?[)\]]$"
    r"|[–—]\s?(?-i:[A-Z])[^.,–—/]{1,40}/[^.,–—/]{2,40}$"
    r"|\bfile (?:photo|image|picture|pic)\b[^.]{0,40}\.?$"
    r"|(?:^|\s)copyright\b.{0,80}$"
    r"|\bsupplied$"
    r"|^this (?:undated |combination of |combination |satellite |handout |file |aerial |screen ?grab |video |"
    r"archive |general |graphic )*(?:photo|photograph|image|picture|frame|grab|photos|images|pictures|"
    r"view)\b(?=.{0,80}\b(?:shows?|showing|taken|released|provided|of)\b)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"[.!?”’\"|]\s(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]*\s?/\s?(?:[A-Z][\w.'’-]*\s?){1,4}$")
"""Photographer and house, in either order, behind a sentence."""
_PHOTOGRAPHER = re.compile(r"[.!?”’\"]\s?\((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+\)$")
_RIGHTS = re.compile(
    r"^(?:©|\(c\)|copyright\b)[\s©:]*(?:\(c\)\s*)?(?:19|20)\d\d\b|\ball rights reserved\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\((?:[^()]{0,20}\b)?(?:left|right|centre|center|above|below|pictured|top|middle|inset)\b[^()]{0,20}\)|"
    r"^pictured\b",
    re.IGNORECASE,
)
_CREDIT_ONLY = re.compile(
    rf"^(?:©\s*)?(?:{_CREDIT_WORD}\s*(?:by|:|credit:?)?\s*)?(?:{_AGENCY})(?:\s*[/,|&-]\s*[^.]{{1,60}})?$", re.IGNORECASE
)
_CREDITS_BARRED = re.compile(rf"^[A-Z][^.|]{{1,40}}(?:\s\|\s[^.|]{{2,40}}){{1,2}}\s\|\s(?:{_AGENCY})$", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"^(?:[A-Z][\w&'’.-]+ ){1,4}(?:archives?|file|photos?|library|collection|handout)$", re.IGNORECASE
)
_CREDIT_LINE = re.compile(
    rf"^[(\[]?\s*(?:{_CREDIT_WORD}|copyright)\s*(?:by|:|credit)\s*.{{1,80}}$"
    r"|^(?-i:Courtesy) of (?-i:[A-Z])[^.,]{1,40}$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\b|(?<=[a-z]))\d{1,3}\s*(?:s|m|h|d|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|"
    r"years?)\s+ago\b|\b(?:today|yesterday),? (?:at )?\d{1,2}[:.]\d{2}\b|^(?:yesterday|just now|today)$",
    re.IGNORECASE,
)
_CLOCK_ONLY = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?$", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^[\W\d_]+$")
_READ_TIME = re.compile(r"^\d{1,3}\+?[ -]?min(?:ute)?s?(?:(?:\s+to)?\s+(?:read|watch|listen)\b|$)", re.IGNORECASE)
_POST_BY = re.compile(r"^[—–-]\s*[^()]{1,80}\(@\w{1,30}\)")
_QUOTED_BY = re.compile(r"^[—–]\s+(?!\d)[^.!?]{2,80}$")
_POST_LINK = re.compile(r"\bpic\.twitter\.com/\w+|\bt\.co/\w+")
_PROMO = re.compile(
    r"\bnewsletters?\b|\bsign(?:ing)? up\b|\bsubscri(?:be|ber|bers|bing|ption|ptions)\b|\binbox\b|\bbookmark\b|"
    r"\bour (?:web)?sites?\b|\bprivacy (?:policy|notice|statement|collection)\b|"
    r"\bterms (?:of (?:use|service)|and conditions|& conditions|apply)\b|\bcookies?\b|\brecaptcha\b|"
    r"\bpush notifications?\b|\bbreaking news alerts?\b|"
    r"\bget in touch\b|\be-?mail(?:ing)? us\b|\bour news ?(?:desk|room|team|page)\b|\bfollow us\b|\bour app\b|"
    r"\bwhatsapp\b|\bclick (?:here|the link)\b|"
    r"\b(?:create|register)\b.{0,20}\baccount\b|\blog[ -]?in\b|\bsign[ -]in\b|\bregist(?:er(?:ing)?|ration)\b|"
    r"\bunlimited (?:online )?access\b|\bfree trial\b|\bconsent\b|\baffiliate\b|\bcommission\b|"
    r"\bindependent journalism\b|\bspecial offers\b|\bour partners\b|\bour (?:whatsapp|telegram|youtube|facebook|"
    r"twitter) (?:channel|page)\b|\bpodcast\b|"
    r"\bgoogle chrome\b|\bmozilla firefox\b|"
    r"\b(?:your|web|this) browser\b|\bbrowser version\b|\bjavascript\b|\binternet explorer\b|"
    r"\bcompatibility mode\b|\blinks on our site\b|\bads?\b|\badverts?\b|\bpreferred source\b|\be-?paper\b|"
    r"\bour journalis[mt]s?\b|\bexclusive (?:articles|stories|content)\b|\blatest (?:news|headlines|stories)\b|"
    r"\bon (?:x|twitter|facebook|instagram) at @|\byour (?:feed|device|data|email)\b|"
    r"\bexclusive\b.{0,40}\bnewsletter\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4}"
_BIOGRAPHY = re.compile(
    rf"^(?:[•*·▪-]\s*)?(?:the (?:writer|author)s? (?:is|are|was|has)\b|"
    rf"{_NAME},? (?:covers|writes (?:about|for|on)|reports (?:on|"
    rf"for|from)|is based in|joined)\b|"
    rf"(?:[^.]{{3,80}} )?contributed (?:to this|reporting)\b.{{0,60}}$|"
    rf"{_NAME} can be reached\b|{_NAME} (?:receives (?:no )?funding|does not work for, consult)\b|"
    rf"{_NAME} (?:is|was|has been|works) (?=.{{0,160}}\b(?:reporter|editor|journalist|author|correspondent|"
    rf"columnist|writer|professor|"
    r"lecturer|fellow|producer|freelance|contributor|historian|based in|graduate)\b))",
)
_GLUED = re.compile(r"(?<![\w@#/.])[a-z]{3,}[A-Z][a-z]|[a-z][!?][A-Z][a-z]|[a-z][’'][A-Z][a-z]{2}")
_SERVICES = (
    "facebook",
    "twitter",
    "flipboard",
    "reddit",
    "messenger",
    "linkedin",
    "whatsapp",
    "telegram",
    "pinterest",
    "bluesky",
    "threads",
    "email",
)
_PICTURE_WORDS = frozenset(
    "photo photos photograph photographs photographer picture pictures pic pics image images credit credits "
    "illustration video graphic foto getty afp ap associated reuters epa pa ansa dpa efe tass xinhua kyodo "
    "anadolu shutterstock alamy istock istockphoto unsplash pexels swns rex zuma bloomberg imago nurphoto "
    "wikimedia supplied file archive archives handout courtesy instagram facebook twitter youtube screengrab "
    "nasa pti ani ians bbc cnn sky itv splash wenn mega backgrid contributed special copyright".split()
)
_POINTERS = frozenset("left right centre center above below pictured top middle inset".split())
_PROMOTION_WORDS = frozenset(
    "newsletter newsletters sign signing subscribe subscriber subscribers subscribing subscription subscriptions "
    "inbox bookmark site "
    "website privacy terms cookie cookies recaptcha push alerts alert touch email emailing mail newsdesk news "
    "newsroom follow app whatsapp click account login "
    "log register registering registration sites "
    "unlimited trial consent affiliate commission independent offers partners telegram "
    "youtube facebook twitter podcast "
    "chrome firefox "
    "browser javascript explorer links ad ads advert adverts preferred epaper journalist journalists journalism "
    "exclusive feed device data instagram signin signup".split()
)
_AGE_WORDS = frozenset("ago yesterday today now read watch listen".split())
_PLEAS = (
    "join us",
    "join our community",
    "powered by members",
    "powered by readers",
    "reader-supported",
    "support us",
    "supporting us",
    "thank you for reading",
    "thanks for reading",
    "you can now",
    "hear from you",
    "contact the reporter",
    "give it a try",
    "bite-sized",
    "feel free to share",
    "price of a coffee",
    "journalism costs",
    "check out the",
    "and more!",
)
_PLEA_WORDS = frozenset(
    "join powered supported support supporting thank thanks now hear contact give bite feel check more "
    "price costs".split()
)
_ADDRESS = re.compile(r"\b(?:we|our|us|you|your|my)\b|(?-i:(?<=[A-Z])You\b)", re.IGNORECASE)
_ADDRESS_WORDS = frozenset("we our us you your my were weve well wed youre youve youll youd".split())
"""Of lines that speak to somebody every one has such a word, as ``lines.key`` spells it."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ARTICLE_TEXT = re.compile(r"[\"“”]")


_LONGEST_SIGNED = 30
_LONGEST_CREDITED = 60
_LONGEST_HOLDER = 4
_LONGEST_CLAIM = 60
_SHORTEST_PLEA, _LONGEST_PLEA = 5, 50


def claims_rights(line: Line) -> bool:
    """Whether the line says who holds the rights in the page; "© Harbour News" alone credits a picture."""
    first = line.text[0]
    if first == "©":
        return line.words > _LONGEST_HOLDER or any(char.isdigit() for char in line.text)
    if line.words > _LONGEST_CLAIM or (first not in "(cC" and "ights res" not in line.text):
        return False
    return _RIGHTS.search(line.text) is not None


def is_credit(line: Line) -> bool:
    """Whether the line is a photo credit alone (``Getty Images``, ``Image: GCIS``)."""
    if line.text.startswith("©") and not claims_rights(line):
        return True
    if len(line.text) > 90 or _PICTURE_WORDS.isdisjoint(line.tokens):
        return False
    if line.text.count("|") > 1:
        return _CREDITS_BARRED.match(line.text) is not None
    return bool(_CREDIT_ONLY.match(line.text) or _ARCHIVE.match(line.text) or _CREDIT_LINE.match(line.text))


def is_caption(line: Line) -> bool:
    """Whether the line describes a picture: it ends in a credit, or points ("left", "pictured")."""
    if len(line.text) > 600 or (line.terminated and line.words > 60) or not _pictures(line):
        return False
    if line.terminated and not line.text.endswith((")", "]", ".")):
        return False
    if _CAPTION.search(line.text, max(0, len(line.text) - 200)) is not None:
        return True
    if "/" in line.text and line.words <= _LONGEST_CREDITED and _SLASHED.search(line.text, max(0, len(line.text) - 90)):
        return True
    if line.words <= _LONGEST_SIGNED and line.text.endswith(")") and _PHOTOGRAPHER.search(line.text):
        return True
    return not line.terminated and line.words <= 40 and _POINTING.search(line.text) is not None


def _pictures(line: Line) -> bool:
    if not line.terminated and "/" in line.text[-60:]:
        return True
    if not line.terminated and not _POINTERS.isdisjoint(line.tokens):
        return True
    if line.text.endswith((")", ").", "]")) or line.text.startswith("This "):
        return True
    return not _PICTURE_WORDS.isdisjoint(line.tokens) or "redit:" in line.text


def tells_age(line: Line) -> bool:
    """Whether the line is the age or clock stamp of a teaser ("3 hrs ago", "14:02")."""
    text = line.text
    if line.words > 9 or (line.terminated and line.words > 5):
        return False
    if not text[0].isdigit() and "ago" not in text and _AGE_WORDS.isdisjoint(line.tokens):
        return False
    return bool(_CLOCK_ONLY.match(text) or _AGO.search(text) or _READ_TIME.match(text))


def is_menu(line: Line) -> bool:
    """Whether a line without an end is a flattened menu: nearly all of its words have a capital."""
    cased = [word for word in line.text.split() if word[0].isalpha() and word[0].upper() != word[0].lower()]
    return len(cased) >= 8 and sum(word[0].isupper() for word in cased) >= 0.75 * len(cased)


def is_glued(line: Line) -> bool:
    """Whether a line without an end holds words run together: the parts of a teaser ("…for third timeThe man…")."""
    return not line.terminated and line.words >= 5 and glues(line.text)


def glues(text: str) -> bool:
    """Whether a capital stands within a word, or right after a mark that ends sentences."""
    return _GLUED.search(text) is not None


def is_share_bar(line: Line) -> bool:
    """Whether a short line names three sharing services or more."""
    if not 12 <= len(line.text) <= 250:
        return False
    lowered = line.text.lower()
    return sum(service in lowered for service in _SERVICES) >= 3


def is_mark(line: Line) -> bool:
    """Whether the line holds no letters: a counter, a divider, a bullet."""
    return len(line.text) <= 40 and _NUMBER_ONLY.match(line.text) is not None


def is_post_signature(line: Line) -> bool:
    """Whether the line signs an embedded post: a dash, a name and a handle."""
    return line.words <= 16 and _POST_BY.match(line.text) is not None


def is_quote_signature(line: Line) -> bool:
    """Whether the line names the speaker of a pull quote after a dash."""
    return line.words <= 12 and _QUOTED_BY.match(line.text) is not None


def is_post(line: Line) -> bool:
    """Whether the line is an embedded post itself, by the short link at its end."""
    linked = "t.co/" in line.text or "pic.twitter" in line.text
    return linked and line.words <= 80 and _POST_LINK.search(line.text) is not None


def _pleas(line: Line) -> int:
    if not _SHORTEST_PLEA <= line.words <= _LONGEST_PLEA or _PLEA_WORDS.isdisjoint(line.tokens):
        return 0
    lowered = line.text.lower()
    return sum(plea in lowered for plea in _PLEAS)


def _addresses(line: Line) -> bool:
    if _ADDRESS_WORDS.isdisjoint(line.tokens) and "You" not in line.text:
        return False
    return _ADDRESS.search(line.text) is not None


def promotes(line: Line) -> bool:
    """Whether the line speaks to the reader about the site's own services rather than about the world."""
    if line.words > 70:
        return False
    pleas = _pleas(line)
    if not pleas and _PROMOTION_WORDS.isdisjoint(line.tokens) and "@" not in line.text:
        return False
    most = pleas + sum(map(_PROMOTION_WORDS.__contains__, line.tokens)) + line.text.count("@")
    spoken = _ARTICLE_TEXT.search(line.text) is not None
    addressed = not spoken and _addresses(line)
    mailed = _MAIL.search(line.text) is not None
    missing = (2 if line.words <= 45 and not spoken else 3) - addressed - mailed
    if most < missing:
        return False  # every hit holds one of these words, and this search is the dear one
    hits = pleas + len({match.group().lower() for match in _PROMO.finditer(line.text)})
    return hits >= missing and (hits > 0 or (line.words < 25 and mailed))


def is_biography(text: str) -> bool:
    """Whether a line says what somebody does as an author."""
    return _BIOGRAPHY.match(text) is not None
