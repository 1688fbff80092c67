"""A word for its opposite: « freine » where the sentence says « favorise ». No list of opposites is complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.guards.aims import in_title
from assistant.guards.comparisons import inverted
from assistant.guards.cues import Cue, cues
from assistant.guards.evidence import Evidence, Failure
from assistant.guards.expressions import reworded
from assistant.guards.litotes import idiom
from assistant.guards.restrictions import NARROWS
from assistant.guards.words import FAMILY, SYNONYM, Token, alike, nearest, opposed, overlap, root, word_set

# Folded beginnings of words that say less, worse, against. A statement brings none in that nothing cited supports.
_DOWN = re.compile(
    r"frein(?:e|er|ent|ant|ee|es)?$|affaibl|degrad|deterior|diminu|decourag|compliqu|entrav|"
    r"effac|devaloris|brid(?:e|er|ent)|combatt|"
    r"secondair|inutil|accessoire|repouss|faibl|malheureu|negatif|negative|nui(?:t|re|sent|sible)|menac|fragilis|pire|"
    r"empir|baiss|recul|chut|supprim|abandon|rejet|refus|desengag|demotiv|oppos|hostil|defavorab|marginal|neglig|"
    r"minim|sous-estim|inefficac|inadapt|inquiet|ralenti|deprecie|detourn|dissuad|contest|"
    r"critiqu|echou|perd|redui(?:t|re|sant|sent)|reduc|empech|depart(?!ag|ement)|peu$|difficil|complex|risqu|tension|aggrav|"
    r"essouffl|vieilliss|manqu|penib|usure|stress|sinistral|contraint|limit|retard|moins$|mal$|quitt|souffr|lutt"
)
_LESS = re.compile(r"redui|reduc|baiss|diminu|recul|moins|chut|allege")
_MORE = re.compile(r"augment|accroi|hausse|progress|grimp|monte|multipli|bond|doubl|tripl")
# Words of action and their opposites: one in the place of the other, before or after the same word, turns the sense.
_UP = re.compile(
    r"favoris|facilit|encourag|perme[ts]|promouv|promeu|promo(?:tion|uvoir)|stimul|souten|souti|renforc|develop|amelior|"
    r"augment|accroi|valoris|consolid|fideli|attir|attract|essentiel|indispensab|primordia|eleve|heureu|puissan|positi|"
    r"hausse|enrichi|simplifi|convain"
)
_AGAINST = re.compile(
    r"frein(?:e|er|ent|ant|ee|es)?$|affaibl|degrad|deterior|diminu|decourag|compliqu|entrav|devaloris|brid(?:e|er|ent)|"
    r"combatt|secondair|inutil|accessoire|repouss|malheureu|negati|nui(?:t|re|sent)|baiss|recul|redui|reduc|empech|"
    r"depart(?!ag|ement)|appauvri|dissuad"
)
_PREFIX = re.compile(r"(?:in|im|il|ir|des?|dis|mes?|mal)(?P<rest>\w+)$")
_SHORTEST_REST = (
    7  # letters after « in- », « dé- »: « couvrir » and « découvrir » are no opposites, « devenir » neither
)
_AS_MUCH = re.compile(r"(?:pas|plus) tant")
_COMPARED = 8  # words between « moins » and « que »
_NOTHING_WORSE = re.compile(
    r"(?:point de|au|des le) depart$|(?:au|du) moins$|peu a peu$|(?:depuis|sous) peu$|(?:pren\w+) du recul$"
)
_HARDLY = word_set("peu mal guere")
_LINKS = word_set("et ou mais ,")
_STEPS = 5  # words on either side in which the word that it acts on is looked for
_AWAY = ("detourn", "repouss", "recul")
_NEGATES = word_set("pas guere jamais")
_NEAR = 2  # content words on either side that a word of direction bears on


def opposites(read: tuple[Token, ...], evidence: Evidence, held: Sequence[Cue]) -> Iterator[Failure]:
    """A failure for each word that says less or worse where nothing cited does, and for more where they say less."""
    theirs = [t.form for c in evidence.cited for t in c.tokens if t.kind == "word"]
    own = cues(read)
    yield from _turned(read, evidence, held, own)
    yield from _replaced(read, evidence, held, own)
    against = [_around(c.tokens, place) for c in evidence.cited for place, t in enumerate(c.tokens) if _is_down(t)]
    against += [frozenset(cue.window) for cue in held if cue.kind in {"not", "soft"}]
    # « s’en détournent » turns away, as « choisissent de ne pas aspirer » does
    turned = [frozenset(_before_denials(c.tokens)) for c in evidence.cited]
    expressed = reworded(" ".join(t.text for t in read), tuple(c.text for c in evidence.cited))
    for place, token in enumerate(read):
        if token.kind != "word" or nearest(token.stem or token.form, evidence.stems) >= SYNONYM:
            continue
        beside = {word for word in _beside(read, place) if word}
        if (
            _says_nothing_worse(read, place, evidence, own, held)
            or in_title(token.stem, beside, evidence)
            or (root(token.stem) in expressed and token.stem)
        ):
            continue
        those = [*against, *turned] if token.form.startswith(_AWAY) else against
        if _is_down(token) and not any(overlap(_around(read, place), words) for words in those):
            yield Failure("negation", f"«\u00a0{token.text}\u00a0» dit le contraire des phrases citées, ou davantage.")
        elif _MORE.match(token.form) and _says(theirs, _LESS) and not _says(theirs, _MORE):
            yield Failure("negation", f"«\u00a0{token.text}\u00a0» dit une hausse, les phrases citées une baisse.")
        elif _LESS.match(token.form) and _says(theirs, _MORE) and not _says(theirs, _LESS):
            yield Failure("negation", f"«\u00a0{token.text}\u00a0» dit une baisse, les phrases citées une hausse.")


def _before_denials(read: tuple[Token, ...]) -> Iterator[str]:
    """The content words right before each « ne »: who does not."""
    for place in (i for i, token in enumerate(read) if token.form in {"ne", "n"}):
        yield from [t.stem for t in read[max(0, place - 6) : place] if t.stem][-_NEAR:]


def _says_nothing_worse(
    read: tuple[Token, ...], place: int, evidence: Evidence, own: Sequence[Cue], held: Sequence[Cue]
) -> bool:
    """Whether a word such as « moins » counts, compares or stands in an idiom, or is denied."""
    token, before = read[place], read[place - 1].form if place else ""
    after = read[place + 1].form if place + 1 < len(read) else ""
    if token.form == "moins" and after in {"de", "d"}:
        return True  # « moins de la moitié »: how many is for the guard of numbers
    if token.form == "moins" and _less_than(read, place) and any(_AS_MUCH.search(cue.text) for cue in held):
        return True  # « moins A que B » where the sentence says « pas tant A que B »
    if token.form in {"moins", "inferieur"} and inverted(read, place, evidence):
        return True
    if token.form == "peu" and before == "un":
        return True  # « un peu plus de la moitié »
    if _NOTHING_WORSE.search(" ".join(t.form for t in read[max(0, place - 2) : place + 1])):
        return True
    if any(cue.undone and token.stem in cue.window for cue in own):
        return True  # « sans négliger »
    if any(place in idiom(read, start) for start in range(max(0, place - _STEPS), place)):
        return True  # « n’en restent pas moins »
    # « ne pas réduire l’attractivité au salaire »
    return token.form in NARROWS and any(cue.kind == "not_only" for cue in own)


def _less_than(read: tuple[Token, ...], place: int) -> bool:
    return any(t.form in {"que", "qu"} for t in read[place + 1 : place + 1 + _COMPARED])


def _turned(read: tuple[Token, ...], evidence: Evidence, held: Sequence[Cue], own: Sequence[Cue]) -> Iterator[Failure]:
    """A word of action whose opposite stands beside the same word in a cited sentence, both denied or neither."""
    said = [
        (_sign(t), _beside(c.tokens, place), t.stem) for c in evidence.cited for place, t in enumerate(c.tokens)
        if _sign(t)
    ]  # fmt: skip
    theirs = [w for cue in held if cue.kind == "not" for w in cue.window]
    ours = [w for cue in own if cue.kind == "not" or cue.text.lower() in _HARDLY for w in cue.window]
    for place, token in enumerate(read):
        sign = _sign(token)
        if not sign or nearest(token.stem, evidence.stems) >= FAMILY:
            continue
        around = _beside(read, place)
        same = [(s, nearest(stem, theirs) >= FAMILY) for s, beside, stem in said if _meet(around, beside)]
        wanted = -sign if token.stem in ours else sign
        if same and all((-s if denied else s) != wanted for s, denied in same):
            yield Failure("negation", f"«\u00a0{token.text}\u00a0» dit le contraire des phrases citées.")


def _replaced(
    read: tuple[Token, ...], evidence: Evidence, held: Sequence[Cue], own: Sequence[Cue]
) -> Iterator[Failure]:
    """A word of ``opposites.txt`` for its opposite beside the same word, or « insécurité » for « sécurité »."""
    theirs, ours = (
        [w for cue in side if cue.kind in {"not", "soft"} for w in cue.window if w != cue.denies_by_itself]
        for side in (held, own)
    )
    said = [(t, _beside(c.tokens, place)) for c in evidence.cited for place, t in enumerate(c.tokens) if t.stem]
    for place, token in enumerate(read):
        if not token.stem or nearest(token.stem, evidence.stems | evidence.around) >= FAMILY:
            continue
        around = _beside(read, place)
        for other, beside in said:
            turned = _negates(token.form, other.form) or (_meet(around, beside) and opposed(token.stem, other.stem))
            denied = nearest(other.stem, theirs) >= FAMILY  # « pas clairement » for « pas confusément » turns too
            mine = token.stem in ours or (place > 0 and read[place - 1].form in _NEGATES)  # « pas assez »
            if turned and denied == mine and nearest(other.stem, [t.stem for t in read]) < FAMILY:
                yield Failure("negation", f"«\u00a0{token.text}\u00a0» dit le contraire des phrases citées.")
                break


def _negates(form: str, other: str) -> bool:
    """« insécurité » for « sécurité », « déséquilibré » for « équilibre »."""
    match = _PREFIX.match(form)
    if match is None or len(match["rest"]) < _SHORTEST_REST:
        return False
    return match["rest"][:_SHORTEST_REST] == other[:_SHORTEST_REST]


def _sign(token: Token) -> int:
    if token.kind != "word":
        return 0
    return int(bool(_UP.match(token.form))) - int(bool(_AGAINST.match(token.form)))


def _beside(read: tuple[Token, ...], place: int) -> tuple[str, str]:
    """The content words right before and right after a word, "" where a clause ends."""
    return _first(read[max(0, place - _STEPS) : place][::-1]), _first(read[place + 1 : place + 1 + _STEPS])


def _first(read: Sequence[Token]) -> str:
    for token in read:
        if token.breaks or token.form in _LINKS:
            return ""
        if token.stem:
            return token.stem
    return ""


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two words of action stand after, or before, the same word."""
    return any(a and b and alike(a, b) >= FAMILY for a, b in zip(one, other, strict=True))


def direction(words: Iterable[str]) -> int:
    """+1 when some words (stems or forms) say more and none less, -1 the other way round, 0 otherwise."""
    held = list(words)
    more, less = _says(held, _MORE), _says(held, _LESS)
    return int(more) - int(less)


def says_worse(form: str) -> bool:
    """Whether a word says less, worse or against."""
    return bool(_DOWN.match(form))


def _is_down(token: Token) -> bool:
    return token.kind == "word" and says_worse(token.form)


def _around(read: tuple[Token, ...], place: int) -> frozenset[str]:
    before = [t.stem for t in read[max(0, place - 6) : place] if t.stem][-_NEAR:]
    after = [t.stem for t in read[place + 1 : place + 9] if t.stem][:_NEAR]
    return frozenset((*before, *after))


def _says(forms: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(form) for form in forms)
