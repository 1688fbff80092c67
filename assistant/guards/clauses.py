"""Denials clause by clause: one denial of a cited sentence answers for one of a statement, not for two."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.guards.cues import Cue, cues
from assistant.guards.evidence import Failure
from assistant.guards.quantifiers import denies_all
from assistant.guards.words import FAMILY, SYNONYM, Token, nearest, opposed, overlap, tokens, word_set

_CLAUSES = re.compile(r"[.;:!?…]")
WANTS = re.compile(r"(?:cherch|veu|voul|souhait|vis|enten|tent|attach)")
_WISHES = re.compile(r"(?:aspir|souhait|voul|desir)")
_DENYING = frozenset({"not", "soft", "not_only"})
_BOTH = word_set("passer passe passent passant entre ou soit ni")  # « passer de l’isolement à la continuité »


def beside_exceptions(own: Sequence[Cue], statement: str) -> list[Cue]:
    """The cues that « tous ne … pas » does not account for: those of the other clauses, and those that deny nothing."""
    clauses = [clause for clause in map(str.strip, _CLAUSES.split(statement)) if not denies_all(clause)]
    others = [cue for clause in clauses for cue in cues(tokens(clause))]
    return [cue for cue in own if cue.kind != "only" and (cue.kind != "not" or cue in others)]


def or_said(read: Sequence[Token], own: Sequence[Cue], cue: Cue) -> bool:
    """« aucune prime, en argent ou en nature » for « sans prime en argent ni en nature »: « ou » carries it on."""
    if cue.text.lower() != "ni" or not any(o.kind == "not" for o in own):
        return False
    after = [
        t.stem
        for place, t in enumerate(read)
        if t.stem and any(o.form == "ou" for o in read[max(0, place - 3) : place])
    ]
    return overlap(cue.core, after, FAMILY) > 0


def crossed(own: Sequence[Cue], held: Sequence[Cue], affirmed: Collection[str]) -> Iterator[Failure]:
    """« n’a pas vocation à développer » beside « sans retenir », where the sentence denies « retenir » alone.

    A verb is denied on the word of a denial whose own object another clause keeps, while the object of the verb is
    one that the sentences affirm (``affirmed``: their words outside of what they deny).
    """
    for cue in (o for o in own if o.kind == "not" and not o.nominal and len(o.window) > 1):
        answering = [h for h in held if h.kind == "not" and overlap(cue.core, h.core, FAMILY)]
        rest = cue.window[1:]
        if not answering or any(overlap(rest, h.window[1:]) for h in answering) or not overlap(rest, affirmed, FAMILY):
            continue
        others = [o for o in own if o is not cue and o.kind in _DENYING]
        if all(any(overlap(o.window, h.window[1:], FAMILY) for o in others) for h in answering):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» porte sur ce que les phrases affirment.")


def wanted(own: Sequence[Cue], held: Sequence[Cue], read: Sequence[Token], said: Collection[str]) -> Iterator[Failure]:
    """« cherche à retenir » where the sentence says « ne souhaitons pas développer … de rétention »."""
    if not any(WANTS.match(t.form) for t in read) or any(o.kind in _DENYING for o in own):
        return
    stems = {t.stem for t in read if t.stem}
    # « veulent devenir managers » where all that the sentence says of wanting is « ne pas aspirer à »
    wishes = [word for word in said if _WISHES.match(word)]
    for cue in (h for h in held if h.kind == "not"):
        wished = any(WANTS.match(a) for a in cue.attribute) and overlap(cue.window, stems, FAMILY)
        if wished or (wishes and all(word in cue.core for word in wishes)):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» des phrases citées a disparu.")


def both_sides(
    read: Sequence[Token], own: Sequence[Cue], held: Sequence[Cue], said: Collection[str], around: Collection[str]
) -> Iterator[Failure]:
    """« est isolé : il s’inscrit dans la continuité » where the sentence says the second alone.

    A word that no cited sentence holds, and its contrary, which they affirm: a statement that affirms both says one
    thing too many. ``said``: the stems of the cited sentences.
    """
    if any(t.form in _BOTH for t in read):
        return
    free = {t.stem: t for t in read if t.stem}
    for cue in own:
        if cue.kind in _DENYING:
            for word in (w for w in cue.window if w != cue.denies_by_itself):
                free.pop(word, None)
    denied = [w for cue in held if cue.kind in {"not", "soft"} for w in cue.window]
    affirmed = [w for w in said if nearest(w, denied) < FAMILY and nearest(w, free) >= FAMILY]
    for stem, token in free.items():
        unheld = nearest(stem, said) < SYNONYM and nearest(stem, around) < SYNONYM
        if unheld and _is_stated(read, token) and any(opposed(stem, other) for other in affirmed):
            yield Failure("negation", f"«\u00a0{token.text}\u00a0» dit le contraire des phrases citées.")


_STATES = word_set("est sont reste restent rester demeure demeurent ecart")
_LEADS = word_set("a l tres bien assez plutot")


def _is_stated(read: Sequence[Token], token: Token) -> bool:
    """Whether « est », « rester à l’ » stand right before a word: it says how things are."""
    before = [t.form for t in read[: read.index(token)] if t.form not in _LEADS]
    return before[-1:] != [] and before[-1] in _STATES
