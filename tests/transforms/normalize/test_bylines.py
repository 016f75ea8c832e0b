"""Authors are names only."""

import pytest

from tests.transforms.normalize.pages import LEAD, SECOND, THIRD, article_of


def authors(*lines: str) -> tuple[str, ...]:
    return article_of(
        "\n".join(["Home", "Old pier to close before winter storms", *lines, "", LEAD, SECOND, THIRD])
    ).authors


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("By Anna Berg", "5 May 2026"), ("Anna Berg",)),
        (("BY ANNA BERG", "5 May 2026"), ("Anna Berg",)),
        (("By Anna Berg and Per Olav de Vries", "5 May 2026"), ("Anna Berg", "Per Olav de Vries")),
        (("By Anna Berg, Per Dahl & Li Na", "5 May 2026"), ("Anna Berg", "Per Dahl", "Li Na")),
        (("Published By: Anna Berg", "Published: 5 May 2026"), ("Anna Berg",)),
        (("Author of the article:", "Anna Berg", "Published May 05, 2026"), ("Anna Berg",)),
        (("Anna Berg", "Senior Reporter", "5 May 2026"), ("Anna Berg",)),
        (("Anna Berg Political Correspondent", "5 May 2026"), ("Anna Berg",)),
        (("Anna Berg, Chief Science Editor", "5 May 2026"), ("Anna Berg",)),
        (("Anna Berg · Kyst Radio · Posted: May 05, 2026 4:00 AM EDT",), ("Anna Berg",)),
        (("ByAnna BergTransport reporter", "15:47, 5 May 2026"), ("Anna Berg",)),
        (("Anna Berg2 minutes ago",), ("Anna Berg",)),
        (("By Anna Berg 5 May 2026 • 4:45pm",), ("Anna Berg",)),
        (("Anna O'Neill-Berg", "5 May 2026"), ("Anna O'Neill-Berg",)),
        (("By Reuters", "5 May 2026"), ("Reuters",)),
        (("Staff Reporter", "5 May 2026"), ("Staff Reporter",)),
        (("By Ben Dahl", "5 May 2026"), ("Ben Dahl",)),
        (("Anna BergandPer Dahl", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Anna Berg / KNA / Updated: May 5, 2026, 08:42 IST",), ("Anna Berg",)),
        (("By Anna Berg & Per Dahl The Harbour Press", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Anna Berg Tides Moorings Reporter", "5 May 2026"), ("Anna Berg",)),
        (("Text Size", "Anna Berg", "5 May 2026"), ("Anna Berg",)),
        (("Anna Berg", "Follow topic:", "Piers", "and Per Dahl", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("By Anna Berg", "Staff Writer", "5 May 2026"), ("Anna Berg",)),
        (("By Anna Berg", "Mid West Correspondent", "5 May 2026"), ("Anna Berg",)),
        (("By Anna BergStaff Writer", "5 May 2026"), ("Anna Berg",)),
        (("Our Staff Writer", "5 May 2026"), ("Our Staff Writer",)),
        (("By ANNA BERG, KNA Regional TV News", "5 May 2026"), ("Anna Berg",)),
        (("Anna Berg, West Coast Reporter", "5 May 2026"), ("Anna Berg",)),
        (("By Anna Berg, New Delhi", "5 May 2026"), ("Anna Berg",)),
        (("By Anna Berg in Seoul and Per Dahl in Tokyo", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Anna Berg | Per Dahl", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Anna Berg | New Delhi", "5 May 2026"), ("Anna Berg",)),
        (("ByANNA BERG", "MAY 5, 2026 17:05"), ("Anna Berg",)),
        (("Anna Berg@annaberg", "5 May 2026"), ("Anna Berg",)),
        (("Anna Berg", "Senior Correspondent", "Per Dahl", "Staff Writer", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("AFP", "5 May 2026"), ("AFP",)),
        (("Tue, May 5, 2026 | Anna Berg",), ("Anna Berg",)),
        (("WRITER: Anna Berg", "5 May 2026"), ("Anna Berg",)),
        (("Penulis: Anna Berg", "5 May 2026"), ("Anna Berg",)),
        (("ANNA BERG Statehouse Bureau", "PER DAHL Harbour Star", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Anna Berg (Harbour Star)", "and Per Dahl", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Share", "The fence in May", "Anna Berg in HAMMERFEST"), ("Anna Berg",)),
        (("Share", "The fence in May", "Council Vote in Hammerfest"), ()),
        (("May 05, 2026 Anna Berg Sports",), ("Anna Berg",)),
        (("Anna Berg, Per Dahl | Publication date 05 May 2026 | 20:12 ICT",), ("Anna Berg", "Per Dahl")),
        (("KYST | By Anna Berg", "Published May 5, 2026 at 5:00 AM EST"), ("Anna Berg",)),
        (("5 May 2026", "portrait", "Anna Berg,", "headshot", "Per Dahl"), ("Anna Berg", "Per Dahl")),
        (("By Anna Berg, Fjord University, Per Dahl, College of the Coast", "5 May 2026"), ("Anna Berg", "Per Dahl")),
        (("Authors", "Anna Berg", "Senior Lecturer in Tides, Fjord University", "Per Dahl", "Project Director, Coasts",
          "PDahl_Fjord", "Li Na", "PhD Student"), ("Anna Berg", "Per Dahl", "Li Na")),
        (("Author of the article:", "The Coastal Wire", "The Coastal Wire", "Anna Berg", "Published May 05, 2026"),
         ("Anna Berg",)),
        (("Siva s/o Raman", "Siva s/o Raman", "and", "Anna Berg", "Anna Berg", "5 May 2026"),
         ("Siva s/o Raman", "Anna Berg")),
        (("JUAN CARLOS DE LOS RÍOS MUÑOZ", "5 May 2026"), ("Juan Carlos De Los Ríos Muñoz",)),
        (("By Anna Berg", "Share", "Ida Lund", "5 May 2026"), ("Anna Berg",)),
        (("Ida Lund", "5 May 2026"), ()),
        (("A A", "5 May 2026"), ()),
        (("By Omar ibn al-Bakri", "5 May 2026"), ("Omar ibn al-Bakri",)),
        (("By Anne d’Estaing-Roux", "5 May 2026"), ("Anne d’Estaing-Roux",)),
        (("By Ngugi wa Kamau", "5 May 2026"), ("Ngugi wa Kamau",)),
        (("By Ana Ruiz de la Vega y Soto", "5 May 2026"), ("Ana Ruiz de la Vega y Soto",)),
        (("Por Ana Ruiz y Juan Paz", "5 May 2026"), ("Ana Ruiz", "Juan Paz")),
        (("Posted by Anna Berg on May 5, 2026",), ("Anna Berg",)),
        (("Anna Berg, KNA Fjord", "5 May 2026"), ("Anna Berg",)),
        (("High Court", "5 May 2026"), ()),
        (("World Cup", "5 May 2026"), ()),
        (("Margaret Court", "5 May 2026"), ("Margaret Court",)),
        (("Anna Berg", "Company Logo", "Add Havneposten", "5 May 2026"), ("Anna Berg",)),
        (("5 May 2026",), ()),
    ],
)  # fmt: skip
def test_names(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert authors(*lines) == names


def test_the_outlets_own_name_ends_a_byline() -> None:
    lines = ("Old pier to close before winter storms", "By Anna Berg Harbour Cable News", "5 May 2026")
    found = article_of(
        "\n".join(["Harbour Cable News", "Home", *lines, "", LEAD, SECOND, THIRD, "© 2026 Harbour Cable News"])
    )
    assert found.authors == ("Anna Berg",)


def test_a_name_above_the_title_whom_a_biography_introduces() -> None:
    head = ("Anna Berg", "Piers", "5 May 2026", "Old pier to close before winter storms", "")
    biography = "Anna Berg is a senior writer at the Harbour Post."
    assert article_of("\n".join(["Home", *head, LEAD, SECOND, THIRD, biography])).authors == ("Anna Berg",)
    assert article_of("\n".join(["Home", *head, LEAD, SECOND, THIRD])).authors == ()


def below(*lines: str) -> tuple[str, ...]:
    head = ("Home", "Old pier to close before winter storms", "5 May 2026", "")
    return article_of("\n".join([*head, LEAD, SECOND, THIRD, *lines])).authors


def test_names_alone_below_the_text() -> None:
    assert below("Anna Berg, Per Dahl", "Share") == ("Anna Berg", "Per Dahl")
    assert below("AFP", "Share") == ("AFP",)


def test_a_byline_below_the_text_with_a_label_or_an_address() -> None:
    assert below("Text: Anna Berg", "Share") == ("Anna Berg",)
    assert below("— Anna Berg, a.berg@havneposten.example", "Share") == ("Anna Berg",)
    assert below("Press office: Anna Berg, a.berg@havneposten.example", "Share") == ()


def test_what_the_text_speaks_of_and_lists_below_it_are_no_authors() -> None:
    assert below("Ida Lund", "Share") == ()
    assert below("Ferry Company Sold", "New Slipway Opens", "Share") == ()
