"""« tous », « la plupart », « certains »: how many is never widened nor narrowed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.guards.amounts import Amount, amounts
from assistant.guards.evidence import Cited, Evidence, Failure
from assistant.guards.expressions import expanded
from assistant.guards.shares import SHARES, in_percent
from assistant.guards.words import FAMILY, Token, nearest, overlap, tokens, word_set
from index.analysis import fold

_PATTERNS: dict[str, str] = {
    "all": r"tous les|toutes les|tout le|toute la|tous|toutes|chaque|chacune?|l.ensemble|la totalite|l.integralite|"
    r"(?:leur|son) ensemble|toujours moins|toujours|systematiquement|n.importe (?:quel|qui)\w*|partout|"
    r"tout un chacun|unanim\w+|sans exception|nul|(?<!un )tout(?= ?(?:[.:;,]|$))|toute(?= \w)|tout(?= niveau)|"
    r"en permanence|constamment|continuellement|sans cesse|quel(?:le)?s? que soi(?:t|ent)",
    "most": r"la plupart|la majorite|une (?:large |grande |tres large |nette )?majorite|majoritairement|"
    r"le plus souvent|"
    r"principalement|essentiellement|la grande majorite",
    "many": r"de nombreu(?:x|ses)|nombreu(?:x|ses)|beaucoup (?:plus |trop )?(?:des?|d(?='))|"
    r"(?:^|[,.;:] )beaucoup|souvent|"
    r"une part(?:ie)? importante|une bonne part(?:ie)?|une grande part(?:ie)?|frequemment|maintes? |"
    r"(?<!du )(?<!le )bien des|(?:un (?:tres )?grand|bon) nombre|nombre (?=d(?:e|'))|"
    r"(?<!certain )(?<!grand )(?<!bon )nombre (?=d(?:es?|'))|"
    r"une multitude|quantite d|generalement|habituellement|couramment|largement|frequente?s?",
    "some": r"certain(?:e?s)|quelques(?:-une?s)?|plusieurs|parfois|un certain nombre|"
    r"une partie(?! importante| sur| qui| intitulee| consacree| dediee| relative|"
    r" du (?:texte|document|chapitre|manifeste))|"
    r"une part (?=d)|d.aucuns|"
    r"des fois|ponctuellement|de temps en temps",
    "various": r"differente?s|divers|diverses|varie(?:e?s)|multiples",
    "few": r"une minorite|minoritaire\w*|rares?|rarement|peu de|tres peu|une poignee|un petit nombre",
}
_COMPILED = {kind: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for kind, pattern in _PATTERNS.items()}
# « tous les salariés ne peuvent pas », « pas ouvert à tous »: some can, some cannot.
_NOT_ALL = re.compile(
    r"(?<!\w)(?:tou[ts]e?s? (?:(?:les|nos|leurs|ces) (?:\w+ ){1,5}?)?n(?:e |')\s?\w+(?: \w+)? pas|"
    r"pas (?:[\w']+ ){0,4}?tou[ts]e?s?(?= ?[.:;,]| les| nos|$))(?!\w)"
)
_IDIOMS = re.compile(
    r"plus nombreu(?:x|ses)|pas l.unanimite|avant tout|par-dessus tout|apres tout|a plusieurs|tout en |"
    r"tout comme|tout aussi|tout particulierement|tout au long|tout a la fois|en tout|tous deux|"
    r"toutes deux|tou[ts]e?s (?:les )?trois(?! quarts)|tous les deux|toutes les deux|en tous cas|de toutes? facons?|"
    r"toutes? sortes?|toute la fois|tout entier|tout a fait|tout d.abord|malgre tout|certes|"
    r"partout et tout le temps|surtout|"
    r"toutefois|d.une part(?!\w)|d.autre part(?!\w)|pour une part|dans l.ensemble(?! d)|"
    r"une certaine|un certain (?!nombre)|"
    r"tout ce qu|toujours (?:plus|selon|d'apres)|"
    r"pas (?:\w+ )?(?:toujours|partout)|pas tou[ts]e?s?|en tous|tout le monde|"
    r"tou[ts]e?s? n.\s?\w+ pas"
)
# What supports each of them.
_NEEDS = {
    "all": frozenset({"all"}),
    "most": frozenset({"most"}),
    "many": frozenset({"many", "most", "various"}),
    "some": frozenset({"some", "few", "various"}),
    "few": frozenset({"few", "some"}),
}
_NAMES = {
    "all": "la totalité",
    "most": "la majorité",
    "many": "un grand nombre",
    "some": "une partie",
    "few": "une minorité",
}
_WINDOW = 3
_AMONG = re.compile(r"(?<!\w)(?:notamment|en particulier|entre autres|par exemple|un aspect|un volet|un element)(?!\w)")
_LITTLE = re.compile(r"(?<!\w)(?:peu|moins|insuffis|faibl|manqu|rare|recul|diminu|baiss|penuri)")
_SPREADS = re.compile(r"(?<!\w)(?:generalis|universel)")
_DENIED = re.compile(r"(?<!\w)(?:ne |n')")
_MIXED = re.compile(r"(?<!\w)pas homogene(?!\w)")
_SHARE_ONLY = re.compile(r"(?<!\w)(?:seulement|seuls|seules|uniquement)\s\d")
_MAY = re.compile(r"(?<!ne )(?<!\w)peu(?:t|vent)(?!\w)|pas (?:\w+ )?(?:toujours|partout|homogene)(?!\w)")
# « le nourrissent toujours » where the sentence says that it goes on, « s’accentue sans cesse », that it grows.
_STILL = re.compile(
    r"(?<!\w)(?:demeur\w+|rest(?:e|ent|er)|continu\w+|perdur\w+|persist\w+|encore|toujours|croissante?s?)(?!\w)"
)
_GOES_ON = frozenset(("toujours", "sans cesse", "constamment", "continuellement"))
_A_CERTAIN = re.compile(r"(?<!\w)une? certaine? (?!nombre)")
_SEVERAL = ("pluri", "multi")
_SHORT = 3  # letters: « années », « pluri-annuel »
_HALF, _MOST = 50, 65  # per cent: « la majorité » is more than the first, « la plupart » more than the second
_ADVERBS = word_set("toujours systematiquement souvent parfois frequemment rarement partout ponctuellement")
_COUNTS_NOUN = re.compile(r"certain|quelques |de nombreu|beaucoup|plusieurs")
_DETERMINERS = frozenset(("tous les", "toutes les", "l'ensemble", "la totalite", "l'integralite", "tous", "toutes"))
_ALL_OF_THEM = frozenset(("leur ensemble", "son ensemble"))  # the noun comes before
_DEFINITE = word_set("les l le la nos leurs notre vos tous toutes chaque")  # « ces » points to what was named
_THE_ONE = word_set("l le la")


@dataclass(frozen=True, slots=True)
class Cue:
    """A quantifier and the stems right after it (right before too, for adverbs)."""

    kind: str
    text: str
    after: tuple[str, ...]
    before: tuple[str, ...]


def quantifiers(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each quantifier that no cited sentence has, and for one that was dropped to say more."""
    own = cues(statement)
    held = [cue for c in evidence.cited for cue in cues(c.text)]
    for cue in own:
        if cue.kind == "various" or cue.text == "toute":
            continue  # « toute évolution » is an evolution, whichever
        if cue.kind == "all" and excepts(statement, evidence):
            continue
        kinds = {h.kind for h in _near(cue, held)}
        held_up = _by_number(cue, evidence) or _same_words(cue, evidence) or _in_part(cue, held, evidence)
        if not kinds & _NEEDS[cue.kind] and not held_up:
            yield Failure("quantifiers", f"«\u00a0{cue.text}\u00a0» dit {_NAMES[cue.kind]}, pas les phrases citées.")
    if not excepts(statement, evidence):
        yield from _dropped(statement, own, held, evidence)


def excepts(statement: str, evidence: Evidence) -> bool:
    """Whether « tous ne … pas » says what the cited sentences say: of some, without denying, or in the same way."""
    if not denies_all(statement):
        return False
    kinds = {cue.kind for c in evidence.cited for cue in cues(c.text)} & {"some", "many", "few"}
    texts = [fold(c.text) for c in evidence.cited]
    affirmed = not any(_DENIED.search(text) for text in texts) or any(_MIXED.search(text) for text in texts)
    same = any(_NOT_ALL.search(text) for text in texts)
    return same or (affirmed and (bool(kinds) or any(_SHARE_ONLY.search(text) for text in texts)))


def denies_all(text: str) -> bool:
    """Whether « tous ne … pas » stands in a text: it says « some do not », not « none does »."""
    return bool(_NOT_ALL.search(fold(text)))


def cues(text: str) -> list[Cue]:
    """Every quantifier of a text; idioms (« avant tout », « tout en ») aside."""
    folded = _IDIOMS.sub(lambda match: "," * len(match[0]), fold(text))
    found: list[tuple[int, Cue]] = []
    taken: set[int] = set()
    for kind in ("most", "few", "some", "many", "all", "various"):
        for match in _COMPILED[kind].finditer(folded):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            taken |= set(range(match.start(), match.end()))
            found.append((match.start(), _cue(kind, match, folded)))
    return [cue for _, cue in sorted(found, key=lambda pair: pair[0])]


def _cue(kind: str, match: re.Match[str], folded: str) -> Cue:
    after: list[str] = []
    before = [t.stem for t in tokens(folded[: match.start()]) if t.stem]
    for token in tokens(folded[match.end() :]):
        if token.breaks or len(after) == _WINDOW:
            break
        if token.stem:
            after.append(token.stem)
    return Cue(kind, match[0], tuple(after), tuple(before[-1:]))


def _near(cue: Cue, held: Sequence[Cue]) -> list[Cue]:
    """The quantifiers that can answer one: an adverb an adverb, « tous les X » one of X, the others any."""
    # « Beaucoup perçoivent » is said by « souvent perçus ».
    some = cue.text.endswith("beaucoup")
    often = [h for h in held if h.kind in {"many", "most"} and _meets(cue, h)] if cue.kind == "many" else []
    same = [h for h in held if (h.text in _ADVERBS) == (cue.text in _ADVERBS) or (some and h.text == "souvent")]
    if cue.text == "partout":
        return [h for h in held if h.kind == "all"]
    if some or often:
        return [*same, *often]
    if cue.after and (cue.text in _DETERMINERS or _COUNTS_NOUN.match(cue.text)):
        return [
            h for h in same if overlap(cue.after[:1], expanded(h.after[:2])) or not h.after or h.text in _ALL_OF_THEM
        ]
    various = [h for h in same if h.kind == "various" and overlap(cue.after[:1], h.after[:2])]
    same = [h for h in same if h.kind != "various"]
    return [*various, *(h for h in same if _meets(cue, h))] or same


def _meets(one: Cue, other: Cue) -> bool:
    return overlap(one.after + one.before, other.after + other.before) > 0


def _by_number(cue: Cue, evidence: Evidence) -> bool:
    """« la majorité » is said by any share above one half of the same people, « une minorité » by any below."""
    if cue.kind not in {"most", "few"}:
        return False
    read = [(a, c) for c in evidence.cited for a in amounts(c.tokens)]
    shares = [(in_percent(a), _population(a, c)) for a, c in read if a.kind in SHARES]
    same = [value for value, who in shares if not cue.after or overlap(cue.after[:1], who)] or [
        value for value, who in shares if not who
    ]
    if cue.kind == "few":
        return any(value < _HALF for value in same)
    least = _MOST if re.search("plupart|large|grande", cue.text) else _HALF
    return any(value > least for value in same)


def _population(amount: Amount, cited: Cited) -> tuple[str, ...]:
    """The words of « des salariés français » after a share; none when a verb follows it."""
    after = cited.tokens[amount.end : amount.end + 5]
    return tuple(t.stem for t in after if t.stem) if after and after[0].form in {"des", "d", "du"} else ()


def _in_part(cue: Cue, held: Sequence[Cue], evidence: Evidence) -> bool:
    """« une partie » is said by « notamment », « plusieurs ans » by « pluriannuel », « peu de » by « insuffisant »."""
    if cue.text == "une partie":
        return all(h.kind != "all" for h in held) and any(_AMONG.search(fold(c.text)) for c in evidence.cited)
    if cue.text in _GOES_ON and not any(h.text in _ADVERBS for h in held):
        return any(_STILL.search(fold(c.text)) for c in evidence.cited)
    if cue.text == "quelques" and any(_A_CERTAIN.search(fold(c.text)) for c in evidence.cited):
        return True  # « quelques signes d’essoufflement » for « un certain essoufflement »
    if cue.text in {"tous", "toutes", "partout"} and any(_SPREADS.search(fold(c.text)) for c in evidence.cited):
        return True  # « étendre à tous » is said by « généraliser »
    if cue.text in {"peu de", "rare", "rares", "rarement"}:
        return any(_LITTLE.search(fold(c.text)) for c in evidence.cited)
    if cue.text == "chaque" and any(_NOT_ALL.search(fold(c.text)) for c in evidence.cited):
        return True  # « chacun a les siens » for « nous n’avons pas tous les mêmes »
    if cue.text == "chacun":  # of those that a sentence names without counting them
        return not any(h.kind in {"some", "many", "most", "few"} for h in held)
    if cue.text == "parfois":  # « peuvent se trouver »
        return any(h.kind == "some" for h in held) or any(_MAY.search(fold(c.text)) for c in evidence.cited)
    if cue.text == "plusieurs" and _in_plural(cue, evidence):
        return True
    words = [t.form for c in evidence.cited for t in c.tokens if t.form.startswith(_SEVERAL)]
    several = [w.removeprefix("pluri").removeprefix("multi") for w in words]
    return cue.text == "plusieurs" and any(w[:_SHORT] == a[:_SHORT] for w in several for a in cue.after[:1])


def _in_plural(cue: Cue, evidence: Evidence) -> bool:
    """« plusieurs leviers » over « les leviers » or « de nombreux leviers »: more than one, and no more is said."""
    plural = [t.stem for c in evidence.cited for t in c.tokens if t.stem and t.form.endswith(("s", "x"))]
    return bool(cue.after) and nearest(cue.after[0], plural) >= FAMILY


def _same_words(cue: Cue, evidence: Evidence) -> bool:
    """Adverbs that are words of the cited sentence in the same place: « principalement », « systématique »."""
    stems = {t.stem for t in tokens(cue.text) if t.stem and t.form.endswith("ment")}
    return bool(stems) and all(nearest(s, evidence.stems) >= FAMILY for s in stems)


def _dropped(statement: str, own: Sequence[Cue], held: Sequence[Cue], evidence: Evidence) -> Iterator[Failure]:
    """« certains salariés » may not become « les salariés », nor « souvent rigides », « rigides »."""
    read = tokens(statement)
    # « l’organisation qui les accueille » is one of them, where a sentence says « l’organisation » too.
    one = {(a.form, b.form) for c in evidence.cited for a, b in itertools.pairwise(c.tokens) if a.form in _THE_ONE}
    among = bool(_AMONG.search(fold(statement)))  # « par exemple » makes nothing of it the whole
    for cue in held:
        if (
            cue.kind not in {"some", "many"}
            or (among and cue.kind == "some")
            or cue.text == "plusieurs"
            or any(o.kind in {"some", "many", "few", "various"} for o in own if _meets(cue, o))
        ):
            continue
        if cue.text in {"souvent", "parfois", "frequemment"}:
            widened = bool(cue.after) and any(t.stem == cue.after[0] for t in read) and not own
        else:
            widened = bool(cue.after) and _definite(read, cue.after[0], one)
        if widened:
            yield Failure("quantifiers", f"«\u00a0{cue.text}\u00a0» a disparu\u00a0: l’énoncé en dit plus.")


def _definite(read: Sequence[Token], head: str, but: Collection[tuple[str, str]]) -> bool:
    """Whether a noun stands behind a definite article, unless the two words stand so in ``but``."""
    pairs = itertools.pairwise(read)
    return any(a.form in _DEFINITE and b.stem == head and (a.form, b.form) not in but for a, b in pairs)
