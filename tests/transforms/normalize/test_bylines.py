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
        (("5 May 2026",), ()),
    ],
)  # fmt: skip
def test_names(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert authors(*lines) == names
