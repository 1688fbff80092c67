"""What can go wrong with a model, each with the sentence that the person reads. Nothing of what a server said is in it:
an error message of a provider may repeat the key.
"""

from __future__ import annotations

from enum import StrEnum

from assistant.errors import AssistantError

NBSP = "\u00a0"
INSTEAD = f"{NBSP}: voici les phrases exactes des documents."


class FailureKind(StrEnum):
    """Why a model gave nothing that can be used."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    KEY = "key"  # 401, 403
    UNKNOWN = "unknown"  # 404: no such model, or no such address
    BUSY = "busy"  # 429
    SERVER = "server"  # 5xx
    REJECTED = "rejected"  # any other 4xx
    UNREADABLE = "unreadable"  # not the protocol, not JSON, not the form asked for
    CUT = "cut"  # the answer ended before its end
    TOO_LONG = "too_long"
    EMPTY = "empty"  # no statement, and no word on why
    UNSUPPORTED = "unsupported"  # no statement passed the checks
    NOTHING_FOUND = "nothing_found"  # the model sees no answer where the decision is sure that there is one
    STOPPED = "stopped"  # by the person
    PROGRAM = "program"  # the model's library broke


REASONS: dict[FailureKind, str] = {
    FailureKind.UNREACHABLE: "Le serveur du modèle de langage ne répond pas",
    FailureKind.TIMEOUT: "Le modèle de langage n’a pas répondu dans le temps prévu",
    FailureKind.KEY: "Le serveur du modèle de langage a refusé la clé (HUMANIFEST_LLM_API_KEY)",
    FailureKind.UNKNOWN: "Le serveur ne connaît pas ce modèle de langage (HUMANIFEST_LLM, HUMANIFEST_LLM_BASE_URL)",
    FailureKind.BUSY: "Le modèle de langage est trop sollicité pour le moment",
    FailureKind.SERVER: "Le serveur du modèle de langage est en panne",
    FailureKind.REJECTED: "Le serveur du modèle de langage a refusé la demande",
    FailureKind.UNREADABLE: "La réponse du modèle de langage était illisible",
    FailureKind.CUT: "La réponse du modèle de langage s’est interrompue",
    FailureKind.TOO_LONG: "La réponse du modèle de langage était démesurée",
    FailureKind.EMPTY: "La réponse du modèle de langage était vide",
    FailureKind.UNSUPPORTED: "Rien de ce que le modèle de langage a écrit n’a passé la vérification",
    FailureKind.NOTHING_FOUND: "Le modèle de langage n’a pas su répondre à partir des documents",
    FailureKind.STOPPED: "La rédaction a été arrêtée",
    FailureKind.PROGRAM: "Le modèle de langage n’a pas pu être utilisé",
}


class ModelFailure(AssistantError):
    """A model gave nothing that can be used. ``retry_after``: seconds that a busy server asks to wait, if it says."""

    def __init__(self, kind: FailureKind, detail: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"{REASONS[kind]}.")
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after

    @property
    def notice(self) -> str:
        """What the person reads above the answer that is given instead."""
        return f"{REASONS[self.kind]}{INSTEAD}"


_UNREACHABLE = frozenset({"ConnectError", "APIConnectionError", "ConnectionError", "ConnectionRefusedError"})
_TIMEOUT = frozenset({"TimeoutException", "TimeoutError", "APITimeoutError", "StreamChunkTimeoutError"})
_BROKEN = frozenset({"RemoteProtocolError", "ReadError", "StreamError", "IncompleteRead"})
_UNREADABLE = frozenset(
    {"ValueError", "KeyError", "TypeError", "AttributeError", "IndexError", "APIError", "DecodingError", "SSEError"}
)


def failure_of(error: BaseException) -> ModelFailure:
    """Any exception of a provider's library as one of ours, read by its HTTP status and by the names of its classes:
    no provider's package needs to be installed for it. Its message is never kept.
    """
    for cause in _chain(error):
        if isinstance(cause, ModelFailure):
            return cause
        status = _status(cause)
        if status is not None:
            return ModelFailure(_of_status(status), f"HTTP {status}", _retry_after(cause))
    names = {base.__name__ for cause in _chain(error) for base in type(cause).__mro__}
    for known, kind in (
        (_TIMEOUT, FailureKind.TIMEOUT),
        (_BROKEN, FailureKind.CUT),
        (_UNREACHABLE, FailureKind.UNREACHABLE),
        (_UNREADABLE, FailureKind.UNREADABLE),
    ):
        if names & known:
            return ModelFailure(kind, type(error).__name__)
    return ModelFailure(FailureKind.PROGRAM, type(error).__name__)


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _status(error: BaseException) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and status >= 400:
            return status
    return None


def _of_status(status: int) -> FailureKind:
    match status:
        case 401 | 403:
            return FailureKind.KEY
        case 404:
            return FailureKind.UNKNOWN
        case 408 | 504:
            return FailureKind.TIMEOUT
        case 429:
            return FailureKind.BUSY
        case _:
            return FailureKind.SERVER if status >= 500 else FailureKind.REJECTED


def _retry_after(error: BaseException) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return float(headers.get("retry-after", ""))
    except ValueError:  # absent, or a date
        return None
