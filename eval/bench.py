"""How long answers and exports take: from a cold start (a new process) and warm. Measures only; nothing is asserted."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.library.citations import Library
from assistant.types import Answer
from eval.errors import EvaluationError
from eval.french import milliseconds
from eval.runner import Ask, ask_case
from eval.statistics import percentile
from eval.types import GoldenCase

COLD_STARTS = 5
COLD_TIMEOUT_S = 120


@dataclass(frozen=True, slots=True)
class Bench:
    """Durations in milliseconds: one per cold process, one per warm question, one per exported file by its kind."""

    cold_ms: tuple[float, ...]
    warm_ms: tuple[float, ...]
    machine: str
    export_ms: Mapping[str, float] = field(default_factory=dict)


def measure(cases: Sequence[GoldenCase], ask: Ask, starts: int = COLD_STARTS) -> Bench:
    """Time ``starts`` cold processes on the first question, then every question once, warm.

    Raises:
        EvaluationError: the command is not installed or failed, or a warm question failed.
    """
    question = cases[0].question
    cold = tuple(time_command(question) for _ in range(starts))
    ask_case(cases[0], ask)
    records = [ask_case(case, ask) for case in cases]
    failed = [record.case.id for record in records if record.failure]
    if failed:
        raise EvaluationError(
            f"Des questions ont échoué ({', '.join(failed)})\u00a0: lancez «\u00a0python -m eval run\u00a0»."
        )
    return Bench(cold, tuple(record.wall_ms for record in records), machine())


def time_command(question: str) -> float:
    """Time ``humanifest ask QUESTION`` in a new process, in milliseconds.

    Raises:
        EvaluationError: the command is not beside this Python, failed, or took over two minutes.
    """
    command = Path(sys.executable).parent / "humanifest"
    start = time.perf_counter()
    try:
        done = subprocess.run(
            [str(command), "ask", question], capture_output=True, text=True, timeout=COLD_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EvaluationError(
            f"La commande {command} est absente ou ne répond pas\u00a0: lancez «\u00a0make test\u00a0»."
        ) from error
    elapsed = (time.perf_counter() - start) * 1000
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["sans message"]
        raise EvaluationError(f"La commande {command} a échoué\u00a0: {last[0]}")
    return elapsed


def time_exports(library: Library, ask: Callable[[str], Answer]) -> dict[str, float]:
    """Milliseconds to write the longest presentation there is (30 minutes), by the ending of the file."""
    from assistant.deck.build import make_deck
    from assistant.deck.model import Request
    from assistant.writers.deck_docx import deck_to_docx
    from assistant.writers.deck_markdown import deck_to_markdown
    from assistant.writers.deck_pptx import deck_to_pptx

    numbers = tuple(p.number for p in library.corpus.propositions)
    deck = make_deck(Request(numbers, minutes=30), library, ask)
    found = {}
    for ending, write in (("pptx", deck_to_pptx), ("docx", deck_to_docx), ("md", deck_to_markdown)):
        start = time.perf_counter()
        write(deck)
        found[f"{ending}, {len(deck.slides)} diapositives"] = (time.perf_counter() - start) * 1000
    return found


def machine() -> str:
    """Describe this machine: processor, usable cores, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{_processor()}, {cores} cœurs, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def describe(bench: Bench) -> str:
    """Say the result in French, ready to print."""
    cold, worst = percentile(bench.cold_ms, 0.5), max(bench.cold_ms)
    warm, slow = percentile(bench.warm_ms, 0.5), percentile(bench.warm_ms, 0.95)
    return (
        f"Machine\u00a0: {bench.machine}\n"
        f"Départ à froid («\u00a0humanifest ask …\u00a0», {len(bench.cold_ms)} processus)\u00a0: médiane "
        f"{milliseconds(cold)}, le plus long {milliseconds(worst)}\n"
        f"Réponse à chaud ({len(bench.warm_ms)} questions)\u00a0: médiane {milliseconds(warm)}, "
        f"95e centile {milliseconds(slow)}"
        + "".join(f"\nPrésentation ({name})\u00a0: {milliseconds(took)}" for name, took in bench.export_ms.items())
    )
