"""``humanifest briefing``."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.french import NBSP, FrenchCommand
from assistant.errors import AssistantError

ENDINGS = (".docx", ".md")


class BadBriefing(AssistantError):
    """The options do not say what the briefing is about, or in which format."""

    exit_code = 2


@click.command(cls=FrenchCommand)
@click.option("--proposition", type=int, metavar="N", help="Le numéro d’une proposition.")
@click.option("--question", metavar="QUESTION", help="Une question, à la place d’une proposition.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Fichier .docx ou .md.")
def briefing(proposition: int | None, question: str | None, output: Path | None) -> None:
    """Une à deux pages : l’essentiel, les chiffres, les arguments, les objections, les sources."""
    path, ending = _target(output)
    if (proposition is None) == (not (question or "").strip()):
        raise BadBriefing(f"Donnez soit --proposition, soit --question{NBSP}: l’une des deux, et une seule.")
    from assistant.briefing.build import brief_proposition, brief_question
    from assistant.chain import Request
    from assistant.service import Assistant

    assistant = Assistant.open()
    if proposition is not None:
        made = brief_proposition(proposition, assistant.index, assistant.library)
    else:
        # Quotations whatever the settings: the same question gives the same briefing, and nothing waits for a model.
        made = brief_question(
            question or "", assistant.index, assistant.library, lambda asked: assistant.chain.run(Request(asked))
        )
    if ending == ".docx":
        from assistant.writers.briefing_docx import briefing_to_docx

        path.write_bytes(briefing_to_docx(made))
    else:
        from assistant.briefing.markdown import briefing_to_markdown

        path.write_text(briefing_to_markdown(made), encoding="utf-8")
    click.echo(f"Briefing écrit{NBSP}: {path}", err=True)


def _target(output: Path | None) -> tuple[Path, str]:
    wanted = f"donnez -o suivi d’un nom en {' ou '.join(ENDINGS)}."
    if output is None:
        raise BadBriefing(f"Il manque le fichier à écrire{NBSP}: {wanted}")
    if output.suffix.lower() not in ENDINGS:
        raise BadBriefing(f"Le format de «{NBSP}{output.name}{NBSP}» n’est pas connu{NBSP}: {wanted}")
    return output, output.suffix.lower()
