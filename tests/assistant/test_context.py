"""What a sentence needs around it, and how many are given when a question says how many."""

from __future__ import annotations

from assistant import Assistant
from assistant.context import needed_before


def test_the_points_that_a_sentence_counts_stand_before_it(assistant: Assistant) -> None:
    library = assistant.library
    counted = next(s for s in library.sentences if s.text.startswith("A partir de ces trois acceptions"))
    needed = [library.sentence(i).text for i in needed_before(counted, library)]
    assert [text.split()[0] for text in needed] == ["Il", "Mais", "Enfin,"]


def test_a_sentence_that_stands_alone_needs_nothing(assistant: Assistant) -> None:
    library = assistant.library
    alone = next(s for s in library.sentences if s.text.startswith("Le management se doit d’être incarné"))
    assert needed_before(alone, library) == []


def test_what_leads_up_to_a_sentence_is_followed_two_sentences_back(assistant: Assistant) -> None:
    library = assistant.library
    pointing = next(s for s in library.sentences if s.text.startswith("Cela requiert une approche"))
    needed = [library.sentence(i).text for i in needed_before(pointing, library)]
    assert [text.split(",")[0].split()[0] for text in needed] == ["Cela", "Pour"]


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
