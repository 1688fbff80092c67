"""A clause that nothing cited supports, in a statement whose other words are all there: « …, ce qu’un décret dit ».

The share of words that the guards measure over the whole statement lets a short addition to a long sentence through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.guards.coverage import FRAME, covered
from assistant.guards.evidence import gather
from assistant.guards.words import tokens
from assistant.library.citations import Library

# Chosen on the 312 correct paraphrases of eval/guards/paraphrases.jsonl: none has such a clause (one at .30, five at
# .34).
LEAST = 0.2
WORDS = 2
_CLAUSE = re.compile(r"[,;:()–—]|\s(?:et|mais|car|puis)\s")


def additions(statement: str, cited: Sequence[str], library: Library) -> Iterator[str]:
    """Each clause of at least ``WORDS`` content words of which the cited sentences hold hardly any."""
    evidence = gather(cited, library)
    for clause in _CLAUSE.split(statement):
        words = {t.stem for t in tokens(clause) if t.kind == "word" and t.stem and t.stem not in FRAME}
        if len(words) >= WORDS and covered(clause, evidence) < LEAST:
            yield f"rien de cité ne dit «\u00a0{clause.strip()}\u00a0»"
