"""Click in French: headings of the help, and one sentence for each kind of bad usage."""

from __future__ import annotations

import click
from click.formatting import HelpFormatter

from corpus.errors import HumanifestError

NBSP = "\u00a0"


class _FrenchHelp(click.Command):
    """Usage, options and the help option, in French."""

    def format_usage(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=f"Utilisation{NBSP}: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Montre cette aide."
        return option

    def format_options(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        rows = [row for param in self.get_params(ctx) if (row := param.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Options"):
                formatter.write_dl(rows)


class FrenchCommand(_FrenchHelp):
    """One command."""


class FrenchGroup(_FrenchHelp, click.Group):
    """A family of commands."""

    command_class = FrenchCommand

    def format_options(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        """Options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.list_commands(ctx)]
        with formatter.section("Commandes"):
            formatter.write_dl(rows)


FrenchGroup.group_class = FrenchGroup


def usage_sentence(error: click.UsageError) -> str:
    """What was wrong with the command as typed, and what to type instead: one French sentence."""
    where = error.ctx.command_path if error.ctx else "humanifest"
    return f"{_fault(error)} Tapez «{NBSP}{where} --help{NBSP}» pour la liste de ce qui est possible."


def _fault(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"Option inconnue{NBSP}: {error.option_name}."
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else "argument"
            return f"Il manque un argument{NBSP}: {name}."
        case click.BadParameter():
            name = error.param.human_readable_name if error.param else "argument"
            return f"Valeur impossible pour {name}."
        case click.BadOptionUsage():
            return f"L’option {error.option_name} attend une valeur."
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return f"Commande inconnue ou incomplète après «{NBSP}{error.ctx.command_path}{NBSP}»."
    return "Commande mal formée."


def refusal(error: HumanifestError | click.ClickException | OSError) -> tuple[str, int]:
    """The French sentence and the exit code of a command that cannot be done."""
    match error:
        case HumanifestError():
            return str(error), error.exit_code
        case click.UsageError():
            return usage_sentence(error), 2
        case click.ClickException():
            return f"La commande n’a pas pu aboutir{NBSP}: {error.message}", 1
        case _:
            where = f" «{NBSP}{error.filename}{NBSP}»" if error.filename else ""
            return f"Fichier inaccessible{where}{NBSP}: vérifiez son nom, vos droits et la place disponible.", 1
