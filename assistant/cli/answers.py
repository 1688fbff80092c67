"""``humanifest ask`` and ``humanifest search``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.answer.serialise import answer_to_json, passages_to_json
from assistant.cli.french import FrenchCommand
from assistant.cli.terminal import print_answer, print_passages, print_record, progress, watched
from assistant.errors import AssistantError
from corpus.errors import UnreadableFile

if TYPE_CHECKING:
    from assistant.service import Assistant


def _open() -> Assistant:
    from assistant.service import Assistant

    return Assistant.open()


@click.command(cls=FrenchCommand)
@click.argument("question", required=False)
@click.option(
    "--history", multiple=True, metavar="QUESTION", help="Une question précédente, de la plus ancienne à la dernière."
)
@click.option("--json", "as_json", is_flag=True, help="Écrit la réponse en JSON.")
@click.option(
    "--batch", type=click.Path(path_type=Path), metavar="ENTREE.jsonl", help="Répond à un fichier de questions."
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="SORTIE.jsonl", help="Où écrire les réponses de --batch."
)
@click.option(
    "--record", is_flag=True, help="Montre aussi ce que le modèle de langage a écrit, et pourquoi c’est gardé ou non."
)
def ask(
    question: str | None, history: tuple[str, ...], as_json: bool, batch: Path | None, out: Path | None, record: bool
) -> None:
    """Répond à une question, avec des citations vérifiées."""
    if batch is not None:
        _refuse_both(question)
        assistant = _open()
        _run_batch(batch, out, "question", lambda row: _answer_row(assistant, row, record))
        return
    if question is None:
        raise click.UsageError("question", ctx=click.get_current_context())
    answer = watched(_open().stream(question, history))
    if as_json:
        click.echo(json.dumps(answer_to_json(answer, record=record), ensure_ascii=False, indent=1))
        return
    print_answer(answer)
    if record:
        print_record(answer.record)


@click.command(cls=FrenchCommand)
@click.argument("query", required=False)
@click.option("-k", "k", type=click.IntRange(1, 100), default=10, help="Nombre de passages (10).")
@click.option("--json", "as_json", is_flag=True, help="Écrit les passages en JSON.")
@click.option(
    "--batch", type=click.Path(path_type=Path), metavar="ENTREE.jsonl", help="Cherche pour un fichier de questions."
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="SORTIE.jsonl", help="Où écrire les résultats de --batch."
)
def search(query: str | None, k: int, as_json: bool, batch: Path | None, out: Path | None) -> None:
    """Cherche les passages, sans composer de réponse."""
    if batch is not None:
        _refuse_both(query)
        assistant = _open()
        _run_batch(batch, out, "query", lambda row: _search_row(assistant, row, k))
        return
    if query is None:
        raise click.UsageError("query", ctx=click.get_current_context())
    hits = _open().search(query, k)
    if as_json:
        click.echo(json.dumps({"query": query, "passages": passages_to_json(hits)}, ensure_ascii=False, indent=1))
    else:
        print_passages(hits)


def _refuse_both(text: str | None) -> None:
    if text is not None:
        raise click.UsageError("batch", ctx=click.get_current_context())


def _answer_row(assistant: Assistant, row: dict[str, Any], record: bool) -> dict[str, Any]:
    history = [str(h) for h in row.get("history") or []]
    return {"id": row.get("id"), **answer_to_json(assistant.ask(str(row.get("question", "")), history), record=record)}


def _search_row(assistant: Assistant, row: dict[str, Any], k: int) -> dict[str, Any]:
    query = str(row.get("query") or row.get("question") or "")
    return {"id": row.get("id"), "query": query, "passages": passages_to_json(assistant.search(query, k))}


def _run_batch(batch: Path, out: Path | None, key: str, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """One line in, one line out, same order. A row that cannot be taken yields an ``error`` row, never a lost line."""
    if out is None:
        raise click.UsageError("--out", ctx=click.get_current_context())
    rows = list(_rows(batch))
    written = out.with_name(out.name + ".partial")
    with written.open("w", encoding="utf-8") as stream:
        for row in progress(rows, "Questions"):
            try:
                result = answer(row)
            except AssistantError as error:
                result = {
                    "id": row.get("id"),
                    key: row.get(key),
                    "status": "out_of_scope",
                    "text": str(error),
                    "error": str(error),
                }
            stream.write(json.dumps(result, ensure_ascii=False) + "\n")
    written.replace(out)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas un texte UTF-8 : enregistrez-le en UTF-8, une question JSON par ligne."
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UnreadableFile(
                f"« {path.name} », ligne {number} : ce n’est pas du JSON. Une question par ligne, entre accolades."
            ) from error
        if not isinstance(row, dict):
            raise UnreadableFile(f"« {path.name} », ligne {number} : il faut un objet JSON, entre accolades.")
        yield row
