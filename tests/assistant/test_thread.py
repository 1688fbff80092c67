"""Another question about what was just read: which sentences it draws near, which it sets back."""

from __future__ import annotations

from assistant.service import Assistant


def test_a_change_of_angle_does_not_repeat_the_answer_before(assistant: Assistant) -> None:
    first = "Pourquoi les jeunes ne veulent-ils pas venir dans le secteur ?"
    before = assistant.ask(first)
    after = assistant.ask("et que faire ?", [first])
    assert after.citations and before.citations
    assert after.citations[0].sentence_id not in {c.sentence_id for c in before.citations}


def test_another_figure_is_not_the_one_just_given(assistant: Assistant) -> None:
    first = "Quelle part des salariés part à cause de son chef ?"
    before = {citation.sentence_id for citation in assistant.ask(first).citations}
    after = assistant.ask("Et l’engagement, il en dépend pour combien ?", [first])
    assert after.citations and before
    assert not before & {citation.sentence_id for citation in after.citations}
    same = assistant.ask("Qui a sorti ce chiffre ?", [first])
    assert before & {citation.sentence_id for citation in same.citations}


def test_a_sum_that_no_sentence_holds_is_not_replaced_by_a_share(assistant: Assistant) -> None:
    answer = assistant.ask("Elle coûterait combien ?", ["Nexem propose-t-il une campagne de communication ?"])
    assert answer.status == "not_in_corpus"


def test_the_figure_of_what_was_just_read_is_given(assistant: Assistant) -> None:
    before = ["Pourquoi nos postes restent-ils vacants ?"]
    answer = assistant.ask("et les horaires et les week-ends, ça compte pour combien ?", history=before)
    assert any("57%" in citation.quote for citation in answer.citations)


def test_what_the_last_thing_does_is_asked_of_it(assistant: Assistant) -> None:
    before = ["C’est quoi une organisation apprenante ?"]
    answer = assistant.ask("Est-ce que ça fait baisser le nombre de démissions ?", history=before)
    assert any("turnover" in citation.quote for citation in answer.citations)


def test_another_person_says_their_own_words(assistant: Assistant) -> None:
    answer = assistant.ask("Et Patrick Soria ?", history=["Que dit Bénédicte Aubert ?"])
    assert answer.status == "answered"
    assert {citation.speaker for citation in answer.citations} == {answer.citations[0].speaker}
    assert "Soria" in (answer.citations[0].speaker or "")


def test_an_axis_after_a_proposition_is_that_axis(assistant: Assistant) -> None:
    answer = assistant.ask("Et l’axe 2 ?", ["Que dit la proposition 9 ?"])
    assert "Promouvoir un management systémique" in answer.citations[0].quote
    assert [c.proposition for c in answer.citations[1:]] == [4, 5, 6, 7]


def test_what_goes_back_to_a_figure_is_searched_for_without_saying_so(assistant: Assistant) -> None:
    history = ["Que dit l’étude de l’ADEME ?", "Et qu’est-ce que la RSO ?"]
    answer = assistant.ask("Je reviens aux 8 salariés sur 10 : ils choisiraient quoi ?", history)
    assert any("8 salariés sur 10" in c.quote for c in answer.citations)
