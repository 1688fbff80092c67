"""A model that lies in every statement, on questions of all kinds: none of it is shown, every answer stays whole."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable

from assistant.answer.verify import faults
from assistant.llm.events import Done, Verified
from assistant.llm.judging import printed
from assistant.service import Assistant
from eval.citations import citation_faults
from tests.assistant.llm_server import Asked, Line, Reply, ScriptedServer, said

QUESTIONS = (
    "Comment stimuler la créativité ?",
    "Pourquoi les jeunes n’envisagent-ils pas de travailler dans le secteur ?",
    "Comment prévenir les risques psychosociaux ?",
    "Que propose Nexem pour les managers de proximité ?",
    "Quelle part des salariés part à cause de son chef ?",
    "Pourquoi faut-il reconnaître le droit à l’erreur ?",
    "Comment fidéliser les salariés ?",
    "Qu’est-ce qui empêche de recruter ?",
)


def _another_number(line: Line) -> str | None:
    found = re.search(r"\d+", line.text)
    return f"{line.text[: found.start()]}{int(found[0]) + 3}{line.text[found.end() :]}" if found else None


def _denied(line: Line) -> str | None:
    if re.search(r"\b(?:ne|n[’']|pas)\b", line.text):
        return None  # to deny it twice says the same
    found = re.search(r"\b(?:est|sont|permet|doit|doivent|considèrent|constitue)\b", line.text)
    return f"{line.text[: found.start()]}ne {found[0]} pas{line.text[found.end() :]}" if found else None


def _another_speaker(line: Line) -> str:
    return f"Selon Cyril Durand, {line.text[0].lower()}{line.text[1:]}" if "Cyril Durand" not in line.voice else ""


def _another_proposition(line: Line) -> str:
    return f"La proposition 13 dit que {line.text[0].lower()}{line.text[1:]}"


def _more(line: Line) -> str:
    return f"{line.text.rstrip(' .;:')}, ce que finance désormais chaque département."


LIES: tuple[Callable[[Line], str | None], ...] = (
    _another_number, _denied, _another_speaker, _another_proposition, _more,
)  # fmt: skip


def test_a_model_that_always_lies_is_never_heard(
    writing: Callable[..., Assistant], model_server: ScriptedServer
) -> None:
    told: list[str] = []

    def lies(asked: Asked) -> Reply:
        rows = []
        for place, lie in enumerate(LIES):
            candidates = ((lie(line), line) for line in asked.lines[place:])
            text, line = next(((t, at) for t, at in candidates if t and len(t) < 380), ("", None))
            if line is not None:
                rows.append((text, [line.code]))
        told.extend(text for text, _ in rows)
        return Reply(said(*rows))

    model_server.script = lies
    assistant = writing()
    for question in QUESTIONS:
        events = list(assistant.stream(question))
        done = events[-1]
        assert isinstance(done, Done)
        shown = " ".join([done.answer.text, *(e.text for e in events if isinstance(e, Verified))])
        assert [lie for lie in told if printed(lie) in shown] == []
        assert faults(done.answer, assistant.library) == []
        assert citation_faults(done.answer, assistant.library.documents) == ()
    assert len(told) > 3 * len(LIES)


STUCK = """
import asyncio, time
from assistant.llm.background import loaded, submit
submit(asyncio.to_thread(time.sleep, 60))
submit(asyncio.sleep(60))
submit(loaded(lambda: __import__("langchain_openai")))
time.sleep(0.2)
"""


def test_work_that_never_ends_neither_keeps_the_process_alive_nor_aborts_it() -> None:
    """As a name server that says nothing would."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - started < 30
