"""Words that deny or restrict, and what they bear on: « ne … pas », « sans », « aucun », « ne … que », « peu »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.guards.words import Token, tokens, word_set

_SECOND = word_set("pas plus jamais rien aucun aucune guere point ni personne nullement aucunement")
_LITERARY = word_set("peut peuvent saurait sauraient pourrait pourraient cesse cessent ose osent")
# Verbs that narrow: « se résume à » restricts, « ne se résume pas à », « sans s’en tenir à » say that there is more.
NARROWS = word_set(
    "resume resument resumer limite limitent limiter borne bornent borner reduit reduisent reduire arrete arretent "
    "arreter cantonne cantonnent cantonner tient tiennent tenir contente contentent contenter"
)
_STAYS = word_set("rester reste restent")  # « en rester aux intentions »
# Verbs that only carry another one: what is denied comes after them.
_CARRIERS = NARROWS | word_set(
    "doit doivent devons devra devront devrait devraient faut faudra veut veulent voulons vont "
    "va peut peuvent pouvons pouvoir"
)
EVIDENT = tokens("évident")[0].stem
_SAME = word_set("meme homogene identique uniforme semblable pareil partout")
_TO = word_set("a au aux de d")
_SUFFICES = word_set("suffit suffisent suffira suffiront")
_UNIQUE = word_set("unique uniques")
# What is denied twice is affirmed: « n’exclut pas », « ne peut ignorer », « sans renoncer à ».
_LITOTES = re.compile("exclu|ignor|oubli|neglig|renon|sacrifi|delaiss|abandon")
_NONE = word_set("aucun aucune nul nulle")
_NONE_REACH = 6  # words between « aucun » and the verb that it denies
_ASIDE = frozenset((("de", "cote"), ("pour", "compte")))
_ONLY = word_set("seulement uniquement exclusivement seul seule seuls seules strictement")
_BEYOND = re.compile("depass|debord|dela$")  # « dépassent les seules conditions de travail »
_AFTER_NOT = _ONLY | {"tant", "simplement"}
_PREPOSITIONS = word_set("sur de d a au aux par pour dans en avec")
_SANS_IDIOMS = word_set(
    "quoi doute cesse precedent compter conteste reserve relache attendre tarder delai faille equivoque"
)
_REACH = 9  # words between « ne » and « pas »
_RESTRICTED_REACH = 9  # words between « plus » and « la seule »
_WINDOW = 3  # content words after a cue that it may bear on
_BEFORE = 2
# Words that deny by themselves. The first are whole words, the others folded beginnings.
SOFT_WORDS = word_set("peu mal moins loin hors rare rares rarement difficile difficiles dela outre")
_VERBAL = re.compile("(?:e|es|ee|ees|er|ent|ons|ait|ant|ation)$")  # « sous-exploités », not « sous-sol »
_DEGREES = word_set("peu mal moins rarement difficilement")
_SOFT = re.compile(
    "manqu|absen|depourv|defaut|evit|refus|exclu|ignor|mecon|inconn|insuffis|renon|echapp|interdi|empech|faibl|limit|"
    "contrair|sous$|eloign|inexist|impossib|incapab|dispens|recul|inver|oppos|depass|echec|prive|penuri|peine|"
    "ecart(?:e|ent|er|ons|ant)?$|rejet"
)
_STRONG = re.compile(
    "manqu|absen|depourv|refus|exclu|ignor|mecon|inconn|insuffis|renon|interdi|empech|inexist|incapab|impossib"
)
# Verbs that say « ne pas » in one word: of wanting, allowing, doing.
_DENIERS = re.compile("refus|ecart|rejet|evit|exclu|renon|interdi|empech|pein|echou")
_ALONE_WITHOUT = word_set("hors sans")
_CLAUSE_ENDS = word_set("mais car alors tandis lorsque puisque si que qu")


@dataclass(frozen=True, slots=True)
class Cue:
    """``kind``: not, only, not_only, soft. ``core``: the stems that are denied; ``window``: those around as well.

    ``same``: it denies that things are alike (« n’ont pas les mêmes », « n’est pas homogène »).
    ``undone``: it is denied in turn, which affirms (« ne se conçoit pas hors », « n’exclut pas »).
    ``copular``: what is denied is no verb (« n’est pas propre »). ``nominal``: it denies a noun (« sans », « aucun »,
    « ni »), not a verb. ``doubled``: the word that denies by
    itself and that this cue denies in turn (« n’est pas peu »), "" without one.
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

    @property
    def strong(self) -> bool:
        """Whether a soft cue denies outright: « exclut », « manque »."""
        return self.kind == "soft" and bool(self.core) and bool(_STRONG.match(self.core[0]))

    @property
    def denier(self) -> bool:
        """Whether a soft cue says in one verb what a sentence says with « ne pas »: « refuse », « évite »."""
        return self.kind == "soft" and bool(self.core) and bool(_DENIERS.match(self.core[0]))


def cues(read: tuple[Token, ...]) -> list[Cue]:
    """Every cue of a text, in order."""
    found: list[Cue] = []
    taken: set[int] = set()
    for place, token in enumerate(read):
        if place in taken or token.kind != "word":
            continue
        cue, used = _ne(read, place) if token.form in {"ne", "n"} else _alone(read, place)
        if cue is not None:
            found.append(cue)
            taken |= used
    return found


def _ne(read: tuple[Token, ...], place: int) -> tuple[Cue | None, set[int]]:
    verb: list[str] = []
    for second in range(place + 1, min(place + 1 + _REACH, len(read))):
        token = read[second]
        if token.breaks:
            break
        if token.form in {"que", "qu"} and second > place + 1:
            return _hard("only", read, place, second, verb), {place, second}
        if token.form in _SECOND:
            restricted = _restriction(read, second)
            if not restricted and (_narrows(read, place, second + 3) or _not_all(read, second + 1)):
                return _hard("not_only", read, place, second, verb), set(range(place, second + 3))
            if restricted:
                return _hard("not_only", read, place, second, verb), {place, second, restricted}
            cue = _hard("not", read, place, second, verb)
            return cue, {place, *range(second, second + 2)} | _denied_again(read, place, second) if cue.undone else {
                place,
                second,
            }
        if token.stem and token.form not in _CARRIERS:
            verb.append(token.stem)
    if place + 1 < len(read) and read[place + 1].form in _LITERARY:
        if _narrows(read, place, place + 5):
            return _hard("not_only", read, place, place + 1, []), set(range(place, place + 5))
        return _hard("not", read, place, place + 1, []), {place} | _denied_again(read, place, place + 1)
    return None, set()


def _narrows(read: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a verb that narrows stands there, with its « à »: « ne se limite pas à », « ne pas réduire X à »."""
    verbs = [
        i for i in range(start, min(end, len(read)))
        if read[i].form in NARROWS or (read[i].form in _STAYS and read[i - 1].form == "en")
    ]  # fmt: skip
    return any(t.form in _TO for i in verbs for t in read[i + 1 : i + 5])


def _not_all(read: tuple[Token, ...], place: int) -> bool:
    """« ne fait pas tout »: « tout » ends its clause."""
    ends = place + 1 >= len(read) or read[place + 1].kind == "mark"
    return place < len(read) and read[place].form == "tout" and ends


def _restriction(read: tuple[Token, ...], second: int) -> int:
    """The place of the « seulement » of « pas seulement », of the « seule » of « plus sur la seule »; 0 without."""
    following = read[second + 1].form if second + 1 < len(read) else ""
    if following == "non":
        return 0
    if following in {"que", "qu"} and second + 2 < len(read) and read[second + 2].form in _PREPOSITIONS:
        return second + 1  # « ne repose pas que sur »
    for place in range(second + 1, min(second + 1 + _RESTRICTED_REACH, len(read))):
        form = read[place].form
        if read[place].breaks or form == "mais":
            return 0
        if (
            form in _ONLY
            or _is_unique(read, place)
            or _is_mere(read, place)
            or (form in _AFTER_NOT and place <= second + 2)
        ):
            return place
    return 0


def _alone(read: tuple[Token, ...], place: int) -> tuple[Cue | None, set[int]]:
    form = read[place].form
    after = read[place + 1].form if place + 1 < len(read) else ""
    if (form in {"non", "pas"} and after in _AFTER_NOT) or (form == "plus" and after in {"seulement", "uniquement"}):
        return _hard("not_only", read, place, place + 1, []), {place, place + 1}
    if form == "non" and after in {"plus", "pas"}:
        restricted = _restriction(read, place + 1)
        if restricted:
            return _hard("not_only", read, place, restricted, []), set(range(place, restricted + 1))
    if form == "sans" and _narrows(read, place + 1, place + 4):
        return _hard("not_only", read, place, place, []), set(range(place, place + 4))
    if (form in NARROWS and after in _TO and read[place - 1].form in {"se", "s"}) or (
        form in _SUFFICES and after in {*_TO, "pour"}
    ):
        return _hard("only", read, place, place, []), {place}
    if form in {"aucun", "aucune", "ni", "jamais", "pas", "nullement"} or (
        form == "sans" and after not in _SANS_IDIOMS
    ):
        return _hard("not", read, place, place, [], nominal=True), {place} | _denied_again(read, place, place)
    if form == "non":
        joined = place + 1 < len(read) and read[place + 1].text in "-‑"
        place += int(joined)
        if place + 1 < len(read) and read[place + 1].kind == "word":
            return _hard("not", read, place - int(joined), place, [], nominal=True), {place}
    if form in _ONLY or _is_unique(read, place):
        beyond = any(_BEYOND.match(t.form) for t in read[max(0, place - 3) : place])
        if beyond or not any(t.kind == "number" for t in read[place + 1 : place + 3]):
            return _hard("not_only" if beyond else "only", read, place, place, []), {place}
    return _falling_short(read, place)


def _falling_short(read: tuple[Token, ...], place: int) -> tuple[Cue | None, set[int]]:
    """« sous-exploiter », « sous-estimé » say « pas assez » (« sous » alone is a place); « peu », « manque »."""
    if read[place].form == "sous":
        joined = place + 2 < len(read) and read[place + 1].text in "-‑" and bool(_VERBAL.search(read[place + 2].form))
        return (_hard("not", read, place, place + 1, []), {place}) if joined else (None, set())
    after = read[place + 1].form if place + 1 < len(read) else ""
    return (_softened(read, place), {place}) if _is_soft(read[place].form, after) else (None, set())


def _is_soft(form: str, after: str = "") -> bool:
    if (form in {"peu", "moins"} and after in {"que", "qu", "a"}) or (form == "hors" and after in {"de", "d", "du"}):
        return False
    return form in SOFT_WORDS or bool(_SOFT.match(form))


def _hard(
    kind: str, read: tuple[Token, ...], first: int, last: int, verb: Sequence[str], *, nominal: bool = False
) -> Cue:
    following = _clause(read, last + 1)
    after = [t.stem for t in following if t.stem and t.form != "assez"][: 1 if read[first].form == "non" else _WINDOW]
    core = tuple(verb[:2]) or tuple(after[:1])
    if tuple(t.form for t in following[:2]) == ("de", "soi"):
        core, after = (EVIDENT,), [EVIDENT]  # « ne va pas de soi »
    text = " ".join(t.text for t in read[first : last + 1])
    doubled = "" if nominal else next((t.form for t in following[:3] if _is_soft(t.form)), "")
    undone = kind == "not" and (
        (not nominal and bool(following) and following[0].form in _ALONE_WITHOUT)
        or bool(_denied_again(read, first, last))
    )
    same = any(t.form.rstrip("s") in _SAME for t in following)
    window = tuple(dict.fromkeys([*verb, *after]))
    return Cue(kind, text, core, window, nominal, doubled, not verb and not nominal, same, undone)


def affirms_litotes(forms: Iterable[str]) -> bool:
    """Whether some words hold « oublie », « exclut »: where a sentence denies it, that is its contrary."""
    return any(_LITOTES.match(form) for form in forms)


def _denied_again(read: tuple[Token, ...], first: int, last: int) -> set[int]:
    """The places of « exclut » in « n’exclut pas », of « ignorer » in « ne peut ignorer », of « renoncer »."""
    reach = range(first, min(last + (_NONE_REACH if read[first].form in _NONE else 3), len(read)))
    return {place for place in reach if read[place].kind == "word" and _leaves_out(read, place)}


def _leaves_out(read: tuple[Token, ...], place: int) -> bool:
    aside = tuple(t.form for t in read[place + 1 : place + 3])
    return bool(_LITOTES.match(read[place].form)) or (read[place].form.startswith("laiss") and aside in _ASIDE)


def _is_mere(read: tuple[Token, ...], place: int) -> bool:
    """« un simple revenu », not « une notion simple »."""
    noun = place + 1 < len(read) and bool(read[place + 1].stem)
    return read[place].form in {"simple", "simples"} and read[place - 1].form in {"un", "une", "de"} and noun


def _is_unique(read: tuple[Token, ...], place: int) -> bool:
    """« l’unique base », not « convention collective unique »."""
    return read[place].form in _UNIQUE and read[place - 1].form not in {"collective", "conventionnel"}


def _softened(read: tuple[Token, ...], place: int) -> Cue:
    before = [t.stem for t in read[max(0, place - 4) : place] if t.stem][-_BEFORE:]
    following = _clause(read, place + 1)
    if read[place].form in _DEGREES:  # « moins stressés et obtiennent »: a degree bears on what comes before « et »
        following = list(takewhile(lambda t: t.form != "et", following))
    after = [t.stem for t in following if t.stem and t.form not in SOFT_WORDS][:_WINDOW]
    own = [read[place].stem] if read[place].form not in SOFT_WORDS else []
    core = (*own, *after[: 1 if own else 2])
    # « attire peu », « connaît mal »: the word right before is what « peu » bears on, too.
    beside = [t.stem for t in read[max(0, place - 1) : place] if t.stem]
    near = before if own else beside
    return Cue("soft", read[place].text, tuple(core), tuple(dict.fromkeys([*near, *own, *after])))


def _clause(read: tuple[Token, ...], start: int) -> list[Token]:
    """What follows in the same clause: up to a mark or a comma, to « mais », to « que »."""
    found = []
    for place, token in enumerate(read[start:], start):
        if token.breaks or token.form in _CLAUSE_ENDS or token.text == ",":
            break
        if token.form == "et" and place + 1 < len(read) and read[place + 1].kind == "number":
            break  # « et 56 % déclarent »
        found.append(token)
    return found
