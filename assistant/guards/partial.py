"""What the cited sentences call a part, or not the whole, made the whole; a reserve where they have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.guards.cues import Cue
from assistant.guards.evidence import Evidence, Failure
from assistant.guards.restrictions import SUFFICES, is_mere
from assistant.guards.words import FAMILY, SYNONYM, Token, content, nearest
from index.analysis import fold

_PART = re.compile(
    r"(?<!\w)dont (?P<parts>[^.;:]{3,80}?) n(?:e |')(?:sont|est|constituent?|representent?|forment?) qu(?:e |')une? "
    r"(?:aspect|partie|element|volet|composante|facette|dimension)"
)
_RESTS_ON = re.compile(
    r"(?<!\w)(?:repos\w+|tien(?:t|nent)|depend\w*|fond\w+|appui\w+|bas\w+) (?:sur|a|au|aux|de|du|des|d') ?"
    r"(?:le |la |les |l')?(?P<word>\w+)"
)
_RESERVE = re.compile(r"(?<!\w)avec (?:\w+ )?(?:reserves?|reticences?)(?!\w)")
_EITHER = re.compile(r"(?<!\w)avec ou sans (\w+)")
_ONE_OF_BOTH = re.compile(r"(?<!\w)(?:avec|sans) (?:une? |la |le )?(\w+)")
_RESTRICTING = frozenset({"only", "not_only", "not"})


def partial(statement: str, own: Sequence[Cue], evidence: Evidence) -> Iterator[Failure]:
    """A failure for « tient au salaire » where pay is « qu’un aspect », and for « avec réserve » out of nowhere."""
    folded, texts = fold(statement), [fold(c.text) for c in evidence.cited]
    parts = [word for text in texts for match in _PART.finditer(text) for word in content(match["parts"])]
    based = [word for match in _RESTS_ON.finditer(folded) for word in content(match["word"])]
    if not any(o.kind in _RESTRICTING for o in own) and any(nearest(word, parts) >= FAMILY for word in based):
        yield Failure("negation", "Les phrases citées n’y voient qu’un aspect parmi d’autres.")
    either = {match[1] for text in texts for match in _EITHER.finditer(text)}
    if not _EITHER.search(folded) and any(match[1] in either for match in _ONE_OF_BOTH.finditer(folded)):
        yield Failure("negation", "Les phrases citées disent «\u00a0avec ou sans\u00a0».")
    for match in _RESERVE.finditer(folded):
        if not any(_RESERVE.search(text) for text in texts):
            yield Failure("negation", f"«\u00a0{match[0]}\u00a0» n’est pas dans les phrases citées.")


def mere(read: tuple[Token, ...], own: Sequence[Cue], held: Sequence[Cue]) -> Iterator[Failure]:
    """« est un simple revenu » where the sentence says « plus uniquement comme une source de revenu »."""
    if any(o.kind in {"not", "not_only", "soft"} for o in own):
        return
    lifted = [word for h in held if h.kind == "not_only" for word in (*h.window, *h.attribute)]
    enough = next((place for place, t in enumerate(read) if t.form in SUFFICES), 0)  # « les intentions suffisent »
    if any(t.stem and nearest(t.stem, lifted) >= SYNONYM for t in read[max(0, enough - 1) : enough]):
        yield Failure("negation", "Ce que les phrases citées disent n’être pas tout suffit dans l’énoncé.")
    for place in range(1, len(read) - 1):
        # « considèrent leur emploi comme un simple gagne-pain »
        seen_as = place > 1 and read[place - 2].form == "comme"
        if is_mere(read, place) and lifted and (seen_as or nearest(read[place + 1].stem, lifted) >= FAMILY):
            yield Failure("negation", "«\u00a0simple\u00a0» affirme une restriction que les phrases citées écartent.")
