"""Contrastive training of a ``StaticEmbedding`` with the losses of sentence-transformers.

A plain loop rather than ``SentenceTransformerTrainer``: the pairs are tokenised once instead of once an epoch, each
epoch deals a fresh share of the thinned sources, and neither ``accelerate`` nor ``datasets`` is needed.
"""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from index.training.data import Dealer, Pair, source_share
from index.training.initial import initial_vectors
from index.training.tokenizer import UNKNOWN, train_tokenizer
from index.training.tokens import TokenTable, tokenize

logger = logging.getLogger(__name__)

CLOCK_FROM = 0.75  # share of ``Recipe.minutes`` from which the clock may hasten the end


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run is made of; with the same files, it gives the same encoder on the same machine."""

    vocabulary: int = 40_000
    dimension: int = 256
    matryoshka: tuple[int, ...] = (256, 128, 64)
    epochs: int = 10
    batch_size: int = 1024
    learning_rate: float = 0.002
    warmup: float = 0.05  # share of the steps
    scale: float = 20.0  # inverse temperature of the ranking loss
    dropout: float = 0.1  # share of the pieces of a text left out, drawn anew in each batch
    minutes: float = 25.0  # of the whole run; short of time, it does fewer epochs
    seed: int = 12

    def as_dict(self) -> dict[str, object]:
        """Return the recipe as plain values, for the card and the metadata."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained model, its losses step by step, and the seconds it took."""

    model: SentenceTransformer
    losses: tuple[float, ...]
    seconds: float


def train(pairs: Sequence[Pair], recipe: Recipe) -> Trained:
    """Train tokenizer, first vectors and encoder on ``pairs``. Deterministic for a given number of threads."""
    began = time.monotonic()
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    tokenizer = train_tokenizer(_balanced_texts(pairs, recipe.seed), recipe.vocabulary)
    size = tokenizer.get_vocab_size()
    logger.info("tokenizer: %d pieces, %.0f s", size, time.monotonic() - began)
    queries = tokenize(tokenizer, [pair.query for pair in pairs])
    passages = tokenize(tokenizer, [pair.passage for pair in pairs])
    logger.info("%d query pieces, %d passage pieces", len(queries.ids), len(passages.ids))
    vectors = initial_vectors(_joined(queries, passages), size, recipe.dimension, recipe.seed)
    logger.info("first vectors: %.0f s", time.monotonic() - began)
    model = build_model(tokenizer, vectors)
    losses = _fit(model, Dealer(pairs, recipe.batch_size, recipe.seed), queries, passages, recipe, began)
    return Trained(model, tuple(losses), time.monotonic() - began)


def build_model(tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> SentenceTransformer:
    """Build a mean of piece vectors, then unit length; the unknown piece is zero, lest it pull texts together."""
    vectors = vectors.copy()
    vectors[tokenizer.token_to_id(UNKNOWN)] = 0
    return SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=vectors), Normalize()], device="cpu"
    )


def _balanced_texts(pairs: Sequence[Pair], seed: int) -> list[str]:
    """Choose the texts the tokenizer learns from, thinned like the batches lest statutes fill the vocabulary."""
    sizes: dict[str, int] = {}
    for pair in pairs:
        sizes[pair.source] = sizes.get(pair.source, 0) + 1
    generator = random.Random(seed)
    kept = [pair for pair in pairs if generator.random() < source_share(pair.source, sizes[pair.source])]
    return [text for pair in kept for text in (pair.query, pair.passage)]


def _joined(first: TokenTable, second: TokenTable) -> TokenTable:
    starts = np.concatenate([first.starts, second.starts[1:] + len(first.ids)])
    return TokenTable(np.concatenate([first.ids, second.ids]), starts)


def _features(
    table: TokenTable, rows: NDArray[np.int64], dropout: float, generator: np.random.Generator
) -> dict[str, torch.Tensor]:
    """Gather the input of ``StaticEmbedding`` for ``rows``; a text always keeps its first piece."""
    ids, offsets = table.gather(rows)
    if dropout > 0:
        keep = generator.random(len(ids)) >= dropout
        keep[offsets[offsets < len(ids)]] = True
        before = np.concatenate([[0], np.cumsum(keep)])
        ids, offsets = ids[keep], before[offsets]
    return {"input_ids": torch.from_numpy(ids.astype(np.int64)), "offsets": torch.from_numpy(offsets)}


def _fit(
    model: SentenceTransformer, dealer: Dealer, queries: TokenTable, passages: TokenTable, recipe: Recipe, began: float
) -> list[float]:
    generator = np.random.default_rng(recipe.seed)
    ranking = MultipleNegativesRankingLoss(model, scale=recipe.scale, directions=("query_to_doc", "doc_to_query"))
    loss_function = MatryoshkaLoss(model, ranking, matryoshka_dims=list(recipe.matryoshka))
    embedding = model[0].embedding
    optimizer = torch.optim.Adam(model.parameters(), lr=recipe.learning_rate, fused=True)  # half the time of a step
    losses: list[float] = []
    model.train()
    for epoch in range(recipe.epochs):
        batches = list(dealer.epoch())
        for number, rows in enumerate(batches):
            progress = _progress((epoch + number / len(batches)) / recipe.epochs, time.monotonic() - began, recipe)
            if progress >= 1:
                return losses
            for group in optimizer.param_groups:
                group["lr"] = recipe.learning_rate * _schedule(progress, recipe.warmup)
            features = [_features(table, rows, recipe.dropout, generator) for table in (queries, passages)]
            loss = loss_function(features, torch.empty(0))
            optimizer.zero_grad()
            loss.backward()
            embedding.weight.grad[0] = 0  # the unknown piece stays at zero
            optimizer.step()
            losses.append(float(loss.detach()))
        recent = losses[-len(batches) :]
        seconds = time.monotonic() - began
        logger.info("epoch %d: mean loss %.3f over %d steps, %.0f s", epoch + 1, np.mean(recent), len(recent), seconds)
    return losses


def _progress(steps: float, seconds: float, recipe: Recipe) -> float:
    """Share of the run that is behind, by steps; by the clock too when time gets short, so that the rate still falls.

    The clock is left out of it before, for a run that isn't short of time must not depend on how busy the machine is.
    """
    clock = seconds / 60 / recipe.minutes
    return max(steps, clock) if clock > CLOCK_FROM else steps


def _schedule(progress: float, warmup: float) -> float:
    """Linear rise over ``warmup``, then a half cosine down to zero at ``progress`` = 1."""
    if progress < warmup:
        return max(progress / warmup, 0.01)
    return 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))
