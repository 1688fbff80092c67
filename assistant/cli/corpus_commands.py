"""``humanifest corpus list|add|remove|questions``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from assistant.cli.french import FrenchGroup
from assistant.cli.terminal import step_progress
from assistant.settings import load_settings


@click.group(cls=FrenchGroup)
def corpus() -> None:
    """Les documents consultés."""


@corpus.command("list")
@click.option("--json", "as_json", is_flag=True, help="Écrit la liste en JSON.")
def list_command(as_json: bool) -> None:
    """Liste les documents."""
    from corpus.catalogue import read_catalogue

    sources = read_catalogue(load_settings().corpus_dir)
    if as_json:
        click.echo(json.dumps([asdict(s) for s in sources], ensure_ascii=False, indent=1))
        return
    for source in sources:
        by = source.author or source.publisher or "auteur non précisé"
        click.echo(
            f"{source.id}\n  {source.title}\n  {', '.join(p for p in (by, source.published) if p)} — {source.file}"
        )


@corpus.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", default="", help="Titre du document.")
@click.option("--author", default="", help="Auteur.")
@click.option("--date", default="", help="Date de publication (2025-03-26, 2025-03 ou 2025).")
@click.option("--url", default="", help="Adresse d’origine.")
def add_command(file: Path, title: str, author: str, date: str, url: str) -> None:
    """Ajoute un document (.pdf, .docx, .html, .md, .txt) et met l’index à jour."""
    from assistant.editing import Fields, add_document, file_at

    with step_progress() as report:
        change = add_document(load_settings(), file_at(file), Fields(title, author, date, url), report)
    click.echo(f"Document ajouté : {change.source.title} ({change.source.id}). L’index est à jour.")
    click.echo("Vérifiez que vous avez le droit de diffuser ce document à ceux qui consultent l’assistant.")


@corpus.command("remove")
@click.argument("source_id", metavar="ID")
def remove_command(source_id: str) -> None:
    """Retire un document ajouté et met l’index à jour."""
    from assistant.editing import remove_document

    with step_progress() as report:
        change = remove_document(load_settings(), source_id, report)
    click.echo(f"Document retiré : {change.source.title} ({change.source.id}). L’index est à jour.")


@corpus.command("questions")
@click.argument("source_id", metavar="ID")
@click.option("--all", "every", is_flag=True, help="Aussi pour les passages qui ont déjà assez de questions.")
def questions_command(source_id: str, every: bool) -> None:
    """Propose, avec un modèle de langage, des questions auxquelles un document répond."""
    from assistant.llm.proposing import propose_questions
    from assistant.maintenance import build

    settings = load_settings()
    with step_progress() as report:
        done = propose_questions(settings, source_id, every=every, progress=report)
    click.echo(done.told)
    if done.added:
        with step_progress() as report:
            click.echo(build(settings, progress=report))
