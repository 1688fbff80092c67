"""``humanifest fiche`` and ``humanifest figures``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from assistant.answer.compose import source_of_figure
from assistant.cli.french import FrenchCommand
from assistant.library.citations import Library
from assistant.settings import load_settings
from assistant.views.fiche import fiche_to_json, fiche_to_markdown, make_fiche
from corpus.errors import UnknownDocument
from corpus.types import Figure


def _library() -> Library:
    """The corpus itself, read from its files: these commands need no index."""
    from corpus.load import load_corpus

    return Library(load_corpus(load_settings().corpus_dir))


@click.command(cls=FrenchCommand)
@click.argument("number", type=int, metavar="N")
@click.option(
    "--format", "form", type=click.Choice(["md", "docx", "json"]), default="md", help="Forme : md, docx ou json."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Où écrire la fiche.")
def fiche(number: int, form: str, output: Path | None) -> None:
    """Une proposition, complète : chiffres et sources, ce que dit Nexem, qui est cité."""
    made = make_fiche(number, _library())
    if form == "docx":
        from assistant.writers.fiche_docx import fiche_to_docx

        data = fiche_to_docx(made)
        if output is None and sys.stdout.isatty():
            output = Path(f"proposition-{number}.docx")
    elif form == "json":
        data = (json.dumps(fiche_to_json(made), ensure_ascii=False, indent=1) + "\n").encode()
    else:
        data = fiche_to_markdown(made).encode()
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.write_bytes(data)
        click.echo(f"Fiche écrite : {output}", err=True)


@click.command(cls=FrenchCommand)
@click.option("--proposition", type=int, metavar="N", help="Une seule proposition.")
@click.option("--json", "as_json", is_flag=True, help="Écrit le registre en JSON.")
def figures(proposition: int | None, as_json: bool) -> None:
    """Le registre des chiffres, avec leur source."""
    library = _library()
    if proposition is not None and proposition not in {p.number for p in library.corpus.propositions}:
        raise UnknownDocument(
            f"Il n’y a pas de proposition {proposition} : donnez un numéro de 1 à {len(library.corpus.propositions)}."
        )
    chosen = [f for f in library.corpus.figures if proposition in (None, f.proposition)]
    if as_json:
        click.echo(json.dumps([_row(f, library) for f in chosen], ensure_ascii=False, indent=1))
        return
    if not chosen:
        click.echo("Cette proposition ne donne aucun chiffre.")
    for figure in chosen:
        where = f"proposition {figure.proposition}" if figure.proposition else "hors proposition"
        click.echo(f"{figure.text} {figure.population}".strip())
        click.echo(f"  « {library.sentence(figure.sentence_id).text} »")
        click.echo(
            f"  Source : {source_of_figure(figure, library)} — {where}{f', p. {figure.page}' if figure.page else ''}\n"
        )


def _row(figure: Figure, library: Library) -> dict[str, Any]:
    return {
        **asdict(figure),
        "source": source_of_figure(figure, library),
        "quote": library.sentence(figure.sentence_id).text,
    }
