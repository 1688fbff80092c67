"""What we wrote for the worksheet: complete, asking rather than claiming, and refused when it is damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.worksheet.editorial import EDITORIAL, BadEditorial, load_editorial
from assistant.worksheet.roles import role_of
from assistant.worksheet.structures import find_structure, publics, structures
from assistant.worksheet.types import Role, UnknownStructure
from corpus.lexicon import load_lexicon

NBSP = "\N{NO-BREAK SPACE}"
# What would claim: a figure, a duty, a right.
CLAIMS = re.compile(r"\d|%|€|\bil faut que\b|\bvous devez\b|\bdoit\b|\bdroit à\b|\bavez droit\b|\bobligat|\bgaranti")


def test_each_proposition_has_six_to_ten_questions_and_what_it_leaves_unsaid() -> None:
    written = load_editorial().propositions
    assert sorted(written) == list(range(1, 13))
    for held in written.values():
        assert 6 <= len(held.questions) <= 10
        assert 4 <= len(held.unsaid) <= 7
        assert len(held.difficulties) >= 15


def test_a_question_asks_and_claims_nothing() -> None:
    questions = [q.text for w in load_editorial().propositions.values() for q in w.questions]
    assert len(set(questions)) == len(questions)
    for text in questions:
        assert text.endswith(f"{NBSP}?"), text
        assert not re.search(r"[.!…]", text), text
        assert not CLAIMS.search(text), text
        assert "Nexem" not in text, text


def test_what_is_unsaid_claims_nothing_either() -> None:
    for written in load_editorial().propositions.values():
        for one in written.unsaid:
            assert not CLAIMS.search(one.text), one.text
            assert one.text[0].islower() and not one.text.endswith("."), one.text
            assert one.words.split()


def test_french_typography() -> None:
    editorial = load_editorial()
    texts = [q.text for w in editorial.propositions.values() for q in w.questions]
    texts += [u.text for w in editorial.propositions.values() for u in w.unsaid]
    texts += [*editorial.bodies.values(), *(body for held in editorial.authorities.values() for body in held)]
    for text in texts:
        assert "'" not in text, text
        assert not re.search(r"[^\u00a0][?;:!]", text), text


def test_every_kind_of_structure_has_its_authorities() -> None:
    assert set(load_editorial().authorities) == set(load_lexicon().structures)
    assert all(load_editorial().authorities.values())


def test_a_damaged_file_is_refused_in_french(tmp_path: Path) -> None:
    text = EDITORIAL.read_text(encoding="utf-8")
    broken = tmp_path / "editorial.toml"
    for damage in (text.replace('ask = "', 'qui = "', 1), text.replace('for = "ca', 'for = "roi', 1), "[[", ""):
        broken.write_text(damage, encoding="utf-8")
        load_editorial.cache_clear()
        with pytest.raises(BadEditorial, match="remettez celui"):
            load_editorial(broken)
    broken.write_text(text.replace('ask = "nexem"', 'ask = "personne"', 1), encoding="utf-8")
    with pytest.raises(BadEditorial, match="personne"):
        load_editorial(broken)
    with pytest.raises(BadEditorial):
        load_editorial(tmp_path / "absent.toml")


@pytest.mark.parametrize(
    "kind", ["EHPAD", "ehpad", " Résidence autonomie ", "residence-autonomie", "Maison d'accueil spécialisée"]
)
def test_a_kind_is_found_under_its_names(kind: str) -> None:
    assert find_structure(kind).kind in {"EHPAD", "Résidence autonomie", "MAS"}


def test_an_unknown_kind_lists_them_all() -> None:
    with pytest.raises(UnknownStructure) as caught:
        find_structure("hôtel")
    assert all(structure.kind in str(caught.value) for structure in structures())
    assert caught.value.exit_code == 2


def test_the_words_of_a_structure_are_those_of_its_people() -> None:
    assert "personnes âgées" in publics(find_structure("EHPAD"))
    assert "établissements" not in publics(find_structure("EHPAD"))
    assert publics(find_structure("EFTS")) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("présidente de l’association", Role.BOARD),
        ("directrice des ressources humaines", Role.HUMAN_RESOURCES),
        ("DRH", Role.HUMAN_RESOURCES),
        ("directeur général", Role.DIRECTION),
        ("cheffe de service éducatif", Role.SUPERVISION),
        ("infirmière coordinatrice", Role.SUPERVISION),
        ("aide-soignante", Role.TEAM),
        ("", None),
    ],
)
def test_roles_in_free_words(text: str, role: Role | None) -> None:
    assert role_of(text) is role
