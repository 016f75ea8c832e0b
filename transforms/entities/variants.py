"""Whether two words of persons' names are one word: transliterated twice, or one short for the other."""

from functools import lru_cache
from itertools import pairwise

_SPELLINGS = """
mohammed muhammad mohamed mohamad muhammed mohammad mahomed
ahmed ahmad
yusuf youssef yousef yusef yousuf youssouf
abdullah abdallah abdulla
osama usama oussama
hussein husayn husain hossein hussain houssein
khaled khalid
gaddafi qaddafi gadhafi kadhafi
"""
"""One name in several spellings, the one that stands for all first."""
_TRANSLITERATIONS = """
mohammed mehmed mehmet
abdullah abdoulaye
said saeed saeid sayeed
jamal gamal djamel
qassem kassem ghassem qasim kasim qasem
alexander oleksandr aleksandr alexandr aliaksandr
sergei serhiy serhii siarhei sergey
vladimir volodymyr uladzimir
michael mykhailo mikhail mykhaylo
nicholas mykola nikolai nikolay
dmitry dmytro dmitri dzmitry dmitriy
andrei andriy andrii andrey
yevgeny evgeny yevhen evgeni
alexei oleksiy oleksii aleksei alexey
vassily vasyl vasily vasili
"""
"""One name in several languages: the same where a page has both, but not to be written otherwise."""
_SHORTENED = """
alexander alex sasha sandy
alexandra sasha alex
william bill billy will
robert bob bobby rob
richard dick rick
james jim jimmy jamie
john jack johnny
michael mike mick mickey
thomas tom tommy
edward ed eddie ted
theodore ted teddy
thaddeus tad
joseph joe joey
charles charlie chuck
david dave
daniel dan danny
stephen steve
steven steve
christopher chris
nicholas nick
anthony tony
antonio tony
andrew andy drew
matthew matt
benjamin ben
samuel sam
gregory greg
kenneth ken
ronald ron
donald don
timothy tim
patrick pat paddy
francis frank
lawrence larry
peter pete
philip phil
frederick fred
raymond ray
jeffrey jeff
vincent vince
zachary zach
elizabeth liz beth betty
margaret maggie peggy meg
catherine kate cathy
katherine kate kathy
patricia pat patty
jennifer jen jenny
deborah debbie deb
susan sue
barbara barb
victoria vicky
rebecca becky
francisco paco pancho
jose pepe
ignacio nacho
manuel manolo
guadalupe lupe
dolores lola
dmitry dima
vladimir volodya vova
mikhail misha
nikolai kolya
ivan vanya
sergei seryozha
yevgeny zhenya
gurpreet gary
"""


def _groups(text: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(text.strip().splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_SAME = _groups(_SPELLINGS + _TRANSLITERATIONS.lstrip())
_USUAL = {word: line.split()[0] for line in _SPELLINGS.strip().splitlines() for word in line.split()}
_SHORT = {(short, line.split()[0]) for line in _SHORTENED.strip().splitlines() for short in line.split()[1:]}
_LONG: dict[str, set[str]] = {}
for _short, _long in _SHORT:
    _LONG.setdefault(_short, set()).add(_long)
    _LONG.setdefault(_long, set()).add(_long)
_SOUNDS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("dh", "d"), ("th", "t"),
    ("dj", "j"), ("ck", "k"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("ei", "i"),
    ("ey", "i"), ("ai", "i"), ("ay", "i"), ("iy", "i"), ("ii", "i"), ("ie", "i"),
)  # fmt: skip
_PET_ENDINGS = frozenset("y ie i ia ka inha inho ita ito ik ek ko chen".split())
_VOWELS = frozenset("aeiu")
_CONSONANTS = str.maketrans("gqcxbdz", "kkkkpts", "aeiouyhvw")
"""Consonants that change places from one transliteration to another; vowels and half vowels are left out."""
_READ_OTHERWISE = (("x", ("ks", "h")), ("g", ("h",)), ("j", ("y",)))
"""Letters that stand for other sounds in other languages: Russian and Somali x, Ukrainian g, German j."""


@lru_cache(20_000)
def alike(word: str, other: str) -> bool:
    """Whether two folded words may be one: the same, two transliterations of one, or one the pet form of the other.

    Hassan and Hussein, Amin and Amina, Chen and Chan stay two.
    """
    if word == other or _SAME.get(word, frozenset()) & _SAME.get(other, frozenset()):
        return True
    return (word, other) in _SHORT or (other, word) in _SHORT or _sounds_alike(word, other)


def usual(word: str) -> str:
    """A word of a name in the spelling that stands for all its spellings, where it is known to have several."""
    found = _USUAL.get(word.casefold())
    return found.capitalize() if found and word[0].isupper() else word


@lru_cache(20_000)
def nearly_alike(word: str, other: str) -> bool:
    """Whether two folded words may be one where all else agrees: the same consonants by ear (``Kwak``, ``Gwak``)."""
    return any(len(shared) > 1 for shared in _consonants(word) & _consonants(other))


def pet_name(word: str, given: str) -> bool:
    """Whether a word shortens a given name: its beginning, or most of it with another ending (``Zdzisia``, ``Archie``).

    Names of a man and a woman (``Maria``, ``Marius``) stay two.
    """
    same = next((at for at, (a, b) in enumerate(zip(word, given, strict=False)) if a != b), min(len(word), len(given)))
    if same == len(word):
        return same > 2 and len(given) > len(word) + 1
    return same > 3 and word[same:] in _PET_ENDINGS and len(given) > same + 1


@lru_cache(20_000)
def keys(word: str) -> frozenset[str]:
    """Words that are ``alike`` share one of these at least; so does an initial with what it stands for."""
    bare = word.rstrip(".")
    found = {bare, bare[:1] + "."} if len(bare) > 1 else {bare + "."}
    found |= {f"={number}" for number in _SAME.get(word, ())}
    found |= {f"~{long}" for long in _LONG.get(word, ())}
    if len(word) > 3:
        sound = _sound(word)
        found.add("*" + ("g" if sound[:1] == "k" else sound[:1]) + "".join(c for c in sound[1:] if c not in _VOWELS))
    return frozenset(found)


def _sounds_alike(word: str, other: str) -> bool:
    if min(len(word), len(other)) < 4:
        return False
    if word[0] + other[0] in ("qg", "gq"):
        word, other = "g" + word[1:], "g" + other[1:]
    one, two = _sound(word), _sound(other)
    if one == two:
        return True
    if len(one) != len(two) or one[-1] != two[-1] or sum(c in _VOWELS for c in one) < 2 or len(one) < 5:
        return False
    return all(a == b or {a, b} in ({"e", "a"}, {"e", "i"}) for a, b in zip(one, two, strict=True))


@lru_cache(20_000)
def _sound(word: str) -> str:
    """A rough spelling in which transliterations of one word from other scripts meet."""
    head, rest = word[:1], word[1:]
    for vowel in "aeou":
        rest = rest.replace("y" + vowel, vowel)
    word = head + rest
    for sign, sound in _SOUNDS:
        word = word.replace(sign, sound)
    word = word[:1] + word[1:].replace("y", "i")
    return word[:1] + "".join(b for a, b in pairwise(word) if a != b)


@lru_cache(20_000)
def _consonants(word: str) -> frozenset[str]:
    """What the consonants of a word may be by ear, in the several ways in which some letters are read."""
    bare = word[1:] if word[:1] == "c" and word[1:2] in _VOWELS else word
    forms = {word, bare}
    for sign, sounds in _READ_OTHERWISE:
        forms |= {form.replace(sign, sound) for form in forms for sound in sounds}
    return frozenset("".join(b for a, b in pairwise(" " + form) if a != b).translate(_CONSONANTS) for form in forms)
