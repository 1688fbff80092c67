"""The door to what changes the documents: one password, compared in constant time, its attempts slowed."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Final

FIRST_WAIT_S: Final = 1.0
LONGEST_WAIT_S: Final = 60.0
FREE_ATTEMPTS: Final = 2  # a slip of the finger costs no wait


@dataclass(frozen=True, slots=True)
class Verdict:
    """``wait_s`` > 0: too soon, nothing was compared; else ``opened`` says whether the password was right."""

    opened: bool
    wait_s: float = 0.0


class Door:
    """Shared by every session of the process: opening a second browser does not give more attempts."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._lock = Lock()
        self._failures = 0
        self._not_before = 0.0

    def knock(self, given: str, password: str, now: float) -> Verdict:
        """Try ``given`` at ``now`` (seconds of a monotonic clock). An empty ``password`` opens to nobody."""
        with self._lock:
            if now < self._not_before:
                return Verdict(False, self._not_before - now)
            if password and hmac.compare_digest(self._digest(given), self._digest(password)):
                self._failures = 0
                return Verdict(True)
            self._failures += 1
            late = self._failures - FREE_ATTEMPTS
            if late > 0:
                self._not_before = now + min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(late - 1, 10))
            return Verdict(False)

    def ticket(self, password: str) -> str:
        """What a session keeps once it is in: it says nothing about the password, and ends with it or the process."""
        return self._digest(password).hex()

    def admits(self, ticket: object, password: str) -> bool:
        """Whether a session's ticket was given for ``password`` by this process."""
        return bool(password) and isinstance(ticket, str) and hmac.compare_digest(ticket, self.ticket(password))

    def _digest(self, text: str) -> bytes:
        """A keyed digest: of one length whatever the text, so that a comparison tells nothing of it."""
        return hmac.new(self._key, text.encode("utf-8", "surrogatepass"), sha256).digest()
