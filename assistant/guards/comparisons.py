"""« A est moins X que B » says what « B est plus X que A » says: two comparisons read the other way round."""

from __future__ import annotations

from assistant.guards.evidence import Evidence
from assistant.guards.words import Token, nearest, overlap, word_set

_MORE = word_set("plus davantage superieur superieure superieurs superieures mieux")
_THAN = word_set("que qu a au aux")
_REACH = 8  # words between « moins » and its « que »
_SIDE = 3  # content words on either side that say what is compared
_SUBJECT = 6  # words before


def inverted(read: tuple[Token, ...], place: int, evidence: Evidence) -> bool:
    """Whether the « moins … que » at ``place`` turns round a « plus … que » of a cited sentence."""
    own = _compared(read, place)
    if own is None:
        return False
    others = [
        other
        for c in evidence.cited
        for at, token in enumerate(c.tokens)
        if token.form in _MORE and (other := _compared(c.tokens, at)) is not None
    ]
    return any(
        overlap(own[1], other[0]) and not overlap(own[1], other[1]) and nearest(own[2], other[1]) == 0
        for other in others
    )


def _compared(read: tuple[Token, ...], place: int) -> tuple[list[str], list[str], str] | None:
    """The stems before a comparison, those after its « que », and what is compared; None without a « que »."""
    end = next((i for i in range(place + 1, min(place + _REACH, len(read))) if read[i].form in _THAN), None)
    if end is None:
        return None
    before = [t.stem for t in read[max(0, place - _SUBJECT) : place] if t.stem][-_SIDE:]
    after = [t.stem for t in read[end + 1 :] if t.stem][:_SIDE]
    quality = next((t.stem for t in read[place + 1 : end] if t.stem), "")
    return before, after, quality
