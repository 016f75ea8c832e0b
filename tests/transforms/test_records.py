"""The records' own promises."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.records import digest, fold


def test_fold_ignores_case_accents_and_typography() -> None:
    assert fold("Lashkar‑e‑Taïba’s") == "lashkar-e-taiba's"


@given(st.text())
def test_fold_is_idempotent_on_what_it_returns(text: str) -> None:
    assert fold(fold(text)) == fold(fold(fold(text)))


@given(st.text(), st.text())
def test_digest_tells_parts_apart(left: str, right: str) -> None:
    assert digest(left, right) == digest(left, right)
    assert (digest(left, right) == digest(right, left)) == (left == right)
