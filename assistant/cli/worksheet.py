"""``humanifest situation``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assistant.cli.french import FrenchCommand
from assistant.worksheet.types import NBSP, BadSituation

ENDINGS = (".docx", ".md")


@click.command(cls=FrenchCommand)
@click.option("--structure", default="", metavar="TYPE", help="Le type de structure : EHPAD, IME, MECS, SAAD, Siège…")
@click.option("--text", default="", metavar="TEXTE", help="La difficulté, en quelques phrases.")
@click.option("--size", type=int, metavar="N", help="Le nombre de salariés.")
@click.option("--role", default="", metavar="FONCTION", help="Votre fonction.")
@click.option("--tried", default="", metavar="TEXTE", help="Ce qui a déjà été essayé.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Un fichier .docx ou .md.")
@click.option("--json", "as_json", is_flag=True, help="Écrit la fiche en JSON.")
def situation(
    structure: str, text: str, size: int | None, role: str, tried: str, output: Path | None, as_json: bool
) -> None:
    """Une fiche pour votre difficulté : ce que dit le texte, quoi se demander, ce qu’il ne dit pas."""
    from assistant.service import Assistant
    from assistant.worksheet import build
    from assistant.worksheet.markdown import worksheet_to_markdown
    from assistant.worksheet.serialise import worksheet_to_json

    ending = output.suffix.lower() if output else ""
    if output and ending not in ENDINGS:
        raise BadSituation(
            f"Le fichier «{NBSP}{output.name}{NBSP}» doit finir par .docx ou .md{NBSP}: donnez un autre nom avec -o."
        )
    given = build.situation(structure, text, size, role, tried)
    assistant = Assistant.open()
    made = build.make_worksheet(given, assistant.index, assistant.library)
    if output:
        if ending == ".docx":
            from assistant.writers.worksheet_docx import worksheet_to_docx

            output.write_bytes(worksheet_to_docx(made))
        else:
            output.write_text(worksheet_to_markdown(made), encoding="utf-8")
        click.echo(f"Fiche écrite{NBSP}: {output}", err=True)
    if as_json:
        click.echo(json.dumps(worksheet_to_json(made), ensure_ascii=False, indent=1))
    elif not output:
        click.echo(worksheet_to_markdown(made), nl=False)
