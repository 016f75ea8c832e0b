"""The mentions of an article gathered by spelling, and joined where spellings mean one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.entities.known import Entry, KnownNames
from transforms.entities.spans import Span
from transforms.records import EntityType, fold

_BRITISH = (("labour", "labor"), ("defence", "defense"), ("centre", "center"), ("isation", "ization"))
_WRITTEN_OUT = {"st": "saint", "mt": "mount"}
Key = tuple[EntityType, str]


@lru_cache(50_000)
def spelling(form: str) -> str:
    """A name as it is compared: no case, accents, hyphens, stops or British spelling."""
    plain = fold(form).replace("-", " ").replace(".", "")
    for british, american in _BRITISH:
        plain = plain.replace(british, american)
    return " ".join(_WRITTEN_OUT.get(word, word) for word in plain.split())


@dataclass(slots=True, eq=False)
class Cluster:
    """Spellings that mean one, with every span and the known name that they are, if they are one."""

    type: EntityType
    forms: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    entry: Entry | None = None
    why: dict[str, str] = field(default_factory=dict)
    """Why forms that came from elsewhere are the same name."""
    keys: list[Key] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        """The form with the most words, then the longest, then the most frequent, not in capitals if avoidable."""
        mixed = any(not form.isupper() for form in self.forms)
        return min(
            self.forms,
            key=lambda form: (mixed and form.isupper() and " " in form, -len(form.split()), -len(form),
                              -self.forms[form], form),
        )  # fmt: skip

    @property
    def start(self) -> int:
        """Where it is mentioned first."""
        return min(span.start for span in self.spans)


class Clusters:
    """All clusters of an article, each found by any spelling of its."""

    def __init__(self, body: str, spans: Iterable[Span], known: KnownNames) -> None:
        self.body = body
        self._by_key: dict[Key, Cluster] = {}
        for span in spans:
            form = body[span.start : span.end]
            key = (span.type, _singular(spelling(form)) if span.type is EntityType.GROUP else spelling(form))
            cluster = self._by_key.get(key)
            if cluster is None:
                cluster = self._by_key[key] = Cluster(span.type, keys=[key])
            cluster.forms[form] += 1
            cluster.spans.append(span)
            cluster.entry = cluster.entry or known.entry(form, span.type)

    def __iter__(self) -> Iterator[Cluster]:
        return iter(dict.fromkeys(self._by_key.values()))

    def of(self, kind: EntityType) -> list[Cluster]:
        """The clusters of one kind."""
        return [cluster for cluster in self if cluster.type is kind]

    def get(self, kind: EntityType, form: str) -> Cluster | None:
        """The cluster to which a spelling belongs as that kind."""
        return self._by_key.get((kind, spelling(form)))

    def unite(self, into: Cluster, other: Cluster, why: str) -> None:
        """Make two clusters one, and keep the reason."""
        if into is other:
            return
        into.why = {**dict.fromkeys(other.forms, why), **other.why, **into.why}
        into.forms.update(other.forms)
        into.spans += other.spans
        into.entry = into.entry or other.entry
        into.keys += other.keys
        self._by_key.update(dict.fromkeys(other.keys, into))


def _singular(form: str) -> str:
    return form[:-1] if form.endswith("s") and len(form) > 4 and not form.endswith("ss") else form
