"""What a run was made from, so that two runs can be compared and a result traced."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class RunMeta:
    """Circumstances of a run. ``commit`` is "" outside a git checkout; ``modified``: the checkout had changes."""

    date: str
    commit: str
    modified: bool
    mode: str
    split: str
    golden: str
    golden_digest: str
    corpus_version: str
    settings_digest: str


def git_state(root: Path = PROJECT_ROOT) -> tuple[str, bool]:
    """Read the commit (12 digits) and whether the checkout differs from it; ``("", False)`` without git."""
    commit = _git(root, "rev-parse", "--short=12", "HEAD")
    return commit, bool(commit and _git(root, "status", "--porcelain", "--untracked-files=no"))


def _git(root: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    done = subprocess.run([program, "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
