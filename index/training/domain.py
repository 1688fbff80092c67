"""Second stage of training: bring a general encoder closer to how people ask about these documents.

``python -m index.training.domain --model index/models/humanifest-static-fr --pairs pairs.jsonl.gz --lexical
lexical.jsonl.gz --evaluation eval/`` (one line).

The pairs are the editorial questions of the corpus with the sentences that they lead to, and with each other when they
lead to the same sentence. Contrastive loss in both directions (InfoNCE, van den Oord et al. 2018) over batches in which
no target occurs twice, so that no right answer is taken for a wrong one.

Each step also rehearses a batch of the first stage's pairs (Robins, "Catastrophic forgetting, rehearsal and
pseudorehearsal", 1995): without them the encoder forgets what it needs for the documents that members add.

Chosen on the 308 questions of eval/calibration and of the development half of eval/golden, none of which it learns
from (recall@5 of passages by vectors alone, .63 before): 4 passages over the pairs without rehearsal .87, with it .88,
8 passages .89; mean nDCG@10 of the six public sets .57, .59, .59; Spearman on STS-fr .735, .749, .754.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import cross_entropy

from corpus.load import load_corpus
from corpus.types import Corpus
from index.static_encoder import StaticEncoder
from index.training.data import Dealer, Pair, read_pairs, source_share
from index.training.evaluate import report
from index.training.export import save
from index.training.tokens import TokenTable, tokenize

logger = logging.getLogger(__name__)

MOST_REHEARSED = 4000


@dataclass(frozen=True, slots=True)
class DomainRecipe:
    """How the second stage learns. ``scale`` multiplies cosines before the softmax."""

    epochs: int = 8
    batch_size: int = 256
    rehearsed: int = 512  # pairs of the first stage in each step
    learning_rate: float = 0.004
    scale: float = 20.0
    seed: int = 12


@dataclass(frozen=True, slots=True)
class DomainPair:
    """A question, a text that answers it or asks the same, and the sentence that both are about."""

    query: str
    passage: str
    target: str


def domain_pairs(corpus: Corpus) -> list[DomainPair]:
    """Every editorial question with its sentences, and with the next question that leads to the same sentence."""
    texts = {s.id: s.text for document in corpus.documents for s in document.sentences}
    pairs = [
        DomainPair(q.text, " ".join(texts[i] for i in q.sentence_ids), q.sentence_ids[0]) for q in corpus.questions
    ]
    by_target: dict[str, list[str]] = {}
    for question in corpus.questions:
        by_target.setdefault(question.sentence_ids[0], []).append(question.text)
    for target, asked in by_target.items():
        pairs.extend(DomainPair(one, other, target) for one, other in pairwise(asked))
    return pairs


def batches(pairs: Sequence[DomainPair], size: int, generator: random.Random) -> Iterator[list[int]]:
    """Rows of ``pairs`` in random order, each once, in batches of at most ``size`` in which no target is repeated."""
    left = list(range(len(pairs)))
    generator.shuffle(left)
    while left:
        batch: list[int] = []
        seen: set[str] = set()
        later: list[int] = []
        for row in left:
            if len(batch) < size and pairs[row].target not in seen:
                batch.append(row)
                seen.add(pairs[row].target)
            else:
                later.append(row)
        yield batch
        left = later


def rehearsal_pairs(pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """At most ``MOST_REHEARSED`` pairs a source, the thinned sources half as many as in an epoch of the first stage."""
    generator = random.Random(seed)
    by_source: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_source.setdefault(pair.source, []).append(pair)
    kept: list[Pair] = []
    for source, members in sorted(by_source.items()):
        share = min(1.0, source_share(source, len(members))) / 2
        kept += generator.sample(members, min(MOST_REHEARSED, int(len(members) * share)))
    return kept


def adapt(
    model: SentenceTransformer, pairs: Sequence[DomainPair], recipe: DomainRecipe, general: Sequence[Pair] = ()
) -> list[float]:
    """Train ``model`` in place, rehearsing ``general``; returns the loss of every step."""
    torch.manual_seed(recipe.seed)
    generator = random.Random(recipe.seed)
    tokenizer = model[0].tokenizer
    queries = tokenize(tokenizer, [pair.query for pair in pairs])
    passages = tokenize(tokenizer, [pair.passage for pair in pairs])
    optimizer = torch.optim.Adam(model.parameters(), lr=recipe.learning_rate)
    losses: list[float] = []
    rehearsal = _rehearsal(model, general, recipe)
    model.train()
    for epoch in range(recipe.epochs):
        for rows in batches(pairs, recipe.batch_size, generator):
            if len(rows) < recipe.batch_size // 8:  # too few to be told apart from
                continue
            loss = _contrast(model, queries, passages, rows, recipe.scale)
            if (rehearsed := next(rehearsal, None)) is not None:
                loss = loss + rehearsed
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            model[0].embedding.weight.grad[0] = 0  # the unknown piece stays at zero
            optimizer.step()
            losses.append(float(loss.detach()))
        logger.info("epoch %d: loss %.3f", epoch + 1, losses[-1] if losses else float("nan"))
    return losses


def _rehearsal(model: SentenceTransformer, general: Sequence[Pair], recipe: DomainRecipe) -> Iterator[torch.Tensor]:
    """Losses of batches of ``general``, without end; none when there is no pair."""
    tokenizer = model[0].tokenizer
    queries = tokenize(tokenizer, [pair.query for pair in general])
    passages = tokenize(tokenizer, [pair.passage for pair in general])
    dealer = Dealer(general, recipe.rehearsed, recipe.seed)
    while general:
        for rows in dealer.epoch():
            yield _contrast(model, queries, passages, rows.tolist(), recipe.scale)


def _contrast(
    model: SentenceTransformer, queries: TokenTable, passages: TokenTable, rows: Sequence[int], scale: float
) -> torch.Tensor:
    one, other = (_embed(model, table, rows) for table in (queries, passages))
    scores = one @ other.T * scale
    right = torch.arange(len(rows))
    return (cross_entropy(scores, right) + cross_entropy(scores.T, right)) / 2


def _embed(model: SentenceTransformer, table: TokenTable, rows: Sequence[int]) -> torch.Tensor:
    ids, offsets = table.gather(np.asarray(rows, np.int64))
    features = {"input_ids": torch.from_numpy(ids.astype(np.int64)), "offsets": torch.from_numpy(offsets)}
    embedded: torch.Tensor = model(features)["sentence_embedding"]
    return embedded


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m index.training.domain", description="Adapte l’encodeur livré.")
    parser.add_argument("--model", type=Path, required=True, help="dossier de l’encodeur, réécrit")
    parser.add_argument("--pairs", type=Path, help="paires de la première étape, à réviser (JSON Lines, .gz accepté)")
    parser.add_argument("--lexical", type=Path, help="paires de termes de la première étape, de même")
    parser.add_argument("--evaluation", type=Path, help="dossier des jeux de mesure")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    model = SentenceTransformer(str(options.model), device="cpu")
    pairs = domain_pairs(load_corpus())
    recipe = DomainRecipe()
    general = [pair for path in (options.pairs, options.lexical) if path for pair in read_pairs(path)]
    adapt(model, pairs, recipe, rehearsal_pairs(general, recipe.seed))
    save(model, options.model)
    if options.evaluation:
        print(report(StaticEncoder.load(options.model), options.evaluation))
    print(f"{len(pairs)} paires. Complétez la fiche {options.model / 'README.md'} : seconde étape, date, mesures.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
