"""Words that deny or restrict, and what they bear on: « ne … pas », « sans », « aucun », « ne … que », « peu »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from assistant.guards.expressions import expanded
from assistant.guards.litotes import denied_again, idiom, is_left_over, stays_on_paper
from assistant.guards.restrictions import (
    AFTER_NOT,
    BEYOND,
    NARROWS,
    ONLY,
    STAYS,
    SUFFICES,
    TO,
    given_up,
    is_unique,
    lifted,
    narrows,
    not_all,
    other_than,
    restricts,
    sets_aside,
)
from assistant.guards.soft import DEGREES, DENIERS, SOFT_WORDS, STRONG, VERBAL, is_soft
from assistant.guards.words import Token, tokens, word_set
from index.analysis import fold, stem

_SECOND = word_set("pas plus jamais rien aucun aucune guere point ni personne nullement aucunement")
_LITERARY = word_set("peut peuvent saurait sauraient pourrait pourraient cesse cessent ose osent")
# Verbs that only carry another one: what is denied comes after them.
_CARRIERS = NARROWS | word_set(
    "doit doivent devons devra devront devrait devraient faut faudra veut veulent voulons vont "
    "va peut peuvent pouvons pouvoir cherche cherchent chercher vise visent viser souhaite souhaitent souhaitons "
    "souhaiter vouloir touche touchent percoivent percoit recoivent recoit dispose disposent "
    "comporte comportent laisse laissent laisser tente tentent tenter pretend pretendent invite invitent inviter"
)
EVIDENT = tokens("évident")[0].stem
_SAME = word_set("meme homogene identique uniforme semblable pareil partout")
_AS_IT_IS = re.compile("tel(?:le)?s? quel|mot pour mot|a la lettre|au mot pres")  # « n’est pas repris tel quel »
_WANTING = stem("vouloir")
_WANTS = word_set("veut veulent voulons souhaite souhaitent souhaitons cherche cherchent")
_NEITHER = frozenset(("ni", "ne … ni"))
_SANS_IDIOMS = word_set(
    "quoi doute cesse precedent compter conteste reserve relache attendre tarder delai faille equivoque"
)
# Words that are not what is denied: « n’en tirons pas assez parti », « sans se laisser distancer », « sans chercher ».
LESS_THAN_DENIED = word_set("assez laisser chercher")
_REACH = 9  # words between « ne » and « pas »
_WINDOW = 3  # content words after a cue that it may bear on
_BEFORE = 2
_BETWEEN = 5  # words that two commas may set between a cue and what it denies
_ALONE_WITHOUT = word_set("hors sans")
_OPENING = frozenset("«“")  # « pas tant “exposées à des risques” »
_CLAUSE_ENDS = word_set("mais car alors tandis lorsque puisque si que qu")


@dataclass(frozen=True, slots=True)
class Cue:
    """``kind``: not, only, not_only, soft. ``core``: the stems that are denied; ``window``: those around as well.

    ``same``: it denies that things are alike (« n’ont pas les mêmes », « n’est pas homogène »).
    ``undone``: it is denied in turn, which affirms (« ne se conçoit pas hors », « n’exclut pas »).
    ``copular``: what is denied is no verb (« n’est pas propre »). ``nominal``: it denies a noun (« sans », « aucun »,
    « ni »), not a verb. ``doubled``: the word that denies by
    itself and that this cue denies in turn (« n’est pas peu »), "" without one.
    ``attribute``: what « comme » gives the verb that is denied (« n’est pas perçu comme une entité identifiable »),
    or the verb of wanting before it.
    """

    kind: str
    text: str
    core: tuple[str, ...]
    window: tuple[str, ...]
    nominal: bool = False
    doubled: str = ""
    copular: bool = False
    same: bool = False
    undone: bool = False
    attribute: tuple[str, ...] = ()

    @property
    def strong(self) -> bool:
        """Whether a soft cue denies outright: « exclut », « manque »."""
        return self.kind == "soft" and bool(self.core) and bool(STRONG.match(self.core[0]))

    @property
    def denies_by_itself(self) -> str:
        """The stem of a soft cue, which denies and is not denied: « insuffisant »; "" for another cue."""
        return self.core[0] if self.kind == "soft" and self.core and fold(self.text).startswith(self.core[0]) else ""

    @property
    def undoes(self) -> bool:
        """Whether it denies a word that denies outright: « n’est pas impossible » affirms."""
        return bool(self.doubled) and bool(STRONG.match(self.doubled))

    @property
    def denier(self) -> bool:
        """Whether a soft cue says in one verb what a sentence says with « ne pas »: « refuse », « évite »."""
        return self.kind == "soft" and bool(self.core) and bool(DENIERS.match(self.core[0]))


def cues(read: tuple[Token, ...]) -> list[Cue]:
    """Every cue of a text, in order."""
    found: list[Cue] = []
    taken: set[int] = set()
    denied = False  # whether a verb of the same sentence is denied: « ni » carries that on
    for place, token in enumerate(read):
        denied = denied and not token.breaks
        taken |= idiom(read, place)
        if place in taken or token.kind != "word":
            continue
        cue, used = _ne(read, place) if token.form in {"ne", "n"} else _alone(read, place)
        if cue is None and token.form in {"ne", "n"} and found and found[-1].text.lower() in _NEITHER:
            cue, used = _neither(read, place), {place}
            found = [other for other in found if other.text.lower() != "ni"]
        if cue is None or (token.form == "ni" and is_left_over(read, place)):
            continue
        if denied and token.form == "ni":
            cue = replace(cue, text="ne … ni", nominal=False)
        denied = denied or (cue.kind == "not" and token.form in {"ne", "n"})
        found.append(cue)
        taken |= used
    return found


def _neither(read: tuple[Token, ...], place: int) -> Cue:
    """« ni l’une ni l’autre ne reconnaît »: the verb is denied, once for all its subjects."""
    verb = next((t.stem for t in read[place + 1 : place + 4] if t.stem), "")
    return _hard("not", read, place, place, [verb] if verb else [])


def _ne(read: tuple[Token, ...], place: int) -> tuple[Cue | None, set[int]]:
    verb: list[str] = []
    wants: list[str] = []
    for second in range(place + 1, min(place + 1 + _REACH, len(read))):
        token = read[second]
        if token.breaks:
            break
        if second > place + 1 and restricts(read, second):
            return _hard("only", read, place, second, verb), {place, second}
        if token.form in _SECOND:
            restricted = lifted(read, second)
            if not restricted and (narrows(read, place, second + 3) or not_all(read, second + 1)):
                return _hard("not_only", read, place, second, verb), set(range(place, second + 4))
            if restricted:
                return _hard("not_only", read, place, second, verb), {place, second, restricted}
            cue = _hard("not", read, place, second, verb, wants=wants)
            again = {second + 1} | denied_again(read, place, second) if cue.undone else set()
            undone = {i for i in range(second + 1, second + 4) if cue.undoes and _form_at(read, i) == cue.doubled}
            return cue, {place, second} | again | undone
        if token.stem and token.form not in _CARRIERS:
            verb.append(token.stem)
        elif token.form in _WANTS:
            wants.append(token.stem or _WANTING)
    if place + 1 < len(read) and read[place + 1].form in _LITERARY:
        if narrows(read, place, place + 5):
            return _hard("not_only", read, place, place + 1, []), set(range(place, place + 5))
        return _hard("not", read, place, place + 1, []), {place} | denied_again(read, place, place + 1)
    return None, set()


def _form_at(read: tuple[Token, ...], place: int) -> str:
    return read[place].form if place < len(read) else ""


def _alone(read: tuple[Token, ...], place: int) -> tuple[Cue | None, set[int]]:
    form = read[place].form
    after = read[place + 1].form if place + 1 < len(read) else ""
    if (form in {"non", "pas"} and after in AFTER_NOT) or (form == "plus" and after in {"seulement", "uniquement"}):
        return _hard("not_only", read, place, place + 1, []), {place, place + 1}
    if form == "non" and after in {"plus", "pas"}:
        restricted = lifted(read, place + 1)
        if restricted:
            return _hard("not_only", read, place, restricted, []), set(range(place, restricted + 1))
    if sets_aside(read, place):
        kind = "not_only" if narrows(read, place + 2, place + 5) else "not"
        return _hard(kind, read, place, place + 1, [], nominal=True), set(range(place, place + 5))
    if form == "sans" and narrows(read, place + 1, place + 4):
        return _hard("not_only", read, place, place, []), set(range(place, place + 4))
    if (form in NARROWS | STAYS and after in TO and read[place - 1].form in {"se", "s", "en"}) or (
        form in SUFFICES and after in {*TO, "pour"}
    ):
        return _hard("only", read, place, place, []), {place}
    if form in {"aucun", "aucune", "ni", "jamais", "pas", "nullement"} or (
        form == "sans" and after not in _SANS_IDIOMS
    ):
        return _hard("not", read, place, place, [], nominal=True), {place} | denied_again(read, place, place)
    if form == "non":
        joined = place + 1 < len(read) and read[place + 1].text in "-‑"
        place += int(joined)
        if place + 1 < len(read) and read[place + 1].kind == "word":
            return _hard("not", read, place - int(joined), place, [], nominal=True), {place}
    if form in ONLY or is_unique(read, place):
        beyond = any(BEYOND.match(t.form) for t in read[max(0, place - 3) : place]) or other_than(read, place)
        if beyond or not any(t.kind == "number" for t in read[place + 1 : place + 3]):
            return _hard("not_only" if beyond or given_up(read, place) else "only", read, place, place, []), {place}
    return _falling_short(read, place)


def _falling_short(read: tuple[Token, ...], place: int) -> tuple[Cue | None, set[int]]:
    """« sous-exploiter », « sous-estimé » say « pas assez » (« sous » alone is a place); « peu », « manque »."""
    if read[place].form == "sous":
        joined = place + 2 < len(read) and read[place + 1].text in "-‑" and bool(VERBAL.search(read[place + 2].form))
        return (_hard("not", read, place, place + 1, []), {place}) if joined else (None, set())
    if stays_on_paper(read, place):
        return replace(_hard("not", read, place, place, []), undone=False), {place}
    after = read[place + 1].form if place + 1 < len(read) else ""
    return (_softened(read, place), {place}) if is_soft(read[place].form, after) else (None, set())


def _hard(
    kind: str,
    read: tuple[Token, ...],
    first: int,
    last: int,
    verb: Sequence[str],
    *,
    nominal: bool = False,
    wants: Sequence[str] = (),
) -> Cue:
    following = _clause(read, last + 1)
    denied = [t for t in following if t.stem and t.form not in LESS_THAN_DENIED]
    head = 2 if denied and denied[0].form.endswith("ment") else 1  # « non directement concernées »
    after = [t.stem for t in denied][: head if read[first].form == "non" else _WINDOW]
    core = tuple(verb[:2]) or (*after[:head], *(_coordinated(following) if nominal else ()))
    if tuple(t.form for t in following[:2]) == ("de", "soi"):
        core, after = (EVIDENT,), [EVIDENT]  # « ne va pas de soi »
    text = " ".join(t.text for t in read[first : last + 1])
    close = following[: 2 if read[first - 1].form == "qui" else 3]  # « qui ne sont pas concernés méconnaissent »
    doubled = "" if nominal else next((t.form for t in close if is_soft(t.form)), "")
    undone = kind == "not" and (
        (not nominal and bool(following) and following[0].form in _ALONE_WITHOUT)
        or bool(denied_again(read, first, last))
    )
    same = any(t.form.rstrip("s") in _SAME for t in following) or bool(
        _AS_IT_IS.search(" ".join(t.form for t in following))
    )
    window = expanded([*verb, *after])
    copular = not verb and not nominal
    return Cue(kind, text, core, window, nominal, doubled, copular, same, undone, (*wants, *_attribute(following)))


def _attribute(following: Sequence[Token]) -> tuple[str, ...]:
    """What « comme » introduces, however far: « n’est pas perçu par le public comme une entité identifiable »."""
    rest = dropwhile(lambda t: t.form != "comme", following)
    return tuple(t.stem for t in rest if t.stem)[:_WINDOW]


def _coordinated(following: Sequence[Token]) -> tuple[str, ...]:
    """« confiance » of « sans l’engagement et la confiance »: what « et » joins to the first word denied."""
    stems = [place for place, t in enumerate(following) if t.stem]
    if not stems or not any(t.form in {"et", "ou"} for t in following[stems[0] + 1 : stems[0] + 2]):
        return ()
    return tuple(following[place].stem for place in stems[1:2])


def _softened(read: tuple[Token, ...], place: int) -> Cue:
    before = [t.stem for t in read[max(0, place - 4) : place] if t.stem][-_BEFORE:]
    following = _clause(read, place + 1)
    if read[place].form in DEGREES:  # « moins stressés et obtiennent »: a degree bears on what comes before « et »
        following = list(takewhile(lambda t: t.form != "et", following))
    after = [t.stem for t in following if t.stem and t.form not in SOFT_WORDS][:_WINDOW]
    own = [read[place].stem] if read[place].form not in SOFT_WORDS else []
    core = (*own, *after[: 1 if own else 2])
    # « attire peu », « connaît mal »: the word right before is what « peu » bears on, too.
    beside = [t.stem for t in read[max(0, place - 1) : place] if t.stem]
    near = before if own else beside
    return Cue("soft", read[place].text, tuple(core), tuple(dict.fromkeys([*near, *own, *after])))


def _clause(read: tuple[Token, ...], start: int) -> list[Token]:
    """What follows in the same clause: up to a mark or a comma, to « mais », to « que »; « , à lui seul, » aside."""
    found = []
    aside = _set_between(read, start)
    for place, token in enumerate(read[aside:], aside):
        ends = token.text == "," and [t.form for t in read[place + 1 : place + 2]] != ["ni"]  # « rien, ni en salaire »
        if (token.breaks and token.text not in _OPENING) or token.form in _CLAUSE_ENDS or ends:
            break
        if token.form in {"ne", "n"} and read[place - 1].form == "et":  # « et ne touchent rien » is denied on its own
            break
        if token.form == "et" and place + 1 < len(read) and read[place + 1].kind == "number":
            break  # « et 56 % déclarent »
        found.append(token)
    return found


def _set_between(read: tuple[Token, ...], start: int) -> int:
    """The place after « , à lui seul, » right behind a cue; ``start`` without such words."""
    reach = range(start + 1, min(start + 2 + _BETWEEN, len(read)))
    end = next((place for place in reach if read[place].text == ","), 0)
    opens = start < len(read) and read[start].text == "," and not any(read[i].breaks for i in range(start, end))
    return end + 1 if opens and end else start
