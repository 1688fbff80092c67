"""What a follow-up names anew commands its answer; the subject before only breaks ties."""

from __future__ import annotations

import pytest

from assistant.dialogue.anew import asks_the_same_of_the_manifesto
from assistant.service import Assistant
from assistant.understanding.wanted import Wanted, wanted
from index.analysis import content_terms


@pytest.mark.parametrize(
    ("history", "text", "words"),
    [
        (["Que dit la proposition 12 ?", "pourquoi ?"], "et l’organisme il ferait quoi ?", "Organisme paritaire"),
        (["Pourquoi les jeunes nous boudent-ils ?"], "on fait quoi au collège ?", "dès le collège"),
        (["Que dit Nexem du télétravail ?"], "et l’IA, c’est pareil ?", "IA"),
    ],
)  # fmt: skip
def test_the_new_thing_comes_before_the_old_subject(
    assistant: Assistant, history: list[str], text: str, words: str
) -> None:
    answer = assistant.ask(text, history)
    assert any(words in c.quote for c in answer.citations), answer.text


def test_what_only_holds_the_old_subject_is_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("et la classification, elle bouge ?", ["Que dit Nexem du bénévolat ?"])
    assert not any("bénévol" in c.quote for c in answer.citations)


def test_those_who_are_something_ask_for_no_speaker() -> None:
    assert wanted("et pour ceux qui sont épuisés ?") is not Wanted.SPEAKER
    assert wanted("et qui est responsable ?") is Wanted.SPEAKER


def test_the_same_is_asked_of_the_manifesto_alone(assistant: Assistant) -> None:
    assert asks_the_same_of_the_manifesto("et dans le manifeste lui-même, il y en a ?", content_terms)
    assert not asks_the_same_of_the_manifesto("et dans le manifeste, le tutorat ?", content_terms)
    history = ["Que fait l’Ostal du Lac ?", "d’autres exemples ?"]
    answer = assistant.ask("et dans le Humanifest lui même, il y en a ?", history)
    assert answer.citations
    assert {c.source_id for c in answer.citations} == {"humanifest-chapitre-2"}
    article = assistant.ask("et dans le manifeste ?", ["Que dit l’article de la marque employeur ?"])
    assert {c.proposition for c in article.citations} == {8}


def test_after_the_article_the_name_of_the_manifesto_is_enough() -> None:
    assert asks_the_same_of_the_manifesto("et le second volet ?", content_terms, press=True)
    assert asks_the_same_of_the_manifesto("et l’Humanifest, il en dit quoi ?", content_terms, press=True)
    assert not asks_the_same_of_the_manifesto("et le second volet ?", content_terms)
    assert not asks_the_same_of_the_manifesto("et le chapitre 1 ?", content_terms, press=True)
