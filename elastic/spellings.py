"""The other spelling of a name, as the articles themselves give it: ``JeM`` is Jaish-e-Mohammed.

    query ──phrases──▶ ("JeM", "JeM rally", ...) ──other_spellings──▶ {"JeM": ("Jaish-e-Mohammed",)}

An article that introduces an abbreviation has it among its entities; a search for either form then finds the articles
that only use the other one. Persons are left out: a surname is shared by too many.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from elastic.client import explained
from elastic.names import CLIPPINGS, Names
from transforms.records import fold

LONGEST_QUERY = 12  # words; a longer query is prose, and its look-up would ask for hundreds of phrases
LONGEST_NAME = 5  # words
ALTERNATIVES = 3  # an abbreviation that stands for more than this stands for nothing in particular

_TOKEN = re.compile(r'-?"[^"]*"|\S+')
_OPERATORS = frozenset('|()*+~"')

Spellings = Mapping[str, Sequence[str]]


def phrases(query: str) -> tuple[str, ...]:
    """List what in a query may be a name: words in a row with a capital letter among them, or the query as a whole."""
    tokens = _TOKEN.findall(query)
    if len(tokens) > LONGEST_QUERY:
        return ()
    found = (
        " ".join(token.strip('"') for token in tokens[start:end])
        for start in range(len(tokens))
        for end in range(start + 1, min(start + LONGEST_NAME, len(tokens)) + 1)
        if all(map(_is_plain, tokens[start:end])) and (end - start == 1 or not any('"' in t for t in tokens[start:end]))
    )
    return tuple(dict.fromkeys(p for p in found if p != p.lower() or key(p) == key(query)))


def divided(query: str, spellings: Spellings) -> tuple[str, tuple[str, ...]]:
    """Take the phrases that have other spellings out of a query: what is left, and those phrases, longest first."""
    taken = []
    for phrase in sorted(spellings, key=len, reverse=True):
        pattern = rf'(?<!\S)"?{re.escape(phrase)}"?(?!\S)'
        if re.search(pattern, query):
            query = re.sub(pattern, " ", query)
            taken.append(phrase)
    return query.strip(), tuple(taken)


def other_spellings(client: Elasticsearch, candidates: Iterable[str], names: Names = CLIPPINGS) -> Spellings:
    """Look up the abbreviation of each full name and the full name of each abbreviation."""
    wanted = list(dict.fromkeys(candidates))
    if not wanted:
        return {}
    with explained():
        answer = client.search(index=names.alias("articles"), size=0, aggs={"all": _entities_called(wanted)})
    known = [
        (bucket["key"], [alias["key"] for alias in bucket["aliases"]["buckets"]])
        for bucket in answer["aggregations"]["all"]["called"]["names"]["buckets"]
    ]
    found = {phrase: _others(phrase, known) for phrase in wanted}
    return {phrase: others for phrase, others in found.items() if others}


def key(name: str) -> str:
    """What two spellings share that differ by case, accents and punctuation alone."""
    return " ".join(re.findall(r"\w+", fold(name)))


def is_abbreviation(short: str, name: str) -> bool:
    """Whether a spelling is written as an abbreviation and its letters come in the order of the name's."""
    letters = iter(fold(name))
    capitals = sum(letter.isupper() for letter in short)
    in_order = all(letter in letters for letter in fold(short) if letter.isalnum())
    return (
        capitals >= 2
        and " " not in short
        and len(short) < len(name)
        and in_order
        and short[0].lower() == name[0].lower()
    )


def _is_plain(token: str) -> bool:
    if token.startswith('"') and token.endswith('"'):
        return len(token) > 2
    return not token.startswith("-") and not _OPERATORS & set(token)


def _others(phrase: str, known: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    found: list[str] = []
    for name, aliases in known:
        short = [alias for alias in aliases if is_abbreviation(alias, name)]
        if key(phrase) == key(name):
            found += short
        elif key(phrase) in map(key, short):
            found.append(name)
    return tuple(dict.fromkeys(found))[:ALTERNATIVES]


def _entities_called(candidates: Sequence[str]) -> dict[str, Any]:
    called = [
        {"match_phrase": {f"entities.{field}.words": phrase}} for phrase in candidates for field in ("name", "aliases")
    ]
    return {
        "nested": {"path": "entities"},
        "aggs": {
            "called": {
                "filter": {"bool": {"should": called, "must_not": {"term": {"entities.type": "person"}}}},
                "aggs": {
                    "names": {
                        "terms": {"field": "entities.name", "size": 50},
                        "aggs": {"aliases": {"terms": {"field": "entities.aliases", "size": 10}}},
                    }
                },
            }
        },
    }
