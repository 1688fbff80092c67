"""``humanifest index build|check|status``."""

from __future__ import annotations

import json

import click

from assistant.cli.french import FrenchGroup
from assistant.cli.terminal import step_progress
from assistant.settings import load_settings


@click.group(cls=FrenchGroup)
def index() -> None:
    """Construit, vérifie et décrit l’index."""


@index.command("build")
@click.option("--force", is_flag=True, help="Reconstruit même si l’index est à jour.")
def build_command(force: bool) -> None:
    """Construit l’index à côté, le vérifie, puis le met en service d’un coup."""
    from assistant.maintenance import build

    with step_progress() as report:
        result = build(load_settings(), force=force, progress=report)
    click.echo(result)


@index.command("check")
def check_command() -> None:
    """Prouve que l’index répond juste."""
    from assistant.maintenance import check

    click.echo(check(load_settings()))


@index.command("status")
@click.option("--json", "as_json", is_flag=True, help="Écrit la description en JSON.")
def status_command(as_json: bool) -> None:
    """Décrit l’index en service."""
    from assistant.maintenance import status

    rows = status(load_settings())
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for name, value in rows.items():
            click.echo(f"{name} : {value}")
