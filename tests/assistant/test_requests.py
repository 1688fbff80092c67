"""What the structure of the text answers: requests, commitments, heads of organisations, the wording of the press."""

from __future__ import annotations

import pytest

from assistant.library.press import Verdict, press_documents, read_press
from assistant.selection.stances import Addressee, Stance, stances
from assistant.service import Assistant


def given(assistant: Assistant, question: str) -> list[str]:
    return [citation.sentence_id for citation in assistant.ask(question).citations]


def held(assistant: Assistant, stance: Stance, addressee: Addressee | None) -> list[str]:
    manifesto = [s for d in assistant.corpus.documents if d.source.kind == "manifesto" for s in d.sentences]
    return [i for i, read in stances(manifesto).items() if (read.stance, read.addressee) == (stance, addressee)]


def test_all_that_is_asked_of_the_public_authorities(assistant: Assistant) -> None:
    expected = held(assistant, Stance.ASKS, Addressee.PUBLIC)
    assert expected and given(assistant, "Que réclame Nexem au gouvernement ?") == expected


def test_all_that_nexem_commits_to(assistant: Assistant) -> None:
    expected = held(assistant, Stance.COMMITS, None)
    assert expected and given(assistant, "Quels engagements prend Nexem ?") == expected


def test_with_a_topic_it_is_a_question_like_another(assistant: Assistant) -> None:
    asked = given(assistant, "Que demande Nexem à l’État pour le numérique ?")
    assert asked != held(assistant, Stance.ASKS, Addressee.PUBLIC)


def test_what_is_asked_of_the_state_on_a_topic_is_given_and_nothing_else(assistant: Assistant) -> None:
    everything = held(assistant, Stance.ASKS, Addressee.PUBLIC)
    asked = given(
        assistant, "Quels moyens Nexem réclame-t-il à l’État pour la VAE et la reconversion professionnelle ?"
    )
    assert len(asked) > 1 and set(asked) <= set(everything)


def test_somebody_else_s_commitment_is_no_commitment_of_nexem(assistant: Assistant) -> None:
    asked = given(assistant, "Nos voisins viennent aider sans s’engager longtemps, est-ce grave ?")
    assert asked != held(assistant, Stance.COMMITS, None)


def test_who_heads_an_organisation(assistant: Assistant) -> None:
    answer = assistant.ask("Qui dirige Linkiaa ?")
    assert [citation.speaker for citation in answer.citations] == ["Cyril Durand, Directeur général, Linkiaa"]
    absent = assistant.ask("Qui préside Nexem ?")
    assert absent.status == "not_in_corpus" and "« Nexem »" in absent.text.replace("\u00a0", " ")


@pytest.mark.parametrize("number", [3, 11])
def test_the_wording_of_the_press_beside_the_manifesto_s(assistant: Assistant, number: int) -> None:
    answer = assistant.ask(f"L’article reprend-il mot pour mot la proposition {number} ?")
    (document,) = press_documents(assistant.library)
    compared = next(c for c in read_press(document, assistant.library).comparisons if c.proposition.number == number)
    expected = [compared.proposition.title_sentence_id]
    if compared.verdict is not Verdict.ABSENT and compared.sentence is not None:
        expected.append(compared.sentence.id)
    assert [citation.sentence_id for citation in answer.citations] == expected


def test_one_figure_in_two_propositions(assistant: Assistant) -> None:
    answer = assistant.ask("Le 70 % de la proposition 4 et celui de la proposition 5, est-ce le même ?")
    assert {c.proposition for c in answer.citations} == {4, 5}
    assert all("70" in c.quote for c in answer.citations)


def test_a_proposition_that_asks_nothing_of_the_state_is_said_not_to(assistant: Assistant) -> None:
    for proposition in assistant.corpus.propositions:
        answer = assistant.ask(f"Que demande la proposition {proposition.number} à l’État ?")
        assert {citation.proposition for citation in answer.citations} <= {proposition.number}
        assert (answer.status == "answered") == bool(answer.citations)
