"""The validator passes a sound golden set and catches each fault."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus.types import Corpus
from eval.types import GoldenCase, Nugget
from eval.validation import validate


@pytest.fixture
def sound(make_case: Any) -> list[GoldenCase]:
    return [
        make_case(),
        make_case(
            id="t2",
            question="Combien de postes vacants ?",
            nuggets=(Nugget("35 000 postes", True, ("35 ?000",)),),
            evidence=(("manifeste", "35 000 postes vacants"),),
            cluster="postes",
            proposition=5,
        ),
        make_case(
            id="t3",
            question="Qui a écrit l’article ?",
            nuggets=(Nugget("Paul Durand", True, ("Durand",)),),
            evidence=(("article", "Nexem publie le deuxième volet"),),
            cluster="auteur",
            proposition=None,
        ),
        make_case(
            id="t4",
            question="Quel est le salaire moyen ?",
            expected_status=("not_in_corpus",),
            nuggets=(),
            evidence=(),
            cluster="salaire",
            split="test",
            proposition=None,
        ),
    ]


def test_a_sound_set_has_no_fault(sound: list[GoldenCase], corpus: Corpus) -> None:
    assert validate(sound, corpus) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"evidence": (("manifeste", "57 % des salariés"),)}, "preuve introuvable dans manifeste"),
        ({"evidence": (("inconnu", "75 % des salariés"),)}, "source inconnue"),
        ({"evidence": ()}, "doit avoir une preuve"),
        ({"nuggets": ()}, "doit avoir un élément essentiel"),
        ({"nuggets": (Nugget("x", True, ("(",)),)}, "n’est pas une expression régulière"),
        ({"nuggets": (Nugget("x", True, ("75|",)),)}, "satisfait par un texte vide"),
        ({"nuggets": (Nugget("x", True, ("l’emploi",)),)}, "signe que la normalisation remplace"),
        ({"nuggets": (Nugget("x", True, ("trois quarts",)),)}, "n’est satisfait par sa propre preuve"),
        ({"forbidden": ("salariés",)}, "motif interdit « salariés » est dans la preuve"),
        ({"expected_status": ("maybe",)}, "statut attendu inconnu"),
        ({"expected_status": ()}, "statut attendu inconnu"),
        ({"proposition": 13}, "la proposition 13 n’existe pas"),
    ],
)
def test_each_fault_of_a_case_is_caught(
    sound: list[GoldenCase], corpus: Corpus, changes: dict[str, Any], fault: str
) -> None:
    faults = validate([replace(sound[0], **changes), *sound[1:]], corpus)
    assert any(fault in told.replace("\u00a0", " ") and told.startswith("t1") for told in faults), faults


def test_what_is_shown_beside_a_quotation_may_satisfy_a_nugget(sound: list[GoldenCase], corpus: Corpus) -> None:
    nuggets = tuple(Nugget(p, True, (p,)) for p in ("proposition 4", "Gallup 2023", "management centré sur l'humain"))
    assert validate([replace(sound[0], nuggets=nuggets), *sound[1:]], corpus) == []


def test_repeated_questions_and_ids_are_caught(sound: list[GoldenCase], corpus: Corpus) -> None:
    same = replace(sound[0], id="t9", question="quelle part des salariés part à cause de son chef")
    assert validate([*sound, same], corpus) == ["t9\u00a0: même question que t1."]
    assert validate([*sound, replace(same, history=("Et avant ?",))], corpus) == []
    assert "t1\u00a0: cet identifiant sert 2 fois." in validate([*sound, replace(sound[1], id="t1")], corpus)


def test_a_cluster_stays_in_one_half(sound: list[GoldenCase], corpus: Corpus) -> None:
    moved = replace(sound[1], cluster="chef", split="test")
    assert any("«\u00a0chef\u00a0» est à cheval" in fault for fault in validate([sound[0], moved, *sound[2:]], corpus))


def test_a_variant_stands_in_the_cluster_of_its_base(sound: list[GoldenCase], corpus: Corpus) -> None:
    variant = replace(sound[0], id="t9", question="quelle part a cause du chef", base=sound[0].id)
    assert validate([*sound, variant], corpus) == []
    for base in ("t9", "absente", sound[1].id):
        faults = validate([*sound, replace(variant, base=base)], corpus)
        assert faults == [f"t9\u00a0: la question de base {base} n’est pas une autre question du même groupe."]


def test_every_proposition_and_the_article_are_covered(sound: list[GoldenCase], corpus: Corpus) -> None:
    assert validate([sound[0], sound[2]], corpus) == ["Aucune question à réponse ne porte sur la proposition 5."]
    (fault,) = validate([sound[0], sound[1]], corpus)
    assert "l’article" in fault
