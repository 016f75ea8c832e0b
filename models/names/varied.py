"""The same labelled article with other people and other towns in it, so that the model learns contexts, not names."""

import random
import re
from dataclasses import replace
from pathlib import Path

from models.names.articles import Gold

HERE = Path(__file__).parent
_KEPT = re.compile(r"(?:[A-Z]\.?)+|[a-z]+|[\W\d_]+|Jr\.?|Sr\.?|I{1,3}")


class Variation:
    """Draws names of many origins from the lists of ``lexicon.tsv``; the same seed draws the same names."""

    def __init__(self, seed: int) -> None:
        lists = dict(line.split("\t") for line in (HERE / "lexicon.tsv").read_text("utf-8").splitlines())
        self._given, self._family = lists["given"].split("|"), lists["family"].split("|")
        self._towns = [name for kind in ("city", "big") for name in lists[kind].split("|")]
        self._known = {name.lower() for kind in ("city", "big") for name in lists[kind].split("|")}
        self._chance = random.Random(seed)  # noqa: S311 - draws names, keeps no secret

    def of(self, gold: Gold) -> Gold:
        """The article with each part of a person's name, and each town on the lists, exchanged throughout."""
        drawn: dict[tuple[str, str], str] = {}
        text, spans, at = "", [], 0
        for start, end, kind in sorted(gold.spans):
            text += gold.text[at:start]
            name = self._exchanged(gold.text[start:end], kind, drawn)
            spans.append((len(text), len(text) + len(name), kind))
            text, at = text + name, end
        return replace(gold, text=text + gold.text[at:], spans=tuple(spans))

    def _exchanged(self, name: str, kind: str, drawn: dict[tuple[str, str], str]) -> str:
        if kind == "PER":
            words = name.split(" ")
            return " ".join(self._part(word, at == 0 and len(words) > 1, drawn) for at, word in enumerate(words))
        if kind == "LOC" and name.lower() in self._known and self._chance.random() < 0.7:
            return self._drawn(name, "town", self._towns, drawn)
        return name

    def _part(self, word: str, first: bool, drawn: dict[tuple[str, str], str]) -> str:
        if _KEPT.fullmatch(word) or not word[0].isupper():
            return word
        if ("given", word.lower()) in drawn:
            return self._drawn(word, "given", self._given, drawn)
        return self._drawn(word, *(("given", self._given) if first else ("family", self._family)), drawn)

    def _drawn(self, word: str, kind: str, names: list[str], drawn: dict[tuple[str, str], str]) -> str:
        other = drawn.setdefault((kind, word.lower()), self._chance.choice(names))
        return other.upper() if word.isupper() and len(word) > 2 else other
