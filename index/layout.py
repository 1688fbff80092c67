"""Where things are in the data folder, which index is in use, and who may build.

<data_dir>/index/
    current                the name of the folder in use, replaced in one step
    <digest12>[.N]/        one finished index; a rebuild of the same content gets the next N, no folder is reused
    .building-<name>/      a build under way, or what a killed one left
    .lock                  held while building
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import NBSP, BuildRefused, MissingIndex

POINTER = "current"
LOCK = ".lock"
BUILDING = ".building-"
_NAME = re.compile(r"[0-9a-f]{12}(\.\d+)?")


def index_root(data_dir: Path) -> Path:
    """Return the folder that holds every index of ``data_dir``."""
    return data_dir / "index"


def current_folder(data_dir: Path) -> Path:
    """Return the folder of the index in use; raise ``MissingIndex`` when there is none where it should be."""
    root = index_root(data_dir)
    try:
        name = (root / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError) as error:
        raise MissingIndex() from error
    except OSError as error:
        raise MissingIndex(f"L’index de {data_dir} ne peut pas être lu ({error.strerror})") from error
    if not _NAME.fullmatch(name) or not (root / name).is_dir():
        raise MissingIndex("L’index en service a disparu")
    return (root / name).resolve()


def point_to(data_dir: Path, name: str) -> None:
    """Make ``name`` the index in use, in one atomic step that survives a crash."""
    root = index_root(data_dir)
    draft = root / f"{POINTER}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(root / POINTER)


def free_name(data_dir: Path, digest: str) -> str:
    """Return a folder name for ``digest`` that no index has: who holds an older one open must not see it change."""
    root = index_root(data_dir)
    name, number = digest, 1
    while (root / name).exists():
        number += 1
        name = f"{digest}.{number}"
    return name


def finished_folders(data_dir: Path) -> list[Path]:
    """Every finished index, most recent first."""
    folders = [path for path in index_root(data_dir).iterdir() if path.is_dir() and _NAME.fullmatch(path.name)]
    return sorted(folders, key=lambda path: (-path.stat().st_mtime_ns, path.name))


@contextmanager
def building_lock(data_dir: Path) -> Iterator[None]:
    """Held by the only build of ``data_dir``; freed by the system if the process dies. Raises ``BuildRefused``."""
    root = index_root(data_dir)
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise BuildRefused(
            f"L’index ne peut pas être construit dans {data_dir} ({error.strerror}){NBSP}: donnez le droit d’écrire "
            "dans ce dossier, ou choisissez-en un autre avec HUMANIFEST_DATA_DIR."
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BuildRefused(
                f"Une autre construction de l’index est en cours{NBSP}: attendez qu’elle finisse, puis relancez."
            ) from error
        yield
    finally:
        os.close(handle)
