"""The recipe of the rules in ``components/clippings-article.json``: which forms of a word mean the same.

    newsroom.txt, labelled text ──▶ ordinary words ──inflect──▶ "killed, killing, kills => kill"

A stemmer guesses, and maims the names it has never seen (``hamas`` becomes ``hama``). This list names every form
that is reduced, so a word that is not in it, such as any new name, stays as it is. A word is ordinary when it is
listed, or when the text writes it mostly in lower case. Run ``python -m mappings.inflections`` to write the file
anew.
"""

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXT = Path(os.environ.get("CLIPPINGS_SHARED_DATA", HERE.parent.parent / "shared" / "data")) / "ner" / "train.jsonl"
WORDS = HERE / "newsroom.txt"
TARGET = HERE / "components" / "clippings-article.json"

NO_LEMMAS = frozenset(
    """
    the and but not for nor yet off out about above after all also always among another any are away been before
    being both came can could did does down each else even ever every far few had has have hence her here hers
    him his how into its just less like many may might more most much must near new one only onto other our ours
    over own per quite rather same shall she should since some soon still such than that their them then there
    these they this those though thus till too toward under until unto upon very via was were what when where
    which while who whom whose why will with within would you your high good long down dur tel tri
    """.split()
)
"""Words that take no ending of their own: what looks like their form is another word (``news``, ``evening``)."""

NO_FORMS = frozenset("feed seed goods news species series physics arms evening something nothing thing lens".split())
"""Words that only look like a form of another."""

IRREGULAR = """
arise arose arisen; be am are is was were been being; bear bore borne; beat beaten; become became; begin began begun;
bend bent; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought;
build built; burn burnt; buy bought; catch caught; child children; choose chose chosen; come came; creep crept; crisis
crises; deal dealt; dig dug; do did does done doing; draw drew drawn; dream dreamt; drink drank drunk; drive drove
driven; eat ate eaten; fall fell fallen; feel felt; fight fought; flee fled; fling flung; fly flew flown flies flying;
forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze
frozen; get got gotten; give gave given; go goes going went gone; grow grew grown; hang hung; have has had having;
hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; leap leapt; lend
lent; life lives; light lit; lose lost; make made; man men; mean meant; meet met; mistake mistook mistaken; overcome
overcame; overthrow overthrew overthrown; pay paid; person people; prove proven; ride rode ridden; ring rang rung;
rise risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot
shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke
spoken; spend spent; spin spun; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep
swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw
threw thrown; understand understood; undergo underwent undergone; uphold upheld; wake woke woken; wear wore worn;
weave wove woven; weep wept; wife wives; win won; withdraw withdrew withdrawn; withhold withheld; withstand withstood;
woman women; write wrote written; half halves; knife knives; thief thieves; wolf wolves; shelf shelves
"""
"""Forms that no ending explains: the word first, then what it becomes."""


def plural(word: str) -> str:
    """Add the ending -s as English spells it."""
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def verbal(word: str) -> Iterator[str]:
    """Add the endings -ed and -ing as English spells them; where both spellings are used, give both."""
    if re.search(r"[^aeiou]y$", word):
        return iter([word[:-1] + "ied", word + "ing"])
    if word.endswith("ie"):
        return iter([word + "d", word[:-2] + "ying"])
    if word.endswith(("ee", "oe", "ye")):
        return iter([word + "d", word + "ing"])
    if word.endswith("e"):
        return iter([word + "d", word[:-1] + "ing"])
    return iter([stem + ending for stem in _stems(word) for ending in ("ed", "ing")])


def _stems(word: str) -> list[str]:
    if re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtz]", word):
        return [word + word[-1]]
    return [word, word + word[-1]] if re.search(r"[^aeiou][aeiou][bdglmnprt]$", word) else [word]


def ordinary(texts: Iterable[str]) -> dict[str, int]:
    """Count the words that are mostly written in lower case."""
    lower, upper = Counter[str](), Counter[str]()
    for text in texts:
        for word in re.findall(r"(?<!['’\w])[A-Za-z]+(?!['’\w])", text):
            (lower if word.islower() else upper)[word.lower()] += 1
    return {word: count for word, count in lower.items() if count >= upper[word]}


def inflections(seen: dict[str, int], verbs: Iterable[str], nouns: Iterable[str]) -> dict[str, str]:
    """Map each form to its word: all forms of the words listed, and of other ordinary words the forms seen."""
    found = dict(_irregular())
    for word in verbs:
        found |= {form: word for form in (plural(word), *verbal(word)) if form not in found}
    for word in nouns:
        found.setdefault(plural(word), word)
    for word in sorted(seen, key=lambda word: (-seen[word], word)):
        if seen[word] >= 3 and len(word) >= 3 and word not in NO_LEMMAS:
            found |= {form: word for form in (plural(word), *verbal(word)) if form in seen and form not in found}
    found = {form: word for form, word in found.items() if form not in NO_FORMS | NO_LEMMAS}
    return {form: _root(form, found) for form in found}


def _irregular() -> Iterator[tuple[str, str]]:
    for entry in IRREGULAR.split(";"):
        word, *forms = entry.split()
        yield from ((form, word) for form in forms)


def _root(form: str, found: dict[str, str]) -> str:
    seen = {form}
    while form in found and found[form] not in seen:
        form = found[form]
        seen.add(form)
    return form


def rules(found: dict[str, str]) -> list[str]:
    """Write the map as rules of the token filter ``stemmer_override``, one per word."""
    forms = defaultdict(list)
    for form, word in found.items():
        if form != word:
            forms[word].append(form)
    return [f"{', '.join(sorted(forms[word]))} => {word}" for word in sorted(forms)]


def main() -> None:
    """Write the rules into the component template, which is otherwise written by hand."""
    texts = (json.loads(line)["text"] for line in TEXT.read_text(encoding="utf-8").splitlines())
    _, verbs, nouns = re.split(r"^\[\w+\]$", WORDS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = inflections(ordinary(texts), verbs.split(), nouns.split())
    component = json.loads(TARGET.read_text(encoding="utf-8"))
    component["template"]["settings"]["index"]["analysis"]["filter"]["english_inflections"]["rules"] = rules(found)
    TARGET.write_text(json.dumps(component, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
