"""Settings: one frozen object, read once from the environment or ``.env``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import BadSetting

PROJECT_ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Every setting of CONTRACT.md. Secrets never enter ``digest``, a log or an export."""

    model_config = SettingsConfigDict(
        env_prefix="HUMANIFEST_",
        env_file=(PROJECT_ROOT / ".env", ".env"),
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    llm: str = ""
    llm_base_url: str = ""
    llm_api_key: SecretStr = SecretStr("")
    llm_timeout: Annotated[float, Field(gt=0, le=600)] = 30.0  # seconds for the whole answer
    llm_tracing: bool = False  # lets LangSmith see what is sent to the model, where its own variables turn it on
    embedding: str = "bundled"
    reranker: str = ""
    chroma_url: str = ""
    data_dir: Path = PROJECT_ROOT / ".humanifest"
    corpus_dir: Path = PROJECT_ROOT / "corpus" / "documents"
    admin_password: SecretStr = SecretStr("")

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits over the settings that can change an answer."""
        shaping = {"llm": self.llm, "embedding": self.embedding, "reranker": self.reranker}
        return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()[:12]


def load_settings(**overrides: object) -> Settings:
    """Read the settings; ``overrides`` win over the environment.

    Raises:
        BadSetting: a value has the wrong form; the message names the setting, never its value.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        names = ", ".join(sorted({f"HUMANIFEST_{str(e['loc'][0]).upper()}" for e in error.errors() if e["loc"]}))
        raise BadSetting(
            f"Réglage invalide\u00a0: {names}. Corrigez la variable d’environnement ou le fichier .env."
        ) from error
