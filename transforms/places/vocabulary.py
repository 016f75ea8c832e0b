"""Small closed lists of English words that tell a place's name from what only looks like one."""

PLACED_IN = frozenset((
    "across", "around", "capital", "central", "city", "district", "downtown", "east", "eastern", "in", "inside",
    "near", "nearby", "neighborhood", "neighboring", "neighbourhood", "neighbouring", "north", "northeast",
    "northeastern", "northern", "northwest", "northwestern", "outside", "province", "south", "southeast",
    "southeastern", "southern", "southwest", "southwestern", "suburb", "throughout", "town", "village", "west",
    "western", "within",
))  # fmt: skip
"""Words before a name that put something in it."""

PERHAPS_IN = frozenset((
    "at", "between", "beyond", "for", "from", "into", "leaving", "over", "reached", "through", "to", "toward",
    "towards", "via", "visited",
))  # fmt: skip
"""Words before a name that may put something in it, or speak of a person."""

AREAS = frozenset((
    "area", "capital", "cities", "city", "coast", "community", "county", "district", "east", "governor", "hamlet",
    "island", "mayor", "municipality", "native", "natives", "neighborhood", "neighbourhood", "north", "northeast",
    "northwest", "outskirts", "parish", "part", "parts", "people", "port", "province", "provinces", "region",
    "resident", "residents", "resort", "shores", "south", "southeast", "southwest", "state", "streets", "suburb",
    "suburbs", "town", "towns", "township", "village", "villages", "west",
))  # fmt: skip
"""Words before "of" that make what follows a place: "the outskirts of"."""

DIRECTIONS = frozenset((
    "central", "downtown", "east", "eastern", "greater", "lower", "near", "neighboring", "neighbouring", "north",
    "northeast", "northeastern", "northern", "northwest", "northwestern", "south", "southeast", "southeastern",
    "southern", "southwest", "southwestern", "upper", "west", "western",
))  # fmt: skip
"""Words that may stand capitalized before a place's name without being part of a longer one."""

FUNCTION_WORDS = frozenset((
    "a", "across", "after", "against", "all", "although", "an", "and", "another", "are", "around", "as", "at",
    "because", "before", "between", "both", "but", "by", "can", "central", "despite", "did", "does", "downtown",
    "during", "each", "east", "eastern", "every", "five", "for", "former", "four", "from", "greater", "had", "has",
    "her", "here", "his", "how", "if", "in", "including", "inside", "into", "is", "its", "like", "local", "lower",
    "many", "meanwhile", "most", "near", "neighboring", "neighbouring", "no", "north", "northeast", "northeastern",
    "northern", "northwest", "northwestern", "now", "of", "on", "one", "our", "outside", "over", "since", "six",
    "some", "south", "southeast", "southeastern", "southern", "southwest", "southwestern", "ten", "that", "the",
    "their", "then", "though", "three", "through", "to", "today", "two", "under", "unlike", "until", "upper", "was",
    "west", "western", "what", "when", "where", "while", "why", "will", "with",
))  # fmt: skip
"""Words that open a sentence before a name."""

OFFICES = frozenset((
    "ambassador", "april", "attorney", "august", "chief", "congressman", "congresswoman", "coun", "councillor",
    "december", "defence", "defense", "february", "finance", "fire", "foreign", "friday", "gov", "governor",
    "health", "january", "july", "june", "justice", "lawmaker", "march", "may", "mayor", "minister", "mla",
    "monday", "mp", "november", "october", "police", "premier", "president", "presidents", "prime", "rep",
    "representative", "saturday", "secretary", "sen", "senator", "september", "sheriff", "sunday", "thursday",
    "tuesday", "vice", "wednesday",
))  # fmt: skip
"""Words that may follow a place's name capitalized: offices held there, and days."""

NOT_PLACES = frozenset((
    "a", "academy", "act", "al", "allah", "amazon", "an", "and", "anna", "apple", "april", "army", "as", "at",
    "august", "avenue", "ball", "bank", "bar", "bath", "battle", "bay", "beach", "ben", "best", "bill", "black",
    "bright", "brown", "bush", "but", "by", "center", "central", "centre", "charles", "chase", "chief", "christ",
    "christmas", "church", "city", "cliff", "clinton", "college", "congress", "council", "county", "court",
    "daniel", "data", "date", "david", "davis", "de", "deal", "december", "democrat", "dr", "duke", "dutch",
    "earth", "east", "easter", "eastern", "el", "english", "express", "facebook", "february", "federal", "first",
    "for", "ford", "fort", "freedom", "french", "friday", "general", "german", "god", "google", "governor", "gray",
    "great", "green", "grey", "guardian", "hall", "hamas", "he", "henry", "hope", "hospital", "house", "i", "if",
    "in", "independence", "independent", "international", "internet", "islam", "island", "it", "james", "january",
    "jesus", "john", "johnson", "jones", "joseph", "july", "june", "junior", "justice", "kennedy", "king", "la",
    "labor", "labour", "lake", "las", "law", "le", "lee", "liberty", "line", "lord", "los", "luke", "mac", "mail",
    "major", "man", "many", "march", "marie", "mark", "martin", "mary", "mason", "may", "mayor", "mc", "media",
    "men", "mercury", "michael", "minister", "minor", "mirror", "mobile", "monday", "moon", "moore", "most",
    "mount", "mr", "mrs", "ms", "national", "navy", "new", "nice", "nixon", "north", "northern", "november",
    "obama", "ocean", "october", "of", "old", "on", "one", "or", "orange", "page", "park", "parliament", "paul",
    "peter", "police", "post", "power", "premier", "president", "price", "prince", "princess", "province", "queen",
    "ramadan", "reading", "republican", "rice", "river", "road", "robert", "royal", "saint", "san", "santa",
    "saturday", "school", "sea", "second", "section", "senate", "senior", "september", "she", "sheriff", "smith",
    "so", "south", "southern", "spanish", "split", "standard", "star", "state", "street", "sun", "sunday",
    "taliban", "taylor", "that", "the", "these", "they", "third", "this", "thomas", "those", "three", "thursday",
    "times", "to", "town", "trump", "tuesday", "twitter", "two", "union", "university", "van", "victory", "village",
    "von", "we", "wednesday", "wells", "west", "western", "white", "william", "williams", "wilson", "you", "young",
))  # fmt: skip
"""Single words that are some town's name, but in a newspaper seldom mean it unless its region stands behind them."""

TITLES = frozenset((
    "capt", "captain", "cllr", "coach", "col", "const", "constable", "councillor", "cr", "deputy", "det",
    "detective", "dr", "father", "gen", "gov", "inspector", "judge", "justice", "lady", "lord", "lt", "mayor",
    "miss", "mr", "mrs", "ms", "officer", "pc", "president", "prof", "professor", "rep", "rev", "sen", "senator",
    "sgt", "sir", "sister",
))  # fmt: skip
"""Words before a person's name."""

SEATED = frozenset((
    "academy", "airport", "ambulance", "association", "auditorium", "board", "borough", "brigade", "cathedral",
    "cemetery", "center", "centre", "chamber", "church", "clinic", "coalition", "college", "commission",
    "commissioners", "community", "constabulary", "coroner", "coroner's", "council", "county", "court",
    "courthouse", "department", "deputies", "district", "ems", "fire", "gallery", "gardens", "government", "hall",
    "hospital", "jail", "legislature", "library", "medical", "mission", "municipal", "municipality", "museum",
    "office", "officers", "park",
    "partnership", "patrol", "police", "prison", "school", "schools", "seminary", "sheriff",
    "sheriff's", "station", "town", "troopers", "university", "zoo",
))  # fmt: skip
"""Words of a body that has its seat in the place it is named after."""

WAYS = frozenset((
    "ave", "avenue", "boulevard", "bridge", "close", "court", "crescent", "drive", "expressway", "freeway",
    "highway", "lane", "line", "parkway", "place", "rd", "road", "route", "row", "square", "st", "street",
    "terrace", "trail", "turnpike", "way",
))  # fmt: skip
"""Last words of streets, which lead to a place as often as they lie in it."""
