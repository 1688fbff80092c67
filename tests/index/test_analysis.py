"""The French analyser: what must meet, what must stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, content_terms, exact_terms, fold, forms, stem
from index.french import INVARIABLE, IRREGULAR, QUESTION_WORDS, STOP_WORDS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loi", "lois"),
        ("cœur", "coeur"),
        ("CŒUR", "cœurs"),
        ("salarié", "salariées"),
        ("salarié", "SALARIES"),
        ("salarié·e·s", "salarié"),
        ("salarié(e)s", "salarié"),
        ("sécurité", "securite"),
        ("première", "premier"),
        ("enjeux", "enjeu"),
        ("travaux", "travail"),
        ("travailler", "travail"),
        ("nouvelles", "nouveaux"),
        ("publiques", "public"),
        ("âges", "âge"),
        ("sociaux", "sociale"),
        ("managers", "manager"),
        ("l’employeur", "employeur"),
        ("lorsqu'employeur", "employeur"),
        ("d’ex æquo", "ex aequo"),
        ("35 000", "35000"),
        ("35\u202f000", "35\u00a0000"),
        ("1,5", "1.5"),
        ("62 pour cent", "62 %"),
        ("62%", "62 %"),
        ("C.D.I.", "CDI"),
        ("médico-sociaux", "médico-social"),
        ("bien-être", "bien être"),
        ("e\u0301quipe", "équipe"),
    ],
)
def test_variants_of_a_word_have_the_same_stems(one: str, other: str) -> None:
    assert set(analyse(one)) & set(analyse(other))
    assert analyse(one)


def test_a_compound_is_found_whole_and_in_parts() -> None:
    assert {"medicosocial", "medico", "social"} <= set(analyse("médico-social"))
    assert "medicosocial" in analyse("médicosocial")


def test_exact_forms_keep_apart_what_stems_merge() -> None:
    assert analyse("mère") == analyse("mer")
    assert exact_terms("mère") == ["mere"]
    assert exact_terms("mer") == ["mer"]


def test_short_words_and_acronyms_are_not_cut() -> None:
    assert analyse("VAE") == ["vae"]
    assert not set(analyse("va")) & set(analyse("VAE"))


def test_elisions_leave_the_word_and_keep_words_that_only_look_elided() -> None:
    assert exact_terms("jusqu’à l’usure d’aujourd’hui, qu’un prud’homme") == ["usure", "aujourdhui", "prudhomme"]


def test_numbers_are_kept_and_years_are_not_glued_to_what_follows() -> None:
    assert forms("35 000 postes en 2023 150 fois 75 %") == ["35000", "postes", "en", "2023", "150", "fois", "75", "%"]


def test_inverted_pronouns_are_not_words() -> None:
    assert forms("Que propose-t-on ? Peut-elle aider ?") == ["que", "propose", "peut", "aider"]


def test_content_terms_leave_out_what_only_asks() -> None:
    assert content_terms("Pouvez-vous m’expliquer quelle part des salariés quitte son chef ?") == [
        stem("part"),
        stem("salaries"),
        stem("quitte"),
        stem("chef"),
    ]
    assert content_terms("Pourquoi ? Comment ?") == []


def test_negation_is_no_search_term() -> None:
    assert analyse("ne pas jamais") == []


def test_word_lists_are_folded() -> None:
    for word in STOP_WORDS | QUESTION_WORDS | INVARIABLE | set(IRREGULAR):
        assert fold(word) == word


@given(st.text(max_size=200))
def test_folding_takes_a_text_as_a_whole_or_one_character_after_the_other(text: str) -> None:
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not set(text) & set("œŒæÆ’ʼ‘‐‑"):
        assert fold(text) == "".join(char for char in plain if not unicodedata.combining(char))
    assert fold(text) == "".join(map(fold, text))


@given(st.text(max_size=200))
def test_any_text_is_analysed_without_error_and_case_does_not_matter(text: str) -> None:
    assert all(term and term == term.strip() for term in analyse(text))
    assert len(exact_terms(text)) == len(analyse(text))


@given(
    st.lists(
        st.sampled_from(["équipe", "loi", "métier", "usure", "cœur", "35 000", "l’élan", "sécurité", "bien-être"]),
        max_size=12,
    )
)
def test_case_and_accents_change_nothing(words: list[str]) -> None:
    text = " ; ".join(words)
    assert analyse(text.upper()) == analyse(text) == analyse(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "CA",
        "le CA",
        "Qui siège au CA ?",
        "missions autour du C.A avec ou sans mandat",
        "les C.A. d’associations",
        "des places au C.A à ces parties prenantes",
        "membre du ca",
        "LE CA DÉCIDE",
    ],
)
def test_the_board_has_the_terms_of_its_full_name(text: str) -> None:
    assert set(analyse("conseil d’administration")) <= set(analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "ça va",
        "Ca marche comment ?",
        "ca sert à quoi",
        "CA SERT A QUOI",
        "au ca où il part",
        "comme ça",
        "un C.A.P. petite enfance",
        "le dossier CA-12",
        "l’accompagnement de ça",
    ],
)
def test_the_pronoun_is_not_the_board(text: str) -> None:
    assert stem("administration") not in analyse(text)
