"""What is asked of the sentences just given: the answer is theirs, not that of the first question again."""

from __future__ import annotations

import pytest

from assistant.dialogue.just_given import asks_a_quotation, asks_the_best, asks_the_place, asks_who_says_it
from assistant.service import Assistant
from assistant.structure.just_given import NOBODY_QUOTED, NOT_RANKED


@pytest.mark.parametrize(
    "text",
    ["C’est noté où ?", "Et ça, c’est dans quelle section ?", "À quelle page ?", "Quelle proposition dit cela ?",
     "Vous pouvez m’indiquer la page ?", "On lit ça dans quel document ?"],
)  # fmt: skip
def test_the_place_is_asked(text: str) -> None:
    assert asks_the_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "C’est où ?",
        "Elle enseigne où ?",
        "Et l’argent, il va où ?",
        "Que dit la page 4 ?",
        "Où en est-on ?",
        "Quels axes ?",
    ],
)
def test_another_place_is_not(text: str) -> None:
    assert not asks_the_place(text)


@pytest.mark.parametrize("text", ["Qui affirme tout ça ?", "De qui est cette phrase ?", "Ce sont les paroles de qui ?"])
def test_who_says_it_is_asked(text: str) -> None:
    assert asks_who_says_it(text)


def test_what_names_its_own_subject_asks_none_of_these() -> None:
    assert not asks_who_says_it("Qui dit que le secteur est mal connu ?")
    assert not asks_a_quotation("Une citation sur la gouvernance ?")
    assert not asks_the_best("Laquelle est la plus ancienne ?")


def test_the_proposition_is_that_of_the_last_answer(assistant: Assistant) -> None:
    history = ["Que dit Nexem du télétravail ?", "et l’égalité femme-homme ?"]
    before = {c.sentence_id for c in assistant.ask(history[1], history[:1]).citations}
    answer = assistant.ask("ça figure dans quelle proposition ?", history)
    assert {c.sentence_id for c in answer.citations} <= before
    assert {c.proposition for c in answer.citations} == {1}
    assert "Proposition 1 –" in answer.text and "page 4" in answer.text
    assert "« La RSO, une opportunité" in answer.text.replace("\u00a0", " ")


def test_the_article_has_no_page(assistant: Assistant) -> None:
    answer = assistant.ask("c’est tiré de quel document ?", ["Que fait l’Ostal du Lac ?"])
    assert "article de presse" in answer.text
    assert "page" not in answer.text.split("«")[0]


def test_each_sentence_is_given_to_who_says_it(assistant: Assistant) -> None:
    answer = assistant.ask("C’est qui qui dit ça ?", ["Faut-il former les chefs de service ?"])
    leads = [s.lead for s in answer.statements if s.lead]
    assert any("Delphine Williot" in lead for lead in leads)
    survey = assistant.ask("qui affirme ça ?", ["Quelle part des jeunes connaît mal nos métiers ?"])
    assert "IFOP" in survey.text


def test_a_quotation_is_somebody_s_words_on_what_was_spoken_of(assistant: Assistant) -> None:
    answer = assistant.ask("il me faut une citation", ["Présente la proposition 6"])
    assert {c.speaker for c in answer.citations} == {"Bénédicte Aubert, Directrice générale, Fondation Grancher"}
    nobody = assistant.ask("avec un verbatim ?", ["Présente la proposition 8"])
    assert nobody.status == "partial"
    assert nobody.text.startswith(NOBODY_QUOTED)


def test_what_the_documents_do_not_rank_is_left_to_the_reader(assistant: Assistant) -> None:
    history = ["De quoi parle la proposition 2 ?", "des chiffres ?"]
    before = {c.sentence_id for c in assistant.ask(history[1], history[:1]).citations}
    answer = assistant.ask("Laquelle est la plus marquante ?", history)
    assert answer.text.startswith(NOT_RANKED)
    assert {c.sentence_id for c in answer.citations} <= before


def test_after_a_silence_the_last_answer_is_asked_about(assistant: Assistant) -> None:
    history = ["Que réclame Nexem pour financer l’effort de formation ?", "combien d’euros ?"]
    assert assistant.ask(history[1], history[:1]).status == "not_in_corpus"
    answer = assistant.ask("d’accord, et à qui ?", history)
    assert any("demande aux pouvoirs publics" in c.quote for c in answer.citations)
    assert "euros" not in answer.resolved_question


def test_a_silence_on_something_else_is_what_is_asked_about(assistant: Assistant) -> None:
    answer = assistant.ask("et pourquoi ?", ["C’est quoi la SQVCT ?", "et le DUERP ?"])
    assert answer.status != "answered"


def test_whom_is_looked_for_in_what_was_given(assistant: Assistant) -> None:
    history = ["Que demande Nexem pour la reconversion ?"]
    before = {c.sentence_id for c in assistant.ask(history[0]).citations}
    assert assistant.ask("et à qui ?", history).citations[0].sentence_id in before
