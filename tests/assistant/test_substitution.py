"""What an ellipsis names takes the place of what the question before named: the answer is about it, and it alone."""

from __future__ import annotations

import pytest

from assistant.dialogue.follow_up import resolve
from assistant.dialogue.substitution import substituted
from assistant.service import Assistant
from index.analysis import content_terms


@pytest.mark.parametrize(
    ("root", "text", "asked"),
    [
        ("Que dit le texte du télétravail ?", "Et de l’usure ?", "Que dit le texte de l’usure ?"),
        ("Que dit l'article des cadres dans le secteur ?", "Et des jeunes ?", "Que dit l'article des jeunes ?"),
        ("Quels sont les défauts de l’intérim ?", "Et ceux du CDI ?", "Quels sont les défauts du CDI ?"),
        ("Quelle est la part des cadres en CDI ?", "Et celle des agents ?", "Quelle est la part des agents en CDI ?"),
        ("Quels freins chez les jeunes ?", "Et chez les seniors ?", "Quels freins chez les seniors ?"),
        ("Que propose Nexem sur la VAE ?", "Et sur la paie ?", "Que propose Nexem sur la paie ?"),
        ("Comment former les cadres ?", "Et leurs équipes ?", "Comment former leurs équipes ?"),
    ],
)
def test_a_remnant_takes_the_place_of_what_has_its_form(root: str, text: str, asked: str) -> None:
    assert substituted(root, text) == asked


@pytest.mark.parametrize(
    ("root", "text"),
    [
        ("Que propose Nexem pour attirer les jeunes ?", "Et pour les cadres ?"),
        ("Que dit Nexem du télétravail ?", "Et pour les cadres ?"),
        ("Quel est le salaire du directeur ?", "Et celles des cadres ?"),
    ],
)
def test_a_remnant_of_another_form_is_added(root: str, text: str) -> None:
    assert substituted(root, text) == ""


def test_the_third_takes_the_place_of_the_second() -> None:
    history = ["Que dit le manifeste du télétravail ?", "Et de la paie ?"]
    assert resolve("Et du handicap ?", history, content_terms).search == "Que dit le manifeste du handicap ?"


def test_each_thing_is_answered_in_its_turn(assistant: Assistant) -> None:
    history = ["Que dit Nexem du bénévolat ?"]
    for text, word in (("Et des diplômes ?", "diplôme"), ("Et du télétravail ?", "télétravail")):
        answer = assistant.ask(text, history=history)
        assert answer.status == "answered"
        assert all(word in c.quote.lower() or c.proposition in {7, 11} for c in answer.citations)
        history.append(text)


def test_those_of_somebody_else_are_not_those_of_the_first(assistant: Assistant) -> None:
    answer = assistant.ask("Et ceux de la VAE ?", history=["Quels sont les objectifs du mentorat inversé ?"])
    assert answer.citations
    assert not any("mentorat" in c.quote for c in answer.citations)


def test_one_item_does_not_bring_its_whole_list(assistant: Assistant) -> None:
    answer = assistant.ask("Et leur empreinte carbone ?", history=["Comment les structures réduisent-elles l’usure ?"])
    assert answer.citations
    assert not any("pandémi" in c.quote for c in answer.citations)


def test_the_one_other_word_of_the_lexicon_names_the_same_thing(assistant: Assistant) -> None:
    answer = assistant.ask("Et sur les salaires ?", history=["Que dit le manifeste sur le bénévolat ?"])
    assert any("rémunération" in c.quote for c in answer.citations)


def test_several_other_words_only_stand_near_it(assistant: Assistant) -> None:
    answer = assistant.ask("Et les administrateurs ?", history=["Comment attirer les salariés ?"])
    assert answer.citations
    assert all(c.proposition == 2 or "administrateurs" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("root", "text", "asked"),
    [
        ("que veulent les candidats aujourd’hui ?", "et les cadres ?", "que veulent les cadres aujourd’hui ?"),
        ("quelle place ont les élus au CA ?", "et les usagers ?", "quelle place ont les usagers au CA ?"),
        ("que dit le texte ?", "et les jeunes ?", ""),
    ],
)
def test_an_ellipsis_takes_the_place_of_the_subject(root: str, text: str, asked: str) -> None:
    assert substituted(root, text) == asked
