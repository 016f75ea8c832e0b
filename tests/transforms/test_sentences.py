"""Where sentences end: a table of wanted splits, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.records import Article, Block, Sentence
from transforms.sentences import split_sentences

WANTED = """
The council met on Monday. | It adjourned at noon.
Mr. Osei and Mrs. Adjei arrived late. | Dr. Lund did not.
The U.S. Army left in May. | Nobody saw it go.
She moved to the U.S. | In 2019 she came back.
She moved to the U.S. | The family followed.
The U.N. Security Council and the E.U. Parliament agreed.
Trade with the U.K. fell by 3.5 per cent. | Exports rose 1.2 per cent.
On Jan. 7 the court heard the case. | On Feb. 12, 2025, it ruled.
The office closed in Dec. | Nobody was told.
Flight No. 5 was delayed. | No. 7 was not.
Was it true? | No. | It was a rumour.
J. K. Rowling signed the letter. | So did J. R. R. Tolkien's heirs.
J.K. Rowling signed it. | George W. Bush did not.
They stopped in St. Louis. | They left St. Petersburg by train.
The fire broke out on Main St. | The crew arrived in minutes.
It was Ghana vs. Kenya in the final. | Kenya won.
The case is Okoro v. Mensah. | It was heard twice.
Bring fruit, e.g. Mangoes or figs. | Leave the rest.
The larger one, i.e. Lake Chad, has shrunk.
It fell to 3.14 from 4.0. | That was a record.
Well... maybe not. | We shall see.
He paused... | Then he went on.
He paused… | Then he went on.
It went on . . . and on. | It stopped.
“We are ready,” he said. | “We always were.”
“We are ready.” | The minister sat down.
"We are ready." | The minister sat down.
"Are we ready?" he asked. | Nobody answered.
“Are we ready?” Ms. Banda asked. | Nobody answered.
“Run!” Kofi shouted. | They ran.
“Who knows?” | The minister left.
He said it was over (it was not.) | They left.
(The figures are not final.) | A second count follows.
The bus leaves at 5 p.m. Monday from the depot. | It is full.
The bus leaves at 5 p.m. | Passengers should be early.
The bus leaves at 5 a.m. EST and returns at night.
Doors open at 9 a.m. and close at 5 p.m. | Entry is free.
Apple Inc. said so. | Tata Motors Ltd. did not.
He joined Acme Corp. | The firm was young.
He works for Acme Corp. Europe in Paris.
Sammy Davis Jr. sang. | Ken Griffey Sr. watched.
Prof. Gen. Lt. Col. Adeyemi spoke for Gov. Hassan and Sen. Cruz.
The Ph.D. programme has grown. | She has a Ph.D. | It took six years.
Visit www.example.com for details. | The site opens today.
Write to info@example.org. | Answers take a week.
Sales of Yahoo! Finance rose.
See Fig. 3 and pp. 12-14. | The rest is in vol. 2 of the report.
He bought a phone. | iPhone sales rose.
The group struck again. | al-Shabaab denied it.
The vote was 52 to 48. | 2024 was worse.
Rs. 500 was paid. | Rs. 700 is due.
It cost $5. | $7 was asked.
Read it on Node.js today. | Version 2.0 is out.
1. Wash the rice. | 2. Boil the water.
a) Wash the rice. | b) Boil the water.
Is that all?! | Yes.
What?? | Never!
The plan was simple: go. | Nobody went.
He said: “Go. | Stay there. | Come back.” | They left.
He cited Art. 5 of the treaty. | Art. 7 was left out.
Officials from the U.S. and the U.K. met. | They agreed.
“The U.S.” he said, “is far away.”
Adams et al. found otherwise. | The method was new.
Bread, salt, etc. were sold. | Milk was not.
He lives in Washington, D.C. | He works there.
She left D.C. | Officials said nothing of it.
In the U.S. | Police said nothing.
The band is called “Help!” and it plays tonight.
Was the U.S. ready? | It was.
He was born c. 1820 in Hull. | He died young.
It starts on Thurs. 5 May. | It ends soon.
The order came from Gen. Sir John Monash. | It was obeyed.
M. Dupont est arrivé. | Il est reparti.
« Où allez-vous ? » demanda-t-il. | Personne ne répondit.
« Partez ! » | Le silence se fit.
Il a dit : « C'est fini. » | Puis il est parti.
¿Dónde está? | ¡Aquí! | El Sr. García lo sabe.
Am 7. Januar traf sich der Rat. | Er tagte lange.
Das gilt z.B. Hunden und Katzen. | Mehr nicht.
Er rief: „Halt!“ | Dann lief er.
他来了。|我走了。
“你好吗？”|他走了。
他问：“你好吗？”|我说：“很好！”|他走了。
今天是星期一！|明天呢？|不知道。
सरकार ने फैसला किया।| यह नया है।
डॉ. शर्मा आए। | वे चले गए।
क्या यह सच है? | हाँ।
وصل الوزير. | غادر بعد ساعة.
هل وصل الوزير؟ | نعم.
وصل د. أحمد أمس. | غادر اليوم.
وہ آیا۔ | وہ گیا۔
Он приехал. | А. С. Пушкин уехал.
The rule is old.[1] | The practice is older.[23] | Both stay.
He said “no.”[4] | They left.
Wait — no. | — Reuters
He asked for tea. | “Milk?” | “No.”
They scored 3. | We scored none.
The firm paid approx. $5 million. | It was late.
Peace at last! | (Reuters)
Messrs. Hart & Co. & Sons closed. | The shop is empty.
Members of the B.J.P. and the C.P.I. walked out. | Others stayed.
The Lt. Gov. J. Baker spoke.
Items on sale: | • rice and oil | • bread | • salt
"""


def article_of(*blocks: tuple[str, str]) -> Article:
    """An article of (kind, text) blocks, two line ends apart."""
    body, made = "", []
    for kind, text in blocks:
        body += "\n\n" if body else ""
        made.append(Block(kind, len(body), len(body) + len(text)))
        body += text
    return Article(None, None, (), None, None, None, None, None, None, body, tuple(made))


def split(text: str) -> list[str]:
    article = article_of(("paragraph", text))
    return [article.body[one.start : one.end] for one in split_sentences(article)]


CASES = [line for line in WANTED.splitlines() if line]


@pytest.mark.parametrize("line", CASES)
def test_the_table_of_wanted_splits(line: str) -> None:
    glued = "|" in line and " | " not in line
    parts = [part.strip() for part in line.split("|")]
    assert split("".join(parts) if glued and "।" not in line else " ".join(parts)) == parts


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 80


def test_a_heading_is_one_sentence() -> None:
    article = article_of(("heading", "Who won? Nobody. Why?"), ("paragraph", "They drew. Twice."))
    assert [(one.block, article.body[one.start : one.end]) for one in split_sentences(article)] == [
        (0, "Who won? Nobody. Why?"),
        (1, "They drew."),
        (1, "Twice."),
    ]


def test_a_sentence_does_not_cross_blocks() -> None:
    article = article_of(("paragraph", "It was said by Mr."), ("paragraph", "Smith, who left"))
    assert [one.block for one in split_sentences(article)] == [0, 1]


def test_lines_of_a_list_are_sentences() -> None:
    assert split("What to bring:\n- rice\n- oil and\n* salt") == ["What to bring:", "- rice", "- oil and", "* salt"]


def test_a_lost_space_ends_a_sentence() -> None:
    assert split("The report was late.The ministry blamed the rain.") == [
        "The report was late.",
        "The ministry blamed the rain.",
    ]
    assert split("“It was late.”The ministry blamed the rain.“It always does.”") == [
        "“It was late.”",
        "The ministry blamed the rain.",
        "“It always does.”",
    ]


def test_a_wrapped_line_is_no_end() -> None:
    lines = "The committee of the upper house, which sat until the early", "morning of Friday, rose without a vote. It"
    assert split("\n".join((*lines, "meets again."))) == [
        "The committee of the upper house, which sat until the early\nmorning of Friday, rose without a vote.",
        "It\nmeets again.",
    ]


@pytest.mark.parametrize("text", ["", "   \n ", "...", "?! ?!", "“”", ".", "…\n…"])
def test_marks_alone_are_at_most_one_sentence(text: str) -> None:
    assert split(text) == ([text.strip()] if text.strip() else [])


ALPHABET = st.sampled_from(
    [*"aZ9é他हم .!?…。।؟\"'“”«»()[]-•\n\t\u00a0\u200f,&", "Mr.", "U.S. ", "e.g. ", "No. ", " said ", "The "]
)
TEXTS = st.lists(ALPHABET, max_size=60).map("".join) | st.text(max_size=80)


def held(article: Article, sentences: tuple[Sentence, ...]) -> None:
    before = 0
    for one in sentences:
        block = article.blocks[one.block]
        assert block.start <= one.start < one.end <= block.end
        assert before <= one.start
        assert not article.body[before : one.start].strip()
        assert not article.body[one.start].isspace()
        assert not article.body[one.end - 1].isspace()
        before = one.end
    assert not article.body[before:].strip()


@given(st.lists(st.tuples(st.sampled_from(["heading", "paragraph"]), TEXTS), max_size=5))
def test_sentences_tile_the_blocks(blocks: list[tuple[str, str]]) -> None:
    article = article_of(*blocks)
    sentences = split_sentences(article)
    held(article, sentences)
    assert sentences == split_sentences(article)
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            assert sum(one.block == number for one in sentences) <= 1


@pytest.mark.parametrize(
    "piece", [".", ". ", " ", "\n", '."', "? ", "…", ". A. ", "(", "»", " »", "\u00a0", "a", "। ", "- ", "• ", ".\n"]
)
def test_any_piece_repeated_is_split_in_one_pass(piece: str) -> None:
    article = article_of(("paragraph", "Start " + piece * 200_000))
    held(article, split_sentences(article))
