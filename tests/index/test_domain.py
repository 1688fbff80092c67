"""The second stage of training on a toy encoder: its pairs, how they are dealt, that it helps and can be redone."""

from __future__ import annotations

import copy
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

pytest.importorskip("sentence_transformers", reason="training needs the « training » extra")
pytest.importorskip("sklearn")

from sentence_transformers import SentenceTransformer

from corpus.types import Corpus, EditorialQuestion
from index.static_encoder import StaticEncoder
from index.training.data import Pair
from index.training.domain import DomainPair, DomainRecipe, adapt, batches, domain_pairs, main, rehearsal_pairs
from index.training.export import save
from index.training.tokenizer import train_tokenizer
from index.training.train import build_model

ASKED = ["boulot", "toubib", "sous", "chef", "vacances", "grève", "école", "maison", "repas", "voiture"]
SAID = ["emploi", "médecin", "salaire", "cadre", "congé", "conflit", "formation", "logement", "cantine", "véhicule"]
SHAPES = [
    "Et le {} ?",
    "Qui parle de {} ici ?",
    "Que dit-on sur {} ?",
    "Y a-t-il un {} ?",
    "{} pour tous ?",
    "Mon {} ?",
]
HELD = "Quel est donc leur {} ?"  # a shape that is never learnt
RECIPE = DomainRecipe(epochs=20, batch_size=10, learning_rate=0.02)


def passage(topic: int) -> str:
    return f"La direction décide du {SAID[topic]} des équipes."


def toy_pairs() -> list[DomainPair]:
    """Six questions for each of ten passages; question and passage share no word."""
    return [
        DomainPair(shape.format(ASKED[topic]), passage(topic), f"s{topic}") for shape in SHAPES for topic in range(10)
    ]


@pytest.fixture(scope="module")
def toy() -> SentenceTransformer:
    """Random vectors, every word a piece of its own: it knows nothing of what goes together."""
    texts = [text for pair in toy_pairs() for text in (pair.query, pair.passage)]
    tokenizer = train_tokenizer([*texts, *(HELD.format(word) for word in ASKED)] * 3, 600)
    vectors = np.random.default_rng(7).normal(size=(tokenizer.get_vocab_size(), 256)).astype(np.float32)
    return build_model(tokenizer, vectors)


def weights(model: SentenceTransformer) -> NDArray[np.float32]:
    found: NDArray[np.float32] = model[0].embedding.weight.detach().numpy()
    return found


def mean_rank(model: SentenceTransformer) -> float:
    """Mean rank, from 0, of the right passage among the ten for questions that were held out."""
    model = model.eval()
    queries = model.encode([HELD.format(word) for word in ASKED], show_progress_bar=False)
    passages = model.encode([passage(topic) for topic in range(10)], show_progress_bar=False)
    scores = queries @ passages.T
    return float(np.mean((scores > np.diag(scores)[:, None]).sum(axis=1)))


# Which pairs


def test_a_question_goes_with_its_sentences_and_with_the_next_question_of_the_same_sentence(corpus: Corpus) -> None:
    first, second = corpus.documents[0].sentences[1:3]
    asked = [("Un ?", (first,)), ("Deux ?", (second,)), ("Trois ?", (first, second)), ("Quatre ?", (first,))]
    questions = tuple(EditorialQuestion(text, tuple(s.id for s in lead), "manifeste") for text, lead in asked)
    assert domain_pairs(replace(corpus, questions=questions)) == [
        DomainPair("Un ?", first.text, first.id),
        DomainPair("Deux ?", second.text, second.id),
        DomainPair("Trois ?", f"{first.text} {second.text}", first.id),
        DomainPair("Quatre ?", first.text, first.id),
        DomainPair("Un ?", "Trois ?", first.id),
        DomainPair("Trois ?", "Quatre ?", first.id),
    ]
    assert domain_pairs(corpus) == []


# How they are dealt

_TARGETS = st.lists(st.sampled_from("abcdef"), max_size=40)


def dealt(targets: list[str], size: int, seed: int) -> list[list[int]]:
    pairs = [DomainPair(f"q{row}", f"p{row}", target) for row, target in enumerate(targets)]
    return list(batches(pairs, size, random.Random(seed)))  # noqa: S311


@given(_TARGETS, st.integers(1, 8), st.integers(0, 99))
def test_every_row_is_dealt_once_and_no_target_twice_in_a_batch(targets: list[str], size: int, seed: int) -> None:
    found = dealt(targets, size, seed)
    assert sorted(row for batch in found for row in batch) == list(range(len(targets)))
    for batch in found:
        assert 0 < len(batch) <= size
        repeated = [target for target, n in Counter(targets[row] for row in batch).items() if n > 1]
        assert not repeated, f"a right answer is taken for a wrong one: {repeated} twice in {batch}"


@given(_TARGETS, st.integers(1, 8), st.integers(0, 99))
def test_a_batch_is_as_full_as_what_is_left_allows(targets: list[str], size: int, seed: int) -> None:
    left = Counter(targets)
    for batch in dealt(targets, size, seed):
        assert len(batch) == min(size, len(+left))
        left -= Counter(targets[row] for row in batch)


def test_the_order_is_drawn_anew_from_the_generator() -> None:
    targets = [str(row) for row in range(30)]
    assert dealt(targets, 10, 1) == dealt(targets, 10, 1)
    assert dealt(targets, 10, 1) != dealt(targets, 10, 2)
    generator, pairs = random.Random(1), [DomainPair("q", "p", target) for target in targets]  # noqa: S311
    assert list(batches(pairs, 10, generator)) != list(batches(pairs, 10, generator)), "two epochs in the same order"


# What it learns


def test_a_short_adaptation_brings_held_out_questions_to_their_passages(toy: SentenceTransformer) -> None:
    model = copy.deepcopy(toy)
    losses = adapt(model, toy_pairs(), RECIPE)
    assert len(losses) == 6 * RECIPE.epochs, "sixty pairs on ten targets are six full batches an epoch"
    assert np.mean(losses[-6:]) < 0.5 * np.mean(losses[:6])
    before, after = mean_rank(toy), mean_rank(model)
    assert before > 2, f"the untrained encoder is right already: mean rank {before}"
    assert after < 0.5, f"mean rank {before} before, {after} after"


def test_the_same_seed_learns_the_same_and_another_does_not(toy: SentenceTransformer) -> None:
    recipe = replace(RECIPE, epochs=2)
    models = [copy.deepcopy(toy) for _ in range(3)]
    runs = [adapt(model, toy_pairs(), replace(recipe, seed=s)) for model, s in zip(models, (5, 5, 6), strict=True)]
    assert runs[0] == pytest.approx(runs[1], abs=1e-5)
    assert runs[0] != pytest.approx(runs[2], abs=1e-5)
    first, second, third = map(weights, models)
    np.testing.assert_allclose(first, second, atol=1e-5)
    assert np.abs(first - third).max() > 1e-3


def test_what_is_rehearsed_is_not_forgotten(toy: SentenceTransformer) -> None:
    known = [
        Pair(f"Où est {one} ?", f"Voici {other}.", "public") for one, other in zip(SAID, reversed(ASKED), strict=True)
    ]

    def remembered(model: SentenceTransformer) -> float:
        model = model.eval()
        sides = [pair.query for pair in known], [pair.passage for pair in known]
        one, other = (model.encode(texts, show_progress_bar=False) for texts in sides)
        return float(np.mean(np.diag(one @ other.T)))

    alone, with_rehearsal = copy.deepcopy(toy), copy.deepcopy(toy)
    adapt(alone, toy_pairs(), RECIPE)
    adapt(with_rehearsal, toy_pairs(), replace(RECIPE, rehearsed=10), known)
    assert remembered(with_rehearsal) > remembered(alone) + 0.2
    assert mean_rank(with_rehearsal) < mean_rank(toy) / 2


def test_a_large_source_is_thinned_before_it_is_rehearsed() -> None:
    pairs = [Pair(f"q{row}", f"p{row}", "ms_x") for row in range(100)] + [Pair("a", "b", "rare")] * 4
    kept = rehearsal_pairs(pairs, 1)
    assert Counter(pair.source for pair in kept) == {"ms_x": 20, "rare": 2}
    assert kept == rehearsal_pairs(pairs, 1)
    assert kept != rehearsal_pairs(pairs, 2)


def test_no_epoch_leaves_the_encoder_as_it_was(toy: SentenceTransformer) -> None:
    model = copy.deepcopy(toy)
    assert adapt(model, toy_pairs(), replace(RECIPE, epochs=0)) == []
    assert np.array_equal(weights(model), weights(toy))


def test_batches_too_small_to_tell_apart_teach_nothing(toy: SentenceTransformer) -> None:
    model = copy.deepcopy(toy)
    assert adapt(model, toy_pairs()[:3], replace(RECIPE, batch_size=80, epochs=1)) == []
    assert np.array_equal(weights(model), weights(toy))


def test_the_unknown_piece_stays_at_zero(toy: SentenceTransformer) -> None:
    model = copy.deepcopy(toy)
    strange = [replace(pair, query=f"日本 {pair.query}") for pair in toy_pairs()]
    assert len(adapt(model, strange, replace(RECIPE, epochs=1))) == 6
    assert not weights(model)[0].any(), "a word that it doesn't know would pull texts together"


# The command


def test_the_command_rewrites_the_encoder_on_the_questions_of_the_corpus(
    toy: SentenceTransformer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "encodeur"
    save(copy.deepcopy(toy), folder)
    before = StaticEncoder.load(folder)
    assert main(["--model", str(folder)]) == 0
    after = StaticEncoder.load(folder)
    assert after.digest != before.digest
    text = "Que dit la direction du salaire des équipes ?"
    assert not np.allclose(before.encode_queries([text]), after.encode_queries([text]), atol=1e-3)
    assert "paires" in capsys.readouterr().out
