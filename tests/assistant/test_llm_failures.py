"""Everything that a network, a server and a model can do wrong: the extractive answer comes, in time, and says why."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from assistant.llm.events import Verified
from assistant.service import Assistant
from tests.assistant.conftest import KEY
from tests.assistant.llm_server import Asked, Reply, ScriptedServer, said
from tests.assistant.test_llm_answers import BOSS, CHIEF, PROVIDERS, TRUE, truthful

Make = Callable[..., Assistant]
LIMIT = 2.0


def _good(asked: Asked) -> str:
    return truthful(asked).text


FAILURES: dict[str, tuple[Callable[[Asked], Reply], str]] = {
    "slow": (lambda a: Reply(_good(a), before=30), "temps prévu"),
    "hangs at once": (lambda a: Reply(_good(a), hang_after=0), "temps prévu"),
    "hangs after a statement": (lambda a: Reply(_good(a), hang_after=200), "temps prévu"),
    "drips for ever": (lambda a: Reply(_good(a), piece=1, drip=0.1), "temps prévu"),
    "cut": (lambda a: Reply(_good(a)[:150], finish=None), "interrompue"),
    "cut by its length": (lambda a: Reply(_good(a)[:150], finish="length"), "interrompue"),
    "dropped connection": (lambda a: Reply(_good(a)[:150], drop=True), "interrompue"),
    "401": (lambda _: Reply(status=401, body=json.dumps({"error": f"bad key {KEY}"}).encode()), "refusé la clé"),
    "403": (lambda _: Reply(status=403), "refusé la clé"),
    "404": (lambda _: Reply(status=404), "ne connaît pas ce modèle"),
    "429 for a long time": (lambda _: Reply(status=429, headers={"Retry-After": "60"}), "trop sollicité"),
    "429 again and again": (lambda _: Reply(status=429, headers={"Retry-After": "0"}), "trop sollicité"),
    "429 until a date": (lambda _: Reply(status=429, headers={"Retry-After": "Wed, 21 Oct 2037"}), "trop sollicité"),
    "500": (lambda _: Reply(status=500), "en panne"),
    "503": (lambda _: Reply(status=503, body=b"<html>"), "en panne"),
    "504": (lambda _: Reply(status=504), "temps prévu"),
    "400 whatever is asked": (lambda _: Reply(status=400), "refusé la demande"),
    "prose": (lambda _: Reply("Je pense que c’est 75 %."), "illisible"),
    "malformed JSON": (lambda a: Reply(_good(a).replace('"codes"', "codes")), "illisible"),
    "wrong schema": (lambda _: Reply('{"answer": "75 %", "sources": [1]}'), "illisible"),
    "wrong types": (lambda _: Reply('{"statements": [{"text": 75, "codes": "A"}], "completeness": 1}'), "illisible"),
    "a page of HTML": (lambda _: Reply(body=b"<html><body>Bienvenue</body></html>"), "illisible"),
    "empty": (lambda _: Reply(""), "vide"),
    "no statement": (lambda _: Reply(said(completeness="complete")), "vide"),
    "1 MB": (lambda _: Reply('{"statements": [{"text": "' + "a" * 1_000_000, piece=20_000), "démesurée"),
    "unknown codes": (lambda _: Reply(said((TRUE, ["ZZZZ"]), (TRUE, ["1"]))), "vérification"),
    "no code": (lambda _: Reply(said((TRUE, []))), "vérification"),
}  # fmt: skip


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_gives_the_extractive_answer_in_time_and_says_why(
    writing: Make, model_server: ScriptedServer, assistant: Assistant, name: str, provider: str
) -> None:
    model_server.script, says = FAILURES[name]
    assistant_with_model = writing(provider, llm_timeout=LIMIT if "temps" in says else 10)
    plain = assistant.ask(CHIEF)
    started = time.monotonic()
    answer = assistant_with_model.ask(CHIEF)
    took = time.monotonic() - started
    assert took < (LIMIT if "temps" in says and name != "504" else 10)
    assert (answer.mode, answer.status, answer.text) == ("extractive", plain.status, plain.text)
    assert says in (answer.notice or "")
    assert "voici les phrases exactes" in (answer.notice or "")
    assert answer.record is not None
    assert answer.record.failure
    assert KEY not in repr(answer)
    assert len(model_server.asked) <= 3


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nobody_there(writing: Make, assistant: Assistant, provider: str) -> None:
    with ScriptedServer() as gone:
        address = gone.address(provider)
    answer = writing(provider, llm_base_url=address).ask(CHIEF)
    assert answer.text == assistant.ask(CHIEF).text
    assert "ne répond pas" in (answer.notice or "")


def test_a_name_that_leads_nowhere(writing: Make, assistant: Assistant) -> None:
    answer = writing(llm_base_url="http://modele.invalid/v1", llm_timeout=5).ask(CHIEF)
    assert answer.text == assistant.ask(CHIEF).text
    assert answer.mode == "extractive"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_busy_server_is_asked_once_more_when_it_says_so(
    writing: Make, model_server: ScriptedServer, provider: str
) -> None:
    replies = [Reply(status=429, headers={"Retry-After": "0.3"})]
    model_server.script = lambda asked: replies.pop() if replies else truthful(asked)
    started = time.monotonic()
    answer = writing(provider).ask(CHIEF)
    # Ollama's client keeps no headers: without a delay to wait for, the extractive answer comes.
    if provider == "ollama":
        assert "trop sollicité" in (answer.notice or "")
    else:
        assert answer.mode == "llm"
        assert time.monotonic() - started > 0.3


@pytest.mark.parametrize("name", ["hangs after a statement", "cut", "malformed JSON", "1 MB"])
def test_what_was_shown_before_a_failure_was_verified(writing: Make, model_server: ScriptedServer, name: str) -> None:
    model_server.script, _ = FAILURES[name]
    assistant = writing(llm_timeout=LIMIT)
    shown = [e for e in assistant.stream(CHIEF) if isinstance(e, Verified)]
    for event in shown:
        assert event.statement.text.startswith("75")
        assert BOSS in event.citations[0].quote


def test_a_hanging_connection_is_closed(writing: Make, model_server: ScriptedServer) -> None:
    model_server.script, _ = FAILURES["hangs at once"]
    writing(llm_timeout=LIMIT).ask(CHIEF)
    assert model_server.hung_up.wait(5)


def test_one_slow_person_does_not_slow_another(writing: Make, model_server: ScriptedServer) -> None:
    model_server.script = lambda a: Reply(_good(a), hang_after=0) if "chef" in a.question else truthful(a)
    assistant = writing(llm_timeout=10)
    stuck = assistant.stream(CHIEF)
    for _ in range(4):
        next(stuck)
    started = time.monotonic()
    assert assistant.ask("Quelle part des collaborateurs quitte son emploi à cause du manager ?").mode == "llm"
    assert time.monotonic() - started < 5
    stuck.close()  # type: ignore[attr-defined]
