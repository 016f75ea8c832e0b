"""The document pass: what a whole article says about each name decides about its single mentions."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.entities.clusters import spelling
from transforms.entities.datelines import dateline
from transforms.entities.features import style
from transforms.entities.full_names import located, with_full_names
from transforms.entities.heads import add_heads, head_words
from transforms.entities.illnesses import without_illnesses
from transforms.entities.initials import add_initials
from transforms.entities.kinds import refined
from transforms.entities.known import KnownNames
from transforms.entities.links import links, nicknames
from transforms.entities.long_forms import add_long_forms
from transforms.entities.merge import entities_of
from transforms.entities.occurrences import occurrences
from transforms.entities.offices import without_office
from transforms.entities.parted import join_nicknamed, join_sides, parted
from transforms.entities.parts import add_parts
from transforms.entities.patterns import called, closed, opened
from transforms.entities.recognize import Recognizer
from transforms.entities.references import references
from transforms.entities.short_forms import Pair, pairs
from transforms.entities.spans import Layer, Span, within
from transforms.entities.tokens import tokens
from transforms.entities.trim import trimmed
from transforms.entities.vocabulary import (
    BODY_HEADS,
    HONORIFICS,
    JOINING,
    MOVEMENT_OPENERS,
    NO_BODY_WORDS,
    SITE_HEADS,
    WORK_HEADS,
)
from transforms.records import Article, Entity, EntityType, Sentence

_JOINT_BEFORE = re.compile(r"(?:,? (?:and|or|&|vs\.?|v|against) |, |['’]s |\s?[/–—-]\s?)(?:the )?$")
_JOINT_AFTER = re.compile(r",? (?:and|or|&|vs\.?|v|against) (?:the )?|, |['’]s |\s?[/–—-]\s?")
_AROUND = ".,;:!?\"'“”‘’()"
_PARTICLES = frozenset("al el abu umm ibn bin ben ag ould van von le la de mac st".split())
_WITHIN = re.compile(r"[a-zà-þ],? $")
_SPREADS = frozenset(
    (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP, EntityType.FACILITY)
)


def find_entities(
    article: Article, sentences: Sequence[Sentence], recognizer: Recognizer, known: KnownNames
) -> tuple[Entity, ...]:
    """The names of an article in order of first mention, each one entity however the article writes it."""
    body = article.body
    model = recognizer.recognize(article, sentences)
    spans = [part for span in model if (cut := trimmed(body, span)) for part in without_office(body, cut)]
    headlines = styled(article, sentences)
    layer = Layer(spans)
    for span in dateline(article):
        layer.put(span)
    forms = {body[span.start : span.end]: span.type for span in layer}
    layer = Layer(part for span in layer for part in parted(body, _by_head(body, span), forms))
    join_nicknamed(layer, body)
    join_sides(layer, body)
    _add_known(layer, body, known)
    _add_patterns(layer, body, headlines)
    short_forms = tuple(_add_short_forms(layer, body))
    explained = {(pair.long_end, pair.short_start) for pair in short_forms}
    second_names = [p for p in links(layer, body) if (p.long_end, p.short_start) not in explained]
    second_names += references(layer, body)
    add_long_forms(layer, body, headlines)
    spans = list(without_illnesses(layer, body, short_forms))
    spans = _supported(spans, body, headlines, known)
    lower = {word.strip(_AROUND) for word in body.split() if word.strip(_AROUND)[:1].islower()}
    spans = _without_openers(spans, body, {s.start for s in sentences}, lower)
    spans = _by_majority(spans, body, known)
    layer = Layer(with_full_names(spans, body))
    add_initials(layer, body, headlines)
    _spread(layer, body, lower)
    add_heads(layer, body, headlines, lower)
    add_parts(layer, body, headlines, lower, known)
    _add_case_variants(layer, body, short_forms)
    refined_spans = [Span(s.start, s.end, refined(body[s.start : s.end], s.type), s.source) for s in layer]
    return entities_of(body, refined_spans, known, (*short_forms, *second_names))


def _by_head(body: str, span: Span) -> Span:
    """A name of several words is what its first or last word says: a body, or something built."""
    words = body[span.start : span.end].replace("-", " ").split()
    if len(words) < 2 or not span.by_model:
        return span
    if span.type is EntityType.ORGANIZATION and _work(words):
        return Span(span.start, span.end, EntityType.MISC, span.source)
    head = body[span.start : span.end].split()[-1].lower().rstrip(".")
    if (head in BODY_HEADS or words[0].lower() in MOVEMENT_OPENERS) and span.type in (
        EntityType.PLACE,
        EntityType.PERSON,
        EntityType.MISC,
    ):
        return Span(span.start, span.end, EntityType.ORGANIZATION, span.source)
    if head in SITE_HEADS and span.type in (EntityType.ORGANIZATION, EntityType.PERSON, EntityType.MISC):
        return Span(span.start, span.end, EntityType.PLACE, span.source)
    return span


def _work(words: Sequence[str]) -> bool:
    """Whether the word before the first small one, else the last, is a law, a treaty or another work."""
    small = next((at for at, word in enumerate(words) if word in JOINING), len(words))
    return small > 1 and words[small - 1].lower() in WORK_HEADS


def styled(article: Article, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The lines in Title Case or capitals, where a capital says nothing."""
    return [(s.start, s.end) for s in sentences if style(tokens(article.body, s.start, s.end))]


def _add_known(layer: Layer, body: str, known: KnownNames) -> None:
    """Known names take the place of what the model saw there, but a longer name that holds one is left whole.

    A longer span that only lists or joins names ("A and B", "A's B") is taken apart.
    """
    for match in known.matches(body):
        found = Span(match.start, match.end, match.type, "known")
        longer = [t for t in layer.over(match.start, match.end) if t.end - t.start > match.end - match.start]
        if not longer:
            layer.put(found)
        elif len(longer) == 1 and _two_peoples(body, found, longer[0], known):
            layer.put(found)
            layer.add(Span(longer[0].start, found.start - 1, EntityType.GROUP, "known"))
        elif len(longer) == 1 and _joined(body, found, longer[0]):
            layer.put(found)
            layer.add(Span(longer[0].start, _end_before(body, longer[0].start, found.start), longer[0].type))
            layer.add(Span(_start_behind(body, found.end, longer[0].end), longer[0].end, longer[0].type))


def _two_peoples(body: str, people: Span, longer: Span, known: KnownNames) -> bool:
    """Whether a longer span is a people and another or a faith before it: "Turkish Protestants"."""
    before = body[longer.start : people.start].rstrip()
    plural = longer.type is EntityType.ORGANIZATION and body[longer.end - 1] == "s"
    ends = people.type is EntityType.GROUP and people.end == longer.end and (longer.type is EntityType.GROUP or plural)
    return ends and known.entry(before, EntityType.GROUP) is not None


def _joined(body: str, known: Span, longer: Span) -> bool:
    """Whether a longer span goes on before or behind a known name only by a joint."""
    before, after = body[longer.start : known.start], body[known.end : longer.end]
    return bool(before or after) and (not before or _JOINT_BEFORE.search(before) is not None) and (
        not after or _JOINT_AFTER.match(after) is not None
    )  # fmt: skip


def _end_before(body: str, start: int, end: int) -> int:
    joint = _JOINT_BEFORE.search(body[start:end])
    return start + joint.start() if joint else start


def _start_behind(body: str, start: int, end: int) -> int:
    joint = _JOINT_AFTER.match(body[start:end])
    return start + joint.end() if joint else end


def _add_patterns(layer: Layer, body: str, headlines: Sequence[tuple[int, int]]) -> None:
    """Institutions by their words: one that the model saw in part is made whole, one in a longer name is left.

    And persons by the words that bring them in.
    """
    for span in opened(body):
        touched = layer.over(span.start, span.end)
        if any(
            (t.start < span.start and not _possessed(body, t.start, span.start)) or t.end > span.end for t in touched
        ):
            continue
        if touched or not within(span.start, headlines):
            layer.put(span)
    for span in called(body):
        touched = layer.over(span.start, span.end)
        if all(span.start <= t.start and t.end <= span.end and t.by_model for t in touched):
            layer.put(span)
    for span in closed(body):
        touched = layer.over(span.start, span.end)
        if touched and touched[-1].end <= span.end and not within(span.start, headlines):
            first = touched[0].start
            if touched[-1].type is not EntityType.PERSON and (first == span.start or touched[-1].end == span.end):
                layer.put(Span(first, span.end, span.type, span.source))


def _possessed(body: str, start: int, end: int) -> bool:
    """Whether a possessive ends right before ``end``, as in "Israel's Ministry of …"."""
    return body[start:end].rstrip().endswith(("'s", "’s"))


def _add_short_forms(layer: Layer, body: str) -> Iterator[Pair]:
    """Both forms of every explained pair get one kind: that of the long form, else of the short one."""
    for pair in pairs(body):
        long = layer.over(pair.long_start, pair.long_end)
        short = layer.over(pair.short_start, pair.short_end)
        adjacent = [s for s in long if s.end == pair.long_end]
        kind: EntityType
        if adjacent:
            kind = _explained_kind(body, pair, adjacent[-1].type)
            if adjacent[-1].start > pair.long_start and body[pair.long_start].isupper():
                layer.put(Span(pair.long_start, pair.long_end, kind, "short form"))
            start = pair.long_start
            if adjacent[-1].start < start and not body[adjacent[-1].start : start].endswith(" and "):
                start = adjacent[-1].start
            elif adjacent[-1].start < start:
                layer.put(Span(start, pair.long_end, kind, "short form"))
                layer.add(Span(adjacent[-1].start, start - len(" and "), kind, adjacent[-1].source))
        else:
            kind, start = (short[0].type if short else EntityType.ORGANIZATION), pair.long_start
            kind = _explained_kind(body, pair, kind)
            if not body[start].isupper() or kind in (EntityType.PERSON, EntityType.GROUP):
                continue
            layer.put(Span(start, pair.long_end, kind, "short form"))
        layer.put(Span(pair.short_start, pair.short_end, kind, "short form"))
        yield Pair(start, pair.long_end, pair.short_start, pair.short_end)


def _explained_kind(body: str, pair: Pair, kind: EntityType) -> EntityType:
    """What has a short form in capitals is a body, unless its words say that it is a place, a law or a thing."""
    long = body[pair.long_start : pair.long_end]
    short = body[pair.short_start : pair.short_end]
    body_like = " " in long and len(short) > 2 and not NO_BODY_WORDS & head_words(long)
    return EntityType.ORGANIZATION if body_like else kind


def _supported(spans: list[Span], body: str, headlines: Sequence[tuple[int, int]], known: KnownNames) -> list[Span]:
    """All spans but those in headlines that neither the text below nor a list knows."""
    if not headlines:
        return spans
    told = {body[s.start : s.end] for s in spans if not within(s.start, headlines)}
    parts = {word for form in told for word in form.split()}
    kept = []
    for span in spans:
        form = body[span.start : span.end]
        if (
            span.source == "known" or form in told or not within(span.start, headlines)
            or all(word in parts for word in form.split()) or known.entry(form) or not told
        ):  # fmt: skip
            kept.append(span)
    return kept


def _without_openers(spans: Sequence[Span], body: str, openings: set[int], lower: set[str]) -> list[Span]:
    """All spans but single words that only ever open a sentence or quotation and stand elsewhere in lower case."""
    within = {body[s.start : s.end] for s in spans if not _opens(body, s.start, openings)}
    return [
        span
        for span in spans
        if not span.by_model
        or (form := body[span.start : span.end]) in within
        or form.lower() not in lower
        or (form.isupper() and len(form) > 1)
    ]


def _opens(body: str, start: int, openings: set[int]) -> bool:
    return start in openings or body[start - 1] in "\"“‘'(\n" or start - 1 in openings


def _by_majority(spans: Sequence[Span], body: str, known: KnownNames) -> list[Span]:
    """Every form takes the kind that most of its mentions have; a list or an explained pair outweighs the model.

    A place that stands behind "in" counts once more.
    Of several words they are counted together in whatever case and with whatever accents.
    """
    votes: dict[str, Counter[EntityType]] = {}
    for span in spans:
        weight = 1 if span.by_model else {"known": 6}.get(span.source, 4)
        weight += span.type is EntityType.PLACE and located(body, span)
        votes.setdefault(_voting(body, span), Counter())[span.type] += weight
    return [Span(s.start, s.end, votes[_voting(body, s)].most_common(1)[0][0], s.source) for s in spans]


def _voting(body: str, span: Span) -> str:
    form = body[span.start : span.end]
    return spelling(form) if " " in form else form


def _spread(layer: Layer, body: str, lower: set[str]) -> None:
    """Find the other occurrences of each name found, longest first."""
    kinds: dict[str, EntityType] = {}
    for span in layer:
        form = body[span.start : span.end]
        if span.type in _SPREADS and len(form) > 2 and form[0].isupper():
            kinds.setdefault(form, span.type)
            if span.type is EntityType.PERSON and " " in form and len(form.split()[-1]) > 2:
                kinds.setdefault(form.split()[-1], span.type)
    for given in _given_names(layer, body):
        kinds.setdefault(given, EntityType.PERSON)
    for nickname in nicknames(body, [*layer]):
        kinds.setdefault(nickname, EntityType.PERSON)
    found = occurrences(body, kinds)
    for start, end in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        form = body[start:end]
        if form.lower() not in lower or (
            kinds[form] is EntityType.PERSON and _WITHIN.search(body[max(0, start - 4) : start])
        ):
            layer.add(Span(start, end, kinds[form], "propagated"))


def _given_names(layer: Layer, body: str) -> Iterator[str]:
    """The first words of persons' full names that no other name in the article has."""
    forms = {body[span.start : span.end]: span.type for span in layer}
    bearers = Counter(word for form in forms for word in form.replace("-", " ").split())
    for form, kind in forms.items():
        words = form.split()
        if kind is EntityType.PERSON and len(words) > 1 and _given(words[0]):
            fuller = sum(words[0] in other.split() and set(words) <= set(other.split()) for other in forms)
            if bearers[words[0]] <= fuller:
                yield words[0]


def _given(word: str) -> bool:
    return (
        len(word) > 1
        and word.isalpha()
        and not word.isupper()
        and word.lower() not in JOINING | HONORIFICS | _PARTICLES
    )


def _add_case_variants(layer: Layer, body: str, short_forms: Sequence[Pair]) -> None:
    """An explained short form in another case ("Let" for "LeT") where a capital within a sentence means a name."""
    known = {body[p.short_start : p.short_end]: p for p in short_forms}
    by_case = {short.casefold(): short for short in known}
    if not by_case:
        return
    for token in tokens(body):
        short = by_case.get(token.text.casefold())
        if short is None or token.text == short or not token.text[0].isupper() or layer.over(token.start, token.end):
            continue
        before = body[max(0, token.start - 2) : token.start]
        if (before[-1:] == " " and before[:1].isalpha()) or before[:1] == ",":
            pair = known[short]
            kind = next((s.type for s in layer.over(pair.short_start, pair.short_end)), EntityType.ORGANIZATION)
            layer.add(Span(token.start, token.end, kind, "propagated"))
