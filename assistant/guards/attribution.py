"""A statement that is right but keeps quiet about who speaks: the program writes the name before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.frames import attribution_of
from assistant.guards.check import check
from assistant.guards.coverage import covered
from assistant.guards.evidence import Evidence, Failure, gather
from assistant.guards.speaker import (
    NEXEM,
    NEXEM_HOLDS,
    NEXEM_SAYS,
    OWN_PARTS,
    PRESS,
    PROPOSES,
    SAYS,
    STUDY,
    listed_by_press,
)
from assistant.guards.words import content, overlap
from assistant.library.citations import Library
from corpus.types import Voice
from index.analysis import fold

_SPEECH = rf"(?:ne |n'|y |en |se |s'|a |ont |nous )?(?P<verb>(?:{PROPOSES}|{SAYS})\w*)"
_HE_SAYS = re.compile(rf"(?<!\w)(?:ils?|elles?|celui-ci|celle-ci|ceux-ci) {_SPEECH}")
_ITS_PARTS_SAY = re.compile(rf"{OWN_PARTS.pattern}(?: [\w']+){{0,3}}? {_SPEECH}")
# « ..., souligne le directeur », « comme l’affirme un rapport »: the one who speaks comes after.
_SAYS_WHO = re.compile(rf"(?:,|;|comme l[ea'] ?) ?(?:a |ont )?(?:{PROPOSES}|{SAYS})\w*(?:-t)?[ -][\w']+")
_ACCORDING_TO = re.compile(
    r"(?<!\w)(?:selon|d'apres|(?:de l'|a l'|l')avis d\w*|aux yeux d\w*|a en croire|aux? dires? d\w*|de la part d\w*)"
    r"[ ']*(?P<who>[^,:;.]{2,60})"
)
_FOR = re.compile(r"(?:^|[.;:] ?|et )pour (?P<who>(?:le |la |les |l'|un |une |des |nos |ces |certains )[^,:;.]{2,40}),")
_BY_NEXEM = re.compile(
    r"(?<!\w)(?:par|chez|(?:position|avis|constat|souhait|demande|conviction|parole|point de vue)s? d[eu]) ?"
    r"(?:nexem|l'humanifest|le manifeste|manifeste)(?!\w)"
)
_WE = re.compile(r"(?<!\w)(?:nous|notre|nos)(?!\w)")

_ONE_SAYS = re.compile(r"(?:il|elle) (?!s)\w+")
_HIM = frozenset(("lui", "elle"))

# A statement shown under a name must hold more of what that person says than another one: chosen on the paraphrases
# (.78 at least) and on the statements that point to a sentence of somebody else (.66 at most).
LEAST_LED = 0.67


@dataclass(frozen=True, slots=True)
class Checked:
    """What the guards leave of a statement. ``lead``: the line to show before it, "" when it says who speaks."""

    failures: tuple[Failure, ...]
    lead: str = ""


def attributed(statement: str, cited: Sequence[str], library: Library) -> Checked:
    """Check a statement; one whose only fault is to be silent about its one speaker passes under a line that names it.

    Never one that gives the words to anybody: shown under the right name, it would still say something false.
    """
    failures = check(statement, cited, library)
    if not failures or not all(failure.silent for failure in failures):
        return Checked(failures)
    evidence = gather(cited, library)
    lead = attribution_of([c.sentence for c in evidence.cited], library)
    if not lead or covered(statement, evidence) < LEAST_LED or _gives_to_somebody(fold(statement), evidence):
        return Checked(failures)
    return Checked((), lead)


def _gives_to_somebody(folded: str, evidence: Evidence) -> bool:
    """Whether a statement says whose words these are, in any way that the cited sentences do not hold themselves."""
    texts = fold(" ".join(c.text for c in evidence.cited))
    listed = listed_by_press(evidence)
    told = all(listed and m["verb"].startswith("propos") for m in NEXEM_SAYS.finditer(folded))
    if not told or any(p.search(folded) for p in (NEXEM_HOLDS, _BY_NEXEM, _ITS_PARTS_SAY, _SAYS_WHO)):
        return True
    owned = {PRESS: Voice.JOURNALIST, STUDY: Voice.SURVEY}
    brought = [
        p for p in (*(() if listed else (NEXEM,)), _WE, PRESS, STUDY) if p.search(folded) and not p.search(texts)
    ]
    if any(owned.get(pattern) not in evidence.voices for pattern in brought):
        return True
    # « selon lui » is whoever the line names
    whose = [m["who"] for p in (_ACCORDING_TO, _FOR) for m in p.finditer(folded) if m["who"].strip() not in _HIM]
    one = len({c.sentence.speaker for c in evidence.cited}) == 1 and evidence.voices == {Voice.QUOTED}
    # « Elle juge » is the person whom the line names
    verbs = [m["verb"] for m in _HE_SAYS.finditer(folded) if not (one and _ONE_SAYS.match(folded, m.start()))]
    return any(not overlap(content(words), evidence.stems) for words in (*whose, *verbs))
