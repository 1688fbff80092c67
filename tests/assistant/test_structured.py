"""Questions that the structure answers: propositions, axes and lists, on the real documents."""

from __future__ import annotations

import re

import pytest

from assistant.answer.verify import faults
from assistant.routes.structured import route
from assistant.service import Assistant
from assistant.understanding.question import understand
from assistant.understanding.wanted import Wanted
from corpus.types import BlockKind, Voice


def propositions_of(assistant: Assistant, question: str, *history: str) -> list[int]:
    """Numbers of the propositions whose title the answer gives."""
    answer = assistant.ask(question, history=list(history))
    assert faults(answer, assistant.library) == []
    titles = {p.title_sentence_id: p.number for p in assistant.library.corpus.propositions}
    return [titles[c.sentence_id] for c in answer.citations if c.sentence_id in titles]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quelles propositions font partie de l’axe 2 ?", [4, 5, 6, 7]),
        ("Quelles propositions relèvent de l’axe 3 ?", [8, 9, 10, 11, 12]),
        ("Quelles sont les propositions rattachées à l’axe 1 ?", [1, 2, 3]),
        ("Que regroupe l’axe 2 comme propositions ?", [4, 5, 6, 7]),
        ("Quelles propositions contient le troisième axe ?", [8, 9, 10, 11, 12]),
        ("Donne les propositions de l’axe deux", [4, 5, 6, 7]),
        ("Quelles propositions pour le dernier axe ?", [8, 9, 10, 11, 12]),
        ("Quelles propositions relèvent de l’axe sur la gouvernance ?", [1, 2, 3]),
        (
            "Les propositions de l’axe « S’affirmer comme des employeurs proposant des métiers attractifs » ?",
            [8, 9, 10, 11, 12],
        ),
        ("Comparez les axes 1 et 2", [1, 2, 3, 4, 5, 6, 7]),
        ("À quel axe appartient la proposition 7 ?", [7]),
        ("Dans quels axes sont les propositions 2 et 9 ?", [2, 9]),
        ("Quelles sont les 12 propositions et leurs axes ?", list(range(1, 13))),
    ],
)
def test_the_propositions_of_an_axis_however_it_is_named(
    assistant: Assistant, question: str, expected: list[int]
) -> None:
    assert propositions_of(assistant, question) == expected


@pytest.mark.parametrize(("number", "claimed"), [(1, 7), (2, 5), (3, 16), (3, 12)])
def test_a_wrong_count_of_the_propositions_of_an_axis_is_corrected(
    assistant: Assistant, number: int, claimed: int
) -> None:
    answer = assistant.ask(f"Quelles sont les {claimed} propositions de l’axe {number} ?")
    assert "n’est pas celui de cet axe" in answer.text


@pytest.mark.parametrize(("number", "claimed"), [(1, 3), (2, 4), (3, 5)])
def test_a_right_count_of_the_propositions_of_an_axis_is_not_corrected(
    assistant: Assistant, number: int, claimed: int
) -> None:
    answer = assistant.ask(f"Quelles sont les {claimed} propositions de l’axe {number} ?")
    assert "n’est pas" not in answer.text


@pytest.mark.parametrize("question", ["Que dit l’axe 4 ?", "Parlez-moi du quatrième axe", "Résume l’axe 12"])
def test_an_axis_that_does_not_exist_is_said_not_to(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_in_corpus"
    assert "Cet axe n’existe pas" in answer.text
    assert "3 axes" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Combien d’axes y a-t-il ?",
        "Combien de propositions contient le manifeste ?",
        "Quel est le nombre de propositions ?",
        "Combien d’axes, et lesquels ?",
        "Quels sont les quatre axes du manifeste ?",
    ],
)
def test_how_many_there_are_is_answered_by_the_heading_that_announces_it(assistant: Assistant, question: str) -> None:
    assert "3 axes stratégiques et 12 propositions" in assistant.ask(question).citations[0].quote


def test_what_an_axis_aims_at_comes_from_the_text_that_opens_it(assistant: Assistant) -> None:
    quotes = [c.section for c in assistant.ask("Que vise l’axe 1 ?").citations]
    assert any("Ce que l’on vise" in section for section in quotes)


@pytest.mark.parametrize(
    ("question", "theme", "numbers"),
    [
        ("Comparez la 2 et la 3 sur la gouvernance", "gouvernance", {2, 3}),
        ("Comparez les propositions 7 et 11 sur le télétravail", "télétravail", {7, 11}),
        ("Que disent les propositions 6 et 10 de la formation ?", "formation", {6, 10}),
        ("Quelle différence entre les propositions 4 et 9 sur la reconnaissance ?", "reconnaissance", {4, 9}),
    ],
)
def test_a_comparison_gives_each_proposition_its_say_on_the_theme(
    assistant: Assistant, question: str, theme: str, numbers: set[int]
) -> None:
    answer = assistant.ask(question)
    assert set(propositions_of(assistant, question)) == numbers
    kinds = {c.sentence_id: assistant.library.sentence(c.sentence_id).kind for c in answer.citations}
    holding = {
        c.proposition
        for c in answer.citations
        if kinds[c.sentence_id] is not BlockKind.HEADING and theme in c.quote.lower()
    }
    assert holding == numbers


def test_a_comparison_says_which_proposition_is_silent(assistant: Assistant) -> None:
    answer = assistant.ask("Comparez la 7 et la 2 sur le télétravail")
    assert "aucune phrase sur ce thème dans la proposition 2" in answer.text
    assert "télétravail" in " ".join(c.quote for c in answer.citations if c.proposition == 7)


@pytest.mark.parametrize(
    "question",
    [
        "Que dit la proposition 5 du télétravail ?",
        "Que dit la proposition 3 du mentorat inversé ?",
        "Que dit la proposition 5 du CA ?",
        "Que propose la proposition 2 pour les chiens d’assistance ?",
        "Comparez la 4 et la 5 sur la blockchain",
        "Quels professionnels sont concernés ?",
        "Quelle proposition parle de télétravail ?",
        "Quelle proposition évoque la transition écologique ?",
    ],
)
def test_a_subject_is_left_to_the_ranking(assistant: Assistant, question: str) -> None:
    assert route(understand(question), assistant.library) is None


@pytest.mark.parametrize(
    ("question", "proposition"),
    [("Comment mettre en œuvre la proposition 6 ?", 6), ("Comment appliquer concrètement la proposition 2 ?", 2)],
)
def test_how_gives_what_nexem_proposes(assistant: Assistant, question: str, proposition: int) -> None:
    citations = assistant.ask(question).citations
    assert {(c.voice, c.proposition) for c in citations} == {(Voice.PROPOSAL, proposition)}


@pytest.mark.parametrize(
    "question", ["Quel est le sommaire ?", "Résume le manifeste", "Quels sont les axes et les propositions ?"]
)
def test_the_outline_has_every_axis_with_its_propositions(assistant: Assistant, question: str) -> None:
    assert propositions_of(assistant, question) == list(range(1, 13))
    aim = question.startswith("Résume")  # a summary opens with what the manifesto aims at
    assert len(assistant.ask(question).citations) == 15 + aim


def test_a_pronoun_is_compared_with_what_was_asked_before(assistant: Assistant) -> None:
    assert propositions_of(assistant, "Compare-la à la 6", "Que dit la proposition 5 ?") == [5, 6]


def test_which_ones_after_how_many(assistant: Assistant) -> None:
    found = propositions_of(assistant, "Lesquelles ?", "Combien de propositions y a-t-il ?")
    assert found == list(range(1, 13))


def test_an_expansion_counts_when_it_is_spelled_out_only(assistant: Assistant) -> None:
    answer = assistant.ask("Dans quelles propositions parle-t-on de la RSO ?")
    assert {c.proposition for c in answer.citations} == {1, 8}


def test_the_editorial_is_summed_up_over_its_signature(assistant: Assistant) -> None:
    answer = assistant.ask("Que dit l’éditorial ?")
    assert len(answer.citations) > 2
    assert {(c.speaker or "").split(",")[0] for c in answer.citations} == {"Manuel Pélissié"}


@pytest.mark.parametrize(("axis", "numbers"), [(1, {1, 2}), (2, {4, 5, 6}), (3, {8, 9, 12})])
def test_the_figures_of_an_axis_stay_in_it(assistant: Assistant, axis: int, numbers: set[int]) -> None:
    citations = assistant.ask(f"Quels sont les chiffres de l’axe {axis} ?").citations
    assert numbers <= {c.proposition for c in citations}
    assert {
        p.axis for p in assistant.library.corpus.propositions if p.number in {c.proposition for c in citations}
    } == {axis}


@pytest.mark.parametrize("question", ["Résumez l’article", "De quoi parle l’article ?"])
def test_the_article_is_summed_up_from_itself(assistant: Assistant, question: str) -> None:
    citations = assistant.ask(question).citations
    assert len(citations) > 2
    assert {c.voice for c in citations} == {Voice.JOURNALIST}


def test_who_is_thanked(assistant: Assistant) -> None:
    assert "Sandra Bertezene" in assistant.ask("Qui est remercié dans le manifeste ?").text


@pytest.mark.parametrize("number", range(1, 13))
def test_no_summary_opens_on_a_word_that_points_back(assistant: Assistant, number: int) -> None:
    answer = assistant.ask(f"Résume la proposition {number}")
    quotes = [c.quote for c in answer.citations]
    assert not [q for q in quotes if re.match(r"(?:Ainsi|Pour ce faire|Cela|Cette|Ces|Elles?|Ils?)\b", q)]
    assert len(quotes) == 5


def test_a_summary_holds_what_its_title_announces(assistant: Assistant) -> None:
    text = assistant.ask("Que dit la proposition 4 ?").text
    assert "placer l’humain au cœur du management" in text


def test_several_propositions_are_summed_up_one_after_the_other(assistant: Assistant) -> None:
    assert propositions_of(assistant, "Résumez les propositions 1, 5 et 8") == [1, 5, 8]
    numbers = [c.proposition for c in assistant.ask("Résumez les propositions 1, 5 et 8").citations]
    assert numbers == sorted(n for n in numbers if n)
    assert len(numbers) == 9


def test_why_after_a_summary_does_not_repeat_it(assistant: Assistant) -> None:
    first = {c.sentence_id for c in assistant.ask("Que dit la proposition 5 ?").citations}
    then = assistant.ask("Pourquoi ?", history=["Que dit la proposition 5 ?"])
    assert then.citations
    assert not first & {c.sentence_id for c in then.citations}


def test_the_page_and_the_title_of_a_proposition(assistant: Assistant) -> None:
    assert "page 11" in assistant.ask("À quelle page se trouve la proposition 9 ?").text
    assert len(assistant.ask("Comment s’intitule la proposition 10 ?").citations) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Proposition 6, son libellé exact, je finis le programme de la journée",
        "on ouvre la réunion sur la 6 tout à l’heure, quel est son titre",
        "Redites-moi l’intitulé de la sixième proposition, le trésorier ne jure que par elle",
    ],
)
def test_the_title_of_a_proposition_is_given_whatever_else_is_told(assistant: Assistant, question: str) -> None:
    (citation,) = assistant.ask(question).citations
    assert (citation.proposition, citation.quote) == (6, assistant.corpus.propositions[5].title)


def test_a_number_under_an_article_is_no_proposition_when_it_counts_something_else() -> None:
    assert understand("On se voit à partir de la 11 heures ?").propositions == ()
    assert understand("Que dit la première des 12 propositions ?").propositions == (1,)


def test_the_proposition_just_before(assistant: Assistant) -> None:
    answer = assistant.ask("et celle juste avant ?", ["C’est quoi la proposition 6 ?"])
    assert answer.citations[0].proposition == 5


def test_a_theme_before_a_colon_is_the_theme(assistant: Assistant) -> None:
    answer = assistant.ask("Télétravail : que dit la proposition 11 ?")
    assert "télétravail" in " ".join(citation.quote for citation in answer.citations)


def test_a_phrase_that_is_only_used_is_no_quotation_to_look_for(assistant: Assistant) -> None:
    looked_for = assistant.ask("Où est écrit « bravo pour votre beau travail » ?")
    assert looked_for.text.startswith("Cette phrase ne figure pas telle quelle")
    used = assistant.ask("Pourquoi un « bravo pour votre beau travail » motive-t-il les équipes ?")
    assert not used.text.startswith("Cette phrase")


def test_this_person_is_somebody_of_the_question_before(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Dans quelle association travaille cette dame ?", ["Que pense Delphine Williot des cadres ?"]
    )
    assert "AFEJI" in answer.text


def test_a_theme_in_several_places_is_followed_everywhere(assistant: Assistant) -> None:
    answer = assistant.ask("Le télétravail revient à plusieurs endroits du texte : que dit chaque passage ?")
    assert {7, 11} <= {citation.proposition for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Qu’est-ce que la RSO ?", Wanted.DEFINITION),
        ("Qu’est-ce que le mentorat inversé ?", Wanted.DEFINITION),
        ("Ils mettent quoi derrière ce mot ?", Wanted.DEFINITION),
        ("Qu’est-ce que Nexem réclame ?", Wanted.EXPLANATION),
        ("Qu’est-ce que la crise a bousculé au travail ?", Wanted.EXPLANATION),
        ("Qu’est-ce qui bouge pour la paie ?", Wanted.EXPLANATION),
    ],
)
def test_what_is_no_definition(question: str, wanted: Wanted) -> None:
    assert understand(question).wanted is wanted


def test_a_named_proposition_that_says_less_than_another_is_said_to(assistant: Assistant) -> None:
    answer = assistant.ask("Proposition 9 : que dit-elle du mentorat inversé ?")
    assert answer.text.startswith("La proposition que nomme votre question n’en parle pas.")
    assert {citation.proposition for citation in answer.citations} == {6}


def test_the_titles_of_an_axis_are_given_whatever_else_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Lundi, réunion de bureau sur le deuxième axe : donnez-moi les titres de ses propositions.")
    assert [citation.proposition for citation in answer.citations][1:] == [4, 5, 6, 7]


def test_the_name_of_a_proposition_is_no_word_of_what_is_asked_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("Que dit la proposition 2 du télétravail ?")
    assert answer.text.startswith("La proposition que nomme votre question n’en parle pas.")
    assert all(citation.proposition != 2 for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chez nous on confond le 42 % et le 62 % sur les jeunes : lequel dit quoi ?", ("42%", "62%")),
        ("J’ai un 45 % et un 52 % dans mes notes sur les bénévoles, qui mesure quoi ?", ("45 %", "52 %")),
    ],
)
def test_figures_that_are_mixed_up_are_told_apart(assistant: Assistant, question: str, said: tuple[str, str]) -> None:
    answer = assistant.ask(question)
    assert len(answer.citations) == len(said) and all(figure in answer.text for figure in said)


def test_several_stated_figures_are_each_given_with_their_source(assistant: Assistant) -> None:
    answer = assistant.ask("D’où sortent le 75 % sur les départs et le 57 % sur les week-ends ?")
    notes = " ".join(note.text for citation in answer.citations for note in citation.footnotes)
    assert {citation.proposition for citation in answer.citations} == {4, 12}
    assert "Gallup" in notes and "AXESS" in notes


def test_who_speaks_for_an_organisation(assistant: Assistant) -> None:
    answer = assistant.ask("Qui s’exprime pour l’AFEJI et qui pour Linkiaa ? Noms et fonctions.")
    assert {(citation.speaker or "").split(",")[0] for citation in answer.citations} == {
        "Delphine Williot",
        "Cyril Durand",
    }


def test_another_axis_is_asked_about_as_the_one_before(assistant: Assistant) -> None:
    first = assistant.ask("Que vise-t-on avec le troisième axe ?")
    after = assistant.ask("Et pour le troisième ?", ["Que vise-t-on avec le premier axe ?"])
    assert [c.sentence_id for c in after.citations] == [c.sentence_id for c in first.citations]


def test_the_first_chapter_by_its_rank(assistant: Assistant) -> None:
    named = assistant.ask("Que contient le chapitre 1 ?")
    ranked = assistant.ask("Le premier chapitre, il avait quelles parties ?")
    assert [c.sentence_id for c in ranked.citations] == [c.sentence_id for c in named.citations]


def test_a_legend_that_gives_somebody_another_organisation_is_corrected(assistant: Assistant) -> None:
    answer = assistant.ask("J’ai légendé « Cyril Durand, directeur général de la Fondation Anaïs », c’est juste ?")
    assert any("Linkiaa" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["C’est quoi un ESAT ?", "Que veut dire ETP ?", "RPS ?"])
def test_an_acronym_that_no_document_uses_is_said_not_to_be_used(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_in_corpus"
    assert "n’emploient pas le sigle" in answer.text


@pytest.mark.parametrize("question", ["C’est quoi un EHPAD ?", "AXESS ?", "Que propose Nexem pour les CSE ?"])
def test_an_acronym_that_a_document_uses_or_more_than_an_acronym_is_not(assistant: Assistant, question: str) -> None:
    assert "n’emploient pas le sigle" not in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "short"),
    [("Quel sigle pour la validation des acquis ?", "VAE"), ("L’abréviation de projet de transition ?", "PTP")],
)
def test_the_letters_are_found_from_the_words(assistant: Assistant, question: str, short: str) -> None:
    assert assistant.ask(question).text.startswith(short)


def test_how_many_in_each_axis_is_answered_by_the_axes_with_theirs(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de propositions par axe ?")
    assert [c.proposition for c in answer.citations if c.proposition] == list(range(1, 13))


@pytest.mark.parametrize(
    "question",
    [
        "Axe 2 : quelles propositions je mets dedans, pour mon sommaire ?",
        "Dans l’axe du management, quelles propositions trouve-t-on ? C’est pour mes révisions.",
    ],
)
def test_the_propositions_of_an_axis_whatever_else_is_told(assistant: Assistant, question: str) -> None:
    shown = {citation.proposition for citation in assistant.ask(question).citations} - {None}
    assert shown == {4, 5, 6, 7}


def test_a_summary_is_wanted_whatever_one_tells_of_why(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Je présente le manifeste mardi aux équipes : pouvez-vous me le résumer en quelques points ?"
    )
    assert {citation.proposition for citation in answer.citations} >= set(range(1, 13))
