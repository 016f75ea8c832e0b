"""The words of the grammar."""

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | _MONTH_SHORT
SHORT_MONTHS = frozenset(_MONTH_SHORT)
ALSO_WORDS = frozenset("march may august mar jan sep dec apr jun".split())
"""Months that are other words too, or parts of names: dates without a day or year only behind a word that asks when."""
ALSO_NAMES = ALSO_WORDS | {"april", "june"}

WEEKDAYS = {name: number for number, name in enumerate(
    "monday tuesday wednesday thursday friday saturday sunday".split())}  # fmt: skip
WEEKDAYS_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
PARTS_OF_DAY = frozenset("morning afternoon evening night lunchtime midday noon midnight overnight dawn".split())

UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "workweek": "workweek", "fortnight": "fortnight",
    "fortnights": "fortnight", "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "weekend": "weekend",
}  # fmt: skip
CLOCK_UNITS = frozenset("hour hours minute minutes moment moments second seconds".split())

SEASONS = frozenset("spring summer autumn fall winter".split())

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
ONES = {word: number for number, word in enumerate(_ONES)}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
VAGUE = frozenset("few several many some".split())

LAST = frozenset("last previous past preceding".split())
NEXT = frozenset("next coming following upcoming".split())
THIS = frozenset("this current".split())

HALVES = frozenset("start beginning middle end close turn rest remainder height remaining course".split())
EARLY = frozenset("early mid late earlier later".split())

ASKS_WHEN = frozenset(
    "in since until till by from during before after early late mid last next this throughout between of to "
    "through around for over each through early-mid circa and or on at".split()
)
"""Words before which a month, a season or a feast is a date."""

COUNTED = frozenset(
    "people persons men women children students pupils voters votes members workers jobs employees staff "
    "residents households homes houses families deaths cases patients beds victims soldiers troops police "
    "officers protesters prisoners migrants refugees passengers fans miles mile km kilometres kilometers "
    "metres meters metre meter m yards feet ft acres hectares sq square tonnes tons kg kilograms pounds "
    "dollars euros rupees crore lakh pence cents yen yuan percent per pc mph kph mw gw kw kwh units points "
    "seats shares hours minutes seconds days weeks months years times copies tickets vehicles cars buses "
    "planes aircraft trees animals pages words items million billion trillion thousand hundred degrees "
    "calories litres liters gallons barrels horsepower hp watts volts rpm gmt bst ist est hrs in".split()
) - {"in"}  # fmt: skip
LAWS = frozenset("act bill code order orders regulations directive ordinance statute rules".split())
ADDRESSES = frozenset("street st road rd avenue ave lane drive boulevard blvd court way highway".split())
FESTIVE_NOUNS = frozenset(
    "tree trees dinner lunch present presents card cards market markets party parties shopping carol carols "
    "number special egg eggs bunny sales season lights decorations holiday holidays break single album film "
    "movie pudding jumper jumpers song songs period island rush turkey play concert message speech appeal "
    "celebrations service services resolution resolutions honours feast gift gifts spirit story".split()
)
