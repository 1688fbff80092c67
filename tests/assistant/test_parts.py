"""Questions that ask several things: where they are cut, and what is never cut."""

from __future__ import annotations

import pytest

from assistant.library.citations import Library
from assistant.routes.parts import Part, parts_of
from assistant.service import Assistant
from assistant.understanding.question import understand


def texts(question: str, library: Library) -> list[str]:
    return [part.text for part in parts_of(understand(question), library)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Que prévoit-on dans les écoles, pour les stagiaires et chez les retraités ?",
            [
                "Que prévoit-on dans les écoles",
                "Que prévoit-on pour les stagiaires",
                "Que prévoit-on chez les retraités ?",
            ],
        ),
        (
            "Qui défend la formation des bénévoles et combien coûte un jury de diplôme ?",
            ["Qui défend la formation des bénévoles", "combien coûte un jury de diplôme ?"],
        ),
        (
            "Nos encadrants sont seuls. Qui demande de les outiller, et que promet la fédération là-dessus ?",
            [
                "Nos encadrants sont seuls. Qui demande de les outiller",
                "Nos encadrants sont seuls. Qui demande de les outiller que promet la fédération là-dessus ?",
            ],
        ),
        (
            "Que dit-on des vétérans : leur paie, leurs horaires, leur départ ?",
            [
                "Que dit-on des vétérans leur paie",
                "Que dit-on des vétérans leurs horaires",
                "Que dit-on des vétérans leur départ",
            ],
        ),
        (
            "Que change la tempête au travail ? (la route, le planning)",
            ["Que change la tempête au travail ? la route", "Que change la tempête au travail ? le planning"],
        ),
        (
            "Convention de bassin : que gagne un chef d’équipe, et que devient la prime des anciens ?",
            [
                "Convention de bassin : que gagne un chef d’équipe",
                "Convention de bassin : que devient la prime des anciens ?",
            ],
        ),
        (
            "Que dit-on de la prime, des congés d’été et du transport ?",
            ["Que dit-on de la prime", "Que dit-on des congés d’été", "Que dit-on du transport"],
        ),
        (
            "La prime, les congés d’été et le transport : pour chacun, que demande la branche ?",
            [
                "La prime : pour chacun que demande la branche ?",
                "les congés d’été : pour chacun que demande la branche ?",
                "le transport : pour chacun que demande la branche ?",
            ],
        ),
        (
            "D’où sort la part des vétérans et celle des stagiaires ?",
            ["D’où sort la part des vétérans", "D’où sort celle des stagiaires ?"],
        ),
        (
            "La tempête inquiète. Qu’a-t-elle changé dans nos horaires, et qu’a-t-elle abîmé côté transport ?",
            [
                "La tempête inquiète. Qu’a-t-elle changé dans nos horaires",
                "La tempête inquiète. qu’a-t-elle abîmé côté transport ?",
            ],
        ),
        (
            "Le transport : que doivent payer les employeurs, est-ce que ça pèse sur la prime, et un "
            "remboursement est-il prévu ?",
            [
                "Le transport : que doivent payer les employeurs",
                "Le transport : est-ce que ça pèse sur la prime",
                "Le transport : un remboursement est-il prévu ?",
            ],
        ),
        (
            "Entre le jury d’école et le jury d’entreprise, qui décide ?",
            ["le jury d’école qui décide", "le jury d’entreprise qui décide"],
        ),
    ],
)
def test_a_question_is_cut_where_it_asks_something_else(
    assistant: Assistant, question: str, expected: list[str]
) -> None:
    assert [text.replace(",", "") for text in texts(question, assistant.library)] == expected


@pytest.mark.parametrize(
    "question",
    [
        "Pourquoi les salariés partent-ils ?",
        "Comment recruter et fidéliser des soignants ?",
        "Que dit Nexem sur la reconnaissance et la confiance ?",
        "Quelle place pour les familles et les personnes accompagnées ?",
        "Le dialogue entre managers et équipes est-il abordé ?",
        "Question pour demain : combien de jurys, et lesquels ?",
    ],
)
def test_a_question_that_asks_one_thing_is_left_whole(assistant: Assistant, question: str) -> None:
    assert texts(question, assistant.library) == []


def test_propositions_named_together_are_looked_at_one_by_one(assistant: Assistant) -> None:
    found = parts_of(understand("Que disent les propositions 7 et 11 du télétravail ?"), assistant.library)
    assert [part.propositions for part in found] == [(7,), (11,)]
    assert all("7" not in part.text and "télétravail" in part.text for part in found)
    assert parts_of(understand("Que disent les propositions 7 et 11 ?"), assistant.library) == ()


def test_each_proposition_is_asked_what_stands_behind_its_name(assistant: Assistant) -> None:
    parts = parts_of(understand("Que dit la proposition 3 du conseil, et la 9 de la paie ?"), assistant.library)
    assert [(part.propositions, part.text) for part in parts] == [((3,), "du conseil, et"), ((9,), "de la paie")]


def test_what_is_asked_of_one_proposition_is_cut_inside_it(assistant: Assistant) -> None:
    text = "Dans la proposition 12, combien coûte un jury et qui paie le transport ?"
    parts = parts_of(understand(text), assistant.library)
    assert [(part.propositions, part.text) for part in parts] == [
        ((12,), "combien coûte un jury"),
        ((12,), "qui paie le transport ?"),
    ]


def test_what_is_asked_of_several_things_together_is_left_whole(assistant: Assistant) -> None:
    text = "Quel lien entre la paie, les congés et le transport ?"
    assert parts_of(understand(text), assistant.library) == ()


def test_a_proposition_that_is_silent_on_the_theme_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Que disent la 7 et la 2 du télétravail ?")
    assert answer.status == "partial" and "dans la proposition 2" in answer.text
    assert {citation.proposition for citation in answer.citations} == {7}


def test_what_the_structure_answers_of_several_questions_does_not_hide_the_others(assistant: Assistant) -> None:
    alone = assistant.ask("Qui est Cyril Durand ?")
    both = assistant.ask("Qui est Cyril Durand, et que veut dire SQVCT ?")
    assert {c.sentence_id for c in both.citations} > {c.sentence_id for c in alone.citations[:1]}
    assert any("SQVCT" in citation.quote for citation in both.citations)


def test_two_documents_compared_are_searched_apart(assistant: Assistant) -> None:
    found = parts_of(understand("L’article et le manifeste donnent-ils le même but au texte ?"), assistant.library)
    kinds = {d.source.id: d.source.kind for d in assistant.corpus.documents}
    assert [{kinds[i] for i in part.source_ids} for part in found] == [{"manifesto"}, {"press"}]
    assert all(isinstance(part, Part) for part in found)


def test_an_answer_to_two_propositions_cites_both(assistant: Assistant) -> None:
    answer = assistant.ask("Le télétravail apparaît dans la 7 et dans la 11 : qu’en est-il dit ?")
    assert answer.status == "answered"
    assert {7, 11} <= {citation.proposition for citation in answer.citations}


def test_the_proposition_that_a_question_describes_is_named_with_its_title(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle proposition veut qu’on apprenne en travaillant, entre générations ?")
    assert answer.status == "answered"
    assert answer.citations[0].proposition == 6
    assert answer.citations[0].quote == assistant.corpus.propositions[5].title


def test_the_press_and_the_federation_set_side_by_side_are_searched_apart(assistant: Assistant) -> None:
    found = parts_of(understand("La réforme vue par la journaliste et vue par Nexem"), assistant.library)
    assert len({part.source_ids for part in found}) == 2
    assert parts_of(understand("Que pense Nexem de la réforme ?"), assistant.library) == ()


def test_a_part_that_only_repeats_is_asked_in_its_own_words(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Quelle part des salariés part à cause de son chef ? Et les jeunes qui connaissent mal le secteur, combien ?"
    )
    assert {citation.proposition for citation in answer.citations} == {4, 8}


def test_every_item_of_a_list_is_given_when_all_are_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("Quels sont tous les changements qui obligent à repenser le management ?")
    items = [s for s in assistant.library.sentences if s.text.startswith("L’évolution ")]
    items = [s for s in items if s.section_id == items[0].section_id]
    assert len(items) > 3
    assert {s.id for s in items} <= {citation.sentence_id for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("RSO c’est quoi, et il y a combien de gens qui préfèrent un patron écologiste ?", 2),
        ("L’été on ferme combien de lits ? et les remplaçants viennent encore ?", 2),
        ("Mes équipes ont peur. Jusqu’où les pousser à essayer, et avec quelles limites ?", 0),
    ],
)
def test_a_clause_may_ask_after_its_subject(question: str, count: int, assistant: Assistant) -> None:
    assert len(texts(question, assistant.library)) == count


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Combien de jeunes connaissent nos métiers, pourquoi hésitent-ils, et une prime d’entrée vaut combien ?", 3),
        ("C’est qui qui signe l’éditorial, et les chapitres suivants parleront de quoi ?", 2),
        ("Quels sont les axes, et après quelle étude Nexem a-t-il écrit ce texte ?", 2),
        ("Quand on est DRH, combien de temps faut-il ?", 0),
    ],
)
def test_what_is_asked_after_a_comma_is_a_part(question: str, number: int, assistant: Assistant) -> None:
    assert len(texts(question, assistant.library)) == number


def test_what_is_said_after_the_question_is_no_part_of_it(assistant: Assistant) -> None:
    found = texts("Combien de postes sont vacants, et pourquoi le sont-ils ? Je prépare mes fiches.", assistant.library)
    assert found and not any("fiches" in text for text in found)


def test_a_part_without_answer_does_not_silence_the_others(assistant: Assistant) -> None:
    answer = assistant.ask("Combien y a-t-il de postes vacants, et un intérimaire nous coûte combien ?")
    assert answer.status == "partial"
    assert any("35 000" in citation.quote for citation in answer.citations)


def test_a_part_keeps_the_notes_that_answer_it(assistant: Assistant) -> None:
    answer = assistant.ask("Qui a théorisé l’organisation apprenante, et où enseignent ces auteurs ?")
    assert {"MIT", "Harvard"} <= {word for c in answer.citations for word in ("MIT", "Harvard") if word in c.quote}


def test_things_counted_beforehand_are_parts(assistant: Assistant) -> None:
    question = (
        "Deux chiffres pour mon discours : la part de bénévoles parmi les salariés, et celle des jeunes mal informés."
    )
    assert len(texts(question, assistant.library)) == 2
    assert texts("Trois choses pour mon discours : le sens, la paie.", assistant.library) == []


def test_what_the_first_part_already_tells_is_not_said_to_be_missing(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Les 35 000 postes vacants : quelle source, quelle année, et dans quels secteurs est-ce le pire ?"
    )
    assert answer.status == "answered"
    assert "je n’ai rien trouvé" not in answer.text
