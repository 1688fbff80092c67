"""Questions offered to the person: on the empty screen, and after an answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import Library
from assistant.draft import Draft
from index.types import Hit

OFFERED = 3


def suggestions(draft: Draft, hits: Sequence[Hit], library: Library) -> tuple[str, ...]:
    """Up to ``OFFERED`` questions on what comes nearest and was not just answered, each answerable by construction."""
    shown = {library.section_of(library.sentence(p.sentence_id)).proposition for p in draft.picks}
    titles = {p.number: p.title for p in library.corpus.propositions}
    near = [library.section_of(library.sentence(i)).proposition for i in draft.near]
    near += [hit.passage.proposition for hit in hits[:6]]
    fresh = [n for n in dict.fromkeys(near) if n is not None and (n not in shown or draft.status == "not_in_corpus")]
    same = [n for n in dict.fromkeys(shown) if n is not None]
    found = [f"Que dit la proposition {n} : « {titles[n]} » ?" for n in (*fresh, *same) if n in titles]
    if not found:
        found = ["Quelles sont les douze propositions ?", "Quels documents sont consultés ?"]
    return tuple(
        dict.fromkeys(
            q.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" ?", "\u00a0?")
            for q in found
        )
    )[:OFFERED]
