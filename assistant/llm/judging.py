"""What becomes of a statement that a model wrote: kept when it passes every check, else its quotation, else nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from assistant.answer.verify import written_faults
from assistant.guards import attributed
from assistant.guards.quotation import same_words
from assistant.library.citations import Library
from assistant.llm.additions import additions
from assistant.llm.material import Material
from assistant.llm.reading import Claim
from assistant.types import Judged
from corpus.types import BlockKind

NBSP = "\u00a0"
MOST_QUOTED = 2  # sentences that take the place of one statement that failed
LONGEST = 400  # characters of a statement that is shown

_MARKERS = re.compile(r"\s*\[\s*[\w\s,;-]{0,30}\]")  # « [1] », « [K7QX, 2BDA] »: the program writes its own
_MARKUP = re.compile(r"https?:|www\.|[<>{}|\\`*#_~]|\]\(|&\w+;", re.IGNORECASE)
_QUOTES = re.compile(rf"[«“\"][ {NBSP}\u202f]*|[ {NBSP}\u202f]*[»”\"]")
_BEFORE_MARK = re.compile(r"[ \u00a0\u202f]+(?=[.,])")
_HIGH_MARK = re.compile(r"[ \u00a0\u202f]*([;:!?%])(?=[\s.,;)]|$)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``text`` is what may be shown of the model's words; where it is "", the sentences stand for themselves.

    A statement that copies a sentence gives way to the quotation. ``lead``: the line that names the speaker of a
    statement that does not, "" otherwise.
    """

    text: str
    sentence_ids: tuple[str, ...]
    judged: Judged
    lead: str = ""


def judge(claim: Claim, material: Material, shown: Collection[str], library: Library) -> Verdict:
    """Check one statement against the sentences it points to. ``shown``: sentences that the answer quotes already."""
    ids = tuple(dict.fromkeys(material.codes[c] for c in claim.codes if c in material.codes))
    reasons = [f"code inconnu{NBSP}: {code[:12]}" for code in claim.codes if code not in material.codes]
    text = printed(claim.text)
    if not ids:
        return Verdict("", (), Judged(claim.text, (), "dropped", tuple(reasons) or ("aucune phrase citée",)))
    lead, refused = _guarded(claim.text, text, ids, library)
    faults = [*_form_faults(claim.text, text), *refused]
    if not faults:
        kept = Judged(claim.text, ids, "kept", tuple(reasons))
        copied = next((i for i in ids if same_words(text, library.sentence(i).text)), None)
        return Verdict("", (copied,), kept) if copied else Verdict(text, ids, kept, lead)
    instead = [i for i in ids if i not in shown and library.sentence(i).kind is not BlockKind.HEADING][:MOST_QUOTED]
    outcome = Judged(claim.text, ids, "quoted" if instead else "dropped", tuple(dict.fromkeys([*reasons, *faults])))
    return Verdict("", tuple(instead), outcome)


def _form_faults(written: str, text: str) -> list[str]:
    faults = []
    if not any(map(str.isalpha, text)):
        faults.append("l’énoncé est vide")
    if len(text) > LONGEST:
        faults.append("l’énoncé est trop long")
    if _MARKUP.search(text):
        faults.append("l’énoncé contient une adresse ou une mise en forme")
    if any(unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"} for c in written if not c.isspace()):
        faults.append("l’énoncé contient des caractères invisibles")
    return faults


def _guarded(written: str, text: str, ids: tuple[str, ...], library: Library) -> tuple[str, list[str]]:
    """The line that must stand before the statement, "" without one, and why it may not be shown.

    The guards read it as written, where a quotation still shows its marks, and as it would be shown. What the last
    gate would refuse in the whole answer is refused here: by then it would have been shown.
    """
    both = [attributed(_MARKERS.sub("", written), ids, library), attributed(text, ids, library)]
    failures = dict.fromkeys(f for checked in both for f in checked.failures)
    faults = [*(f.detail for f in failures), *additions(text, ids, library)]
    if not faults and any(written_faults(text, [library.cite(0, i) for i in ids], library)):
        faults = ["un nombre de l’énoncé n’est dans aucune citation, ou une marque de citation y reste"]
    return next((checked.lead for checked in both if checked.lead), ""), faults


def printed(written: str) -> str:
    """A statement as it is shown: one line, French spacing, no marker and no quotation mark of the model's own.

    What a model writes is never shown as a quotation: the program inserts those.
    """
    text = " ".join(_QUOTES.sub("", _MARKERS.sub("", unicodedata.normalize("NFC", written))).split())
    text = _HIGH_MARK.sub(rf"{NBSP}\1", _BEFORE_MARK.sub("", text.replace("'", "’"))).strip(" -–—•")
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?…" else f"{text}."
