"""Long work in the background: it goes on when the person who started it looks at another page or leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock
from typing import Final, Generic, TypeVar

from corpus.errors import CorpusError

T = TypeVar("T")
Report = Callable[[str, int, int], None]

# The steps of a change of the documents in their order, with the share of the whole that each takes and how often it
# comes (measured on the shipped documents and a PDF of six pages). A step that has no entry leaves the bar where it is.
STEPS: Final[dict[str, tuple[float, int]]] = {
    "Lecture du fichier": (0.05, 1),
    "Lecture des documents": (0.10, 1),
    "Découpage et analyse des documents": (0.08, 1),
    "Calcul des vecteurs des passages": (0.01, 1),
    "Calcul des vecteurs des phrases": (0.02, 1),
    "Calcul des vecteurs des questions": (0.05, 1),
    "Écriture des vecteurs": (0.53, 3),
    "Contrôle de l’index": (0.14, 1),
    "Mise en service": (0.02, 1),
}
BUSY: Final = "Une modification des documents est déjà en cours\u00a0: attendez qu’elle finisse, puis recommencez."


class Job(Generic[T]):
    """One piece of work under way. ``step`` and ``fraction`` (0 to 1, never falling) may be read at any time."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.step = ""
        self.fraction = 0.0
        self.future: Future[T]
        self._rounds: Counter[str] = Counter()

    def report(self, step: str, done: int, total: int) -> None:
        """Take note of the progress."""
        self.step = step
        self.fraction = max(self.fraction, fraction(step, done, total, self._rounds[step]))
        if done >= total:
            self._rounds[step] += 1

    @property
    def running(self) -> bool:
        """Whether it still works."""
        return not self.future.done()

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds``; whether it is over."""
        return bool(wait([self.future], timeout=seconds).done)

    def failure(self) -> BaseException | None:
        """What the work raised, None when it went well; waits for its end."""
        return self.future.exception()

    def result(self) -> T:
        """What the work gave; raises what it raised."""
        return self.future.result()


class Workshop(Generic[T]):
    """At most one job at a time, for the whole process; the last one is kept until the next."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
        self._lock = Lock()
        self.job: Job[T] | None = None

    def start(self, label: str, work: Callable[[Report], T]) -> Job[T]:
        """Start ``work``, which is given where to report its progress.

        Raises:
            CorpusError: another job runs.
        """
        with self._lock:
            if self.job is not None and self.job.running:
                raise CorpusError(BUSY)
            job: Job[T] = Job(label)
            job.future = self._pool.submit(work, job.report)
            self.job = job
            return job


def fraction(step: str, done: int, total: int, rounds: int = 0) -> float:
    """How much of a change is over, 0 to 1: ``done`` of ``total`` of ``step``, which came ``rounds`` times before."""
    if step not in STEPS:
        return 0.0
    names = list(STEPS)
    before = sum(STEPS[name][0] for name in names[: names.index(step)])
    share, times = STEPS[step]
    part = (min(rounds, times - 1) + (min(done, total) / total if total else 1.0)) / times
    return min(1.0, before + share * part)
