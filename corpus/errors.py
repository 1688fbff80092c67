"""The error tree of the whole program.

    HumanifestError            anything that the program itself refuses; the message is one French sentence for the user
    ├── CorpusError            a document or the catalogue
    │   ├── UnknownDocument    no document, proposition or sentence under that name
    │   ├── UnreadableFile     a file that cannot be read, is too large, or is not what its name says
    │   └── ChangedFile        a registered file whose bytes differ from the catalogue
    ├── IndexError_            defined in ``index.errors``: missing, stale or damaged index
    └── AssistantError         defined in ``assistant.errors``: a question that cannot be taken, a setting that is wrong

Every message says what was found and what the person can do about it. Exceptions of third-party libraries never
cross a room's wall: they are caught where the library is called and raised again as one of these.
"""

from __future__ import annotations


class HumanifestError(Exception):
    """Base of every refusal. ``str(error)`` is one French sentence; ``exit_code`` is what the command line returns."""

    exit_code = 1


class CorpusError(HumanifestError):
    """A document or the catalogue is not as it must be."""


class UnknownDocument(CorpusError):
    """No document, proposition or sentence carries the given name."""


class UnreadableFile(CorpusError):
    """A file cannot be read: missing, too large, damaged, protected, or not of the format that its name says."""


class ChangedFile(CorpusError):
    """A registered file does not have the SHA-256 that the catalogue recorded."""
