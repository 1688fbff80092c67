"""A statement of the model that does not say who speaks: the program writes the name before it, never another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer.verify import faults
from assistant.service import Assistant
from tests.assistant.llm_server import Asked, Reply, ScriptedServer, said

Make = Callable[..., Assistant]
QUESTION = "Que pense-t-on des jeunes générations et du travail ?"
HOLDING = "ne voient plus le travail uniquement"
QUIET = "Pour les jeunes générations, le travail n’est plus seulement une source de revenu, mais un levier "
QUIET += "d’épanouissement."
LEAD = "Selon Manuel Pélissié, Directeur général de l’IRTS Parmentier\u00a0:"


def said_of(asked: Asked, text: str) -> Reply:
    return Reply(said((text, [asked.line(HOLDING).code])))


def test_a_quiet_statement_stands_under_the_name_of_its_speaker(writing: Make, model_server: ScriptedServer) -> None:
    model_server.script = lambda asked: said_of(asked, QUIET)
    assistant = writing()
    answer = assistant.ask(QUESTION)
    assert answer.mode == "llm", answer.record
    (statement,) = answer.statements
    assert (statement.text, statement.lead, statement.support) == (QUIET, LEAD, "verified")
    assert answer.text.startswith(f"{LEAD} {QUIET} [1]")
    assert answer.text.count("Pélissié") == 1
    assert f"«\u00a0{answer.citations[0].quote}\u00a0» [1]" in answer.text
    assert faults(answer, assistant.library) == []


@pytest.mark.parametrize(
    "frame", ["Nexem estime que {}", "Selon une étude, {}", "Selon Delphine Williot, {}", "Selon la presse, {}"]
)
def test_words_that_the_model_gives_to_somebody_else_are_not_shown(
    writing: Make, model_server: ScriptedServer, frame: str
) -> None:
    told = frame.format(QUIET[0].lower() + QUIET[1:])
    model_server.script = lambda asked: said_of(asked, told)
    answer = writing().ask(QUESTION)
    assert told[:-30] not in answer.text
    assert all(s.support == "verbatim" for s in answer.statements)


def test_the_last_gate_refuses_another_name_before_a_statement(writing: Make, model_server: ScriptedServer) -> None:
    model_server.script = lambda asked: said_of(asked, QUIET)
    assistant = writing()
    answer = assistant.ask(QUESTION)
    wrong = replace(answer.statements[0], lead="Selon Delphine Williot, DRH, AFEJI\u00a0:")
    assert any("another speaker" in f for f in faults(replace(answer, statements=(wrong,)), assistant.library))
