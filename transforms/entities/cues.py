"""The words by which a text brings in a second name: between the two, around them, or with a pronoun for the first."""

import re

NAME = r"[A-ZÀ-Þ][\w'’.&-]*[\w](?: [A-ZÀ-Þ][\w'’&-]*\w)*"
OPEN = r"(?:the |its |\(?in [A-Z]\w+,? )*[\"'“‘]?"
CALL = (
    r"(?:(?:nick|sur|code ?|pen |stage |ring |screen |battle |pet )?names?|alias(?:es)?|call ?sign|pseudonym"
    r"|nom de guerre|moniker|sobriquet|handle|initials|letters|acronym|abbreviation)(?: of)?"
)
"""What a second name is called by those who tell it."""
_APPEARS = (
    r"(?:trad|writ|perform|register|appear|fight|sing|sign|publish|broadcast|operat|travell?|compet|post)"
    r"(?:e?s|ing|ed)?"
)
_LANGUAGE = (
    r"(?:English|French|Spanish|Portuguese|Arabic|Persian|Farsi|Dari|Pashto|Urdu|Hindi|Bengali|Bangla|Nepali|Sinhala"
    r"|Tamil|Burmese|Thai|Lao|Khmer|Vietnamese|Chinese|Mandarin|Cantonese|Japanese|Korean|Mongolian|Russian|Ukrainian"
    r"|Belarusian|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Serbian|Croatian|Bosnian|Albanian|Greek|Turkish"
    r"|Kurdish|Hebrew|Amharic|Tigrinya|Somali|Swahili|Hausa|Yoruba|Zulu|Xhosa|Afrikaans|Malay|Indonesian|Tagalog|Filipino"
    r"|Samoan|Tongan|M[aā]ori|Fijian|Irish|Welsh|Gaelic|Basque|Catalan|Italian|German|Dutch|Danish|Swedish|Norwegian"
    r"|Finnish|Estonian|Latvian|Lithuanian|Georgian|Armenian|Azerbaijani|Kazakh|Uzbek|Kyrgyz|Tajik|Turkmen|Uyghur|Tibetan"
    r"|Quechua|Aymara|Guarani|Creole|Latin)"
)
_WHO = (
    r"(?:who is |who was |who are |which is |that is |is |was )?"
    r"(?:still |also |now |simply |better |best |widely |often )*"
)
_SPELT = r"(?:spelled|spelt|written|transcribed|transliterated|rendered)(?: as)?"
_CUE = (
    _WHO + r"(?:(?:\w+ ){0,2}known (?:[\w'’]+ ){0,7}?(?:as|by (?:its|the|his|her|their) (?:\w+ ){0,3}" + CALL + ")"
    r"|alias|a\.?k\.?a\.?|nicknamed|dubbed|née|né|(?:whose )?real name(?: is| was)?|born(?=(?: [A-ZÀ-Þ][\w'’-]+){2})|"
    + _SPELT
    + rf"|(?:who |which |that )?{_APPEARS} (?:\w+ ){{0,5}}?(?:as|under the {CALL})"
    + rf"|under (?:the|his|her|their|its) (?:\w+ )?{CALL}"
    + r"|(?:(?:who|which|that) )?(?:calls?|called|calling|styles?|styled|signs|signed) "
    + r"(?:himself|herself|itself|themselves)"
    + rf"|in {_LANGUAGE}|{_LANGUAGE} for|abbreviated(?: as| to| to the letters)?|shortened(?: as| to)?"
    r"|(?:has |had )?chang(?:ed|ing) (?:its|his|her|their) name (?:to|from)"
    + rf"|(?:who|which|that) (?:goes|went) by(?: (?:the|his|her) {CALL})?"
    + rf"|(?:who|which|that) (?:uses|used|takes|took) the {CALL}"
    + rf"|whose (?:\w+ ){{0,2}}{CALL} (?:is|was|are|were|means)"
    r"|short for|(?:which )?st(?:ands|anding|ood) for|in full"
    r"|(?:now |since |later |then |was |has been |had been )?(?:renamed|rebranded)(?: itself)?(?: as)?"
    r"|in (?:its|the|their) (?:\w+ )?(?:own|\w+) spelling,? as"
    r"|(?:whom|which) (?:[\w'’]+ ){1,9}?(?:call|calls|called|dubbed|(?:know|knew) as))"
)
_BESIDE = r"['\"’”]?(?:,? \d{1,3},| \d{1,3},|,|)? \(?"
_WHO_IS_CALLED = r"(?:who|which|that) (?:is|was|are) (?:still |also |now |\w+ly )*called"
_CALLED = _WHO + r"(?:called|formerly(?: called| known as)?|previously|the former)"
BETWEEN = re.compile(rf"(?:{_BESIDE}(?:{_CUE}|{_CALLED})|['’]s (?:\w+ ){{0,2}}{CALL}(?:,| is| was)),? {OPEN}")
FORMER = re.compile(r"(?:formerly|previously|the former),? (?:the |its )?[\"'“‘]?$")
TO_FRIENDS = re.compile(r"(?:,? or|,| [–—-]) (?:simply |just |plain )?[\"'“‘]?(?=[A-ZÀ-Þ])")
FRIENDS_BEHIND = re.compile(
    r",?['\"’”]?(?: for short\b| to (?:his|her|their|its|all|everyone|everybody|friends|fans|neighbou?rs|most|many"
    r"|locals|residents|supporters|colleagues|generations|millions)\b)"
)
"""What follows a second name that those tell it by: "Y to his friends", "Y for short"."""
APPOSED = re.compile(
    r"['\"’”]?(?:, \d{1,3})?, (?:an?|the|his|her|its|their|one of) (?P<said>[^,.;:!?()“”\"\n]{3,80}?),? "
    + f"(?:{_CUE}|{_WHO_IS_CALLED}),? {OPEN}"
)  # fmt: skip
BETWEEN_AGAIN = re.compile(
    r"['\"’”]?(?: in [A-Z]\w+)?,? (?:and|or)(?: (?:to|by|in|among) (?:[\w'’]+ ){1,4}| (?:\w+ly )?)as (?:the )?[\"'“‘]?"
)
IN_TONGUES = re.compile(r" in [A-Z]\w+,? and (?:the )?(?=" + NAME + r" in [A-Z]\w+)")
BRACKET = re.compile(
    r"['\"’”]? \((?:(?:or|also|formerly|previously|now|then|in full|short for|(?:better |also )?known as) "
    rf"|in [A-Z]\w+,? |(?:its )?{_LANGUAGE}(?: acronym| initials| abbreviation)?:? "
    r"|(?:acronym|initials|abbreviation):? )?" + OPEN
)
OR = re.compile(r",? or (?:the )?[\"'“‘]?")
AS_CALLED = re.compile(r"['’”\"]?(?:,| [–—-])['’”\"]? as (?:the )?")
CALLED_AFTER = re.compile(r" (?:is|are|was|were) (?:\w+ ){0,3}?(?:known|called|nicknamed)\b")
AS_CALLS = re.compile(
    r"['’”\"]?(?:,| [–—-])['’”\"]? as (?:[\w'’]+ ){1,4}(?:calls?|called|shortens?|abbreviates?|styles?) "
)
FIRST = re.compile(
    r"(?:^|[.?!\n\"”’])[ ]?(?:(?:Better|Also|Widely|Locally|Popularly) )?"
    r"(?:[Kk]nown(?: [\w'’]+){0,7}? (?:as|by)|Nicknamed|Called|Dubbed) (?:the )?[\"'“‘]?$"
)
