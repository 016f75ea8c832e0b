"""Known names are found on word boundaries, longest first, and only where a form means one thing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.entities.stories import known
from transforms.entities import KnownNames
from transforms.records import EntityType

LIST = KnownNames.parse(
    "# a comment\n"
    "organization\tBBC\tBritish Broadcasting Corporation\tGB\n"
    "organization\tBBC Radio 4\t\tGB\n"
    "organization\tLabour Party\t~Labour\tGB\n"
    "organization\tJaish-e-Mohammed\tJeM\tPK\n"
    "organization\tPeoples Party\tPPP\tPK\n"
    "organization\tPower Party\tPPP\tKR\n"
    "organization\t~Dawn\t\tPK\n"
    "group\tKenyan\tKenyans\tKE\n"
    "organization\tSinn Féin\t\tIE\n"
)


def found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in LIST.matches(text)]


def test_the_longest_form_wins() -> None:
    assert found("On BBC Radio 4 and the BBC's site") == ["BBC Radio 4", "BBC"]


def test_forms_keep_to_words_and_capitals() -> None:
    assert found("ABBC BBCs bbc @BBC Kenyans") == ["Kenyans"]


def test_typography_and_accents_make_no_difference() -> None:
    assert found("Jaish‑e‑Mohammed, Sinn Fein, Sinn Féin") == ["Jaish‑e‑Mohammed", "Sinn Fein", "Sinn Féin"]


def test_a_doubtful_form_finds_nothing_but_is_looked_up() -> None:
    assert found("Labour at Dawn") == []
    entry = LIST.entry("Labour")
    assert entry is not None
    assert entry.name == "Labour Party"


def test_a_form_of_two_names_has_no_entry() -> None:
    (match,) = LIST.matches("the PPP said")
    assert match.type is EntityType.ORGANIZATION
    assert match.entry is None
    assert LIST.entry("PPP") is None


def test_a_compound_is_cut_where_it_joins() -> None:
    assert found("BBC-backed and non-BBC") == ["BBC", "BBC"]


@pytest.mark.parametrize("line", ["organization\tBBC", "club\tBBC\t\tGB"])
def test_a_bad_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"line 1|club"):
        KnownNames.parse(line)


def test_an_empty_list_finds_nothing() -> None:
    assert not list(KnownNames.parse("").matches("the BBC"))


@settings(deadline=None)  # the first example loads the list
@given(st.lists(st.sampled_from(["BBC", "Hamas", "UN", "al-", "Kenyan", "-", " ", "'s", "s", "\n", "é", "Congress"])))
def test_matches_lie_in_order(parts: list[str]) -> None:
    body = "".join(parts)
    matches = list(known().matches(body))
    assert all(a.end <= b.start for a, b in pairwise(matches))
    assert all(0 <= match.start < match.end <= len(body) for match in matches)
