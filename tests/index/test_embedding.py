"""The bundled encoder as it is shipped: same vectors in both runtimes, light, honest about what it cannot read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import BUNDLED_MODEL, SentenceTransformerEncoder, load_encoder
from index.errors import EncoderError
from index.prefixes import prefixes_for
from index.static_encoder import StaticEncoder

ROOT = Path(__file__).parents[2]
TEXTS = [
    "Quelle part des salariés part à cause de son chef ?",
    "L’œuvre au cœur de l’établissement — « bien-être » des équipes, 75 % d’entre elles !",
    "ÉCOLE, école, ecole",
    "Bravo 🎉👩‍⚕️ à toute l’équipe",
    "35 000 postes vacants en 2023",
    "",
    "   \n\t ",
    "日本語のみ",
    "?!…",
    "Le management centré sur l’humain. " * 600,
    "x" * 20_000,
]
MEANINGLESS = {5, 6, 7, 8, 10}


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.load(BUNDLED_MODEL)


def test_both_runtimes_give_the_same_vectors(encoder: StaticEncoder) -> None:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    model = sentence_transformers.SentenceTransformer(str(BUNDLED_MODEL), device="cpu", local_files_only=True)
    expected = model.encode(TEXTS, convert_to_numpy=True, show_progress_bar=False)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS), expected, atol=1e-5)


def test_the_named_encoder_reads_a_local_folder_like_the_bundled_one(encoder: StaticEncoder) -> None:
    pytest.importorskip("sentence_transformers")
    other = load_encoder(str(BUNDLED_MODEL))
    assert isinstance(other, SentenceTransformerEncoder)
    assert other.dimension == encoder.dimension
    assert other.digest != encoder.digest and len(other.digest) == 64
    np.testing.assert_allclose(other.encode_queries(TEXTS), encoder.encode_queries(TEXTS), atol=1e-5)
    assert other.encode_queries([]).shape == (0, encoder.dimension)


def test_rows_have_unit_length_or_are_zero(encoder: StaticEncoder) -> None:
    vectors = encoder.encode_queries(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    for row, vector in enumerate(vectors):
        assert np.linalg.norm(vector) == pytest.approx(0 if row in MEANINGLESS else 1, abs=1e-5), TEXTS[row][:40]


def test_no_text_at_all(encoder: StaticEncoder) -> None:
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_vector_depends_on_its_own_text_alone(texts: list[str]) -> None:
    encoder = _shared()
    together = encoder.encode_passages(texts)
    for text, row in zip(texts, together, strict=True):
        np.testing.assert_array_equal(row, encoder.encode_queries([text])[0])
        assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5) or not row.any()


def test_case_accents_and_typography_do_not_matter(encoder: StaticEncoder) -> None:
    rows = encoder.encode_queries(["L’œuvre sociale", "l'oeuvre sociale", "L'OEUVRE SOCIALE", "l’oeuvre  sociale."])
    np.testing.assert_array_equal(rows, np.repeat(rows[:1], 4, axis=0))


def test_a_lone_surrogate_is_ignored(encoder: StaticEncoder) -> None:
    rows = encoder.encode_queries(["salarié \ud83d", "salarié"])
    np.testing.assert_array_equal(rows[0], rows[1])


QUESTIONS_AND_ANSWERS = {
    "Comment réduire les accidents du travail ?": "L’employeur évalue les risques professionnels, protège la santé.",
    "Mon patron peut-il me licencier ?": "Rompre le contrat à l’initiative de l’employeur veut une cause réelle.",
    "Combien de jours de vacances par an ?": "Le salarié acquiert deux jours et demi de congés payés chaque mois.",
    "Qui garde les enfants pendant la crise ?": "La crèche accueille les bébés dont les parents exercent une activité.",
    "Où trouver un logement pas cher ?": "Les habitations à loyer modéré sont attribuées par une commission.",
    "Comment mieux payer les employés ?": "La revalorisation des salaires se négocie avec les syndicats.",
    "Apprendre un nouveau métier": "La formation professionnelle permet une reconversion et une qualification.",
    "Aider une personne âgée": "L’accompagnement à domicile s’adresse aux retraités dépendants.",
}
"""Hardly a content word is shared: word counting cannot tell these answers apart."""


def test_meaning_finds_answers_worded_otherwise(encoder: StaticEncoder) -> None:
    queries = encoder.encode_queries(list(QUESTIONS_AND_ANSWERS))
    scores = queries @ encoder.encode_passages(list(QUESTIONS_AND_ANSWERS.values())).T
    ranks = (scores > np.diag(scores)[:, None]).sum(axis=1)  # from 0; 3.5 on average by chance
    assert np.mean(ranks) < 1.5, ranks
    assert np.sum(ranks == 0) >= 5, ranks


def test_the_folder_fits_in_the_repository() -> None:
    sizes = {path.name: path.stat().st_size for path in BUNDLED_MODEL.rglob("*") if path.is_file()}
    assert sum(sizes.values()) <= 20 * 2**20, sizes
    assert (BUNDLED_MODEL / "README.md").is_file()


def test_the_card_names_a_licence_for_every_source() -> None:
    card = (BUNDLED_MODEL / "README.md").read_text(encoding="utf-8")
    rows = [line for line in card.splitlines() if line.startswith("| ") and line.count("|") == 6]
    sources = [row for row in rows if "/" in row or "paires de termes" in row]
    assert len(sources) > 40
    assert "non précisée" not in card
    assert " /" not in card.split("## Données")[0]  # no path of the machine that trained it


def test_the_numpy_path_imports_neither_torch_nor_sentence_transformers() -> None:
    code = (
        "import sys, json; from index.embedding import load_encoder;"
        "e = load_encoder('bundled'); e.encode_queries(['Bonjour']);"
        "heavy = ('torch', 'sentence_transformers', 'transformers', 'scipy');"
        "print(json.dumps([m for m in heavy if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_digest_follows_the_files(encoder: StaticEncoder, tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    assert StaticEncoder.load(folder).digest == encoder.digest
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert StaticEncoder.load(folder).digest != encoder.digest


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_said_in_french(name: str, tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / name).unlink()
    with pytest.raises(EncoderError, match=rf"{name} de l’encodeur est introuvable"):
        StaticEncoder.load(folder)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("kept", [0, 5, 4096])
def test_a_cut_file_is_said_in_french(name: str, kept: int, tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    path = folder / name
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(EncoderError, match=rf"{name} de l’encodeur est endommagé"):
        StaticEncoder.load(folder)


def test_files_of_two_versions_are_refused(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    path = folder / "tokenizer.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["model"]["vocab"].popitem()
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EncoderError, match="ne vont pas ensemble"):
        StaticEncoder.load(folder)


def test_a_folder_that_does_not_exist_is_said_in_french() -> None:
    with pytest.raises(EncoderError, match="n’existe pas"):
        load_encoder("/nulle/part")


def test_a_folder_that_is_no_encoder_is_said_in_french(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    with pytest.raises(EncoderError, match="ne contient pas de modèle utilisable comme encodeur"):
        load_encoder(str(tmp_path))


def test_without_sentence_transformers_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match="LIGHT=1"):
        load_encoder(str(BUNDLED_MODEL))


TASK = "Given a web search query, retrieve relevant passages that answer the query"
INSTRUCT = f"Instruct: {TASK}\nQuery: "
SEARCH = "Represent this sentence for searching relevant passages: "


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("models/e5-base-v2", "query: ", "passage: "),
        ("intfloat/e5-large", "query: ", "passage: "),
        ("intfloat/multilingual-e5-large-instruct", INSTRUCT, ""),
        ("intfloat/e5-mistral-7b-instruct", INSTRUCT, ""),
        ("BAAI/bge-m3", "", ""),
        ("BAAI/bge-small-en-v1.5", SEARCH, ""),
        ("BAAI/bge-large-en", SEARCH, ""),
        ("BAAI/bge-multilingual-gemma2", f"<instruct>{TASK}.\n<query>", ""),
        ("Snowflake/snowflake-arctic-embed-xs", SEARCH, ""),
        ("Snowflake/snowflake-arctic-embed-m-v1.5", SEARCH, ""),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", ""),
        ("thenlper/gte-base", "", ""),
        ("Alibaba-NLP/gte-Qwen2-1.5B-instruct", INSTRUCT, ""),
        ("Snowflake/snowflake-arctic-embed-m-v2.0", "query: ", ""),
        ("Alibaba-NLP/gte-multilingual-base", "", ""),
        ("inconnu/modele", "", ""),
    ],
)
def test_prefixes_by_family(name: str, query: str, passage: str) -> None:
    prefixes = prefixes_for(name)
    assert (prefixes.query, prefixes.passage) == (query, passage)


_CACHE: list[StaticEncoder] = []


def _shared() -> StaticEncoder:
    """One encoder for the generated cases: hypothesis doesn't mix with fixtures of a narrower scope."""
    if not _CACHE:
        _CACHE.append(StaticEncoder.load(BUNDLED_MODEL))
    return _CACHE[0]


def _copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED_MODEL, tmp_path / BUNDLED_MODEL.name))
