"""From a role in free words to whom a question comes first for."""

from __future__ import annotations

import re

from assistant.understanding.question import fold
from assistant.worksheet.types import Role

# The first that matches decides; matched on folded text, where a word begins.
_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.BOARD, r"president|vice-president|administrat(?:eur|rice)|tresor|secretaire general|benevole|membre du (?:ca|"
     r"conseil|bureau)|elue? associati"),
    (Role.HUMAN_RESOURCES, r"d?rh\b|ressources humaines|qualite de vie|responsable (?:du personnel|formation)|recrut"),
    (Role.DIRECTION, r"direct(?:eur|rice|ion)|dg\b|dirigeant|gestionnaire|gerante?\b"),
    (Role.SUPERVISION, r"chef|cadre|responsable|coordinat|coordonnat|manager|encadrant|superviseu"),
    (Role.TEAM, r"\w"),
)  # fmt: skip


def role_of(text: str) -> Role | None:
    """The role that free words name; None when nothing was written.

    « directrice des ressources humaines » is of human resources before she is a director.
    """
    folded = fold(text)
    return next((role for role, pattern in _ROLES if re.search(rf"\b(?:{pattern})", folded)), None)
