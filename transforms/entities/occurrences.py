"""Where given names stand in a text, each as words of its own."""

from collections.abc import Iterable, Iterator

import ahocorasick


def occurrences(body: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every form, by its end; those that overlap too, but none within a word, a handle or a tag."""
    wanted = sorted(set(forms))
    if not wanted:
        return
    automaton = ahocorasick.Automaton()
    for form in wanted:
        automaton.add_word(form, len(form))
    automaton.make_automaton()
    for last, size in automaton.iter(body):
        start, end = last + 1 - size, last + 1
        before, after = body[max(0, start - 1) : start], body[end : end + 1]
        if not (before.isalnum() or after.isalnum() or before in ("@", "#")):
            yield start, end
