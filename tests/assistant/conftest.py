"""The real thing, once a session: the corpus of the repository, the bundled encoder, an index in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.maintenance import build
from assistant.service import Assistant
from assistant.settings import Settings, load_settings


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
