"""What a flattened page becomes: fields, body, and furniture with its rules."""

from pathlib import Path

import pytest

from tests.transforms.normalize.pages import LEAD, SECOND, THIRD, article_of, blocks, cut, page, rejection_of, story
from transforms.normalize import Outlet, Outlets, normalize
from transforms.records import Hints, Rejection

SEED = next((Path(__file__).resolve().parents[3] / "seeds").glob("*.txt"))


def test_the_seed() -> None:
    content = SEED.read_text(encoding="utf-8")
    article = article_of(content)
    assert article.title is not None
    assert article.title.startswith("Pakistan Planning Terror Strike In India? New Hamas–Lashkar Meeting")
    assert (article.section, article.outlet, article.country, article.language) == ("World", "NewsX", "IN", "en")
    assert article.authors == ("Zubair Amin",)
    assert article.summary is not None
    assert article.summary.startswith("Senior leaders of Hamas and Pakistan-based")
    assert article.published is not None
    assert article.published.at == "2026-01-07T08:55:19Z"
    assert article.published.text == "January 7, 2026 14:25:19 IST"
    assert article.published.zone == "Asia/Kolkata"
    assert "IN" in article.published.method
    assert not article.published.conflict
    assert article.body.startswith("Hamas and Pakistan’s terror outfit")
    assert article.body.endswith("associated with these groups.")
    assert [" ".join(heading.split()) for heading in blocks(article, "heading")] == [
        "Not an Isolated Interaction: Video Shows Hamas Leader, Lashkar-e-Taiba Commander Together",
        "Growing Visibility of Hamas in Pakistan",
        "Regional Security Concerns Intensify Amid Hamas-LeT Bonhomie",
        "What Pakistan Says On Harbouring Hamas",
        "Israel Urges India to Designate Hamas",
    ]
    rules = cut(article, content)
    assert rules["LIVE TV"] == "video and audio player"
    assert rules["Add NewsX As A Trusted Source"] == "sharing buttons"
    assert rules["RELATED News"] == rules["LATEST NEWS"] == "related links"


def test_fields_and_body_of_a_small_page() -> None:
    article = article_of(story(head=("The council gives the builders until October",)))
    assert article.title == "Old pier to close before winter storms"
    assert article.summary == "The council gives the builders until October"
    assert article.authors == ("Anna Berg",)
    assert article.body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert article.published is not None
    assert article.published.at == "2026-05-05T10:00:00Z"


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (("Also Read: Ferry company loses its licence",), "related links"),
        (("READ MORE", "Ferry company loses its licence", "Mayor opens new slipway"), "links to other stories"),
        (("The old pier seen from the lighthouse in 2019. (Photo: Ola Nordmann/Havn Foto)",), "picture caption"),
        (("Getty Images", "Boats are moored beside the closed pier in spring"), "picture caption"),
        (("The Tide", "A weekly letter about the sea and those who live by it", "Sign up"), "sign-up box"),
        (("Advertisement", "Story continues below"), "advertisement"),
        (("Ferry company loses its licence", "Shipping", "3 hours ago"), "teaser of another story"),
        (("Nobody wants to be the one who shuts it, said the harbour master",), "pull quote"),
        (("READ: Ferry company loses its licence",), "related links"),
        (("FERRY COMPANY LOSES ITS LICENCE AFTER SECOND COLLISION",), "links to other stories"),
        (("The harbour master stands on the pier. (Kari Sand)",), "picture caption"),
        (("The pier lies closed on May 4, 2026.", "Kari Sand | Havn Foto | Getty Images"), "picture caption"),
        (("A man on a pier with a lamp", "The harbour master on May 4. (Photo: Kari Sand)"), "picture caption"),
        (("© Havn Foto",), "photo credit"),
        (("A pier with a fence", "Ferry company loses its licence", "May 2, 2026"), "teaser of another story"),
        (("Video", "Ferry company is sold", "The licence ends in June.", "Listen"), "teaser of another story"),
        (("Newsletter", "The Tide", "Stories of the sea. For free.", "Sign up"), "sign-up box"),
        (("We are powered by readers. Join us.",), "promotion of the site's own services"),
        (("Boats lie beside the closed pier.", "KARI SAND, HARBOUR COAST STAR", "Buy Now"), "picture caption"),
        (("The harbour master on the closed pier. Courtesy: Kari Sand",), "picture caption"),
        (("Thanks for reading! Feel free to share it.",), "promotion of the site's own services"),
        (("Journalism costs money. Support us for the price of a coffee.",), "promotion of the site's own services"),
        (("In the headlines", "Ferry company loses its licence"), "related links"),
        (("The Tide", "Every Monday", "Do you want more sea? The Tide is for you.", "Sign up"), "sign-up box"),
        (("So it is decided, and my heart is with the pier", "— Ida Lund (@idalund) May 5, 2026"), "embedded post"),
    ],
)  # fmt: skip
def test_furniture_between_paragraphs(lines: tuple[str, ...], rule: str) -> None:
    content = story(*lines)
    article = article_of(content)
    assert article.body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert rule in {cut(article, content)[line] for line in lines}


def test_a_single_short_line_above_text_is_a_heading() -> None:
    article = article_of(story("What the engineers found"))
    assert blocks(article, "heading") == ["What the engineers found"]


def test_a_sentence_about_rights_is_no_text() -> None:
    rights = "Copyright 2026 Havn Media. All rights reserved. This material may not be published or rewritten."
    assert article_of(story(rights)).body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_a_biography_may_stand_above_the_text() -> None:
    biography = "Anna Berg is a reporter who covers the coast."
    content = story().replace(LEAD, f"{biography}\n\n{LEAD}")
    assert article_of(content).body.startswith(LEAD)


def test_a_label_of_key_points_is_no_text() -> None:
    content = story().replace(LEAD, f"What you need to know:\n\n{LEAD}")
    assert article_of(content).body.startswith(LEAD)


def test_a_caption_below_the_only_stamp_is_no_title() -> None:
    head = ("Home", "Old pier to close before winter storms", "Updated / 5 May 2026", "The pier has four iron legs")
    article = article_of("\n".join([*head, "By Anna Berg", "", LEAD, "", SECOND, "", THIRD]))
    assert article.title == "Old pier to close before winter storms"


def test_a_title_may_stand_below_its_stamp() -> None:
    head = ("Best Iron Legs", "Anna Berg", "Piers", "May 5, 2026 7:00 AM", "The Pier That Would Not Fall", "")
    assert article_of("\n".join([*head, LEAD, "", SECOND, "", THIRD])).title == "The Pier That Would Not Fall"


def test_authors_and_mastheads_are_no_title() -> None:
    title = "Old pier to close before winter storms"
    for line in (
        "Anna Berg (Harbour Star)",
        "Anna Berg & Per Olav Dahl",
        "The Harbour Star",
        "Hammerfest, West Finnmark",
    ):
        head = ("Home", title, "The fence is up.", "Share", "Save", "Listen", "Print", line, "5 May 2026", "")
        assert article_of("\n".join([*head, LEAD, "", SECOND, "", THIRD])).title == title


def test_a_breadcrumb_without_dividers_is_no_title() -> None:
    title = "Old pier to close before winter storms"
    head = ("Fishing", f"Home Coast {title}", "Coast", title, "May 5, 2026", "")
    assert article_of("\n".join([*head, LEAD, "", SECOND, "", THIRD])).title == title


def test_a_caption_above_a_byline_is_no_text_and_the_byline_no_box() -> None:
    head = ("Home", "Old pier to close before winter storms", "5 May 2026", "Share on Facebook", "Copy")
    caption = "The harbour master with the lamp that is to hang at the landward end."
    found = article_of("\n".join([*head, caption, "BY ANNA BERG", LEAD, SECOND, THIRD]))
    assert (found.authors, found.body) == (("Anna Berg",), f"{LEAD}\n\n{SECOND}\n\n{THIRD}")


def test_a_biography_of_the_author_ends_the_text() -> None:
    below = (
        "Anna Berg is a reporter who covers the coast.",
        "In a time of too much talk, quiet reading matters more than ever before.",
    )
    content = "\n".join([story().split("Related stories")[0], *below])
    assert article_of(content).body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_a_short_sentence_among_buttons_opens_no_text() -> None:
    content = story().replace(LEAD, f"Add us on Google.\nRead a summary of this piece.\nClick here to return\n\n{LEAD}")
    assert article_of(content).body.startswith(LEAD)


def test_labelled_questions_are_text() -> None:
    asked, answered = (
        "Havneposten: Who is to shut the pier?",
        "Lund: Nobody wants to be the one who does it, believe me.",
    )
    article = article_of(story(asked, answered))
    assert asked in blocks(article, "paragraph")


def test_entries_of_a_live_report_are_no_box_of_the_author() -> None:
    entry = "The fence is up at the landward end, and the harbour master has gone home to her dinner."
    article = article_of(story("4:05pm", "Anna Berg", "Fence is up", entry))
    assert entry in article.body
    assert article.body.endswith(THIRD)


def test_appeals_to_the_reader_below_a_text_that_never_speaks_to_him() -> None:
    fourth = "A new pier of oak is to be built in its place, at a cost that the council has kept to itself so far."
    appeals = (
        "Send this to your friends and neighbours with a single tap, from wherever you are.",
        "Make type larger to suit your eyes, and smaller again whenever you like.",
    )
    content = "\n".join([story(fourth).split("Related stories")[0], *appeals])
    assert article_of(content).body.endswith(THIRD)
    once = content.replace(appeals[1], "")
    assert article_of(once).body.endswith(appeals[0])


def test_a_list_announced_by_a_colon_is_text() -> None:
    article = article_of(
        story("The council asked for three things:", "a fence at the landward end", "a lamp", "a sign")
    )
    assert "a fence at the landward end" in blocks(article, "paragraph")


def test_comments_biographies_and_tags_below_are_cut() -> None:
    content = "\n".join(
        [
            story().split("Related stories")[0],
            "Anna Berg is a reporter who covers the coast.",
            "Topics",
            "Harbours",
            "Comments",
            "I walked on that pier with my grandfather every single summer of my childhood, what a shame.",
        ]
    )
    article = article_of(content)
    assert article.body.endswith(THIRD)
    rules = cut(article, content)
    assert rules["Anna Berg is a reporter who covers the coast."] == "about the author"
    assert rules["Topics"] == "topics and tags"
    assert rules["Comments"] == "comments"


def test_a_mark_alone_does_not_take_most_of_the_text() -> None:
    """A name from the byline opens a box of the author, a line about him ends a text; neither takes half of one."""
    paragraphs = [f"In the {nth} winter the sea took a plank of the pier, and nobody put it back." for nth in "abcdef"]
    head = ["Home", "Old pier to close before winter storms", "By Anna Berg", "5 May 2026", "", LEAD]
    article = article_of("\n".join([*head, "Tides", "Anna Berg", *paragraphs]))
    assert blocks(article, "paragraph")[1:] == paragraphs
    parted = [line for paragraph in paragraphs[:3] for line in (paragraph, "Share")]
    article = article_of("\n".join([*head, "Tides", "Anna Berg", *parted]))
    assert blocks(article, "paragraph")[1:] == paragraphs[:3]


def test_text_goes_on_below_a_table() -> None:
    cells = [cell for row in ("North", "South", "East") for cell in (f"{row} Harbour", *"24 15 4 5 49".split())]
    after = "The harbour office moves to the customs house on Friday, where, somebody said, there is a stove."
    content = "\n".join([story().split("Related stories")[0], "TIDE TABLE", "P", "W", "D", *cells, after, "Comments"])
    article = article_of(content)
    assert article.body.endswith(after)
    assert "North Harbour" not in article.body


def test_one_paragraph_with_words_of_its_own_does_not_end_the_text() -> None:
    cells = [cell for row in ("North", "South", "East") for cell in (row, *"24 15 4 5 49".split())]
    own = "Whoever ate fish balls at Knudsen's kiosk, summers or winters, never forgot that peppery broth."
    after = "The harbour master has kept one of the iron legs, and it stands in the garden of the council."
    content = "\n".join([story().split("Related stories")[0], "TIDE TABLE", *cells, own, "Share", after, "Comments"])
    assert article_of(content).body.endswith(f"{own}\n\n{after}")


def test_four_paragraphs_below_comments_make_it_a_button() -> None:
    paragraphs = [f"In the {nth} winter the sea took a plank of the pier, and nobody put it back." for nth in "abcde"]
    head = ["Home", "Old pier to close before winter storms", "By Anna Berg", "5 May 2026", "", LEAD, SECOND, THIRD]
    assert article_of("\n".join([*head, "Comments", *paragraphs])).body.endswith(paragraphs[-1])
    assert article_of("\n".join([*head, "Comments", *paragraphs[:2]])).body.endswith(THIRD)


def test_a_byline_within_the_text_is_of_another_story() -> None:
    head = ("Home", "Old pier to close before winter storms", "Anna Berg", "5 May 2026", "")
    card = ("Ferry is late again", "By Per Dahl")
    assert article_of("\n".join([*head, LEAD, SECOND, *card, THIRD])).authors == ("Anna Berg",)


def test_a_number_below_makes_a_short_line_a_cell_and_no_heading() -> None:
    content = story("Planks", "64", "36", "Iron legs", "11", "2")
    assert blocks(article_of(content), "heading") == []


def test_the_text_begins_below_a_place_in_a_line_of_its_own() -> None:
    content = story("", stamp="May 5, 2026\nThe fence was put up at night.\nHammerfest:")
    assert article_of(content).body.startswith(LEAD)


def test_an_authors_box_between_two_lines_of_the_name() -> None:
    box = "I write about the coast and about those who live by it. I was born in Vardø and studied tides."
    head = ("5 May 2026", "Anna Berg", box, "Anna Berg", "Other languages: 2", "")
    article = article_of("\n".join(["Home", "Old pier to close before winter storms", *head, LEAD, SECOND, THIRD]))
    assert article.body.startswith(LEAD)


@pytest.mark.parametrize(
    "caption",
    [
        ("A man hangs a lamp on a pole.", "Per Dahl", "/", "Kyst Radio", "The lamp is to burn all winter long."),
        ("The lamp is to burn all winter long.", "POST / Per Dahl"),
        ("The lamp is to burn all winter long.", "Courtesy of Port Hammerfest"),
        (
            "A lamp hangs on a wooden pole under a sky without a single star.",
            "The lamp on its pole on Monday. Photo by Per Dahl",
        ),
    ],
)
def test_pictures_above_the_text(caption: tuple[str, ...]) -> None:
    assert article_of(story().replace(LEAD, "\n".join([*caption, "", LEAD]))).body.startswith(LEAD)


@pytest.mark.parametrize(
    "caption",
    [
        "The lamp hangs at the landward end. Pixelfjord / Per Dahl",
        "The lamp hangs at the landward end. Per Dahl/Pixelfjord",
        "A lamp at the landward end | NF/Per Dahl",
        "Lamp at dusk (Coastwire Photo)",
    ],
)
def test_credits_at_the_end_of_a_caption(caption: str) -> None:
    assert article_of(story(caption)).body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_numbered_headings_and_jobs_are_no_title() -> None:
    heads = ("I. The pier", "II. The harbour council and the iron legs of the pier")
    head = ("Report / Coasts", "5 May 2026", "Who shuts the pier?", "Anna Berg", "Senior Analyst, Piers", *heads)
    article = article_of("\n".join([*head, "", LEAD, heads[0], SECOND, heads[1], THIRD]))
    assert article.title == "Who shuts the pier?"


def test_notes_are_no_text() -> None:
    note = "[1] Interview with a diver, Hammerfest, 12 November 2025."
    article = article_of(story(note, "Hide Footnote"))
    assert article.body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_what_a_press_release_says_about_its_company_is_cut() -> None:
    about = ("About Acme Piers", "Acme Piers builds piers of oak and of iron. It has forty workers in Hammerfest.")
    content = "\n".join([story().split("Related stories")[0], *about, "Forward-Looking Statements", "This may differ."])
    assert article_of(content).body.endswith(THIRD)
    time = content.replace("About Acme Piers", "About time, too").replace("Forward-Looking Statements\n", "")
    assert "Acme Piers builds" in article_of(time).body


def test_a_teaser_with_its_stamp_in_one_line_is_cut() -> None:
    card = "This content was published on Jan 19, 2026 Four times a year the sea takes a plank. A guide."
    assert article_of(story(card)).body == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
    sentence = "Published on January 19, 2026, the report counts the planks that the sea takes in a year."
    assert sentence in article_of(story(sentence)).body


def test_a_paragraph_that_the_house_signs_is_text() -> None:
    signed = "The fence is up at the landward end, and the harbour master has gone home. – Havneposten"
    content = story().replace(THIRD, f"{THIRD}\n\n{signed}")
    assert signed in blocks(article_of(content), "paragraph")


def test_a_line_about_the_author_without_a_job_ends_the_text() -> None:
    about = "Anna Berg teaches swimming in Vardø. She writes about small harbours."
    content = "\n".join([story().split("Related stories")[0], about])
    assert article_of(content).body.endswith(THIRD)
    asked = content.replace(
        "Anna Berg teaches swimming in Vardø. She writes", "Harbour Post asked Anna Berg. She writes"
    )
    assert asked.splitlines()[-1] in article_of(asked).body


def test_lines_stated_for_an_outlet_are_cut() -> None:
    line = "Havneposten has been written on this coast since the year 1887, in all weathers."
    stated = Outlet("Havneposten", "NO", furniture=(line,))
    article = article_of(story(line), stated, hints=Hints(outlet="Havneposten"))
    assert line not in article.body
    assert line in article_of(story(line)).body


def test_lines_that_recur_across_pages_are_cut() -> None:
    line = "Havneposten has been written on this coast since the year 1887, in all weathers."
    found = normalize(page(story(line)), Outlets.default(), frozenset({line}))
    assert not isinstance(found, Rejection)
    assert line not in found.body


def test_hints_win_and_say_so() -> None:
    hints = Hints(title="Pier", authors=("A. B.",), section="Coast", published_at="2026-05-04T09:00:00+02:00")
    article = article_of(story(), hints=hints)
    assert (article.title, article.authors, article.section) == ("Pier", ("A. B.",), "Coast")
    assert article.published is not None
    assert article.published.at == "2026-05-04T07:00:00Z"
    assert dict(article.provenance)["title"] == "stated by the source"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no text"),
        (" \n\t\n\u200b", "no text"),
        ("Home\nNews\nSport\n", "no article found"),
        ("\x00\x01", "no text"),
    ],
)
def test_pages_without_an_article_are_set_aside(content: str, reason: str) -> None:
    assert (rejection_of(content).stage, rejection_of(content).reason) == ("normalize", reason)


HINDI = "नगर परिषद ने मंगलवार को सर्दियों के तूफान शुरू होने से पहले पुराने घाट को बंद करने का निर्णय लिया।"
ARABIC = "صوت مجلس الميناء يوم الثلاثاء على إغلاق الرصيف القديم قبل أن تبدأ عواصف الشتاء بشكل جدي في المدينة."
CHINESE = "港口委员会周二投票决定在冬季风暴真正开始之前关闭旧码头，工程师们在三月份曾警告说它的四条铁腿已经被锈蚀。"


@pytest.mark.parametrize(("text", "language"), [(HINDI, "hi"), (ARABIC, "ar"), (CHINESE, "zh")])
def test_other_scripts(text: str, language: str) -> None:
    article = article_of("\n\n".join(["标题", text, text + text[:-1] + "!", text * 2]))
    assert article.language == language
    assert text in article.body


@pytest.mark.parametrize("title", ["The Seventh Pier", "Silver Lake Closes", "Winter Storm Warning", "Old Pier Closed"])
def test_no_paragraph_is_taken_for_a_title_and_its_text_lost(title: str) -> None:
    head = f"The Coast Heron\nHome\nWorld\n{title}\nBy Amina Yusuf\nMarch 3, 2024"
    article = article_of("\n\n".join([head, LEAD, "“It rots,” she said. “It was never to last.”", THIRD, SECOND]))
    assert article.body.startswith(LEAD)
    assert len(blocks(article, "paragraph")) == 4
