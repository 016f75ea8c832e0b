"""The document pass: one name however the page writes it, and two where it means two."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.names.articles import article_of, sentences_of
from tests.transforms.entities.stories import fast, forms, known, named, texts
from transforms.entities import NoRecognizer, find_entities
from transforms.records import EntityType

PERSON, ORGANIZATION, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def test_a_surname_joins_the_one_full_name() -> None:
    found = named("[Naji Zaheer|PER] met [Rashid Ali Sandhu|PER]. Later Zaheer and Sandhu left; Zaheer's car waited.")
    assert forms(found, PERSON) == {"Naji Zaheer": ("Zaheer",), "Rashid Ali Sandhu": ("Sandhu",)}
    assert texts(found, PERSON).count("Zaheer") == 2


def test_two_of_a_family_stay_two_and_the_bare_surname_a_third() -> None:
    found = named("[Amina Bello|PER] and her brother [Sani Bello|PER] came. [Bello|PER] spoke first.")
    assert set(forms(found, PERSON)) == {"Amina Bello", "Sani Bello", "Bello"}


def test_honorifics_and_offices_are_no_part_of_a_person() -> None:
    found = named("[Prime Minister Modi|PER] and [Dr. Okello|PER] met [President Kofi Asante|PER] there.")
    assert set(forms(found, PERSON)) == {"Modi", "Okello", "Kofi Asante"}


def test_the_and_possessives_are_cut() -> None:
    found = named("At [the Orinoco Bank|ORG] and in [Kano's|LOC] streets, [the Taliban’s|ORG] men waited.")
    assert set(forms(found, ORGANIZATION)) == {"Orinoco Bank", "Taliban"}
    assert set(forms(found, PLACE)) == {"Kano"}


def test_a_prefix_is_no_part_of_a_name() -> None:
    assert texts(named("He led an [anti-India|ORG] rally."), ORGANIZATION) == ["India"]


def test_a_short_form_joins_what_it_stands_for_everywhere() -> None:
    found = named("The [Blue River Front|ORG] (BRF) fought on. On Monday BRF men fled.")
    assert forms(found, ORGANIZATION) == {"Blue River Front": ("BRF",)}
    assert texts(found, ORGANIZATION) == ["Blue River Front", "BRF", "BRF"]


def test_a_short_form_in_another_case_is_a_slip_not_the_verb() -> None:
    found = named("Men of [Lashkar-e-Kohsar|ORG] (LeK) and Lek met. Lek us go, they said: Lek them. Men of Lek ran.")
    assert forms(found, ORGANIZATION)["Lashkar-e-Kohsar"] == ("Lek", "LeK")
    assert texts(found, ORGANIZATION).count("Lek") == 2


def test_the_majority_decides_the_kind() -> None:
    found = named("In [Tabora|LOC] rain fell. [Tabora|PER] was wet. Near [Tabora|LOC] roads closed.")
    assert forms(found, PLACE) == {"Tabora": ()}
    assert not forms(found, PERSON)


def test_a_headline_labels_only_what_the_text_knows() -> None:
    headline = "[Fresh Hopes Rise|ORG] For [Amina Bello|PER] After Long Drought Ends\n\n"
    found = named(headline + "[Amina Bello|PER] said that rain had come at last to the farms.")
    assert texts(found, PERSON) == ["Amina Bello", "Amina Bello"]
    assert not texts(found, ORGANIZATION)


def test_a_known_name_outweighs_the_model_and_gives_the_canonical_name() -> None:
    listed = "organization\tJaish-e-Mohammed\tJeM\tPK\n"
    found = named("Two men of [JeM|PER] were held.", listed)
    (entity,) = found
    assert (entity.name, entity.type, entity.aliases, entity.country, entity.source) == (
        "Jaish-e-Mohammed", ORGANIZATION, ("JeM",), "PK", "known",
    )  # fmt: skip


def test_a_known_name_within_a_longer_one_is_left_there() -> None:
    found = named("At [BBC Persian Service|ORG] they knew.", "organization\tBBC\t\tGB\n")
    assert texts(found, ORGANIZATION) == ["BBC Persian Service"]


def test_peoples_have_the_country_of_their_demonym() -> None:
    found = named("A [Kenyan|GRP] and two other Kenyans ran.", "group\tKenyan\tKenyans\tKE\n")
    assert [(e.name, e.aliases, e.country) for e in found] == [("Kenyan", ("Kenyans",), "KE")]


def test_institutions_are_found_by_their_words() -> None:
    found = named("An official in [Israel|LOC]'s Ministry of Foreign Affairs and the University of Tabora agreed.")
    assert set(forms(found, ORGANIZATION)) == {"Ministry of Foreign Affairs", "University of Tabora"}
    assert {e.source for e in found if e.type is ORGANIZATION} == {"institution"}


def test_kinds_are_refined_by_words() -> None:
    found = named("From [Entebbe Airport|LOC] to the [Nile Cup|MSC] aboard the [MV Serengeti|MSC].")
    assert {e.name: e.type for e in found} == {
        "Entebbe Airport": EntityType.FACILITY,
        "Nile Cup": EntityType.EVENT,
        "MV Serengeti": EntityType.PRODUCT,
    }


def test_no_model_leaves_lists_and_patterns() -> None:
    article = article_of("Hamas and the Ministry of Health spoke. Nobody else did.")
    found = find_entities(article, sentences_of(article), NoRecognizer(), known())
    assert {e.name for e in found} == {"Hamas", "Ministry of Health"}


PARTS = st.sampled_from(
    ["Hamas", " ", "\n", "(", ")", "LeT", "Let", "Naji Zaheer", "Zaheer", "'s", "’s", "-", "e", ".", "Dr.", "the",
     "Ministry of ", "“", "”", "U.S.", "said", ", ", "President", "İ", "ﬁ", "é", "😀", "Kenyans", "The", "\t"]
)  # fmt: skip


@settings(deadline=None)  # the first example loads the weights
@given(st.lists(PARTS, max_size=40).map("".join))
def test_mentions_are_where_they_say(body: str) -> None:
    article = article_of(body)
    found = find_entities(article, sentences_of(article), fast(), known())
    assert found == find_entities(article, sentences_of(article), fast(), known())
    spans = sorted((m.start, m.end) for entity in found for m in entity.mentions)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for entity in found:
        assert entity.mentions
        assert all(body[m.start : m.end] == m.text and m.text.strip() == m.text for m in entity.mentions)
        assert set(entity.aliases) | {entity.name} >= {m.text for m in entity.mentions}


@pytest.mark.parametrize("text", ["A " * 20_000, "(A" * 10_000, "Aa-" * 10_000, "Bo'" * 10_000, "Ministry of " * 3_000])
def test_hostile_texts_come_to_an_end(text: str) -> None:
    article = article_of(text)
    assert find_entities(article, sentences_of(article), NoRecognizer(), known()) is not None


def test_each_other_spelling_says_why_it_is_the_same_name() -> None:
    listed = "organization\tJaish-e-Mohammed\tJeM\tPK\n"
    found = named(
        "Men of JeM met [Naji Zaheer|PER] of the [Blue River Front|ORG] (BRF). Zaheer and [NAJI ZAHEER|PER] left. "
        "The [Ministry of Water|ORG] and the [Water Ministry|ORG] were silent.",
        listed,
    )
    assert {alias: why for entity in found for alias, why in entity.reasons} == {
        "JeM": "a form on the list of known names",
        "BRF": "the text says so: Blue River Front (BRF)",
        "Zaheer": "part of the one full name it fits",
        "NAJI ZAHEER": "the same but for signs, capitals or endings",
        "Water Ministry": "initials or words of the full name",
    }
    assert all({alias for alias, _ in entity.reasons} == set(entity.aliases) for entity in found)


@pytest.mark.parametrize(
    ("marked", "name", "source"),
    [
        ("[Amina Bello|PER] spoke.", "Amina Bello", "model"),
        ("TABORA (Lakeland Wire) — Rain fell for a third day.", "TABORA", "dateline"),
        ("He works at the University of Tabora now.", "University of Tabora", "institution"),
        ("The National Front for Dry Seasons (NFDS) met.", "National Front for Dry Seasons", "short form"),
        ("[Sani Bello|PER], known as Uncle Two, came.", "Uncle Two", "model"),  # the surest of an entity's mentions
    ],
)
def test_each_name_says_what_found_it(marked: str, name: str, source: str) -> None:
    assert {form: e.source for e in named(marked) for form in (e.name, *e.aliases)}[name] == source


def test_two_peoples_are_two_names_but_one_that_a_list_knows_is_one() -> None:
    listed = "group\tVadian\tVadians\t\ngroup\tProtestant\tProtestants\t\ngroup\tOld Protestant\t\t"
    found = named(
        "Some [Vadian Protestants|ORG] and an [Old Protestant|GRP] and the [Vadian Protestant|ORG] left.", listed
    )
    texts = [m.text for e in found for m in e.mentions if e.type is EntityType.GROUP]
    assert sorted(texts) == ["Old Protestant", "Protestants", "Vadian"]
