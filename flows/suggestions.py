"""Corrections that names of the index suggest, as lines ready for ``corrections.toml``.

names ──suggested──▶ TOML
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from elastic.entities import Listed
from elastic.spellings import is_abbreviation
from transforms.corrections.entries import key

ALIKE = 0.8
"""The share of equal letters (difflib's ratio) from which two names may be spellings of one."""
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]')
_OTHER_KIND = {"person": "organization", "organization": "place", "place": "organization"}


def suggested(found: Sequence[Listed]) -> str:
    """What may be put right of the names that somebody asked for: each entry is valid by itself, none need be taken.

    Names that are alike suggest a merge, a name of two kinds a retype; of one name alone, all that can be said against
    it is laid out, to be adapted.
    """
    entries = [*_retypes(found), *_merges(found)]
    if not entries and found:
        entries = list(_of_one(found[0]))
    return "\n".join(entries)


def quoted(text: str) -> str:
    """Text as a TOML string in which nothing can steer a terminal."""
    harmless = text.encode("utf-8", "replace").decode("utf-8")
    return f'"{_ESCAPED.sub(_escape, harmless)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\u{ord(match[0]):04x}"


def _retypes(found: Sequence[Listed]) -> Iterator[str]:
    """The rarer kinds of a name become its commonest."""
    first: dict[str, Listed] = {}
    for one in found:
        common = first.setdefault(key(one.name), one)
        if one.type != common.type:
            why = f"{one.articles:,} as {one.type}, {common.articles:,} as {common.type}"
            yield _entry(why, "retype", name=quoted(one.name), type=quoted(one.type), to=quoted(common.type))


def _merges(found: Sequence[Listed]) -> Iterator[str]:
    """Names of one kind that are alike, the commonest first."""
    left = list(found)
    while left:
        first, *left = left
        same = [one for one in left if one.type == first.type and _are_alike(first, one)]
        left = [one for one in left if one not in same]
        if same:
            counts = " and ".join(f"{one.articles:,}" for one in (first, *same))
            yield _entry(f"in {counts} articles", "merge", names=_list(one.name for one in (first, *same)))


def _are_alike(one: Listed, other: Listed) -> bool:
    a, b = key(one.name), key(other.name)
    words, others = set(a.split()), set(b.split())
    return (
        SequenceMatcher(None, a, b).ratio() >= ALIKE
        or words < others
        or words > others
        or is_abbreviation(one.name, other.name)
        or is_abbreviation(other.name, one.name)
    )


def _of_one(one: Listed) -> Iterator[str]:
    spelled = [alias for alias, _ in one.aliases]
    name, kind = quoted(one.name), quoted(_OTHER_KIND.get(one.type, "organization"))
    yield _entry("another name for it", "rename", name=name, to=quoted((*spelled, one.name)[0]))
    yield _entry("another kind", "retype", name=name, to=kind)
    if spelled:
        yield _entry("spellings that are somebody else", "split", name=name, forms=_list(spelled[:1]))
    yield _entry("no name at all", "drop", name=name)
    if one.example:
        article = quoted(one.example.article_id)
        yield _entry("the same in one article alone", "drop", name=name, article=article)


def _list(names: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, names))}]"


def _entry(why: str, operation: str, **fields: str) -> str:
    said = "".join(f"{field} = {value}\n" for field, value in fields.items())
    return f'[[correction]]  # {why}\noperation = "{operation}"\n{said}'
