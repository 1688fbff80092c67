"""``humanifest slides``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from assistant.cli.french import NBSP, FrenchCommand
from assistant.deck.model import Audience, Deck, Register, Request
from assistant.deck.words import AUDIENCES, MINUTES, REGISTERS
from assistant.errors import AssistantError

ENDINGS = (".pptx", ".docx", ".md")


class BadRequest(AssistantError):
    """The options do not say what to present, or in which format."""

    exit_code = 2


@click.command(cls=FrenchCommand)
@click.option("--propositions", metavar="4,8", help="Numéros de propositions, séparés par des virgules.")
@click.option("--question", metavar="QUESTION", help="Une question, à la place des propositions.")
@click.option(
    "--audience", type=click.Choice(list(AUDIENCES)), default="ca", help="Pour qui : ca, direction, equipe, adherents."
)
@click.option(
    "--minutes", type=click.Choice([str(m) for m in MINUTES]), default="15", help="Durée : 5, 15 ou 30 minutes."
)
@click.option(
    "--register", type=click.Choice(list(REGISTERS)), default="soutenu", help="Registre : soutenu ou courant."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Fichier .pptx, .docx ou .md.")
def slides(
    propositions: str | None, question: str | None, audience: str, minutes: str, register: str, output: Path | None
) -> None:
    """Prépare une présentation dont chaque ligne se retrouve dans les documents."""
    path, ending = _target(output)
    request = Request(
        propositions=_numbers(propositions),
        question=question or "",
        audience=cast("Audience", audience),
        minutes=int(minutes),
        register=cast("Register", register),
    )
    _refuse_unclear(request)
    from assistant.deck.prepare import prepare
    from assistant.service import Assistant

    deck = prepare(request, Assistant.open())
    path.write_bytes(writer(ending)(deck))
    if deck.notice:
        click.echo(deck.notice, err=True)
    click.echo(f"Présentation écrite{NBSP}: {path} ({len(deck.slides)} diapositives)", err=True)


def writer(ending: str) -> Callable[[Deck], bytes]:
    """What writes a file of that ending."""
    if ending == ".pptx":
        from assistant.writers.deck_pptx import deck_to_pptx

        return deck_to_pptx
    if ending == ".docx":
        from assistant.writers.deck_docx import deck_to_docx

        return deck_to_docx
    from assistant.writers.deck_markdown import deck_to_markdown

    return lambda deck: deck_to_markdown(deck).encode()


def _target(output: Path | None) -> tuple[Path, str]:
    wanted = f"donnez -o suivi d’un nom en {', '.join(ENDINGS[:-1])} ou {ENDINGS[-1]}."
    if output is None:
        raise BadRequest(f"Il manque le fichier à écrire{NBSP}: {wanted}")
    if output.suffix.lower() not in ENDINGS:
        raise BadRequest(f"Le format de «{NBSP}{output.name}{NBSP}» n’est pas connu{NBSP}: {wanted}")
    return output, output.suffix.lower()


def _numbers(given: str | None) -> tuple[int, ...]:
    if given is None:
        return ()
    parts = [part.strip() for part in given.split(",")]
    if not all(part.isdecimal() and int(part) > 0 for part in parts):
        raise BadRequest(
            f"«{NBSP}{given}{NBSP}» n’est pas une liste de propositions{NBSP}: donnez des numéros séparés par des "
            f"virgules, par exemple 4,8."
        )
    return tuple(dict.fromkeys(int(part) for part in parts))


def _refuse_unclear(request: Request) -> None:
    if bool(request.propositions) == bool(request.question.strip()):
        raise BadRequest(f"Donnez soit --propositions, soit --question{NBSP}: l’une des deux, et une seule.")
