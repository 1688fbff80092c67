"""``python -m assistant.server``: opens the chat on this machine alone."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import uvicorn

DOOR: Final = Path(__file__).parents[1] / "streamlit_app.py"
ADDRESS: Final = "127.0.0.1"
NBSP: Final = "\N{NO-BREAK SPACE}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the chat and block until it is stopped; the exit code."""
    parser = _FrenchParser(prog="python -m assistant.server", description="Ouvre la page de discussion.")
    parser.add_argument("--port", type=_port, default=8501, help="port d’écoute (8501 par défaut)")
    parser.add_argument("--address", default=ADDRESS, help="adresse d’écoute (cette machine seule, par défaut)")
    options = parser.parse_args(arguments)
    if not DOOR.is_file():
        return _refuse(
            f"La page de discussion est introuvable{NBSP}: lancez l’application depuis le dossier du projet."
        )
    if not _is_free(options.address, options.port):
        return _refuse(
            f"Le port {options.port} est déjà pris{NBSP}: choisissez-en un autre, par exemple "
            f"«{NBSP}make app PORT={options.port + 1}{NBSP}»."
        )
    sys.stderr.write(f"Humanifest Assistant{NBSP}: http://{options.address}:{options.port} (Ctrl+C pour arrêter)\n")
    # uvicorn itself, not ``streamlit run``: it is up sooner, and prints no English banner. Streamlit finds its
    # configuration beside the door, whatever the current folder is.
    uvicorn.run(
        f"{DOOR.stem}:app",
        app_dir=str(DOOR.parent),
        host=options.address,
        port=options.port,
        ws="websockets-sansio",
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=2,
    )
    return 0


class _FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse words it in English
        sys.stderr.write(
            f"Commande mal formée{NBSP}: {self.prog} [--port NOMBRE] [--address ADRESSE], port de 1 à 65535.\n"
        )
        sys.exit(2)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65_535:
        return int(text)
    raise argparse.ArgumentTypeError(text)


def _is_free(address: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def _refuse(message: str) -> int:
    sys.stderr.write(message + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
