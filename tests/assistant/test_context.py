"""What a sentence needs around it, and how many are given when a question says how many."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.selection.context import bridging, needed_before, says_which_after


def test_the_points_that_a_sentence_counts_stand_before_it(assistant: Assistant) -> None:
    library = assistant.library
    counted = next(s for s in library.sentences if s.text.startswith("A partir de ces trois acceptions"))
    needed = [library.sentence(i).text for i in needed_before(counted, library)]
    assert [text.split()[0] for text in needed] == ["Il", "Mais", "Enfin,"]


def test_a_sentence_that_stands_alone_needs_nothing(assistant: Assistant) -> None:
    library = assistant.library
    alone = next(s for s in library.sentences if s.text.startswith("Le management se doit d’être incarné"))
    assert needed_before(alone, library) == []


def test_what_leads_up_to_a_sentence_is_followed_to_its_start(assistant: Assistant) -> None:
    library = assistant.library
    pointing = next(s for s in library.sentences if s.text.startswith("Cela requiert une approche"))
    needed = [library.sentence(i).text for i in needed_before(pointing, library)]
    assert [text.split(",")[0].split()[0] for text in needed] == ["L’innovation", "Cela", "Pour"]


def test_the_inverse_is_that_of_the_sentence_before(assistant: Assistant) -> None:
    library = assistant.library
    inverse = next(s for s in library.sentences if s.text.endswith("revient à faire l’inverse."))
    needed = [library.sentence(i).text for i in needed_before(inverse, library)]
    assert [text.split()[0] for text in needed] == ["Des"]


def test_what_is_only_announced_is_followed_by_what_says_which(assistant: Assistant) -> None:
    library = assistant.library
    announced = next(s for s in library.sentences if "ont arrêté des modalités" in s.text)
    assert [library.sentence(i).text[:15] for i in says_which_after(announced, library)] == ["Il peut s’agir "]
    answer = assistant.ask("Quelles modalités des organisations ont-elles arrêtées pour associer les familles ?")
    assert "réserver des places" in answer.text


def test_an_impersonal_verb_points_to_nothing(assistant: Assistant) -> None:
    library = assistant.library
    impersonal = next(s for s in library.sentences if s.text.startswith("Il est crucial"))
    assert needed_before(impersonal, library) == []


def test_no_more_figures_than_a_question_wants(assistant: Assistant) -> None:
    answer = assistant.ask("Donne-moi deux chiffres sur l’attractivité du secteur auprès des jeunes.")
    assert sum("%" in citation.quote for citation in answer.citations) == 2


def test_the_notes_on_people_answer_who_they_are(assistant: Assistant) -> None:
    answer = assistant.ask("Qui est Peter Senge ?")
    assert any("MIT" in citation.quote for citation in answer.citations)


def test_a_passage_is_read_without_a_hole(assistant: Assistant) -> None:
    library = assistant.library
    first = next(s for s in library.sentences if "Le constat est clair et lourd" in s.text)
    second, third, fourth = (library.neighbour(first.id, step) for step in (1, 2, 3))
    assert second and third and fourth
    assert bridging([first.id, third.id], library) == [second.id]
    assert bridging([first.id, fourth.id], library) == []
    assert bridging([first.id, second.id], library) == []


def test_a_demonstrative_far_in_a_sentence_brings_what_it_points_to(assistant: Assistant) -> None:
    library = assistant.library
    pointing = next(s for s in library.sentences if "s’engager dans cette révolution" in s.text)
    before = library.neighbour(pointing.id, -1)
    assert before is not None
    assert needed_before(pointing, library) == [before.id]


@pytest.mark.parametrize(("name", "place", "other"), [("Senge", "MIT", "Harvard"), ("Argyris", "Harvard", "MIT")])
def test_of_two_notes_of_a_sentence_the_one_on_who_is_named_is_given(
    assistant: Assistant, name: str, place: str, other: str
) -> None:
    answer = assistant.ask(f"Dites-moi qui est {name}")
    assert place in answer.text
    assert other not in answer.text


def test_two_notes_of_a_sentence_say_what_each_is_on(assistant: Assistant) -> None:
    answer = assistant.ask("Qui sont Peter Senge et Chris Argyris ?")
    assert "En note, sur «\u00a0Peter Senge\u00a0»\u00a0:" in answer.text
    assert "En note, sur «\u00a0Chris Argyris\u00a0»\u00a0:" in answer.text


@pytest.mark.parametrize(
    ("pointing", "before"),
    [
        ("valoriser ces certificats", "de développer, par exemple, des certifications"),
        ("valoriser leur expérience", "salariés expérimentés constituent une richesse"),
        ("Elle constitue une forte attente", "La reconnaissance au travail"),
    ],
)
def test_what_points_outside_its_sentence_comes_with_what_it_points_to(
    assistant: Assistant, pointing: str, before: str
) -> None:
    library = assistant.library
    sentence = next(s for s in library.sentences if pointing in s.text)
    assert any(before in library.sentence(i).text for i in needed_before(sentence, library))


@pytest.mark.parametrize("whole", ["font partie de ces innovations", "52 % des salariés français"])
def test_what_is_named_or_described_in_its_sentence_needs_none_before(assistant: Assistant, whole: str) -> None:
    sentence = next(s for s in assistant.library.sentences if whole in s.text)
    assert needed_before(sentence, assistant.library) == []


def test_one_item_of_a_list_on_something_else_comes_alone(assistant: Assistant) -> None:
    answer = assistant.ask("À quoi servirait l’organisme paritaire de prévention ?")
    assert "observation du secteur" in answer.citations[0].quote
    assert not any("trois axes doivent ainsi" in c.quote for c in answer.citations)


def test_what_only_points_back_does_not_come_first_before_as_good(assistant: Assistant) -> None:
    answer = assistant.ask("Qu’attendent les salariés d’un manager ?")
    assert "qu’il fixe un cap" in answer.citations[0].quote
