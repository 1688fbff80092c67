"""Files that nobody has vouched for are read in a child process: it may hang, crash or swallow memory, we don't."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.readers import check_format
from corpus.readers.wire import parsed_from_json
from corpus.types import Parsed

MAX_BYTES = 25 * 1024 * 1024
TIMEOUT_S = 30.0
MEMORY_MB = 1024
_ROOT = Path(__file__).resolve().parents[2]
# What an interpreter needs to start; keys and settings of the user stay out of the child.
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def read_untrusted(
    path: Path, *, max_bytes: int = MAX_BYTES, timeout_s: float = TIMEOUT_S, memory_mb: int = MEMORY_MB
) -> Parsed:
    """Read a file of a member in a child process.

    Raises:
        UnreadableFile: missing, larger than ``max_bytes``, of another format than its name says, damaged, or not read
            within ``timeout_s`` seconds and ``memory_mb`` megabytes.
    """
    return read_untrusted_bytes(read_capped(path, max_bytes), path.suffix, timeout_s=timeout_s, memory_mb=memory_mb)


def read_capped(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Give the bytes of an ordinary file of at most ``max_bytes``.

    Raises:
        UnreadableFile: missing, no ordinary file, forbidden or too large.
    """
    if not path.is_file():
        raise UnreadableFile(f"Le fichier {path} est introuvable : vérifiez son nom et son dossier.")
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableFile(f"Le fichier {path} ne peut pas être ouvert : vérifiez les droits d’accès.") from error
    if len(data) > max_bytes:
        raise UnreadableFile(
            f"Le fichier {path.name} dépasse {max_bytes // (1024 * 1024)} Mo : "
            "retirez-en les images ou découpez-le en plusieurs fichiers."
        )
    return data


def read_untrusted_bytes(
    data: bytes, suffix: str, *, timeout_s: float = TIMEOUT_S, memory_mb: int = MEMORY_MB
) -> Parsed:
    """Read ``data`` in a child process; as ``read_untrusted`` for a file already in memory."""
    check_format(data, suffix)
    seconds = str(math.ceil(timeout_s))
    command = [sys.executable, "-B", "-X", "utf8", "-m", "corpus.readers.child", suffix, str(memory_mb), seconds]
    return _result(run_child(command, data, timeout_s))


def run_child(command: Sequence[str], data: bytes, timeout_s: float) -> bytes:
    """Run ``command`` with ``data`` on its standard input; give what it wrote on its standard output.

    Raises:
        UnreadableFile: it was killed after ``timeout_s`` seconds, or ended by a signal or an error.
    """
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    # A file, not a pipe: the child's own limit on the size of files then bounds what it can make us hold.
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(
                list(command),
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=environment,
                timeout=timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(
                f"La lecture du fichier n’a pas abouti en {timeout_s:g} secondes : "
                "découpez-le, ou enregistrez-le de nouveau depuis son logiciel d’origine."
            ) from error
        except OSError as error:
            raise UnreadableFile(
                "Le lecteur de fichiers n’a pas pu démarrer : fermez d’autres programmes, puis recommencez."
            ) from error
        if done.returncode != 0:
            raise UnreadableFile(_STOPPED)
        output.seek(0)
        return output.read()


_STOPPED = (
    "La lecture du fichier s’est interrompue, sans doute parce qu’il est endommagé ou démesuré : "
    "enregistrez-le de nouveau depuis son logiciel d’origine, ou copiez-en le texte dans un document Word."
)


def _result(output: bytes) -> Parsed:
    try:
        value = json.loads(output)
        if "error" in value:
            raise UnreadableFile(str(value["error"]))
        return parsed_from_json(value["parsed"])
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(_STOPPED) from error
