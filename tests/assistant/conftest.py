"""The real thing, once a session: the corpus of the repository, the bundled encoder, an index in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.maintenance import build
from assistant.service import Assistant
from assistant.settings import Settings, load_settings
from tests.assistant.llm_server import ScriptedServer

KEY = "sk-clef-tres-secrete-0123456789"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(data_dir=tmp_path_factory.mktemp("data"), llm="", embedding="bundled", chroma_url="")


@pytest.fixture(scope="session")
def data_dir(settings: Settings) -> Path:
    build(settings)
    return settings.data_dir


@pytest.fixture(scope="session")
def assistant(settings: Settings, data_dir: Path) -> Assistant:
    return Assistant.open(settings)


@pytest.fixture
def model_server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as server:
        yield server


Writing = Callable[..., Assistant]


@pytest.fixture
def writing(assistant: Assistant, model_server: ScriptedServer) -> Writing:
    """The same index, with the scripted model of a provider."""

    def make(provider: str = "openai", **settings: object) -> Assistant:
        given = {
            "llm": f"{provider}:modele", "llm_base_url": model_server.address(provider), "llm_api_key": SecretStr(KEY),
            "llm_timeout": 20.0, **settings,
        }  # fmt: skip
        made = Assistant(assistant.index, assistant.settings.model_copy(update=given))
        made.__dict__["library"] = assistant.library  # what it has worked out already takes a second to work out again
        return made

    return make
