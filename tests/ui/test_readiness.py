"""What is made ready before anybody asks, and that it stands aside for whoever does."""

from __future__ import annotations

import gc
from pathlib import Path
from threading import Thread

import pytest

from assistant.ui import opening, readiness


def test_a_page_that_is_drawn_has_the_machine_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_REST", 0.1)
    waiting = Thread(target=readiness._stand_aside, daemon=True)
    with readiness.drawing():
        waiting.start()
        waiting.join(0.4)
        assert waiting.is_alive()
    waiting.join(5)
    assert not waiting.is_alive()


def test_a_page_that_breaks_is_drawn_no_more() -> None:
    with pytest.raises(ZeroDivisionError), readiness.drawing():
        raise ZeroDivisionError
    assert readiness._drawn == 0


def test_what_a_first_answer_works_out_is_there_once_ready(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    for name, seconds in (("_GRACE", 0), ("_PAUSE", 0), ("_REST", 0)):
        monkeypatch.setattr(readiness, name, seconds)
    opening._OPEN.clear()
    readiness.make_ready()
    assert opening.is_open()
    assistant = opening.current_assistant()
    assert gc.get_freeze_count()
    assert {q.text for q in assistant.corpus.questions} <= set(assistant.library.question_stems)
    assert "question_counts" in vars(assistant.library)  # the slowest of what a first answer works out


def test_a_missing_index_is_left_for_the_page_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(tmp_path))
    opening._OPEN.clear()
    readiness.make_ready()
    assert not opening.is_open()
