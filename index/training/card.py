"""The model card that lies beside the weights: data and licences, command, figures, limits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.training.data import LEXICAL_SUFFIX, Pair, source_share

LEXICAL_LICENCES = {
    "esco_occ": "ESCO, réutilisation autorisée par la décision 2011/833/UE",
    "esco_skill": "ESCO, réutilisation autorisée par la décision 2011/833/UE",
    "rome": "ROME, Licence Ouverte",
    "tess": "Apache-2.0",
    "cdtn_syn": "Apache-2.0",
    "cdtn_glossary": "Apache-2.0",
    "mda_acronymes": "Apache-2.0",
    "acronymes_extraits": "sigles relevés dans les textes ci-dessus",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What the card tells of a training run."""

    name: str
    command: str
    date: str  # ISO
    minutes: float
    threads: int
    recipe: dict[str, object]
    pieces: int
    first_loss: float
    last_loss: float


def read_licences(path: Path) -> dict[str, tuple[str, str]]:
    """``source -> (licence, origin)`` from the table ``| src | pairs | licence | from |`` of a data folder's README."""
    licences = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 4 and re.fullmatch(r"\d+", cells[1]):
            licences[cells[0]] = (cells[2], cells[3])
    return licences


def render_card(run: Run, pairs: Iterable[Pair], licences: dict[str, tuple[str, str]], figures: str) -> str:
    """Write the card, as Markdown."""
    sizes = Counter(pair.source for pair in pairs)
    recipe = "\n".join(f"- `{key}`{NBSP}: {value}" for key, value in run.recipe.items())
    return TEMPLATE.format(
        name=run.name,
        command=run.command,
        date=run.date,
        minutes=f"{run.minutes:.0f}",
        threads=run.threads,
        pieces=run.pieces,
        dimension=run.recipe["dimension"],
        matryoshka=", ".join(str(size) for size in _sizes(run.recipe["matryoshka"])),
        first_loss=f"{run.first_loss:.2f}",
        last_loss=f"{run.last_loss:.2f}",
        recipe=recipe,
        figures=figures,
        total=sum(sizes.values()),
        sources="\n".join(_source_rows(sizes, licences)),
    )


def _sizes(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else [value]


def _source_rows(sizes: Counter[str], licences: dict[str, tuple[str, str]]) -> Iterable[str]:
    for source, size in sizes.most_common():
        name = source.removesuffix(LEXICAL_SUFFIX)
        if source == name:
            licence, origin = licences.get(source, ("non précisée", ""))
        else:
            licence, origin = LEXICAL_LICENCES.get(name, "non précisée"), "paires de termes"
        yield f"| {source} | {size} | {source_share(source, size):g} | {licence} | {origin} |"


NBSP = "\N{NO-BREAK SPACE}"
TEMPLATE = (
    """---
language: fr
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, french]
---

# {name}

Encodeur de phrases français, statique : le vecteur d’un texte est la moyenne des vecteurs de ses mots et morceaux de
mots, ramenée à la longueur 1. Il sert de second signal à côté de BM25 dans Humanifest Assistant ; il n’est pas fait
pour chercher seul.

- {pieces} morceaux (WordPiece, sans casse ni accents, œ lu « oe », élisions séparées), {dimension} dimensions,
  utilisables aussi tronqués (Matryoshka : {matryoshka}).
- Un octet par coordonnée et une échelle par morceau (`embeddings`, `weights`) : `SentenceTransformer("…/{name}")`
  charge le dossier tel quel (sentence-transformers 6 ou plus), et `index.static_encoder` le lit sans torch ; un test
  montre que les vecteurs sont les mêmes.
- Un texte vide, ou sans aucun mot connu, a le vecteur nul.

## Entraînement

`{command}`

Le {date}, {minutes} minutes sur {threads} fils d’un processeur ordinaire, sans carte graphique. Premiers vecteurs :
information mutuelle positive des voisinages de mots, factorisée (SVD). Puis apprentissage contrastif :
`MultipleNegativesRankingLoss` dans les deux sens, sous `MatryoshkaLoss`, une seule source par lot. Perte moyenne :
{first_loss} au début, {last_loss} à la fin.

{recipe}

## Mesures

L’encodeur seul, sans BM25, tel qu’il est livré (après arrondi). Les jeux ne partagent avec les données d’entraînement
ni question, ni passage, ni suite de douze mots.

{figures}

## Limites

- L’ordre des mots ne compte pas : « Nexem forme les directeurs » et « les directeurs forment Nexem » ont le même
  vecteur, et une négation ne change presque rien.
- Une similarité élevée ne prouve pas qu’un passage répond ; aucun seuil ne doit décider seul d’une réponse.
- Deux tiers des paires d’origine sont des lois et des manuels de logiciels : le vocabulaire du management y est moins
  présent.
- Français seulement. Les biais des textes d’origine s’y retrouvent.

## Données

{total} paires. « Part » : fraction des paires d’une source montrée à chaque passage (au-delà de 1, une paire revient
plusieurs fois).

| source | paires | part | licence | origine |
|---|---|---|---|---|
{sources}
""".replace(" :", f"{NBSP}:")
    .replace(" ;", f"{NBSP};")
    .replace("« ", f"«{NBSP}")
    .replace(" »", f"{NBSP}»")
)
