"""Questions that the structure answers: acronyms, people, notes, chapters, the article, on the real documents."""

from __future__ import annotations

import pytest

from assistant.answer.verify import faults
from assistant.dates import french_date
from assistant.routes.structured import route
from assistant.service import Assistant
from assistant.understanding.question import understand
from corpus.types import BlockKind


@pytest.mark.parametrize(
    ("question", "expansion"),
    [
        ("CCUE ?", "Convention Collective Unique Etendue"),
        ("La RSO ?", "Responsabilité Sociétale des Organisations"),
        ("VAE", "Validation des Acquis de l’Expérience"),
        ("Que signifie le sigle EFTS ?", "établissements de formation en travail social"),
        ("C’est quoi l’OPP ?", "Organisme paritaire de prévention"),
        ("Que veut dire SQVCT ?", "Santé, Qualité de Vie et des Conditions de travail"),
        ("PTP, en toutes lettres ?", "projet de transition professionnelle"),
    ],
)
def test_an_acronym_is_expanded_by_the_text(assistant: Assistant, question: str, expansion: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert expansion in answer.citations[0].quote
    assert len(answer.citations) == 1


@pytest.mark.parametrize("short", ["CPNE-FP", "DUD", "FNE", "CPC"])
def test_an_acronym_that_the_text_never_develops_is_said_so(assistant: Assistant, short: str) -> None:
    answer = assistant.ask(f"Que veut dire {short} ?")
    assert answer.status == "partial"
    assert "sans le développer" in answer.text
    assert short in answer.citations[0].quote


def test_more_than_a_gloss_is_asked(assistant: Assistant) -> None:
    assert route(understand("Qu’est-ce que la CCUE va changer aux salaires ?"), assistant.library) is None


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Qui dit « nous n’avons donc pas vocation à rendre captifs les salariés » ?", "C’est Nexem qui l’écrit"),
        ("Qui a dit « Retrouver du sens est essentiel » ?", "Selon Manuel Pélissié"),
        ("De qui est « cela ne peut se résumer à des intentions » ?", "Selon Matthieu Thiébault"),
        ("Qui dit « Des propositions déjà mises en œuvre dans certaines structures » ?", "Raphaëlle Murignieux"),
        ("Qui écrit « 80 % des employés se déclarent prêts à s’investir davantage » ?", "enquête ou d’une étude"),
    ],
)
def test_who_says_a_phrase_is_named(assistant: Assistant, question: str, who: str) -> None:
    answer = assistant.ask(question)
    assert who in answer.text
    assert answer.notice is None


@pytest.mark.parametrize(
    "question", ["Qui est cité dans le manifeste ?", "Quelles personnes témoignent ?", "Liste des personnes citées"]
)
def test_everyone_who_is_quoted_is_named_once(assistant: Assistant, question: str) -> None:
    speakers = [c.speaker or "" for c in assistant.ask(question).citations]
    assert len(speakers) == len({s.split(",")[0] for s in speakers}) == len(assistant.library.speakers)


def test_the_person_quoted_in_one_proposition(assistant: Assistant) -> None:
    answer = assistant.ask("Quelles personnes sont citées dans la proposition 5 ?")
    assert [(c.speaker or "").split(",")[0] for c in answer.citations] == ["Delphine Williot"]


@pytest.mark.parametrize("question", ["Qui signe l’éditorial ?", "Qui a rédigé l’édito ?"])
def test_the_editorial_has_one_signature(assistant: Assistant, question: str) -> None:
    quotes = [c.quote for c in assistant.ask(question).citations]
    assert len(quotes) == 1
    assert quotes[0].startswith("Manuel Pélissié")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quelle est la note 8 ?", "Etude Gallup 2023."),
        ("Que dit la note 9 ?", "Etude Gallup 2023."),  # the call shares the text of note 8
        ("Note 18 ?", "France Travail."),
        ("La note de bas de page n° 11 ?", "Rapport de l’OCDE de 2023."),
    ],
)
def test_a_note_by_its_number(assistant: Assistant, question: str, text: str) -> None:
    answer = assistant.ask(question)
    assert answer.citations[0].quote == text
    assert faults(answer, assistant.library) == []
    assert answer.notice is None


def test_a_note_that_does_not_exist(assistant: Assistant) -> None:
    assert assistant.ask("Quelle est la note 45 ?").status == "not_in_corpus"


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Quelles sont les notes de bas de page ?", 20),
        ("Quelles sont les sources ?", 20),
        ("Quelles sont les sources de la proposition 9 ?", 3),
        ("Sur quelles études s’appuie la proposition 2 ?", 2),
    ],
)
def test_the_notes_of_a_whole(assistant: Assistant, question: str, count: int) -> None:
    answer = assistant.ask(question)
    assert {assistant.library.sentence(c.sentence_id).kind for c in answer.citations} == {BlockKind.NOTE}
    assert len(answer.citations) == count


@pytest.mark.parametrize("question", ["Que contient le chapitre 1 ?", "Quels sont les thèmes du chapitre 1 ?"])
def test_the_contents_of_another_chapter(assistant: Assistant, question: str) -> None:
    quotes = [c.quote for c in assistant.ask(question).citations]
    assert "Refonder l’organisation et la gouvernance du système" in quotes
    assert len(quotes) == 5


@pytest.mark.parametrize(
    "question",
    [
        "De quand date l’article et à la veille de quel événement paraît-il ?",
        "Quand l’article est-il publié et à quelle occasion ?",
    ],
)
def test_the_event_is_not_lost_beside_the_date(assistant: Assistant, question: str) -> None:
    text = assistant.ask(question).text
    assert "26 mars 2025" in text
    assert "31 mars" in text


@pytest.mark.parametrize(
    "question",
    [
        "Selon l’article, le second volet sort à la veille de quel rendez-vous, et ce rendez-vous débute quand ?",
        "L’article paraît à l’occasion de quel événement, et celui-ci démarre quel jour ?",
    ],
)
def test_the_date_of_the_event_is_not_that_of_the_document(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert len(answer.citations) == 1 and "31 mars" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Quand le second volet est-il sorti ?", ["deuxième volet", "Le second volet"]),
        ("De quand date le chapitre 1, et le chapitre 2 ?", ["premier chapitre", "deuxième volet", "Le second volet"]),
        ("Quel mois le premier tome a-t-il été publié ?", ["en octobre le premier chapitre"]),
    ],
)
def test_when_a_chapter_came_out(assistant: Assistant, question: str, said: list[str]) -> None:
    quotes = [citation.quote for citation in assistant.ask(question).citations]
    assert len(quotes) == len(said) and all(map(str.__contains__, quotes, said))


def test_a_chapter_that_is_not_out_is_not_dated(assistant: Assistant) -> None:
    assert route(understand("Quand le troisième chapitre est-il paru ?"), assistant.library) is None


def test_a_date_asked_alone_stays_alone(assistant: Assistant) -> None:
    answer = assistant.ask("De quand date l’article ?")
    assert len(answer.citations) == 1
    assert "26 mars 2025" in answer.text


def test_a_topic_beside_the_date_is_left_to_the_ranking(assistant: Assistant) -> None:
    question = understand("Quel cabinet accompagne Nexem et quand l’article est-il publié ?")
    assert route(question, assistant.library) is None


def test_a_topic_over_the_propositions_of_one_axis(assistant: Assistant) -> None:
    answer = assistant.ask("Quelles propositions de l’axe 2 parlent de la CCUE ?")
    assert {c.proposition for c in answer.citations} == {4, 7}


@pytest.mark.parametrize(
    ("iso", "french"),
    [("2025-03-26", "26 mars 2025"), ("2025-01-01", "1er janvier 2025"), ("2025-03", "mars 2025"), ("2024", "2024")],
)
def test_dates_in_french(iso: str, french: str) -> None:
    assert french_date(iso) == french


@pytest.mark.parametrize(
    "question",
    [
        "Qui, au Bureau, s’occupait du volet politique management ?",
        "Quel membre du Bureau est chargé du volet politique ?",
    ],
)
def test_whoever_signs_with_a_task_has_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [c.quote.split(" Directeur")[0] for c in answer.citations] == ["Manuel Pélissié"]


def test_a_task_that_no_signature_tells_is_left_to_the_ranking(assistant: Assistant) -> None:
    assert route(understand("Qui assure la formation des administrateurs ?"), assistant.library) is None


def test_a_figure_that_two_studies_give_has_both_sources(assistant: Assistant) -> None:
    answer = assistant.ask("D’où sort le 57 % ?")
    assert [c.proposition for c in answer.citations] == [8, 12]
    assert "IFOP" in answer.text and "AXESS" in answer.text


def test_what_is_said_of_the_figure_chooses_between_its_sources(assistant: Assistant) -> None:
    assert [c.proposition for c in assistant.ask("D’où sort le 57 % des jeunes ?").citations] == [8]


def test_bare_numbers_in_a_row_are_the_percentages_that_are_spoken_of(assistant: Assistant) -> None:
    answer = assistant.ask("J’ai relevé deux pourcentages, 45 et 52 : lequel dit quoi ?")
    assert [c.quote[:2] for c in answer.citations] == ["45", "52"]


def test_the_sense_of_a_quoted_term_is_no_quotation_to_be_found(assistant: Assistant) -> None:
    answer = assistant.ask("« Organisation apprenante », ça veut dire quoi au juste ?")
    assert any("est une organisation qui favorise" in c.quote for c in answer.citations)
