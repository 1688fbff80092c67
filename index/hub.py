"""Where a model of somebody else's comes from: a folder, the copy already on this machine, else one download.

``python -m index.hub NAME`` downloads in a process of its own and prints the folder: a server that never answers, or
gives a byte now and then, is given up by ending that process, and its libraries read their time-outs when they start.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from index.errors import NBSP, EncoderError, IndexRoomError, RerankerError, UnsafeModel

T = TypeVar("T")

# Seconds without ``LEAST_BYTES`` more on the disk after which a download is given up.
PATIENCE = 20.0
LEAST_BYTES = 64 * 1024
_LOOK_EVERY = 0.25
_CHILD_TIMEOUTS = {"HF_HUB_ETAG_TIMEOUT": "5", "HF_HUB_DOWNLOAD_TIMEOUT": "10"}  # seconds, of one request
_NOT_FOUND, _NO_ROOM = 3, 5  # exit codes of the child
_CANNOT_WRITE = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST)
)
_PART = r"\w(?:[\w.-]{0,94}\w)?"
_HUB_NAME = re.compile(rf"(?!.*(?:--|\.\.)){_PART}/{_PART}", re.ASCII)
# The same weights for other programs, and what is no part of a model.
_LEFT_OUT = (
    "onnx/*", "openvino/*", "coreml/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "*.gguf", "*.mlmodel", "*.tar.gz",
    "*.pdf", "*.png", "*.jpg", "*.svg",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """How a refusal names what is set, and the way back: « corrigez VARIABLE, ou OTHERWISE »."""

    variable: str
    kind: str
    otherwise: str
    error: type[IndexRoomError]


ENCODER = Setting("HUMANIFEST_EMBEDDING", "encodeur", f"donnez-lui la valeur «{NBSP}bundled{NBSP}»", EncoderError)
RERANKER = Setting("HUMANIFEST_RERANKER", "reclasseur", "laissez-le vide", RerankerError)


def open_model(name: str, setting: Setting, load: Callable[[Path], T]) -> tuple[T, Path]:
    """Return what ``load`` makes of the folder of the model, and the folder.

    A model of the hub that is on this machine is loaded without a look at the network; a copy that cannot be loaded,
    cut short perhaps, is downloaded once more. Raises ``setting.error`` within ``PATIENCE`` seconds of silence.
    """
    given = given_folder(name, setting)
    if given is not None:
        return load(given), given
    cached = cached_folder(name)
    if cached is not None:
        try:
            return load(cached), cached
        except UnsafeModel:
            raise
        except setting.error:
            pass  # an interrupted download leaves a folder; if it is whole, the same refusal comes again below
    folder = download(name, setting)
    return load(folder), folder


def given_folder(name: str, setting: Setting) -> Path | None:
    """Return the folder that ``name`` is, ``None`` for a name on the hub; raises ``setting.error`` for neither."""
    given = Path(name).expanduser()
    if given.is_dir():
        return given
    if name.startswith((".", "/", "~")) and not given.exists():
        raise setting.error(
            f"Le dossier {name} n’existe pas{NBSP}: corrigez {setting.variable}, ou {setting.otherwise}."
        )
    if given.exists() or not _HUB_NAME.fullmatch(name):
        raise setting.error(
            f"«{NBSP}{name}{NBSP}» n’est ni un dossier de cette machine ni un nom de modèle de la forme "
            f"«{NBSP}organisation/modèle{NBSP}»{NBSP}: corrigez {setting.variable}, ou {setting.otherwise}."
        )
    return None


def cached_folder(name: str) -> Path | None:
    """Return the folder of a model of the hub that is already on this machine, ``None`` without one."""
    from huggingface_hub import try_to_load_from_cache

    for file in ("config.json", "modules.json"):
        path = try_to_load_from_cache(name, file)
        if isinstance(path, str):
            return Path(path).parent
    return None


def download(name: str, setting: Setting, patience: float = PATIENCE) -> Path:
    """Fetch a model of the hub once, in a child process; returns its folder.

    Raises ``setting.error`` when the name is unknown or the files do not come within ``patience`` seconds of silence.
    """
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
    quiet = {"HF_HUB_DISABLE_XET": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    child = subprocess.Popen(
        [sys.executable, "-m", "index.hub", name],
        env={**os.environ, **_CHILD_TIMEOUTS, **quiet, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        _wait(child, name, patience)
    finally:
        if child.poll() is None:
            child.kill()
        output, _ = child.communicate()
    if child.returncode != 0:
        raise setting.error(_refusal(child.returncode, name, setting))
    return Path(output.strip())


def _wait(child: subprocess.Popen[str], name: str, patience: float) -> None:
    """Return when the child has ended, or has brought too little for too long."""
    blobs = _cache() / f"models--{name.replace('/', '--')}" / "blobs"
    shown = sys.stderr.isatty()
    marked, since = _size(blobs), time.monotonic()
    while child.poll() is None and time.monotonic() - since < patience:
        size = _size(blobs)
        if size >= marked + LEAST_BYTES:
            marked, since = size, time.monotonic()
        if shown:
            sys.stderr.write(f"\rTéléchargement de {name}{NBSP}: {size / 1e6:.0f}{NBSP}Mo ")
        time.sleep(_LOOK_EVERY)
    if shown:
        sys.stderr.write("\n")


def _cache() -> Path:
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE)


def _size(folder: Path) -> int:
    """Bytes in the files of ``folder``, which another process is writing and renaming."""
    total = 0
    try:
        for entry in os.scandir(folder):
            total += entry.stat().st_size
    except OSError:
        return total
    return total


def _refusal(code: int, name: str, setting: Setting) -> str:
    way_out = f"téléchargez le dossier du modèle ailleurs et donnez son chemin à {setting.variable}"
    if code == _NOT_FOUND:
        return (
            f"Le dépôt de modèles n’a pas de modèle «{NBSP}{name}{NBSP}», ou il demande une autorisation{NBSP}: "
            f"corrigez {setting.variable}, donnez-lui le chemin d’un dossier, ou {setting.otherwise}."
        )
    if code == _NO_ROOM:
        return (
            f"Le modèle {name} ne peut pas être écrit dans {_cache()}{NBSP}: libérez de la place, donnez le "
            f"droit d’écrire, ou changez {setting.variable} ({setting.otherwise})."
        )
    return (
        f"Le modèle {name} n’est pas sur cette machine et le dépôt de modèles ne répond pas{NBSP}: "
        f"vérifiez le réseau, ou {way_out}, ou {setting.otherwise}."
    )


def wanted_files(names: Iterable[str]) -> tuple[str, ...]:
    """Return what to leave out: formats of other programs, and pickled weights where the same folder has safe ones."""
    paths = [PurePosixPath(name) for name in names]
    safe = {path.parent for path in paths if path.suffix == ".safetensors"}
    pickled = (path for path in paths if path.suffix in (".bin", ".pt", ".pth", ".ckpt") and path.parent in safe)
    return (*_LEFT_OUT, *(str(path) for path in pickled))


def main(name: str) -> int:
    """Download ``name`` and print its folder; the exit code tells the two refusals that a person can act upon.

    Any other failure (no network, a time-out, an answer that makes no sense) ends the process with code 1.
    """
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        siblings = HfApi().model_info(name, timeout=5).siblings or []
        left_out = wanted_files(file.rfilename for file in siblings)
        sys.stdout.write(f"{snapshot_download(name, ignore_patterns=list(left_out))}\n")
    except RepositoryNotFoundError:
        return _NOT_FOUND
    except OSError as error:
        if error.errno in _CANNOT_WRITE:
            return _NO_ROOM
        raise
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
