from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.types import Answer
from assistant.ui import labels, render
from corpus.types import Corpus

OURS = {
    "article", "h2", "h3", "div", "p", "span", "strong", "ul", "ol", "li", "br", "button", "section", "pre", "mark",
    "blockquote", "dl", "dt", "dd",
}  # fmt: skip
HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "' onfocus=alert(1) autofocus='",
        "</pre></div><b>",
        "<!-- ",
        "&lt;b&gt; &amp;",
        "**gras** [1] [99] [x](javascript:alert(1))",
        "\u202eנסיון 😀\x00",
    ]
) | st.text(max_size=60)


class Tags(HTMLParser):
    """The names of the elements and attributes that a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_becomes_markup(
    answer: Answer, corpus: Corpus, question: str, text: str, notice: str, note: str
) -> None:
    first = answer.citations[0]
    poisoned = dataclasses.replace(
        first,
        section=note,
        source_title=note,
        speaker=note,
        footnotes=(dataclasses.replace(first.footnotes[0], text=note),),
    )
    hostile = dataclasses.replace(
        answer, question=question, resolved_question=text, text=text, notice=notice, citations=(poisoned,)
    )
    for page in (render.turn_html(question, hostile, corpus), render.refusal_html(question, notice)):
        found = Tags(page)
        assert found.tags <= OURS
        assert not any(name.startswith("on") or name in {"src", "href", "style"} for name in found.attributes)


@given(HOSTILE.filter(lambda text: text.replace("\n", "").isprintable()))
def test_a_question_is_shown_as_it_was_typed(question: str) -> None:
    shown = BeautifulSoup(render.question_html(question), "html.parser").h2
    assert shown is not None
    assert shown.get_text() == f"{labels.QUESTION}\u00a0: {question}"


def test_a_very_long_question_is_cut_in_the_bubble() -> None:
    assert len(render.question_html("a" * 20_000)) < 1_000


def test_each_marker_opens_a_card_that_exists(answer: Answer, corpus: Corpus) -> None:
    page = BeautifulSoup(render.turn_html("?", answer, corpus), "html.parser")
    markers = page.select("button.marker")
    assert [marker.get_text() for marker in markers] == ["[1]", "[2]"]
    for control in [*markers, *page.select("button.opener")]:
        assert page.find(id=control["aria-controls"]) is not None
        assert control["aria-expanded"] == "false"
        assert page.select_one(f'[data-card="{control["data-n"]}"] mark') is not None


def test_a_marker_is_tied_to_the_word_before_it(answer: Answer) -> None:
    for text in ("« Oui »\u00a0! [1][2] Non. [1]", "[1] Début", "mot[1]", "x" * 50 + " [2]"):
        page = BeautifulSoup(render.body_html(dataclasses.replace(answer, text=text)), "html.parser")
        assert page.get_text() == text
    tied = BeautifulSoup(render.body_html(dataclasses.replace(answer, text="« Oui. » [1]")), "html.parser")
    assert tied.select_one("span.tied").get_text() == "» [1]"


def test_a_marker_without_citation_stays_text(answer: Answer) -> None:
    page = BeautifulSoup(render.body_html(dataclasses.replace(answer, text="Vrai [1], faux [7].")), "html.parser")
    assert [button.get_text() for button in page.select("button")] == ["[1]"]
    assert "[7]" in page.get_text()


def test_a_source_says_everything_about_itself(answer: Answer, corpus: Corpus) -> None:
    speaking = dataclasses.replace(answer.citations[0], speaker="Manuel Pélissié, Directeur général, IRTS")
    page = BeautifulSoup(
        render.turn_html("?", dataclasses.replace(answer, citations=(speaking,)), corpus), "html.parser"
    )
    facts = {row.dt.get_text(): row.dd.get_text() for row in page.select("dl > div")}
    assert facts == {
        "Voix": "enquête ou étude",
        "Parole de": "Manuel Pélissié, Directeur général, IRTS",
        "Note\u00a08": "Etude Gallup 2023.",
        "Proposition": "4 — Encourager un management centré sur l’humain",
        "Section": "Promouvoir un management systémique",
        "Document": "Humanifest, chapitre 2",
        "Page": "5",
    }


def test_paragraphs_quotations_and_lists_are_told_apart(answer: Answer) -> None:
    text = "Selon Nexem :\n- « un » [1]\n- « deux » [2]\nPuis :\n\n« trois »\nsuite"
    page = BeautifulSoup(render.body_html(dataclasses.replace(answer, text=text)), "html.parser").div
    assert page is not None
    assert [(child.name, child.get("class")) for child in page.find_all(recursive=False)] == [
        ("p", None), ("ul", None), ("p", None), ("p", ["said"]),
    ]  # fmt: skip
    assert [item.get_text() for item in page.select("li")] == ["« un » [1]", "« deux » [2]"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("answered", "Réponse complète"),
        ("partial", "Réponse partielle"),
        ("not_in_corpus", "Les documents ne le disent pas"),
        ("out_of_scope", "Hors du sujet"),
    ],
)
def test_the_status_is_said_in_words(answer: Answer, corpus: Corpus, status: str, words: str) -> None:
    page = render.turn_html("?", dataclasses.replace(answer, status=status), corpus)
    assert BeautifulSoup(page, "html.parser").select_one("p.status").get_text() == words


def test_notice_and_understood_question_show_only_when_there_is_one(answer: Answer, corpus: Corpus) -> None:
    silent = render.turn_html("?", answer, corpus)
    assert "understood" not in silent and "notice" not in silent
    told = dataclasses.replace(answer, notice="Modèle trop lent.", resolved_question="Et à la proposition 4 ?")
    page = BeautifulSoup(render.turn_html("?", told, corpus), "html.parser")
    assert page.select_one(".notice").get_text() == "À noter\u00a0: Modèle trop lent."
    assert page.select_one(".understood").get_text() == "Question comprise\u00a0: Et à la proposition 4 ?"


def test_without_citation_there_is_no_list_of_sources(answer: Answer, corpus: Corpus) -> None:
    bare = dataclasses.replace(answer, status="not_in_corpus", text="Les documents ne le disent pas.", citations=())
    page = BeautifulSoup(render.turn_html("?", bare, corpus), "html.parser")
    assert not page.select(".sources, .copy, .marker")
