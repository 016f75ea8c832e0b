"""Whether a sentence looks ahead."""

import pytest

from transforms.dates.tense import looks_ahead
from transforms.dates.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The court will rule on Friday.", 1),
        ("The court ruled on Friday.", -1),
        ("He said the court will rule on Friday.", 1),
        ("He told the court on Friday that he will go.", -1),
        ("On Friday, the court will hear him.", 1),
        ("On Friday, he said he will go.", -1),
        ("Trump to meet Xi on Friday", 1),
        ("He was forced to resign on Friday.", -1),
        ("The vote scheduled for Friday", 1),
        ("The vote was scheduled for Friday", -1),
        ("You must pay by Friday.", 1),
        ("He had raised £5 by Friday.", -1),
        ("The trial was adjourned until Friday.", 1),
        ("ahead of Friday's match", 1),
        ("The games will be played on Friday.", 1),
        ("Friday", 0),
    ],
)
def test_tenses(text: str, sign: int) -> None:
    tokens = tokenize(text, 0, len(text))
    at = tokens.words.index("friday")
    assert looks_ahead(tokens, at, at + 1) == sign
