"""Lists of names and of words that stand in names, which the recognizer sees as flags, never as findings."""

from dataclasses import dataclass, field

from transforms.records import fold

_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded phrases by kind (``place``, ``given``, ``family``, ``people``, ``head`` …), looked up by their words."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Lexicon":
        """Read lines of ``kind<TAB>phrase|phrase|…``; ``#`` begins a comment line."""
        words: dict[str, list[str]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for line in text.splitlines():
            kind, _, listed = line.partition("\t")
            for phrase in listed.split("|") if listed and not line.startswith("#") else ():
                key = tuple(fold(phrase).split())
                if len(key) == 1:
                    words.setdefault(key[0], []).append(kind)
                elif 1 < len(key) <= _LONGEST:
                    phrases.setdefault(key[0], []).append((key, kind))
        return cls(
            {word: tuple(sorted(set(kinds))) for word, kinds in words.items()},
            {first: tuple(sorted(set(found), key=lambda f: (-len(f[0]), f))) for first, found in phrases.items()},
        )

    def flags(self, folded: list[str]) -> list[tuple[str, ...]]:
        """For each word of a sentence the lists it is on, alone or as part (``+``) of a longer phrase."""
        found = [self.words.get(word, ()) for word in folded]
        for at, word in enumerate(folded):
            for key, kind in self.phrases.get(word, ()):
                if tuple(folded[at : at + len(key)]) == key:
                    for inside in range(at, at + len(key)):
                        found[inside] = (*found[inside], f"+{kind}")
                    break
        return found
