"""Short forms of organizations join the full name that they are made of, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.entities.stories import forms, named
from transforms.entities.acronyms import abbreviates, initials_of, letters_of
from transforms.entities.bodies import short_for
from transforms.records import EntityType

ORGANIZATION = EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("part", "full"),
    [("Labor Ministry", "Ministry of Employment and Labour"), ("DEM", "DEM Party"), ("Equita", "Equita Holdings"),
     ("Commission", "Salt Commission"), ("Vale Moor Council", "Vale Moor Metropolitan Borough Council")],
)  # fmt: skip
def test_some_words_of_a_body(part: str, full: str) -> None:
    assert short_for(part, full)


def test_words_of_another_body() -> None:
    assert not short_for("Labor Ministry", "Ministry of Defence")


@pytest.mark.parametrize(
    ("short", "full"),
    [("S.C.L.C.", "Southern Christian Leadership Conference"), ("SDF", "Self-Defense Forces"),
     ("ADX", "Abu Dhabi Exchange"), ("MDA", "Mouvement pour la Dignité de l'Azawagh"), ("GRT", "Glen & River Trust"),
     ("PGF", "Prairie Gold Foods Inc."), ("BMKG", "Badan Meteorologi, Klimatologi, dan Geofisika")],
)  # fmt: skip
def test_initials(short: str, full: str) -> None:
    assert letters_of(short) in initials_of(full)


@pytest.mark.parametrize(
    ("short", "full"),
    [("SwRI", "Southwest Research Institute"), ("NECTA", "National Examinations Council of Tanzania"),
     ("DNR", "Wisconsin Department of Natural Resources"), ("KRX", "Korea Exchange"),
     ("IFAS", "International Fund for Saving the Aral Sea")],
)  # fmt: skip
def test_short_forms_made_of_words_in_order(short: str, full: str) -> None:
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [("CRC", "Civil Contract"), ("CIO", "Constitutional Court"), ("AB", "Alpha Beta Gamma"),
     ("SGPC", "Pakistan Sikh Gurdwara Council of Lahore"), ("RAP", "Republican People's Party of Anatolia")],
)  # fmt: skip
def test_letters_of_another_body(short: str, full: str) -> None:
    assert not abbreviates(short, full)


@given(st.text(max_size=12), st.text(max_size=60))
def test_any_text_has_an_answer(short: str, full: str) -> None:
    assert abbreviates(short, full) in (True, False)
    assert all(len(letters) > 1 for letters in initials_of(full))


def test_a_short_form_that_two_bodies_fit_stays_by_itself() -> None:
    found = named("The [Delta River Agency|ORG] and the [Dry Range Association|ORG] met. The [DRA|ORG] left.")
    assert forms(found, ORGANIZATION)["DRA"] == ()


def test_initials_on_the_list_mean_the_body_that_the_article_names_in_full() -> None:
    listed = "organization\tLondon School of Economics\tLSE\tGB\n"
    found = named("The [Lindale Stock Exchange|ORG] fell. [LSE|ORG] shares were halted.", listed)
    assert forms(found, ORGANIZATION) == {"Lindale Stock Exchange": ("LSE",)}
    found = named("The [Lindale Stock Traders|ORG] fell. [LSE|ORG] men saw it.", listed)
    assert set(forms(found, ORGANIZATION)) == {"Lindale Stock Traders", "London School of Economics"}


def test_a_branch_is_not_the_whole() -> None:
    found = named("[Hamas|ORG] and the [Hamas Health Bureau|ORG] spoke.", "organization\tHamas\t\tPS\n")
    assert set(forms(found, EntityType.ORGANIZATION)) == {"Hamas", "Hamas Health Bureau"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Office of the Auditor", "Auditor's Office"), ("Tarvik", "Tarvik & Sons plc"), ("Tarvik", "Tarvik Group"),
        ("Blues", "Blue Party"), ("Lake Democrats", "Lake Democratic Union"), ("Vipers", "Viper Motorcycle Club"),
        ("NK First", "North Kivu First"), ("Court of SiT", "Court of Sala and Tarvik"),
        ("OLB Clinic", "Oda Lia Bora Clinic"),
        ("9th Circuit", "9th U.S. Circuit Court of Appeals"), ("St. Ann", "Saint Ann"), ("Vara", "VaraEnergies"),
        ("TKB", "Bureau of Kivu Tides"),
    ],
)  # fmt: skip
def test_names_of_one_body(one: str, other: str) -> None:
    (found,) = forms(named(f"Then the [{other}|ORG] met. Men of [{one}|ORG] left."), ORGANIZATION).items()
    assert {one.replace("U.S.", "US"), other.replace("U.S.", "US")} & {found[0], *found[1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bank of Kivu", "Bank of Vara"), ("Nationals", "National Vara Bank"), ("NK First", "North Vara First"),
        ("Blues", "Bluewater Party"), ("Circuit Union", "Circuit Drivers and Owners Union"),
        ("TKB", "Bureau of Vara Tides"),
    ],
)  # fmt: skip
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert len(forms(named(f"Then the [{other}|ORG] met. Men of [{one}|ORG] left."), ORGANIZATION)) == 2


def test_a_company_is_not_its_trust() -> None:
    found = named("The [Tarvik & Sons plc|ORG] and the [Tarvik Trust|ORG] met. [Tarvik|ORG] left.")
    assert forms(found, ORGANIZATION) == {"Tarvik & Sons plc": ("Tarvik",), "Tarvik Trust": ()}


def test_a_name_that_many_countries_have_is_the_one_named_in_full() -> None:
    listed = "organization\tBlue Cross\t\t\norganization\tVara Blue Cross\t\tVA\n"
    found = named("The [Vara Blue Cross|ORG] came. The [Blue Cross|ORG] left.", listed)
    assert forms(found, ORGANIZATION) == {"Vara Blue Cross": ("Blue Cross",)}
    found = named("The [Vara Blue Cross|ORG] came. The [Blue Cross|ORG] left.", listed.replace("\t\t\n", "\t\tKE\n"))
    assert set(forms(found, ORGANIZATION)) == {"Vara Blue Cross", "Blue Cross"}
