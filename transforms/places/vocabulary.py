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
    "at", "between", "from", "into", "over", "to", "toward", "towards", "via",
))  # fmt: skip
"""Words before a name that may put something in it, or speak of a person."""

AREAS = frozenset((
    "area", "capital", "cities", "city", "coast", "community", "county", "district", "east", "governor", "hamlet",
    "island", "mayor", "municipality", "neighborhood", "neighbourhood", "north", "northeast", "northwest",
    "outskirts", "parish", "part", "parts", "people", "port", "province", "provinces", "region", "residents",
    "resort", "shores", "south", "southeast", "southwest", "state", "streets", "suburb", "suburbs", "town",
    "towns", "township", "village", "villages", "west",
))  # fmt: skip
"""Words before "of" that make what follows a place: "the outskirts of"."""

DIRECTIONS = frozenset((
    "central", "downtown", "east", "eastern", "greater", "lower", "near", "neighboring", "neighbouring", "north",
    "northeast", "northeastern", "northern", "northwest", "northwestern", "south", "southeast", "southeastern",
    "southern", "southwest", "southwestern", "upper", "west", "western",
))  # fmt: skip
"""Words that may stand capitalized before a place's name without being part of a longer one."""

FUNCTION_WORDS = frozenset((
    "a", "across", "after", "against", "all", "although", "an", "and", "are", "around", "as", "at", "because",
    "before", "between", "both", "but", "by", "can", "central", "despite", "did", "does", "downtown", "during",
    "east", "eastern", "for", "from", "greater", "had", "has", "her", "here", "his", "how", "if", "in",
    "including", "inside", "into", "is", "its", "like", "lower", "many", "meanwhile", "most", "near",
    "neighboring", "neighbouring", "north", "northeast", "northeastern", "northern", "northwest", "northwestern",
    "now", "of", "on", "our", "outside", "over", "since", "some", "south", "southeast", "southeastern", "southern",
    "southwest", "southwestern", "that", "the", "their", "then", "though", "through", "to", "today", "under",
    "unlike", "until", "upper", "was", "west", "western", "what", "when", "where", "while", "why", "will", "with",
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
    "major", "man", "many", "march", "marie", "mark", "martin", "mary", "may", "mayor", "mc", "media", "men",
    "mercury", "michael", "minister", "minor", "mirror", "mobile", "monday", "moon", "moore", "most", "mount",
    "mr", "mrs", "ms", "national", "navy", "new", "nice", "nixon", "north", "northern", "november", "obama",
    "ocean", "october", "of", "old", "on", "one", "or", "orange", "page", "park", "parliament", "paul", "peter",
    "police", "post", "power", "premier", "president", "price", "prince", "princess", "province", "queen",
    "ramadan", "reading", "republican", "rice", "river", "road", "robert", "royal", "saint", "san", "santa",
    "saturday", "school", "sea", "second", "senate", "senior", "september", "she", "sheriff", "smith", "so",
    "south", "southern", "spanish", "split", "standard", "star", "state", "street", "sun", "sunday", "taliban",
    "taylor", "that", "the", "these", "they", "third", "this", "thomas", "those", "three", "thursday", "times",
    "to", "town", "trump", "tuesday", "twitter", "two", "union", "university", "van", "victory", "village", "von",
    "we", "wednesday", "wells", "west", "western", "white", "william", "williams", "wilson", "you", "young",
))  # fmt: skip
"""Single words that are some town's name, but in a newspaper seldom mean it unless its region stands behind them."""
