"""How a place name is spelled when it is looked up: one spelling for all the ways a newspaper writes it."""

from functools import lru_cache

from transforms.records import fold

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_MARKS = str.maketrans({".": "", "'": "", "`": "", "-": " ", "/": " ", ",": " ", "(": " ", ")": " "})
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "co": "county"}

PEOPLE = "@"
"""Opens the key of a demonym: ``@russian``."""
AFTER_COMMA = "~"
"""Opens the key of an abbreviation that names a region only behind a comma: ``~ala`` as in "Mobile, Ala."."""


@lru_cache(16384)
def place_key(name: str) -> str:
    """Spell a name as the gazetteer does: folded, without dots, hyphens or a leading article, saints written out.

    >>> place_key("The St.-Laurent"), place_key("Łódź"), place_key("Côte d’Ivoire")
    ('saint laurent', 'lodz', 'cote divoire')
    """
    plain = name.lower() if name.isascii() else fold(name).translate(_LETTERS)
    words = plain.translate(_MARKS).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SHORT.get(word, word) for word in words) if len(words) > 1 else "".join(words)
