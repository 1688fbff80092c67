"""Refusals of the assistant. Every message is one French sentence that says what to do."""

from __future__ import annotations

from corpus.errors import HumanifestError


class AssistantError(HumanifestError):
    """A question that cannot be taken, or a setting that is wrong."""


class EmptyQuestion(AssistantError):
    """The question holds no word."""

    exit_code = 2


class QuestionTooLong(AssistantError):
    """The question is longer than ``MAX_QUESTION_CHARS``."""

    exit_code = 2


class BadSetting(AssistantError):
    """A ``HUMANIFEST_…`` setting has a value that cannot be used."""

    exit_code = 2


class VerificationFailed(AssistantError):
    """A composed answer broke one of the guarantees: it is never shown."""
