"""The one way a name is written, whatever page it stands on: a function of the form alone, so no order can change it.

Pages differ in accents, dashes, spaces, the stops of initials, the Arabic article and how Muhammad is spelt; the name
of an entity does not. What the page itself wrote stays among the aliases.
"""

import re

from transforms.entities.variants import usual
from transforms.records import EntityType, unaccented

_ARTICLE = re.compile(r"(?<=\S )[Aa]l[ -](?=[A-Z])|(?<!\S)[AaEe]l-(?=[A-Z])")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\. ?)+(?=[A-Z]|$)|(?<![\w.])[A-Z]{2,3}(?= [A-Z][a-z])|(?<![\w.])[A-Z](?= )")
_STOPS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?!\w)")
_JOINT = re.compile(r"(?<=\w)-(\w+)")
_LOWER = frozenset("e i o u ul ur ud us uz un al el bin ibn de la le du da".split())
_NUMERALS = frozenset(("II", "III", "IV", "VI"))


def canonical(form: str, kind: EntityType) -> str:
    """A person's or organization's name in the one spelling for all pages; any other name as it stands.

    >>> canonical("Muhammad Al Bakri", EntityType.PERSON)
    'Mohammed al-Bakri'
    """
    if kind is EntityType.PERSON:
        return _person(" ".join(unaccented(form).split()))
    if kind is EntityType.ORGANIZATION:
        return _STOPS.sub(lambda match: match[0].replace(".", ""), " ".join(unaccented(form).split()))
    return form


def _person(name: str) -> str:
    name = " ".join(_JOINT.sub(_parted, _ARTICLE.sub("al~", name)).split())
    name = _INITIALS.sub(_with_stops, name).strip()
    if name.isupper() and " " in name:
        name = " ".join(word if word in _NUMERALS else _small(word) for word in name.split())
    return " ".join(usual(word) for word in name.split()).replace("al~", "al-")


def _small(word: str) -> str:
    """A word in capitals as it stands in running text; initials stay."""
    return word if "." in word else re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _with_stops(match: re.Match[str]) -> str:
    letters = re.findall("[A-Z]", match[0])
    if match[0] in _NUMERALS:
        return match[0]
    return ". ".join(letters) + (". " if match[0][-1] in ". " else ".")


def _parted(match: re.Match[str]) -> str:
    return " " + (match[1] if match[1] in _LOWER else match[1][0].upper() + match[1][1:])
