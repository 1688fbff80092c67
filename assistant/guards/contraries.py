"""A denial said without one: « complexe » for « n’est pas simple », « dans la continuité » for « n’est pas isolé »."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.guards.cues import Cue
from assistant.guards.words import SYNONYM, nearest, opposed
from index.analysis import fold

# « n’ont pas tous les mêmes » is said by words of difference too.
_OPPOSED = (
    ("simpl|facil|aise|eviden", "complex|difficil|compliqu"), ("connu|connai|sai|sav", "mecon|inconn|ignor"),
    ("possib", "impossib"), ("suffis", "insuffis"), ("permet|autoris", "empech|interdi"),
    ("accept|voul|veu|souhait", "refus|ecart|rejet"), ("uniqu|seul", "multipl|nombreu|divers|plusieurs"),
    ("fort|elev", "faibl|bas"), ("ancien", "nouve|recent"),
)  # fmt: skip
_TERMS = re.compile("lucrat|medicament|discrimin")
_DIFFERS = re.compile("differ|divers|vari|propre|autre|heterogen|inegal|distinct|specifi|singul")
# « Ne doivent pas accumuler de retard, sans quoi … » is said by « si elles accumulent du retard, … ».
_OR_ELSE = re.compile(r"(?<!\w)(?:sans quoi|sinon|faute de quoi)(?!\w)")
_IF = re.compile(r"(?<!\w)(?:si|s'ils?|en cas de|a defaut)(?!\w)")
_AGREES = re.compile("coincid|concord")
_ALIKE = re.compile(
    r"(?<!\w)(?:coincid\w+|concordent|a l'identique|tel(?:le)?s? quel\w*|mot pour mot|"
    r"(?:est|reste|demeure) l[ea] meme)(?!\w)"
)
_NEEDED = re.compile("obligatoir|necessair|indispens|imperati|exige|requi")
_CHANGES = re.compile(r"(?<!\w)(?:chang|transform|boulevers|modifi|mutation|metamorphos)")
_WITH_OR_WITHOUT = re.compile(r"(?<!\w)avec ou sans(?!\w)")
_OF_IT = 3  # words of a denial that may be said by their contrary


def said_otherwise(cue: Cue, denying: Sequence[Cue], forms: set[str], said: Collection[str]) -> bool:
    """Whether the other side (its forms, its stems, what it denies) says a denial by a contrary."""
    differs = cue.same and any(map(_DIFFERS.match, forms))
    return differs or _opposite_said(cue, forms) or _contrary_said(cue, said, denying)


def borne_out(cue: Cue, texts: Sequence[str]) -> bool:
    """« ne sont pas identiques » of two sentences, which are not; « n’est pas obligatoire » of « avec ou sans »."""
    if cue.kind != "not" or cue.nominal:
        return False
    if len(texts) > 1 and (cue.same or any(map(_AGREES.match, cue.core))):
        return True
    folded = [fold(text) for text in texts]
    if cue.same and cue.text.endswith("plus") and any(map(_CHANGES.search, folded)):
        return True  # « n’est plus le même » of what was transformed
    needed = any(map(_NEEDED.match, cue.core)) and not any(map(_NEEDED.search, folded))
    return needed and any(map(_WITH_OR_WITHOUT.search, folded))


def said_alike(statement: str, own: Sequence[Cue], texts: Sequence[str]) -> bool:
    """« l’article reprend l’intitulé tel quel » of two sentences that differ, « reste le même » of what was changed."""
    if not _ALIKE.search(fold(statement)) or any(o.same or any(map(_AGREES.match, o.core)) for o in own):
        return False
    folded = [fold(text) for text in texts]
    differ = len(set(folded)) > 1 or any(map(_CHANGES.search, folded))
    return differ and not any(map(_ALIKE.search, folded))


def told_as_condition(statement: str, texts: Iterable[str], own: Sequence[Cue]) -> bool:
    """Whether a statement that denies nothing tells as a condition what a sentence warns of: « sans quoi »."""
    denies = any(cue.kind == "not" for cue in own)
    return not denies and bool(_IF.search(fold(statement))) and any(_OR_ELSE.search(fold(text)) for text in texts)


def is_term(cue: Cue) -> bool:
    """« non lucratif » names the sector, it denies nothing of a sentence."""
    return cue.text.lower().startswith("non") and any(map(_TERMS.match, cue.core))


def _opposite_said(cue: Cue, forms: set[str]) -> bool:
    """« n’est pas simple » where the others say « complexe », and do not say « simple »."""
    for pair in _OPPOSED:
        for one, other in (pair, pair[::-1]):
            denied = any(re.match(one, word) for word in cue.core[:1])
            if denied and any(re.match(other, f) for f in forms) and not any(re.match(one, f) for f in forms):
                return True
    return False


def _contrary_said(cue: Cue, said: Collection[str], denying: Sequence[Cue]) -> bool:
    """« n’est pas isolé » where the others say « dans la continuité », undenied, and nothing like « isolé »."""
    affirmed = set(said).difference(*(c.window for c in denying if c.kind in {"not", "soft"}))
    return not cue.doubled and any(
        nearest(word, said) < SYNONYM and any(opposed(word, other) for other in affirmed)
        for word in (*cue.core[:1], *cue.window[:_OF_IT])
    )
