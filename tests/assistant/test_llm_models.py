"""The model that the settings name: what is refused, where a key goes and where it never does, what is traced."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.answer.serialise import answer_to_json
from assistant.errors import AssistantError, BadSetting
from assistant.llm import models
from assistant.llm.models import ModelMissing, load_model, model_name
from assistant.service import Assistant
from assistant.settings import Settings, load_settings
from tests.assistant.conftest import KEY
from tests.assistant.llm_server import Reply, ScriptedServer
from tests.assistant.test_llm_answers import CHIEF, PROVIDERS, truthful

Make = Callable[..., Assistant]


def _settings(llm: str, **others: object) -> Settings:
    return load_settings(llm=llm, **{"llm_base_url": "", "llm_api_key": SecretStr(""), **others})


def test_no_model_is_no_model() -> None:
    assert model_name(_settings("")) is None
    assert model_name(_settings("  ")) is None


def test_a_name_with_a_colon_is_kept_whole() -> None:
    name = model_name(_settings("ollama:mistral:7b-instruct"))
    assert name is not None
    assert (name.provider, name.name) == ("ollama", "mistral:7b-instruct")


@pytest.mark.parametrize("llm", ["gpt-5", "openai:", "autre:modele", f"{KEY}:modele", ":"])
def test_an_unknown_provider_is_refused_with_what_to_write(llm: str) -> None:
    with pytest.raises(BadSetting, match="openai, ollama, mistralai") as refused:
        model_name(_settings(llm, llm_api_key=SecretStr(KEY)))
    assert KEY not in str(refused.value)


@pytest.mark.parametrize("provider", ["openai", "mistralai"])
def test_a_key_is_asked_for_where_one_is_needed(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OPENAI_API_KEY", "MISTRAL_API_KEY"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(BadSetting, match="HUMANIFEST_LLM_API_KEY"):
        model_name(_settings(f"{provider}:m"))
    assert model_name(_settings(f"{provider}:m", llm_base_url="http://127.0.0.1:1/v1"))
    assert model_name(_settings(f"{provider}:m", llm_api_key=SecretStr(KEY)))


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(BadSetting, match="HUMANIFEST_LLM_BASE_URL"):
        model_name(_settings("ollama:m", llm_base_url="localhost:11434"))


@pytest.mark.parametrize("missing", ["langchain", "langchain_openai"])
def test_a_light_install_gives_the_command(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = models.find_spec
    monkeypatch.setattr(models, "find_spec", lambda name: None if name == missing else real(name))
    with pytest.raises(ModelMissing, match="make app") as refused:
        model_name(_settings("openai:m", llm_api_key=SecretStr(KEY)))
    assert "LIGHT" in str(refused.value)


def test_a_setting_is_refused_before_the_index_is_opened(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="HUMANIFEST_LLM"):
        Assistant.open(load_settings(llm="autre:modele", data_dir=tmp_path))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_address_and_the_key_are_honoured(writing: Make, model_server: ScriptedServer, provider: str) -> None:
    model_server.script = truthful
    assert writing(provider).ask(CHIEF).mode == "llm"
    headers = {name.lower(): value for name, value in model_server.asked[0].headers.items()}
    assert headers["authorization"] == f"Bearer {KEY}"
    assert model_server.asked[0].body["model"] == "modele"


@pytest.mark.parametrize("provider", ["openai", "mistralai"])
def test_a_key_of_the_environment_never_goes_to_another_server(
    writing: Make, model_server: ScriptedServer, provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("MISTRAL_API_KEY", KEY)
    model_server.script = truthful
    assert writing(provider, llm_api_key=SecretStr("")).ask(CHIEF).mode == "llm"
    assert KEY not in json.dumps(model_server.asked[0].headers)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("status", [200, 401, 500])
def test_a_key_is_in_no_log_nor_answer_nor_repr(
    writing: Make, model_server: ScriptedServer, provider: str, status: int, caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Even when the server repeats it, and at the most talkative level of every library."""
    caplog.set_level(logging.DEBUG)
    echo = json.dumps({"error": {"message": f"Incorrect API key: {KEY}"}}).encode()
    model_server.script = lambda asked: truthful(asked) if status == 200 else Reply(status=status, body=echo)
    assistant = writing(provider)
    answer = assistant.ask(CHIEF)
    assert (answer.mode == "llm") == (status == 200)
    model = load_model(assistant.settings)
    seen = [
        caplog.text, *(str(r.__dict__) for r in caplog.records), repr(answer),
        json.dumps(answer_to_json(answer, record=True)), repr(assistant), repr(assistant.settings), repr(model),
        str(model), repr(assistant.writer), assistant.settings.model_dump_json(), "".join(capfd.readouterr()),
    ]  # fmt: skip
    assert not any(KEY in text for text in seen)


def test_a_key_is_in_no_trace_of_an_error(writing: Make, model_server: ScriptedServer) -> None:
    from threading import Event

    from assistant.llm.attempts import Attempts
    from assistant.llm.call import Patience
    from assistant.llm.deadline import Deadline
    from assistant.llm.messages import messages_of

    model_server.script = lambda _: Reply(status=401, body=json.dumps({"error": f"key {KEY}"}).encode())
    asking = Attempts(writing().settings).claims(messages_of("a", "b"), Patience(Deadline.within(5), Event()))
    with pytest.raises(AssistantError) as raised:
        list(asking)
    assert KEY not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize("wanted", [False, True])
def test_nothing_is_traced_unless_the_user_turns_it_on(
    writing: Make, model_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    """LangSmith's own variables may be there for another program: they don't suffice."""
    from langchain_core.tracers.langchain import get_client, wait_for_all_tracers
    from langsmith import run_trees
    from langsmith.utils import get_env_var

    get_env_var.cache_clear()
    monkeypatch.setattr(run_trees, "_CLIENT", None)  # made from the variables of another test
    with ScriptedServer(lambda _: Reply(body=b"{}")) as collector:
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "clef")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", collector.root)
        model_server.script = truthful
        assistant = writing(llm_tracing=wanted)
        answer = assistant.ask(CHIEF)
        assert answer.mode == "llm", answer.record
        list(assistant.stream(CHIEF))
        wait_for_all_tracers()
        get_client().flush()
        sent = collector.contacts
    get_env_var.cache_clear()
    assert bool(sent) == wanted


NO_SOCKET = """
import sys
opened = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto") or (
        event == "socket.__new__" and arguments[1] != 1):
        opened.append((event, arguments))
sys.addaudithook(watch)
from assistant import Assistant
assistant = Assistant.open()
answer = assistant.ask("Quelle part des salariés part à cause de son chef ?")
assert answer.mode == "extractive" and answer.citations
assert list(assistant.stream("Que dit la proposition 4 ?"))
assert assistant.search("télétravail")
for room in ("langchain", "langchain_openai", "langchain_core", "langsmith", "openai", "httpx", "assistant.llm.writer"):
    assert room not in sys.modules, room
sys.exit(f"sockets: {opened}" if opened else 0)
"""


def test_the_default_mode_opens_no_socket_and_loads_no_model_library(data_dir: Path) -> None:
    """Unix sockets aside: an event loop wakes itself up through one."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HUMANIFEST_LLM")}
    environment |= {"HUMANIFEST_DATA_DIR": str(data_dir), "HUMANIFEST_LLM": "", "LANGSMITH_TRACING": "true"}
    done = subprocess.run(
        [sys.executable, "-c", NO_SOCKET], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
