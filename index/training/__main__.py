"""Train the bundled encoder from pairs, measure it, write it with its card.

``python -m index.training --pairs pairs.jsonl.gz --lexical lexical.jsonl.gz --evaluation eval/ --licences README.md
--out index/models/humanifest-static-fr`` (one line).
"""

from __future__ import annotations

import argparse
import datetime
import logging
import sys
from pathlib import Path

import numpy as np
import torch

from index.static_encoder import StaticEncoder
from index.training.card import Run, read_licences, render_card
from index.training.data import read_pairs
from index.training.evaluate import report
from index.training.export import save
from index.training.train import Recipe, train


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    pairs = [pair for path in (options.pairs, options.lexical) if path for pair in read_pairs(path)]
    recipe = Recipe(
        vocabulary=options.vocabulary,
        dimension=options.dimension,
        matryoshka=tuple(options.dimension // part for part in (1, 2, 4)),
        epochs=options.epochs,
        minutes=options.minutes,
    )
    trained = train(pairs, recipe)
    save(trained.model, options.out)
    encoder = StaticEncoder.load(options.out)
    figures = report(encoder, options.evaluation) if options.evaluation else "Non mesuré."
    edge = max(1, len(trained.losses) // 20)
    run = Run(
        name=options.out.name,
        command="python -m index.training " + " ".join(_public(argument) for argument in arguments),
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        minutes=trained.seconds / 60,
        threads=options.threads,
        recipe=recipe.as_dict(),
        pieces=trained.model[0].embedding.num_embeddings,
        first_loss=float(np.mean(trained.losses[:edge])),
        last_loss=float(np.mean(trained.losses[-edge:])),
    )
    licences = read_licences(options.licences) if options.licences else {}
    card = render_card(run, pairs, licences, figures)
    (options.out / "README.md").write_text(card, encoding="utf-8")
    print(figures)
    return 0


def _public(argument: str) -> str:
    """Strip the folders of this machine from a path: the card is read elsewhere."""
    return Path(argument).name if argument.startswith("/") else argument


def _parser() -> argparse.ArgumentParser:
    recipe = Recipe()
    parser = argparse.ArgumentParser(prog="python -m index.training", description="Entraîne l’encodeur livré.")
    parser.add_argument("--pairs", type=Path, required=True, help="paires question–passage, JSON Lines (.gz accepté)")
    parser.add_argument("--lexical", type=Path, help="paires de termes, JSON Lines (.gz accepté)")
    parser.add_argument("--evaluation", type=Path, help="dossier des jeux de mesure")
    parser.add_argument("--licences", type=Path, help="fichier Markdown dont un tableau donne la licence des sources")
    parser.add_argument("--out", type=Path, required=True, help="dossier à écrire")
    parser.add_argument("--vocabulary", type=int, default=recipe.vocabulary, help="nombre de morceaux de mots")
    parser.add_argument("--dimension", type=int, default=recipe.dimension, help="dimensions d’un vecteur")
    parser.add_argument("--epochs", type=int, default=recipe.epochs, help="passages sur les données")
    parser.add_argument("--minutes", type=float, default=recipe.minutes, help="durée au-delà de laquelle s’arrêter")
    parser.add_argument("--threads", type=int, default=2, help="fils de calcul")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
