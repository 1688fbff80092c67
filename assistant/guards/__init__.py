"""Guards on a generated statement, held against the sentences it points to: ``attributed`` is the whole of it.

``check`` alone stops what keeps quiet about its speaker; ``attributed`` says under which line it may be shown.
"""

from assistant.guards.attribution import Checked, attributed
from assistant.guards.check import check
from assistant.guards.evidence import Failure

__all__ = ["Checked", "Failure", "attributed", "check"]
