"""What restricts and what says that there is more: « ne … que », « pas seulement », « se limite à », « la seule »."""

from __future__ import annotations

import re

from assistant.guards.words import Token, word_set

# Verbs that narrow: « se résume à » restricts, « ne se résume pas à », « sans s’en tenir à » say that there is more.
NARROWS = word_set(
    "resume resument resumer limite limitent limiter borne bornent borner reduit reduisent reduire arrete arretent "
    "arreter cantonne cantonnent cantonner tient tiennent tenir contente contentent contenter"
)
ONLY = word_set("seulement uniquement exclusivement seul seule seuls seules strictement")
AFTER_NOT = ONLY | {"tant", "simplement"}
BEYOND = re.compile("depass|debord|dela$")  # « dépassent les seules conditions de travail »
TO = word_set("a au aux de d")
SUFFICES = word_set("suffit suffisent suffira suffiront")
STAYS = word_set("rester reste restent")  # « en rester aux intentions »
_UNIQUE = word_set("unique uniques")
_PREPOSITIONS = word_set("sur de d a au aux par pour dans en avec")
_ARTICLES = word_set("un une des du")  # « n’est pas qu’une direction »
_DEFINITE = word_set("le la les l")  # « ne concerne pas que les salariés »; after « est », a clause may follow
# Verbs that take no clause: « ne concerne pas que les salariés », not « ne souhaite pas que les salariés … ».
_BEARS_ON = word_set(
    "concerne concernent concernera touche touchent regarde regardent engage engagent mobilise mobilisent interesse "
    "interessent recouvre recouvrent couvre couvrent comprend comprennent valorise valorisent mesure mesurent attire"
)
# « et que », « alors que »: they link, « ne … que » restricts.
_LINKING = word_set(
    "et ou mais alors tandis puis parce bien avant apres lors pour sans ainsi afin tant tel telle des autant meme "
    "outre ni car dit dire estime considere pense croit juge sait savoir affirme souligne rappelle fait"
)
_SUMS_UP = word_set("resume resument epuise epuisent")  # « ne résume plus ce que »: there is more
_ENDS = word_set("cesse cessera cessent cesseront cesser")
_NOT = word_set("ne n")
_CANNOT = word_set(
    "suffit suffisent suffira suffiront suffire suffisait peut peuvent pourra pourront arrive arrivent parvient "
    "parviennent"
)
_INSTEAD = {
    "plutot": ("que", "qu"), "lieu": ("de", "d"), "independamment": ("de", "d"),
    "difference": ("de", "des", "du"), "loin": ("de", "d"),
}  # fmt: skip
_OTHER, _THAN = word_set("autre autres"), word_set("que qu")
_OTHERS = 6  # words between « autres » and « seul »
_REACH = 9  # words between « plus » and « la seule »
_PRONOUNS = word_set("s se en y l les la le lui leur")
_DENIED_AFTER = 10  # words between « la seule » and « ne suffit plus »


def restricts(read: tuple[Token, ...], place: int) -> bool:
    """Whether the « que » at ``place``, after a « ne », restricts: « et que », « alors que » link clauses."""
    links = (
        read[place - 1].form in _LINKING or read[place - 1].text == ","
    )  # « leur projet, que les valeurs irriguent »
    return read[place].form in {"que", "qu"} and not links


def narrows(read: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a verb that narrows stands there, with its « à »: « ne se limite pas à », « ne pas réduire X à »."""
    while end < len(read) and any(t.form in _PRONOUNS for t in read[end - 1 : end]):
        end += 1  # « ne doit pas s’en tenir à »
    verbs = [
        i for i in range(start, min(end, len(read)))
        if read[i].form in NARROWS or (read[i].form in STAYS and read[i - 1].form == "en")
    ]  # fmt: skip
    sums_up = any(t.form in _SUMS_UP for t in read[start + 1 : start + 2]) and read[start].form in _NOT
    return sums_up or any(t.form in TO for i in verbs for t in read[i + 1 : i + 5])


def not_all(read: tuple[Token, ...], place: int) -> bool:
    """« ne fait pas tout »: « tout » ends its clause."""
    ends = place + 1 >= len(read) or read[place + 1].kind == "mark" or read[place + 1].form in {"de", "du", "sur"}
    return place < len(read) and read[place].form == "tout" and ends


def lifted(read: tuple[Token, ...], second: int) -> int:
    """The place of the « seulement » of « pas seulement », of the « seule » of « plus sur la seule »; 0 without."""
    following = read[second + 1].form if second + 1 < len(read) else ""
    if following == "non":
        return 0
    if following in {"que", "qu"} and _is_nominal(read, second):
        return second + 1  # « ne repose pas que sur »
    for place in range(second + 1, min(second + 1 + _REACH, len(read))):
        form = read[place].form
        if read[place].breaks or form == "mais":
            return 0
        if (
            form in ONLY
            or is_unique(read, place)
            or is_mere(read, place)
            or (form in AFTER_NOT and place <= second + 2)
        ):
            return place
    return 0


def _is_nominal(read: tuple[Token, ...], second: int) -> bool:
    """Whether « pas que » bears on words, not on a clause: « pas que sur », « ne concerne pas que les »."""
    after = read[second + 2].form if second + 2 < len(read) else ""
    there_is = [t.form for t in read[second - 2 : second]] == ["y", "a"]  # « il n’y a pas que la composition »
    bears_on = there_is or read[second - 1].form in _BEARS_ON
    return after in _PREPOSITIONS | _ARTICLES or (after in _DEFINITE and bears_on)


def given_up(read: tuple[Token, ...], place: int) -> bool:
    """Whether the restriction at ``place`` is lifted: « cessera d’être l’unique », « la seule … ne suffit plus »."""
    before = [t.form for t in read[max(0, place - 4) : place]]
    if any(form in _ENDS for form in before) and not any(form in _NOT for form in before):
        return True
    following = [t.form for t in read[place + 1 : place + 1 + _DENIED_AFTER]]
    denied = next((i for i, form in enumerate(following) if form in _NOT), None)
    return denied is not None and any(form in _CANNOT for form in following[denied + 1 : denied + 2])


def other_than(read: tuple[Token, ...], place: int) -> bool:
    """« d’autres éléments que le seul diplôme »: there is more."""
    forms = [t.form for t in read[max(0, place - _OTHERS) : place]]
    return bool(_OTHER.intersection(forms)) and bool(_THAN.intersection(forms[-2:]))


def is_mere(read: tuple[Token, ...], place: int) -> bool:
    """« un simple revenu », not « une notion simple »."""
    noun = place + 1 < len(read) and bool(read[place + 1].stem)
    return read[place].form in {"simple", "simples"} and read[place - 1].form in {"un", "une", "de"} and noun


def is_unique(read: tuple[Token, ...], place: int) -> bool:
    """« l’unique base », not « convention collective unique »."""
    return read[place].form in _UNIQUE and read[place - 1].form not in {"collective", "conventionnel"}


def sets_aside(read: tuple[Token, ...], place: int) -> bool:
    """« plutôt que », « au lieu de », « loin de se résumer »: what follows is not so. « Le lieu de » is a place, « loin
    de Paris » too.
    """
    after = read[place + 1].form if place + 1 < len(read) else ""
    if after not in _INSTEAD.get(read[place].form, ()):
        return False
    before = tuple(t.form for t in read[max(0, place - 2) : place])
    if read[place].form == "loin":
        verb = read[place + 2].form if place + 2 < len(read) else ""
        return verb in {"se", "s"} or verb.endswith(("er", "ir"))
    if read[place].form == "lieu":
        return before[-1:] == ("au",)
    return read[place].form != "difference" or before == ("a", "la")
