"""The chat model that ``HUMANIFEST_LLM`` names, through LangChain. Keys stay in secrets: no message, log or repr has
one.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant.errors import AssistantError, BadSetting
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

NBSP = "\u00a0"
CONTEXT_TOKENS = 8_192  # Ollama cuts a longer prompt in silence; ours needs about 4,000
NO_KEY = "aucune"  # local OpenAI-compatible servers ask for none; the client insists on one


class ModelMissing(AssistantError):
    """A light install leaves the providers' packages out."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model string, taken apart."""

    provider: str
    name: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.name}"


@dataclass(frozen=True, slots=True)
class _Provider:
    package: str
    key_variable: str  # where the provider's own library looks for a key; "" when it needs none


_PROVIDERS = {
    "openai": _Provider("langchain_openai", "OPENAI_API_KEY"),
    "ollama": _Provider("langchain_ollama", ""),
    "mistralai": _Provider("langchain_mistralai", "MISTRAL_API_KEY"),
}


def model_name(settings: Settings) -> ModelName | None:
    """The model that the settings name, checked without importing or contacting anything; None when there is none.

    Raises:
        BadSetting: a form that is none, an unknown provider, an address that is none, or no key where one is needed.
        ModelMissing: the provider's package is not installed; the message gives the command.
    """
    if not settings.llm.strip():
        return None
    provider, _, name = settings.llm.strip().partition(":")
    known = ", ".join(_PROVIDERS)
    if provider not in _PROVIDERS or not name.strip():
        raise BadSetting(
            f"HUMANIFEST_LLM doit s’écrire «{NBSP}fournisseur:modèle{NBSP}», avec pour fournisseur {known} "
            f"(par exemple «{NBSP}ollama:mistral{NBSP}»){NBSP}: corrigez-le, ou videz-le pour vous passer de modèle."
        )
    address = settings.llm_base_url.strip()
    if address and not address.startswith(("http://", "https://")):
        raise BadSetting("HUMANIFEST_LLM_BASE_URL doit être une adresse qui commence par http:// ou https://.")
    if find_spec("langchain") is None or find_spec(_PROVIDERS[provider].package) is None:
        raise ModelMissing(
            f"Les fournisseurs de modèles ne sont pas installés (installation légère){NBSP}: lancez «{NBSP}make app"
            f'{NBSP}» sans LIGHT=1, ou «{NBSP}.venv/bin/pip install -c constraints.txt -e ".[models]"{NBSP}».'
        )
    if _lacks_key(provider, settings):
        raise BadSetting(
            f"Ce fournisseur demande une clé{NBSP}: donnez-la dans HUMANIFEST_LLM_API_KEY, "
            "ou l’adresse de votre propre serveur dans HUMANIFEST_LLM_BASE_URL."
        )
    return ModelName(provider, name.strip())


def _lacks_key(provider: str, settings: Settings) -> bool:
    variable = _PROVIDERS[provider].key_variable
    given = settings.llm_api_key.get_secret_value() or settings.llm_base_url.strip() or os.environ.get(variable)
    return bool(variable) and not given


def load_model(settings: Settings, *, plain: bool = False) -> BaseChatModel:
    """The chat model, ready to be called; ``plain`` leaves out what some servers refuse (a temperature).

    It never retries by itself and never waits longer than the whole answer may take.

    Raises:
        BadSetting, ModelMissing: see ``model_name``.
    """
    name = model_name(settings)
    if name is None:
        raise BadSetting("Aucun modèle n’est réglé (HUMANIFEST_LLM).")
    from langchain.chat_models import init_chat_model

    options = _OPTIONS[name.provider](settings)
    if not plain:
        options["temperature"] = 0.0
    model: BaseChatModel = init_chat_model(name.name, model_provider=name.provider, **options)
    return model


def _openai(settings: Settings) -> dict[str, Any]:
    return {
        **_address_and_key(settings),
        "timeout": settings.llm_timeout,
        "max_retries": 0,
        "use_responses_api": False,  # other servers speak chat completions only
        "stream_usage": False,
    }


def _mistral(settings: Settings) -> dict[str, Any]:
    return {**_address_and_key(settings), "timeout": math.ceil(settings.llm_timeout), "max_retries": 1}


def _address_and_key(settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if settings.llm_base_url.strip():
        # A key of the environment is for the provider's own server: another server never gets it.
        options = {"base_url": settings.llm_base_url.strip(), "api_key": SecretStr(NO_KEY)}
    if settings.llm_api_key.get_secret_value():
        options["api_key"] = settings.llm_api_key
    return options


def _ollama(settings: Settings) -> dict[str, Any]:
    client: dict[str, Any] = {"timeout": settings.llm_timeout}
    if settings.llm_api_key.get_secret_value():
        client["auth"] = _Bearer(settings.llm_api_key)
    options: dict[str, Any] = {"client_kwargs": client, "num_ctx": CONTEXT_TOKENS, "reasoning": False}
    if settings.llm_base_url.strip():
        options["base_url"] = settings.llm_base_url.strip()
    return options


_OPTIONS = {"openai": _openai, "mistralai": _mistral, "ollama": _ollama}


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Signs a request of the HTTP client; unlike a header among the options, it shows no key in a repr."""

    key: SecretStr

    def __call__(self, request: Any) -> Any:
        request.headers["Authorization"] = f"Bearer {self.key.get_secret_value()}"
        return request


def shaped(model: BaseChatModel, provider: str, schema: dict[str, Any]) -> Any:
    """The model, asked for JSON of this schema in its provider's own way.

    ``with_structured_output`` would give the answer at its end only; bound like this, it streams as it is written.
    """
    form = {"type": "json_schema", "json_schema": {"name": "reponse", "strict": True, "schema": schema}}
    match provider:
        case "ollama":
            return model.bind(format=schema)
        case "openai":  # as an extra of the body: the client's own parsing of structured streams hides broken JSON
            return model.bind(extra_body={"response_format": form})
        case _:
            return model.bind(response_format=form)
