"""Work in the background: one at a time, its progress never falls, its failure is kept."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.jobs import STEPS, Job, Report, Workshop, fraction
from corpus.errors import CorpusError


def test_one_job_at_a_time_and_the_next_one_after_it() -> None:
    workshop: Workshop[str] = Workshop()
    gate = threading.Event()

    def work(report: Report) -> str:
        report("Contrôle de l’index", 0, 1)
        gate.wait(5)
        return "fait"

    job = workshop.start("Ajout", work)
    assert job.running and not job.wait(0.01)
    with pytest.raises(CorpusError, match="en cours"):
        workshop.start("Autre", lambda _: "jamais")
    gate.set()
    assert job.wait(5) and job.result() == "fait" and job.failure() is None
    assert job.step == "Contrôle de l’index" and 0.8 < job.fraction < 0.9
    assert workshop.start("Suivant", lambda _: "aussi").result() == "aussi"


def test_a_failure_is_kept_and_the_workshop_goes_on() -> None:
    workshop: Workshop[str] = Workshop()

    def fail(report: Report) -> str:
        raise CorpusError("non")

    job = workshop.start("Ajout", fail)
    assert str(job.failure()) == "non"
    with pytest.raises(CorpusError):
        job.result()
    assert workshop.start("Suivant", lambda _: "oui").result() == "oui"


def test_the_whole_of_a_change_goes_from_nothing_to_everything() -> None:
    job: Job[None] = Job("Ajout")
    seen = []
    for step, (_, times) in STEPS.items():
        for _ in range(times):
            for done in (0, 1, 2):
                job.report(step, done, 2)
                seen.append(job.fraction)
    assert seen == sorted(seen) and seen[0] < 0.05 and seen[-1] == pytest.approx(1)


@given(st.sampled_from([*STEPS, "autre chose"]), st.integers(0, 50), st.integers(0, 20), st.integers(0, 9))
def test_a_fraction_stays_between_nothing_and_everything(step: str, done: int, total: int, rounds: int) -> None:
    assert 0 <= fraction(step, done, total, rounds) <= 1
