"""Guards on a generated statement, held against the sentences it points to: ``check`` is the whole of it."""

from assistant.guards.check import check
from assistant.guards.evidence import Failure

__all__ = ["Failure", "check"]
