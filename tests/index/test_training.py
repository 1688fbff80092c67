"""The training code on generated pairs: dealing, tokenizer, learning, rounding, measuring, the command."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("sentence_transformers", reason="training needs the « training » extra")
pytest.importorskip("sklearn")

from index.static_encoder import StaticEncoder
from index.training.__main__ import main
from index.training.card import read_licences
from index.training.data import Dealer, Pair, read_pairs, source_share
from index.training.evaluate import score_retrieval, score_similarity
from index.training.export import quantize
from index.training.tokenizer import train_tokenizer
from index.training.tokens import tokenize
from index.training.train import Recipe, Trained, train

ASKED = [
    "congé",
    "salaire",
    "formation",
    "accident",
    "retraite",
    "embauche",
    "réunion",
    "télétravail",
    "grève",
    "prime",
]
ANSWERED = ["repos", "paie", "cours", "blessure", "pension", "recrutement", "séance", "domicile", "arrêt", "bonus"]
PLACES = ["école", "foyer", "atelier", "siège", "crèche", "clinique", "service", "ferme", "bureau", "hôpital"]
STAFFS = ["cadre", "agent", "apprenti", "chef", "aide", "moniteur", "stagiaire", "veilleur", "cuisinier", "chauffeur"]
TINY = Recipe(
    vocabulary=400,
    dimension=32,
    matryoshka=(32, 16),
    epochs=15,
    batch_size=64,
    learning_rate=0.02,
    dropout=0.0,
    minutes=1,
)


def generated_pairs(count: int, seed: int = 3) -> list[Pair]:
    """Questions and answers that share no content word: each topic has one word on either side."""
    generator = random.Random(seed)  # noqa: S311
    combinations = [(topic, place, staff) for topic in range(10) for place in range(10) for staff in range(10)]
    return [
        Pair(
            f"Quel {ASKED[t]} pour le {STAFFS[s]} ?",
            f"La {ANSWERED[t]} est réglée par la direction : {PLACES[p]}.",
            "jeu",
        )
        for t, p, s in generator.sample(combinations, count)
    ]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return generated_pairs(200)


@pytest.fixture(scope="module")
def trained(pairs: list[Pair]) -> Trained:
    return train(pairs, TINY)


def mean_rank(trained: Trained) -> float:
    """Mean rank, from 0, of the right answer word among the ten for each question word."""
    model = trained.model.eval()
    queries = model.encode([f"Quel {word} ?" for word in ASKED], show_progress_bar=False)
    answers = model.encode(ANSWERED, show_progress_bar=False)
    scores = queries @ answers.T
    return float(np.mean((scores > np.diag(scores)[:, None]).sum(axis=1)))


def test_a_short_training_lowers_the_loss_and_the_ranks(pairs: list[Pair], trained: Trained) -> None:
    assert np.mean(trained.losses[-5:]) < 0.9 * np.mean(trained.losses[:5])
    untrained = train(pairs, Recipe(**{**TINY.as_dict(), "epochs": 0}))  # type: ignore[arg-type]
    assert untrained.losses == ()
    assert mean_rank(trained) < 1 < mean_rank(untrained)
    assert trained.seconds < 60


def test_the_same_seed_gives_the_same_weights(pairs: list[Pair], trained: Trained) -> None:
    again = train(pairs, TINY)
    first, second = (model[0].embedding.weight.detach().numpy() for model in (trained.model, again.model))
    np.testing.assert_allclose(first, second, atol=1e-4)


def test_the_unknown_piece_stays_at_zero(trained: Trained) -> None:
    assert not trained.model[0].embedding.weight[0].detach().numpy().any()
    assert not trained.model.encode(["日本語"]).any()


def test_a_run_stops_when_its_minutes_are_spent(pairs: list[Pair]) -> None:
    assert train(pairs, Recipe(**{**TINY.as_dict(), "epochs": 10_000, "minutes": 0.05})).seconds < 15  # type: ignore[arg-type]


def test_a_batch_holds_one_source_and_no_text_twice() -> None:
    rows = [Pair(f"q{i % 30}", f"p{i}", "a") for i in range(100)] + [Pair(f"q{i}", f"p{i % 7}", "b") for i in range(40)]
    dealer = Dealer(rows, batch_size=16, seed=1)
    batches = [batch for _ in range(3) for batch in dealer.epoch()]
    assert batches
    for batch in batches:
        dealt = [rows[row] for row in batch]
        assert len({pair.source for pair in dealt}) == 1
        assert len({pair.query for pair in dealt}) == len({pair.passage for pair in dealt}) == len(dealt) > 1


def test_a_thinned_source_shows_other_pairs_in_the_next_epoch() -> None:
    rows = [Pair(f"q{i}", f"p{i}", "canada_laws") for i in range(400)]
    dealer = Dealer(rows, batch_size=50, seed=1)
    epochs = [np.concatenate(list(dealer.epoch())) for _ in range(4)]
    assert [len(epoch) for epoch in epochs] == [100] * 4
    assert len(np.unique(np.concatenate(epochs))) == 400


def test_shares_by_source() -> None:
    assert source_share("canada_laws", 125_896) == 0.25
    assert source_share("ms_teams", 3300) == 0.4
    assert source_share("rome_lexique", 9683) == 0.5
    assert source_share("rome", 4630) == 2
    assert source_share("cnil_faq", 502) == 4


@given(st.lists(st.text(alphabet="aàbcdé œ’%日", max_size=30), min_size=1, max_size=8), st.data())
@settings(max_examples=80, deadline=None)
def test_gathering_gives_back_the_pieces_of_each_text(texts: list[str], data: st.DataObject) -> None:
    tokenizer = train_tokenizer(["abac dabé cœdre bacadé 100 %"] * 5, 60)
    table = tokenize(tokenizer, texts)
    rows = np.asarray(data.draw(st.lists(st.integers(0, len(texts) - 1), min_size=1, max_size=10)), np.int64)
    ids, offsets = table.gather(rows)
    bounds = [*offsets.tolist(), len(ids)]
    for position, row in enumerate(rows):
        expected = tokenizer.encode(texts[row], add_special_tokens=False).ids
        assert ids[bounds[position] : bounds[position + 1]].tolist() == expected


def test_the_tokenizer_folds_case_accents_ligatures_and_splits_elisions() -> None:
    tokenizer = train_tokenizer(["l'oeuvre de l'equipe educative a 75 % pour 35 h"] * 5, 200)
    expected = ["l", "oeuvre", "de", "l", "equipe", "educative", "75", "%"]
    for text in ("L’Œuvre de l’équipe éducative : 75 %", "l'oeuvre, de l'e\u0301quipe ÉDUCATIVE (75 %)"):
        assert tokenizer.encode(text, add_special_tokens=False).tokens == expected
    assert tokenizer.token_to_id("[UNK]") == 0


def test_rounding_stays_within_half_a_step() -> None:
    vectors = np.random.default_rng(0).normal(size=(50, 16)).astype(np.float32)
    vectors[3] = 0
    codes, scales = quantize(vectors)
    assert codes.dtype == np.int8
    assert not codes[3].any()
    assert (np.abs(codes * scales[:, None] - vectors) <= scales[:, None] / 2 + 1e-6).all()


def test_recall_and_ndcg_by_hand(tmp_path: Path) -> None:
    _write(tmp_path / "jeu.corpus.jsonl", [{"_id": str(i), "text": str(i)} for i in range(12)])
    _write(tmp_path / "jeu.queries.jsonl", [{"_id": "a", "text": "0"}, {"_id": "b", "text": "0"}])
    judged = [("a", "1"), ("a", "11"), ("b", "6")]
    _write(tmp_path / "jeu.qrels.jsonl", [{"query_id": q, "corpus_id": c, "score": 1} for q, c in judged])
    score = score_retrieval(_Ranked(), tmp_path, "jeu")
    # « a » finds rank 2 of two relevant texts, « b » finds rank 7 of one.
    assert score.queries == 2
    assert score.recall_at_5 == pytest.approx((1 / 2 + 0) / 2)
    ideal = 1 + 1 / np.log2(3)
    assert score.ndcg_at_10 == pytest.approx((1 / np.log2(3) / ideal + 1 / np.log2(8)) / 2)


def test_similarity_is_a_rank_correlation(tmp_path: Path) -> None:
    rows = [{"s1": "0", "s2": str(i), "score": 5 - i} for i in range(5)]
    _write(tmp_path / "sts.jsonl", rows)
    assert score_similarity(_Ranked(), tmp_path / "sts.jsonl") == pytest.approx(1)


def test_the_command_writes_a_folder_that_both_runtimes_read(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    with gzip.open(tmp_path / "pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"q": p.query, "p": p.passage, "src": "jeu"}) + "\n" for p in generated_pairs(200))
    _write(tmp_path / "lexical.jsonl", [{"a": ASKED[i], "b": ANSWERED[i], "src": "jeu"} for i in range(10)])
    (tmp_path / "LICENCES.md").write_text(
        "| src | pairs | licence | from |\n|---|---|---|---|\n| jeu | 200 | CC0 | ici |\n"
    )
    out = tmp_path / "petit"
    arguments = ["--pairs", str(tmp_path / "pairs.jsonl.gz"), "--lexical", str(tmp_path / "lexical.jsonl")]
    arguments += ["--licences", str(tmp_path / "LICENCES.md"), "--out", str(out), "--epochs", "1", "--dimension", "256"]
    assert main(arguments) == 0
    texts = ["Quel congé ?", "La paie de l’école", ""]
    model = SentenceTransformer(str(out), device="cpu", local_files_only=True)
    np.testing.assert_allclose(StaticEncoder.load(out).encode_queries(texts), model.encode(texts), atol=1e-5)
    card = (out / "README.md").read_text(encoding="utf-8")
    assert "| jeu | 200 | 4 | CC0 | ici |" in card
    assert str(tmp_path) not in card


def test_pairs_and_terms_are_told_apart(tmp_path: Path) -> None:
    _write(tmp_path / "rows.jsonl", [{"q": "a", "p": "b", "src": "rome"}, {"a": "c", "b": "d", "src": "rome"}])
    assert read_pairs(tmp_path / "rows.jsonl") == [Pair("a", "b", "rome"), Pair("c", "d", "rome_lexique")]


def test_licences_are_read_from_a_table(tmp_path: Path) -> None:
    (tmp_path / "R.md").write_text(
        "Texte\n\n| src | pairs | licence | from |\n|---|---|---|---|\n| a | 12 | MIT | x/y |\n"
    )
    assert read_licences(tmp_path / "R.md") == {"a": ("MIT", "x/y")}


class _Ranked:
    """Text « i » has an angle that grows with i: for query « 0 », text i is at rank i + 1."""

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        angles = np.asarray([float(text) for text in texts]) / 10
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)

    encode_passages = encode_queries


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
