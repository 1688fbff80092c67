"""What the guards stop and what they let through, counted, with Wilson intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.guards import Checked, Failure, attributed
from assistant.library.citations import Library
from corpus.types import Voice
from eval.guards.cases import Case
from eval.guards.mutants import APART, MEANT
from eval.statistics import Interval, wilson

Check = Callable[[str, Sequence[str], Library], Checked]


@dataclass(frozen=True, slots=True)
class Count:
    """``found`` out of ``n``. ``meant``: stopped by a guard that the mutation is meant for (mutations only).
    ``led``: shown under a line that names the speaker.
    """

    name: str
    n: int
    found: int
    meant: int = 0
    led: int = 0

    @property
    def rate(self) -> float:
        """The share found, in [0, 1]; 0 without any case."""
        return self.found / self.n if self.n else 0.0

    @property
    def interval(self) -> Interval:
        """95 % score interval of the share."""
        return wilson(self.found, self.n)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a case: ``failures`` says why it was stopped, ``lead`` under which line it is shown."""

    case: Case
    failures: tuple[Failure, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure: detection by kind and over the deterministic kinds, false alarms by split, and what went wrong."""

    kinds: tuple[Count, ...]
    overall: Count
    alarms: tuple[Count, ...]
    missed: tuple[Verdict, ...]
    stopped: tuple[Verdict, ...]


def measure(
    mutants: Sequence[Case], right: Sequence[Case], library: Library, run: Check = attributed, split: str | None = None
) -> Measured:
    """Run the guards over every case. ``split``: only the mutants made from the statements of that split."""
    wrong = [m for m in mutants if split is None or m.split == split]
    verdicts = [_verdict(m, library, run) for m in wrong]
    checked = [_verdict(c, library, run) for c in right]
    missed = tuple(v for v in verdicts if not _is_found(v, library))
    kinds = tuple(_detected(kind, [v for v in verdicts if v.case.kind == kind], missed) for kind in MEANT)
    counted = [c for c in kinds if c.name not in APART]
    total = Count("all", sum(c.n for c in counted), sum(c.found for c in counted), sum(c.meant for c in counted))
    splits = tuple(dict.fromkeys(v.case.split for v in checked))
    alarms = tuple(_stopped(name, [v for v in checked if v.case.split == name]) for name in splits)
    return Measured(kinds, total, alarms, missed, tuple(v for v in checked if v.failures))


def _verdict(case: Case, library: Library, run: Check) -> Verdict:
    checked = run(case.statement, case.cited, library)
    return Verdict(case, checked.failures, checked.lead)


def _is_found(verdict: Verdict, library: Library) -> bool:
    """Whether a mutant does no harm: it is stopped, or what it keeps quiet about stands before it."""
    shown_rightly = verdict.case.kind == "silent" and names_speaker(verdict.lead, verdict.case, library)
    return bool(verdict.failures) or shown_rightly


def names_speaker(lead: str, case: Case, library: Library) -> bool:
    """Whether a line names who speaks in every sentence of a case: the person, the press, a source that is cited."""
    for sentence in map(library.sentence, case.cited):
        source = library.document_of(sentence.id).source
        wanted = {Voice.JOURNALIST: source.author or "presse", Voice.SURVEY: f"par {source.author or source.publisher}"}
        name = sentence.speaker.name if sentence.speaker else wanted.get(sentence.voice, "")
        if not name or name not in lead:
            return False
    return True


def _detected(kind: str, verdicts: Sequence[Verdict], missed: Sequence[Verdict]) -> Count:
    lost = sum(v.case.kind == kind for v in missed)
    meant = sum(bool(v.lead) or any(f.guard in MEANT[kind] for f in v.failures) for v in verdicts)
    return Count(kind, len(verdicts), len(verdicts) - lost, meant, sum(bool(v.lead) for v in verdicts))


def _stopped(name: str, verdicts: Sequence[Verdict]) -> Count:
    return Count(name, len(verdicts), sum(bool(v.failures) for v in verdicts), led=sum(bool(v.lead) for v in verdicts))
