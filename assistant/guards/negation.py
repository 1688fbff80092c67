"""What is denied stays denied, what is affirmed stays affirmed, and « pas seulement » is not « pas »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.guards.clauses import WANTS, beside_exceptions, both_sides, crossed, or_said, wanted
from assistant.guards.contraries import borne_out, is_term, said_alike, said_otherwise, told_as_condition
from assistant.guards.cues import EVIDENT, LESS_THAN_DENIED, Cue, cues
from assistant.guards.evidence import Evidence, Failure
from assistant.guards.expressions import expanded
from assistant.guards.litotes import affirms_litotes
from assistant.guards.partial import mere, partial
from assistant.guards.polarity import opposites, says_worse
from assistant.guards.quantifiers import excepts
from assistant.guards.restrictions import ONLY
from assistant.guards.words import FAMILY, SYNONYM, Token, alike, nearest, overlap, tokens, word_set
from index.analysis import fold, stem

# What says that a restriction is not the whole: « au-delà de l’obligation », « également », « une vision large ».
_ADDS = re.compile(
    r"(?<!\w)(?:au-dela|outre|egalement|aussi|en plus|ainsi que|mais|large|nombreu\w+|multiples?|toutefois|cependant|"
    r"pourtant|neanmoins|tous les|toutes les|l.ensemble|d.autres|apanage|meme si|bien qu|^si)(?!\w)"
)
_OF_ITSELF = re.compile(r"(?<!\w)(?:va|vont|aille)(?: \w+){0,2} de soi")
_ALIKE = word_set("memes homogene homogenes identique identiques uniforme uniformes semblables pareils")
_ALONE = stem("seul")
_POSSIBLE = (stem("possible"),)
_ALLOW = (stem("permettre"),)
_CANNOT = (_POSSIBLE, (stem("impossible"),))  # « impossible sans X » keeps one denial of two: « sans » must stay
_CAN = re.compile(r"(?<!\w)peu(?:t|vent)(?!\w)")
_CONTRARY = (("simples?$", "complex|difficil"), ("faciles?$", "difficil"), ("possibles?$", "impossib"),
             ("suffisa", "insuffis"))  # fmt: skip
_AFTER = 2  # content words after a verb that say what it is of
_WARNS = word_set("contre garde alerte alertent eviter evite evitent prevenir risque risquent danger")
_INSTEAD = ("plutôt", "lieu")
_SETS_ASIDE = frozenset({"not_only", "not"})
_ALSO = re.compile(r"(?<!\w)(?:aussi|egalement)(?!\w)")  # one cited sentence adds to another
_MORE_THAN = word_set("dela outre")  # « au-delà des modèles » denies no model
_CANNOT_DO = re.compile("ne (?:peu[tv]|saurai)")
_MOST_OF_IT = 2  # words around a negation: a statement that keeps so many tells what was denied


def negation(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each negation or restriction that was added, dropped, or made stronger than it is."""
    read = tokens(statement)
    own = cues(read)
    held = [cue for c in evidence.cited for cue in cues(c.tokens)]
    theirs = {t.form for c in evidence.cited for t in c.tokens}
    several = len(evidence.cited) > 1 and bool(_ALSO.search(fold(statement)))
    more = several or any(_ADDS.search(fold(c.text)) for c in evidence.cited)
    stems = {t.stem for t in read if t.stem}
    affirmed = [t.stem for c in evidence.cited for t in c.tokens if t.stem]
    stated = beside_exceptions(own, statement) if excepts(statement, evidence) else own
    stated = [cue for cue in stated if not borne_out(cue, [c.text for c in evidence.cited])]
    if said_alike(statement, own, [c.text for c in evidence.cited]):
        yield Failure("negation", "Les phrases citées ne disent pas la même chose.")
    yield from _added(stated, held, stems, theirs, affirmed, more=more)
    yield from _repeated(own, held)
    yield from _misplaced(own, held, stems, evidence)
    forms = {t.form for t in read}
    told = stems.union(expanded(t.stem for t in read if t.stem and t.form not in LESS_THAN_DENIED)) | (
        {EVIDENT} if _OF_ITSELF.search(fold(statement)) else set()
    )
    if not told_as_condition(statement, (c.text for c in evidence.cited), own):
        yield from _dropped(own, [cue for cue in held if not or_said(read, own, cue)], told, affirmed, forms)
    yield from _affirmed(own, held, forms, theirs)
    yield from crossed(own, held, affirmed)
    yield from wanted(own, held, read, affirmed)
    yield from both_sides(read, own, held, set(affirmed), evidence.around)
    yield from partial(statement, own, evidence)
    yield from mere(read, own, held)
    yield from opposites(read, evidence, held)


def _answers(own: Cue, held: Cue, *, loosely: bool = False) -> bool:
    """Whether a cue of the statement can stand for one of a cited sentence: they deny the same thing."""
    if own.nominal and held.nominal and not own.window:
        return True  # « sans lui »
    if (own.same and held.same) or _same_attribute(own, held):
        return True
    if own.copular and held.copular and overlap(own.window, held.window) > 0:
        return True
    if (loosely and held.kind == "not") or (own.denier and held.kind == "not"):
        # « ne veulent pas devenir managers » for « ne pas aspirer à de telles fonctions »
        wanted = overlap(own.core, held.attribute) + overlap(held.core, own.attribute)
        return overlap(own.window, held.window) + wanted > 0
    for one, other in ((own, held), (held, own)):
        if one.core[:1] == _POSSIBLE and other.core[:1] == _ALLOW and overlap(one.window[1:], other.window[1:]):
            return True  # « n’est pas possible avec » for « ne permettent pas »
        if one.core[:1] and one.core[0].startswith("suff") and overlap((*one.window[1:], _ALONE), other.window):
            return True  # « ne suffit pas à résoudre » for « ne peut à lui seul résoudre »
    core = overlap(own.core, (*held.window, *held.attribute)) or overlap(held.core, (*own.window, *own.attribute))
    return core > 0


def _same_attribute(own: Cue, held: Cue) -> bool:
    """« ne le voit pas comme une entité » for « n’est pas perçu comme une entité »."""
    return overlap((word for word in own.attribute if not WANTS.match(word)), held.attribute) > 0


def _added(
    own: Sequence[Cue], held: Sequence[Cue], stems: set[str], theirs: set[str], said: Sequence[str], *, more: bool
) -> Iterator[Failure]:
    """``said``: the stems of the cited sentences, ``theirs`` their forms. ``more``: whether these add something to
    what a statement says is not all.
    """
    for cue in own:
        answered = [h for h in held if _answers(cue, h, loosely=True)]
        shown = f"«\u00a0{cue.text}\u00a0»"
        restricts = any(h.kind in {"not_only", "only"} for h in held)
        if _excused(cue, own, held, stems, more=more or restricts) or (
            cue.kind == "not" and (is_term(cue) or said_otherwise(cue, held, theirs, said))
        ):
            continue
        if (cue.kind == "not" and (not _denied(cue, answered) or _denies_denial(cue, held))) or (
            cue.kind == "not_only" and (not (more or answered or restricts) or _unlocks(cue, held))
        ):
            yield Failure("negation", f"La négation {shown} n’est pas dans les phrases citées.")
        elif cue.kind == "only" and theirs & ONLY and not restricts:
            continue  # « seulement 54 % »
        elif cue.kind == "only" and not any(h.kind in {"only", "not_only"} for h in held):
            yield Failure("negation", f"La restriction {shown} n’est pas dans les phrases citées.")
        elif cue.kind == "only" and not any(h.kind == "only" for h in held):
            yield Failure("negation", f"{shown} affirme une restriction que les phrases citées écartent.")
        elif (cue.strong or cue.text.lower() == "hors") and not any(h.kind in {"not", "soft"} for h in held):
            yield Failure("negation", f"{shown} nie ce que les phrases citées ne nient pas.")


def _excused(cue: Cue, own: Sequence[Cue], held: Sequence[Cue], stems: set[str], *, more: bool) -> bool:
    """Whether a denial that no cited sentence has says what one of them says in another way."""
    if cue.undone and sum(h.kind == "not" and not h.undone and _answers(cue, h) for h in held) != 1:
        return True  # « n’exclut pas » affirms
    if cue.text.lower().startswith(_INSTEAD):  # « plutôt que A » where the sentence says « pas tant A que B »
        return any(_answers(cue, h, loosely=True) for h in held if h.kind in _SETS_ASIDE)
    if cue.core[:1] == _POSSIBLE and any(_CAN.search(fold(h.text)) and overlap(h.core, stems) for h in held):
        return True  # « n’est pas possible » where the sentence says « ne peut »
    suffices = cue.core[:1] and cue.core[0].startswith("suff")
    return cue.kind == "not" and (bool(suffices and more) or _only_way(cue, own, held))  # « X ne suffit pas »


def _only_way(cue: Cue, own: Sequence[Cue], held: Sequence[Cue]) -> bool:
    """« sans stratégie …, ne pourra pas » where the sentence says « seule une stratégie … pourra »: both denials."""
    alone = [
        h for h in held if h.kind == "only" and not any(overlap(h.window, o.window) for o in held if o.kind == "not")
    ]  # « ne peut à lui seul » says of nothing that it alone can
    without = [o for o in own if o.text.lower() == "sans" and any(overlap(o.window, h.window) for h in alone)]
    return bool(without) and (cue in without or not cue.nominal) and any(not o.nominal for o in own if o.kind == "not")


def _affirmed(own: Sequence[Cue], held: Sequence[Cue], forms: set[str], theirs: set[str]) -> Iterator[Failure]:
    """« est simple » where the sentence says « complexe »: a contrary without any word that denies."""
    denied = [word for cue in (*own, *held) for word in cue.window]
    for one, other in _CONTRARY:
        said, meant = [f for f in forms if re.match(one, f)], [f for f in theirs if re.match(other, f)]
        both = any(re.match(one, f) for f in theirs) or any(re.match(other, f) for f in forms)
        if said and meant and not both and not overlap(map(stem, (*said, *meant)), denied, FAMILY):
            yield Failure("negation", f"«\u00a0{said[0]}\u00a0» dit le contraire des phrases citées.")


def _repeated(own: Sequence[Cue], held: Sequence[Cue]) -> Iterator[Failure]:
    """Two verbs denied where one is."""
    verbal = [cue for cue in own if cue.kind == "not" and not cue.nominal and cue.text != "ne … ni"]
    for place, cue in enumerate(verbal):
        same = [other for other in verbal[:place] if overlap(other.core, cue.core, FAMILY)]
        room = [h for h in held if h.kind in {"not", "soft"} and overlap(cue.core, h.window, FAMILY)]
        if same and len(room) <= len(same):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» vient une fois de trop.")


def _misplaced(own: Sequence[Cue], held: Sequence[Cue], stems: set[str], evidence: Evidence) -> Iterator[Failure]:
    """A verb that the sentences deny of one thing and affirm of another, denied of the second."""
    for cue in (o for o in own if o.kind == "not" and not o.nominal and o.core):
        verb, around = cue.core[0], cue.window[1:]
        same = [h for h in held if h.kind == "not" and h.core and alike(h.core[0], verb) >= FAMILY]
        after = [_after(c.tokens, place) for c in evidence.cited for place, t in enumerate(c.tokens)
                 if t.stem and alike(t.stem, verb) >= FAMILY]  # fmt: skip
        if any(overlap(h.window[1:], stems, FAMILY) for h in same):
            continue
        if 0 < len(same) < len(after) and any(overlap(around, words, FAMILY) for words in after):
            yield Failure(
                "negation", f"La négation «\u00a0{cue.text}\u00a0» porte sur autre chose dans les phrases citées."
            )


def _after(read: Sequence[Token], place: int) -> list[str]:
    return [t.stem for t in read[place + 1 : place + 7] if t.stem][:_AFTER]


def _denied(cue: Cue, answered: Sequence[Cue]) -> bool:
    """A negation rests on a negation of its own words; « ne … pas » on its verb, or on what the noun cue denies."""
    hard = any(
        h.kind == "not"
        and (
            overlap(cue.window, h.window)
            or h.nominal
            or not cue.window
            or (cue.same and h.same)
            or _same_attribute(cue, h)
            or overlap(cue.core, h.attribute)
            or overlap(h.core, cue.attribute)
        )
        for h in answered
    )
    soft = [h for h in answered if h.kind == "soft" and fold(h.text) not in _MORE_THAN]
    # « ne sont pas renversés » denies « l’inverse », it does not say it
    return hard or any(overlap(cue.core, [w for w in h.window if w != h.denies_by_itself]) for h in soft)


def _unlocks(cue: Cue, held: Sequence[Cue]) -> bool:
    """« ne sont pas strictement réinvestis » where the sentence says « strictement réinvestis »."""
    same = [h for h in held if overlap(cue.window, h.core, FAMILY)]
    return bool(same) and all(h.kind == "only" and h.text.endswith("ment") for h in same)


def _denies_denial(cue: Cue, held: Sequence[Cue]) -> bool:
    """« n’est pas peu reconnu » where the sentence says « peu reconnu »."""
    if not cue.doubled or any(h.doubled == cue.doubled for h in held):
        return False
    same = any(h.kind == "soft" and fold(h.text)[:4] == cue.doubled[:4] for h in held)
    return same or cue.doubled in {"peu", "moins"} or cue.doubled.startswith("insuffis")


def _dropped(
    own: Sequence[Cue], held: Sequence[Cue], stems: set[str], said: Sequence[str], forms: set[str]
) -> Iterator[Failure]:
    for cue in held:
        if cue.undone and affirms_litotes(forms) and not any(o.undone for o in own):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» des phrases citées a disparu.")
        if cue.same and forms & _ALIKE and not any(o.same for o in own):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» des phrases citées a disparu.")
        if cue.kind == "not" and _left_alone(cue, own, held, stems):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» des phrases citées a disparu.")
        if cue.kind != "not" or cue.undone or any(_keeps(o, cue) for o in own):
            continue
        if said_otherwise(cue, own, forms, stems):
            continue
        if _doubly_denied(cue, held, own):
            continue  # « ne peut se penser sans »: two negations, both gone, make no denial
        kept = sum(nearest(word, stems) >= SYNONYM for word in cue.window)
        once = bool(cue.core) and sum(alike(word, cue.core[0]) >= FAMILY for word in said) == 1
        if (
            kept >= _MOST_OF_IT
            or _harm_kept(cue, own, stems, forms)
            or (once and nearest(cue.core[0], stems) >= FAMILY)
        ):
            yield Failure("negation", f"La négation «\u00a0{cue.text}\u00a0» des phrases citées a disparu.")


def _harm_kept(cue: Cue, own: Sequence[Cue], stems: set[str], forms: set[str]) -> bool:
    """« se laisser distancer » where the sentence says « ne doivent pas accumuler de retard »."""
    if forms & _WARNS:
        return False  # « met en garde contre tout retard »
    free = stems - {word for o in own for word in o.window}
    return not cue.nominal and any(says_worse(word) and nearest(word, free) >= SYNONYM for word in cue.window[:2])


def _left_alone(cue: Cue, own: Sequence[Cue], held: Sequence[Cue], stems: set[str]) -> bool:
    """Whether the verb that a sentence denies is affirmed, while the denial that could answer it answers another."""
    keepers = [o for o in own if _keeps(o, cue)]
    others = [h for h in held if h.kind == "not" and any(_keeps(o, h) for o in keepers)]
    free = stems - {word for o in own for word in o.window}
    verbal = bool(cue.core) and not cue.nominal and not cue.copular and not cue.undone
    return verbal and 0 < len(keepers) < len(others) and nearest(cue.core[0], free) >= FAMILY


def _keeps(own: Cue, held: Cue) -> bool:
    if own.kind not in {"not", "soft", "not_only"} or (own.undoes and not held.doubled):
        return False
    if own.text.lower().startswith("non"):  # « non lucratif » denies one word, no clause
        return overlap(own.core, held.core) > 0
    if own.text.lower() == "ni" and not held.nominal:
        return False  # what is left of « ne … ni » without its « ne »
    if held.nominal and not own.nominal and own.kind == "not":
        return overlap(own.window if own.text == "ne … ni" else own.core, held.core) > 0
    if held.nominal and own.kind == "soft":
        return overlap(held.core, own.core, FAMILY if held.text.lower().startswith("non") else SYNONYM) > 0
    if held.nominal:
        return not own.window or overlap(held.core, own.window) > 0
    return _answers(own, held)


def _doubly_denied(cue: Cue, held: Sequence[Cue], own: Sequence[Cue]) -> bool:
    denials = [h for h in held if h is not cue and h.kind == "not" and h.nominal != cue.nominal]
    texts = {fold(cue.text), *(fold(h.text) for h in denials)}
    without = "sans" in texts and any(map(_CANNOT_DO.match, texts))  # « ne peut réussir sans la confiance »
    pairs = [h for h in denials if without or _answers(h, cue)]
    return bool(pairs) and not any(
        o.core[:1] in _CANNOT or (o.kind == "not" and (_answers(o, cue) or _answers(o, pairs[0]))) for o in own
    )
