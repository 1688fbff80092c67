"""The catalogue: which documents there are; adding a member's document, removing it.

``catalogue.toml`` ships with the program and is never rewritten. What members add goes to ``catalogue.local.toml``
and to the folder ``added/``, both beside it and both ignored by git.
"""

from __future__ import annotations

from corpus.entries import ADDED, LOCAL, SHIPPED, find, read_catalogue, verify
from corpus.members import LOCK, add, remove

__all__ = ["ADDED", "LOCAL", "LOCK", "SHIPPED", "add", "find", "read_catalogue", "remove", "verify"]
