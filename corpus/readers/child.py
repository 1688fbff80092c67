"""The child process of the sandbox: ``python -m corpus.readers.child SUFFIX MEMORY_MB SECONDS``.

Reads the file on standard input under resource limits, writes ``{"parsed": …}`` or ``{"error": …}`` on its output.
"""

from __future__ import annotations

import json
import sys

from corpus.errors import UnreadableFile
from corpus.readers import read_bytes
from corpus.readers.wire import parsed_to_json

MAX_OUTPUT = 64_000_000  # bytes of result; the text of a thousand pages is about 4 million
TOO_BIG = "La lecture du fichier demande trop de mémoire : découpez-le, ou enregistrez-le plus simplement."
TOO_DEEP = "Le fichier imbrique trop d’éléments pour être lu : enregistrez-le de nouveau, ou copiez-en le texte."


def limit(memory_mb: int, seconds: int) -> None:
    """Bound this process in address space, processor time and size of files, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit remains
        return
    wanted = (
        (resource.RLIMIT_AS, memory_mb * 1024 * 1024),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MAX_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    )
    for name, value in wanted:
        hard = resource.getrlimit(name)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(name, (bound, bound))
        except (ValueError, OSError):  # macOS refuses some of them
            continue


def main(arguments: list[str]) -> int:
    """Read one file; 0 when a result or a refusal was written."""
    suffix, memory_mb, seconds = arguments
    limit(int(memory_mb), int(seconds))
    try:
        result = f'{{"parsed":{parsed_to_json(read_bytes(sys.stdin.buffer.read(), suffix))}}}'
    except UnreadableFile as error:
        result = json.dumps({"error": str(error)})
    except MemoryError:
        result = json.dumps({"error": TOO_BIG})
    except RecursionError:
        result = json.dumps({"error": TOO_DEEP})
    sys.stdout.buffer.write(result.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
