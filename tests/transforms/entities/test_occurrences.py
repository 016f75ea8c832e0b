"""Names are found as words of their own."""

from transforms.entities.occurrences import occurrences


def test_whole_words_alone() -> None:
    body = "Ana met Anas, @Ana and #Ana; Ana Lopez left."
    assert [body[start:end] for start, end in occurrences(body, ("Ana", "Ana Lopez"))] == ["Ana", "Ana", "Ana Lopez"]
    assert list(occurrences(body, ())) == []
