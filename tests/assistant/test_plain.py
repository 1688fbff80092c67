"""Plain questions: answered whatever else is asked in the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.routes.plain import plainly_answered
from assistant.selection.select import candidates
from assistant.selection.signals import NO_SIGNALS, Signals
from assistant.service import Assistant
from assistant.understanding.question import understand
from index.silence import negates

SEEN = replace(NO_SIGNALS, foreign=0.0)


def plain(assistant: Assistant, text: str, seen: Signals) -> bool:
    question = understand(text)
    hits = assistant.index.search(question.search, k=16)
    (best, *_) = candidates(question, hits, assistant.index, assistant.library)
    return plainly_answered(question, seen, best, assistant.library)


def test_a_twin_among_the_answered_questions_answers(assistant: Assistant) -> None:
    known = next(q.text for q in assistant.corpus.questions if len(q.text.split()) > 10)
    assert not plain(assistant, known, SEEN)
    assert plain(assistant, known, replace(SEEN, answered_twin=1.0))
    other = "Dans ce cas précis, que faut-il prévoir pour les astreintes du bâtiment neuf ?"
    assert not plain(assistant, other, replace(SEEN, answered_twin=1.0))  # a twin that leads elsewhere


def test_a_twin_answers_no_number_that_the_sentence_has_not(assistant: Assistant) -> None:
    known = next(q.text for q in assistant.corpus.questions if len(q.text.split()) > 10)
    assert not plain(assistant, known, replace(SEEN, answered_twin=1.0, unheld=1.0))


def test_a_person_who_asks_what_to_do_about_their_own_difficulty_is_answered(assistant: Assistant) -> None:
    close = replace(SEEN, coverage=0.7)
    assert plain(assistant, "Dans notre MECS les éducateurs démissionnent, que faire ?", close)
    assert not plain(
        assistant, "Dans notre MECS les éducateurs démissionnent, que faire ?", replace(close, unknown_name=1.0)
    )
    assert not plain(assistant, "Dans notre MECS les éducateurs démissionnent, qui remplace la cheffe demain ?", close)


def test_a_broad_question_is_answered_and_a_precise_one_is_not_by_that(assistant: Assistant) -> None:
    assert plain(assistant, "Pourquoi former ?", replace(SEEN, coverage=0.9))
    assert not plain(assistant, "Pourquoi former ?", replace(SEEN, coverage=0.9, unknown_name=1.0))
    assert not plain(assistant, "Pourquoi former ?", replace(SEEN, coverage=0.3))


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Combien de postes sont vacants ?", True),
        ("Combien de postes sont vacants en Bretagne chez les infirmiers ?", False),
        ("Combien de gens le secteur emploie-t-il ?", False),
    ],
)
def test_a_figure_is_given_for_what_it_measures(assistant: Assistant, text: str, answered: bool) -> None:
    assert (assistant.ask(text).status == "answered") is answered


def test_a_name_of_the_documents_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("C’est qui, Mazars ?")
    assert answer.status == "answered"
    assert any("Mazars" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Le texte mentionne-t-il les crèches ?", "partial"),  # « petite enfance »
        ("Est-il question d’écologie ?", "answered"),
        ("Le texte mentionne-t-il les veilleurs ?", "not_in_corpus"),  # a word of its editors alone
        ("Est-ce que le document évoque les girafes ?", "not_in_corpus"),
    ],
)
def test_whether_a_thing_is_named_is_told_by_the_text_not_by_its_editors(
    assistant: Assistant, text: str, status: str
) -> None:
    assert assistant.ask(text).status == status


def test_a_figure_given_to_another_country_is_set_right(assistant: Assistant) -> None:
    answer = assistant.ask("Seuls 23 % des employés se disent engagés dans leur travail en France, c’est bien ça ?")
    assert any("à travers le monde" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "said", "held"),
    [
        ("Que raconter à l’ARS de notre transformation managériale ?", "ARS", "autorités de tarification"),
        ("Peut-on mettre notre démarche managériale au CPOM ?", "CPOM", "contractualisation"),
    ],
)
def test_a_body_that_goes_by_other_words_is_answered_and_told(
    assistant: Assistant, question: str, said: str, held: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(f"Les documents n’emploient pas le mot «\N{NO-BREAK SPACE}{said}\N{NO-BREAK SPACE}».")
    assert held in answer.text


def test_what_is_not_told_of_it_stays_absent(assistant: Assistant) -> None:
    assert not assistant.ask("Quels formulaires faut-il envoyer à l’ARS ?").citations


def test_a_question_without_an_answer_that_denies_is_no_twin_of_one_that_does_not(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de managers avaient demandé à être managers ?")
    assert answer.status == "answered"
    assert "54%" in answer.citations[0].quote
    assert negates("Combien n’ont jamais voulu l’être ?")
    assert not negates("Combien ont voulu plus ?")
