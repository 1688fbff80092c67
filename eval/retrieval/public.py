"""Public retrieval sets: reading them (BEIR-like files), and making a corpus of their texts as members' documents.

Three files a set: ``NAME.corpus.jsonl`` and ``NAME.queries.jsonl`` hold ``{"_id", "text"}``, ``NAME.qrels.jsonl`` holds
``{"query_id", "corpus_id", "score"}``; a text is relevant to a query when its score is positive.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.assemble import assemble
from corpus.derive import derive
from corpus.readers import read_bytes
from corpus.types import Corpus, Document, Source
from eval.errors import EvaluationError, UsageProblem

CORPUS, QUERIES, QRELS = (f".{part}.jsonl" for part in ("corpus", "queries", "qrels"))
Row = TypeVar("Row", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PublicQuery:
    """A query and the ids of the texts that answer it, in the order of the file; at least one."""

    id: str
    text: str
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Texts by id, and the queries that have at least one relevant text."""

    name: str
    texts: dict[str, str]
    queries: tuple[PublicQuery, ...]


class _Text(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)
    id: str = Field(alias="_id")
    text: str


class _Relevance(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)
    query_id: str
    corpus_id: str
    score: float


def set_names(folder: Path) -> tuple[str, ...]:
    """Names of the sets of a folder that have their three files, sorted.

    Raises:
        UsageProblem: the folder holds none.
    """
    names = sorted(path.name.removesuffix(CORPUS) for path in folder.glob(f"*{CORPUS}"))
    complete = tuple(n for n in names if all((folder / f"{n}{end}").is_file() for end in (QUERIES, QRELS)))
    if not complete:
        raise UsageProblem(
            f"Aucun jeu public dans {folder}\u00a0: donnez avec --public un dossier qui contient NOM{CORPUS}, "
            f"NOM{QUERIES} et NOM{QRELS}."
        )
    return complete


def read_set(folder: Path, name: str) -> PublicSet:
    """Read one set.

    Raises:
        EvaluationError: a file is unreadable, a line is not of its format, or no query has a relevant text.
    """
    texts = {row.id: row.text for row in _rows(folder / f"{name}{CORPUS}", _Text)}
    relevant: dict[str, list[str]] = {}
    for row in _rows(folder / f"{name}{QRELS}", _Relevance):
        if row.score > 0 and row.corpus_id in texts:
            relevant.setdefault(row.query_id, []).append(row.corpus_id)
    queries = tuple(
        PublicQuery(row.id, row.text, tuple(relevant[row.id]))
        for row in _rows(folder / f"{name}{QUERIES}", _Text)
        if row.id in relevant
    )
    if not queries:
        raise EvaluationError(f"Le jeu {name} n’a aucune question dont un texte soit la réponse\u00a0: retirez-le.")
    return PublicSet(name, texts, queries)


def _rows(path: Path, model: type[Row]) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"Le fichier {path} est illisible\u00a0: vérifiez les droits et l’encodage.") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(model.model_validate(json.loads(line)))
            except (ValidationError, ValueError) as error:
                raise EvaluationError(
                    f"{path.name}, ligne {number}\u00a0: ligne d’une autre forme que prévu\u00a0; corrigez-la."
                ) from error
    return rows


def sample(queries: Sequence[PublicQuery], most: int) -> tuple[PublicQuery, ...]:
    """At most ``most`` queries, the same on every machine: those whose id has the smallest SHA-256, in file order."""
    if len(queries) <= most:
        return tuple(queries)
    chosen = sorted(queries, key=lambda query: hashlib.sha256(query.id.encode()).hexdigest())[:most]
    kept = {query.id for query in chosen}
    return tuple(query for query in queries if query.id in kept)


def as_corpus(public: PublicSet, report: Callable[[int, int], None]) -> Corpus:
    """Make a corpus with one plain-text document a text, read and cut as a member's ``.txt`` file would be.

    The id of a source is the id of its text; ``report(done, total)`` comes now and then. The sandbox is left out: the
    text reader is ours, and thousands of child processes would take longer than the measure.
    """
    documents: list[Document] = []
    for done, (identifier, text) in enumerate(public.texts.items(), start=1):
        data = text.encode("utf-8", "ignore")
        digest = hashlib.sha256(data).hexdigest()
        source = Source(identifier, identifier, "", "", "", "document", f"{identifier}.txt", digest)
        documents.append(assemble(source, read_bytes(data, ".txt")))
        if done % 200 == 0 or done == len(public.texts):
            report(done, len(public.texts))
    derived = derive(documents, {})
    version = hashlib.sha256("\n".join(f"{d.source.id} {d.source.sha256}" for d in documents).encode()).hexdigest()
    return Corpus(tuple(documents), derived.propositions, derived.figures, derived.acronyms, version[:12])
