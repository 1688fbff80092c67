"""``humanifest``: the entry point, and the one place where errors become sentences and exit codes."""

from __future__ import annotations

import sys

import click

from assistant.cli import answers, briefing, corpus_commands, index_commands, propositions, slides, worksheet
from assistant.cli.french import FrenchGroup, refusal
from corpus.errors import HumanifestError


@click.group(cls=FrenchGroup, no_args_is_help=False, invoke_without_command=True)
@click.option("--debug", is_flag=True, expose_value=False, help="Montre la trace complète d’une erreur.")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Réponses citées sur Humanifest, chapitre 2 : chaque citation se trouve mot pour mot dans les documents."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (
    answers.ask, answers.search, index_commands.index, corpus_commands.corpus, propositions.fiche, propositions.figures,
    slides.slides, briefing.briefing, worksheet.situation,
):  # fmt: skip
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit: 0 on success, 2 on bad usage, 1 on any other failure."""
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments
    arguments = [a for a in arguments if a != "--debug"]
    try:
        code = cli.main(args=arguments, prog_name="humanifest", standalone_mode=False)
    except (HumanifestError, click.ClickException, OSError) as error:
        if debug:
            raise
        sentence, code = refusal(error)
        click.echo(sentence, err=True)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrompu : rien n’a été modifié.", err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
