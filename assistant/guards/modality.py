"""What must be, could be, is proposed, is promised or is done: a statement keeps the degree of its sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.guards.aims import (
    aimed,
    allowed,
    denied_beside,
    granted,
    is_participle,
    of_a_source,
    only_ways,
    to_be_done,
    told_beside,
)
from assistant.guards.cues import cues
from assistant.guards.degrees import FUTURE, NAMES, Degree, calling_nouns, calls, degrees, done, is_past
from assistant.guards.evidence import Cited, Evidence, Failure, introduction
from assistant.guards.words import FAMILY, SYNONYM, content, nearest, overlap, tokens, word_set
from corpus.types import Voice
from index.analysis import fold, stem

_UNREAL = frozenset({"must", "may", "proposed", "promised", "expected", "future"})
_PROPOSES = re.compile(
    r"(?<!\w)(?:nexem|nous|manifeste|humanifest|document|branche)\s+(?:ne\s+|y\s+|en\s+)?(?:propos(?:e|ons)|"
    r"preconis(?:e|ons)|recommand(?:e|ons)|souhait(?:e|ons)|demand(?:e|ons)|enten(?:d|dons)|appel(?:le|ons)|"
    r"invit(?:e|ons)|plaide|promeut|veut)(?!\w)"
)
_VOICED = re.compile(
    r"(?<!\w)(?:(?:pour|selon|d'apres|aux yeux de) nexem|(?:estime|juge|considere|demande|souhaite|plaide) nexem)(?!\w)"
)
_IDENTITY = re.compile(r"doi(?:t|vent) (?:etre|constituer) (?:\w+ )?(?:(?:un|une|des|le|la)(?!\w)|l')")
# « Constitue un enrichissement », « est un vecteur », « s’agit d’une des spécificités »: what is, not what must be.
_IS_ONE = re.compile(r"(?<!\w)(?:est|sont|constitue(?:nt)?|s'agit d)[ '](?:\w+ )?(?:(?:un|une|des|le|la)(?!\w)|l')")
_IMPOSES = re.compile(
    r"(?<!\w)(?:nexem|nous|manifeste|humanifest)\s+(?P<verb>impos|exig|oblig)(?:e|ons|eons|ent)(?!\w)"
)
_PROMISES = re.compile(
    r"(?<!\w)(?:nexem|nous|qui)\s+(?:s.engag\w+(?= (?:a|au|aux)(?!\w))|nous engageons|promet|"
    r"garantit)(?!\w)"
)
_JUDGED = re.compile(r"(?<!\w)(?:jug|estim|consider|trouv)\w+ (essentiel|important|necessaire|indispensable)")
_NOT_TO = re.compile(r"(?<!\w)ne doi\w+ (?:pas|plus)(?!\w)")
_CANNOT_WITHOUT = re.compile(r"(?<!\w)ne (?:peu[tv]|saurai)\w* [^.;:]{2,60}?(?<!\w)(?:sans|hors)(?!\w)")
_NOT_MEANT = re.compile(r"(?<!\w)(?:pas|plus) vocation(?!\w)")
_NO_PROMISE = word_set("garantir garanti garantie garanties")  # « pour garantir l’efficience »
_NOT_AHEAD = ("s'invest", "responsabilite")  # nouns and verbs that a fact may hold: « accepter cette responsabilité »
_ROOT = 5  # letters that a present and a future have in common: « permet », « permettra »
_NOT_PRESENT = ("er", "ir", "re", "ra", "ront", "ant", "tion", "tions", "ment", "ee", "ees", "es", "eur", "eurs")
_TOLD = ("ant", "ent")
_DUTIES = word_set("role devoir obligation necessite imperatif exigence besoin")
_AHEAD = word_set("vise visent afin")
_WILL_BE = word_set("sera seront")
_IS = word_set("est sont ete etait etaient")
# « En agissant sur X, nous contribuerons à Y » is said as « agir sur X contribue à Y ».
_INFINITIVE_FIRST = re.compile(r"(?:bien |mieux )?(?!premier|dernier|metier)\w{2,}(?:er|ir|ttre|ndre) ")
_CONDITION = re.compile(r"(?<!\w)(?:en \w+ant|(?<!meme )si) ")
_WAY_TO = re.compile(
    r"(?<!\w)(?:facons?|manieres?|moyens?|modalites?|pistes?|voies?|comment|pour|afin) (?:d'|de |pour )?"
    r"(?P<verb>\w{3,}(?:er|ir|re))\b"
)
_ALLOWS_TO = re.compile(r"(?<!\w)permet(?:tent)? (?:de |d')(\w+)")
_CLAUSE = re.compile(r"[.;:!?,]\s|\s(?:et|mais|qui|alors que|tandis que)\s")
_PRESENT = re.compile(r"(?<!\w)(?:est|sont|a|ont|fait|font|permet|permettent|constitue|constituent)(?!\w)")
# « verront leurs salariés adopter des pratiques qui leur échappent »: what hangs on a future is to come as well.
_RELATIVE = re.compile(r"\squi\s[^,.;:]*")
_MOST_GOVERNED = 2  # words that a future governs: a clause that keeps so many tells the same thing
# What says in the past only that something was said: « a proposé » is still a proposal.
_SPEECH = re.compile(
    r"propos|préconis|recommand|demand|sollicit|réclam|souhait|plaid|suggér|publi|montr|démontr|indiqu|affirm|rappel|"
    r"expliqu|précis|estim|soulign|constat|dit|ét"
)


def modality(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each degree that no cited sentence has, and for a degree that was dropped."""
    own = degrees(statement)
    held = [d for c in evidence.cited for text in (c.text, introduction(c, evidence.library)) for d in degrees(text)]
    yield from _obliged(statement, own, held, evidence)
    yield from _weakened(own, held, evidence)
    yield from _proposed(fold(statement), held, evidence)
    yield from _done(statement, evidence)
    yield from _dropped(statement, own, evidence)
    yield from _brought_forward(statement, evidence)


def _obliged(statement: str, own: Sequence[Degree], held: Sequence[Degree], evidence: Evidence) -> Iterator[Failure]:
    """« doit » rests on an obligation that governs the same words, or on a word that called for it and is gone."""
    called = {word for c in evidence.cited for word in calls(c.text) | calling_nouns(c.text) - {"importance"}}
    judged = {match[1] for c in evidence.cited for match in _JUDGED.finditer(fold(c.text))}
    meant_not = any(_NOT_MEANT.search(fold(c.text)) for c in evidence.cited)
    called -= calls(statement) | calling_nouns(statement)
    # « doit s’inscrire dans un dialogue, favorisant … »: one obligation of two verbs, the second a fact.
    spare = sum(o.firm for o in own) > sum(h.name == "must" for h in held) + len(called)
    beside = told_beside(evidence, ("ant",))
    folded = fold(statement)
    voiced = bool(_VOICED.search(folded)) and not _IDENTITY.search(folded) and any(h.name == "proposed" for h in held)
    aims, ways = aimed(evidence), only_ways(evidence)
    identity = bool(_IDENTITY.search(folded)) and any(_IS_ONE.search(fold(c.text)) for c in evidence.cited)
    for cue in own:
        over = _governs(cue, held)
        if any(word in cue.text for word in judged) or (_NOT_TO.search(folded) and meant_not):
            continue  # « il est essentiel que » where they « jugent essentiel »
        if voiced and "may" not in over:
            continue  # « doit, pour Nexem » where Nexem wishes it
        if "may" not in over and nearest(next(iter(cue.governed), ""), ways) >= FAMILY:
            continue  # « il faut agir sur » where it is « en agissant sur » that one succeeds
        active = f"{cue.text} etre " not in folded
        if active and not over and nearest(next(iter(cue.governed), ""), aims) >= FAMILY:
            continue  # « doit aboutir à » where the sentence says « pour favoriser …, et aboutir à »
        told = spare and nearest(next(iter(cue.governed), ""), beside) >= FAMILY
        told = told or (identity and "must" not in over)
        if cue.firm and (told or not ("must" in over if over else called or _loosely(cue, held, evidence))):
            yield _failure(cue, "must")


def _loosely(cue: Degree, held: Sequence[Degree], evidence: Evidence) -> bool:
    """Whether an obligation of other words may be meant: a sentence has one, and does not tell the verb as a fact."""
    told = told_beside(evidence, _TOLD)
    return any(h.name == "must" for h in held) and nearest(next(iter(cue.governed), ""), told) < FAMILY


def _weakened(own: Sequence[Degree], held: Sequence[Degree], evidence: Evidence) -> Iterator[Failure]:
    """« pourrait » rests on a possibility; « peut » may tell a fact, not an obligation."""
    called = any(calling_nouns(c.text) for c in evidence.cited) and not any(h.firm for h in held)
    for cue in own:
        if cue.name != "may" or (called and cue.text.startswith("gagnerai")):
            continue
        over = _governs(cue, held)
        if (cue.weak and not ("may" in over if over else any(h.name == "may" for h in held))) or (
            cue.text in {"peut", "peuvent"} and over == {"must"} and not allowed(cue.governed, evidence)
        ):
            yield _failure(cue, "may")


def _governs(cue: Degree, held: Sequence[Degree]) -> set[str]:
    """The degrees (must, may) of the cues of the cited sentences that govern most of the words of this one."""
    strict = [h for h in held if h.name in {"must", "may"}]
    reaches = (1, 2, None)  # the word right after a cue counts three times, the next twice
    scores = [sum(overlap(cue.governed[:r], h.governed[:r]) for r in reaches) for h in strict]
    best = max(scores, default=0)
    return {h.name for h, score in zip(strict, scores, strict=True) if best and score == best}


def _proposed(folded: str, held: Sequence[Degree], evidence: Evidence) -> Iterator[Failure]:
    names = {h.name for h in held}
    only_possible = "may" in names and not names & {"proposed", "must", "promised"}
    stated = Voice.PROPOSAL in evidence.voices or bool(names & {"proposed", "must"})
    for match in _PROPOSES.finditer(folded):
        if only_possible or not stated:
            yield Failure("modality", f"«\u00a0{match[0]}\u00a0» dit {NAMES['proposed']}, pas les phrases citées.")
    for match in _IMPOSES.finditer(folded):
        if not any(match["verb"] in fold(c.text) for c in evidence.cited):
            yield Failure("modality", f"«\u00a0{match[0]}\u00a0» dit {NAMES['must']}, pas les phrases citées.")
    for match in _PROMISES.finditer(folded):
        if not any(h.name == "promised" and h.text not in _NO_PROMISE for h in held):
            yield Failure("modality", f"«\u00a0{match[0]}\u00a0» dit {NAMES['promised']}, pas les phrases citées.")


def _done(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """« a obtenu » rests on something told as past, or on an observation that names the same thing."""
    past = [stem(fold(verb)) for c in evidence.cited for _, verb in done(c.text)]
    told = [c for c in evidence.cited if c.sentence.voice is not Voice.PROPOSAL]
    observed = [word for c in told for word in content(c.text)]
    if any(is_past(c.text) for c in told):
        return
    for text, verb in done(statement):
        if _SPEECH.match(verb) or of_a_source(verb, evidence) or granted(verb, evidence):
            continue
        if nearest(tokens(verb)[0].stem or stem(fold(verb)), [*past, *observed]) < SYNONYM:
            yield Failure("modality", f"«\u00a0{text}\u00a0» dit {NAMES['done']}, pas les phrases citées.")


def _dropped(statement: str, own: Sequence[Degree], evidence: Evidence) -> Iterator[Failure]:
    """What Nexem proposes, what must be and what will be may not be told as what is."""
    theirs = {word for c in evidence.cited if c.sentence.speaker for word in content(str(c.sentence.speaker))}
    words = set(content(statement)) - theirs.difference(evidence.stems)
    gnomic = bool(_INFINITIVE_FIRST.match(fold(statement)))
    # « ne se conçoit pas hors », « ne peut réussir sans » say what must be.
    denials = cues(tokens(statement))  # « refuse de » for « ne souhaitons pas »
    undone = any(cue.undone or cue.denier for cue in denials) or bool(_CANNOT_WITHOUT.search(fold(statement)))
    called = bool(calls(statement) or calling_nouns(statement) & _DUTIES)
    unreal = called or undone or any(cue.name in _UNREAL for cue in own)
    for c in evidence.cited:
        held, said = degrees(c.text), content(c.text)
        for cue in held:
            still = _is_ahead(cue, own, held) if cue.name == "future" else unreal
            general = (gnomic and _CONDITION.search(fold(c.text))) or _keeps_infinitive(statement, c.text)
            general = general or _only_qualifies(cue, statement, c.text)
            if cue.name == "future" and (_sought(cue, statement) or general or is_participle(cue.text, statement)):
                continue
            told = _keeps(cue, words, said) or (cue.name == "future" and _in_present(cue, statement))
            if cue.name == "must" and (to_be_done(cue.governed, statement) or denied_beside(statement, c.text)):
                continue
            if not still and told and _is_unreal(cue, c):
                yield Failure("modality", f"«\u00a0{cue.text}\u00a0» ne dit pas un fait\u00a0: l’énoncé en fait un.")


def _keeps_infinitive(statement: str, text: str) -> bool:
    """An infinitive tells no fact: « établir un plan évalué » for « Établir un plan dont l’action sera évaluée »."""
    opening = _INFINITIVE_FIRST.match(fold(text))
    return opening is not None and opening[0].split()[-1] in {t.form for t in tokens(statement)}


def _only_qualifies(cue: Degree, statement: str, text: str) -> bool:
    """« un plan, avec des actions évaluées » for « Établir un plan dont les actions seront évaluées »: a plan still."""
    if fold(cue.text) not in _WILL_BE or not _INFINITIVE_FIRST.match(fold(text)):
        return False
    read = tokens(statement)
    told = (place for place, t in enumerate(read) if t.stem and overlap([t.stem], cue.governed[:1], FAMILY))
    return not any(t.form in _IS for place in told for t in read[max(0, place - 3) : place])


def _sought(cue: Degree, statement: str) -> bool:
    """« réfléchir à la façon de renouveler » where the sentence says « qui permettront de renouveler »."""
    verbs = [stem(match["verb"]) for match in _WAY_TO.finditer(fold(statement))]
    return any(overlap(cue.governed[:1], [verb], FAMILY) for verb in verbs)


def _brought_forward(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """« a un impact », clause by clause, where the sentence says « aura un impact », whatever the other clauses say."""
    if _INFINITIVE_FIRST.match(fold(statement)) or _CONDITION.search(fold(statement)):
        return
    ahead = [cue for c in evidence.cited for cue in degrees(c.text) if cue.name == "future" or cue.weak]
    for clause in _CLAUSE.split(statement):
        told = _PRESENT.search(clause.lower())
        if not told or calls(clause) or any(_unreal(cue) for cue in degrees(clause)):
            continue
        words = set(content(clause))
        for cue in ahead:
            if overlap({*cue.governed, stem(fold(cue.text))}, words) >= _MOST_GOVERNED:
                yield Failure("modality", f"«\u00a0{cue.text}\u00a0» ne dit pas un fait\u00a0: l’énoncé en fait un.")


def _is_ahead(cue: Degree, own: Sequence[Degree], held: Sequence[Degree]) -> bool:
    """Whether a statement still says that something is to come: of the same words, or as often as its sentence."""
    ahead = [o for o in own if o.name in {"future", "must", "may"} or o.text in _AHEAD]
    wanted = [o for o in own if o.name in {"expected", "proposed"}]
    futures = [sum(d.name == "future" for d in side) for side in (own, held)]
    near = any(overlap(o.governed[: 3 if o.name == "expected" else 2], cue.governed[:2]) for o in wanted)
    return (
        futures[0] >= futures[1]
        or near
        or any(overlap((*o.governed, stem(o.text)), (*cue.governed, stem(fold(cue.text)))) for o in ahead)
    )


def _in_present(cue: Degree, statement: str) -> bool:
    """« permet » where the sentence says « permettra », « permet de répondre » where it says « pourra répondre »."""
    allows = [stem(match[1]) for match in _ALLOWS_TO.finditer(fold(statement))]
    if fold(cue.text).startswith("pourr") and overlap(cue.governed[:1], allows, FAMILY):
        return True
    root = fold(cue.text)[:_ROOT]
    future = FUTURE.search(statement.lower())
    end = future.end() if future else len(statement)
    told = statement[:end] + _RELATIVE.sub("", statement[end:])
    forms = [t.form for t in tokens(told) if t.kind == "word"]
    return len(root) == _ROOT and any(f.startswith(root) and not f.endswith(_NOT_PRESENT) for f in forms)


def _unreal(cue: Degree) -> bool:
    """Whether a cue makes its clause no fact; « la campagne proposée » only qualifies a noun."""
    return cue.name in _UNREAL and not cue.text.endswith(("ee", "ees"))


def _is_unreal(cue: Degree, cited: Cited) -> bool:
    if cue.name == "proposed":
        return cited.sentence.voice is Voice.PROPOSAL and not cue.text.startswith(_NOT_AHEAD) and _unreal(cue)
    return cue.name == "future" or cue.firm or cue.weak


def _keeps(cue: Degree, words: set[str], said: Collection[str]) -> bool:
    """Whether a statement keeps what a cue governs; « congés » stands for itself where a sentence (``said``) has it."""
    governed = cue.governed[:2]
    least = FAMILY if cue.name == "future" else SYNONYM
    brought = words.difference(said)
    return bool(governed) and all(
        max(nearest(w, brought), FAMILY * (nearest(w, words) >= FAMILY)) >= least for w in governed
    )


def _failure(cue: Degree, name: str) -> Failure:
    return Failure("modality", f"«\u00a0{cue.text}\u00a0» dit {NAMES[name]}, pas les phrases citées.")
