"""Words of a statement and of the sentences it points to, and how alike two of them are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.lexicon import load_lexicon
from index.analysis import exact_terms, fold, is_stop_word, stem
from index.french import ELIDED

SYNONYMS = Path(__file__).parent / "synonyms.txt"
OPPOSITES = Path(__file__).parent / "opposites.txt"
DERIVATIONS = Path(__file__).parent / "derivations.txt"
EXPRESSION = "_"
# The likeness of two stems, highest first. The lexicon leads from what people say to the words of the documents, some
# of which mend what was said (« dévalorisé » leads to « valoriser »): it shows a common subject, not a common sense.
SAME, FAMILY, SYNONYM, SUBJECT = 1.0, 0.8, 0.5, 0.4
_SHORTEST_ROOT = 5  # letters that two words of a family share: « attirer » and « attractif » don't, « formation » does
_ROOT_SHARE = 0.6
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3  # a stem that another one lengthens: « oubl », « oublion »
_WHOLE = r"peut-être|c['’]est-à-dire|bien-être|savoir-être|savoir-faire|vis-à-vis|week-ends?"
_ELIDED = "|".join(sorted(ELIDED, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<word>{_WHOLE}|(?:{_ELIDED})['’](?=\w)|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:[.,]\d+)?)"
    r"|(?P<mark>\.{3}|[^\w\s])",
    re.IGNORECASE,
)
# Forms that the stemmer cuts too short: « connaît » gives « con ».
_INFINITIVES = "connaitre reconnaitre meconnaitre apparaitre naitre"
# Forms whose stem is not that of their infinitive: their synonyms are those of the infinitive.
_IRREGULAR = (
    "mettre met mettent|permettre permet permettent|transmettre transmet transmettent|admettre admet admettent|"
    "savoir sait savent saura sauront su sachant sache|vouloir veut veulent voudra voudront|"
    "tenir tient tiennent tiendra|"
    "maintenir maintient maintiennent|soutenir soutient soutiennent|obtenir obtient obtiennent|"
    "retenir retient retiennent|detenir detient detiennent|contenir contient contiennent|"
    "appartenir appartient appartiennent|venir vient viennent viendra|devenir devient deviennent deviendra|"
    "prevenir previent previennent|intervenir intervient interviennent|revenir revient reviennent|"
    "prendre prend prennent pris prise prises|apprendre apprend apprennent|comprendre comprend comprennent|"
    "recevoir recoit recoivent recu recue recus|percevoir percoit percoivent percu|concevoir concoit concoivent concu|"
    "voir voit voient verra verront|croire croit croient|vivre vit vivent|suivre suit suivent|"
    "poursuivre poursuit poursuivent|ecrire ecrit ecrivent|decrire decrit decrivent|inscrire inscrit inscrivent|"
    "dire dit disent|lire lit lisent|conduire conduit conduisent|produire produit produisent|"
    "reduire reduit reduisent|traduire traduit traduisent|construire construit construisent|"
    "introduire introduit introduisent|acquerir acquiert acquierent acquis|requerir requiert requierent requis|"
    "accroitre accroit accroissent accru|croitre croissent|offrir offre offrent|ouvrir ouvre ouvrent|"
    "souffrir souffre souffrent|sentir sent sentent|servir sert servent|agir agit agissent|"
    "suffire suffit suffisent|plaindre plaint plaignent|joindre joint joignent|rejoindre rejoint rejoignent|"
    "atteindre atteint atteignent|craindre craint craignent|convaincre convainc convainquent|"
    "resoudre resout resolvent resolu|mourir meurt meurent|promouvoir promeut promeuvent|"
    "valoir vaut valent|projeter projette projettent|rejeter rejette rejettent|appeler appelle appellent|"
    "tirer tire tirent tirons|repondre repond repondent|attendre attend attendent|rendre rend rendent|"
    "perdre perd perdent|defendre defend defendent|etendre etend etendent|dependre depend dependent"
)
_CONJUGATED = {verb.removesuffix("re"): verb for verb in _INFINITIVES.split()}
_CONJUGATED |= {form: forms.split()[0] for forms in _IRREGULAR.split("|") for form in forms.split()[1:]}
# Endings of verbs that the stemmer leaves: « quittent », « permettons », « permettr(e) ».
_VERB_ENDINGS = re.compile(r"(?:aient|ent|ait|ant|ons|r)$")
_SHORTEST_VERB = 5  # letters left when such an ending is cut: « moment », « talent » are no verbs
_BREAKS = frozenset(".;:!?…()«»“”")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark. ``form`` is folded; ``stem`` is "" for what carries no content of its own."""

    text: str
    form: str
    stem: str
    start: int
    kind: str  # "word", "number", "mark"

    @property
    def breaks(self) -> bool:
        """Whether a clause ends here."""
        return self.kind == "mark" and self.text[0] in _BREAKS


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, for the short lists that the guards keep."""
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of ``text`` in order."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        form = fold(match[0]).rstrip("'") if kind == "word" else match[0]
        found.append(Token(match[0], form, _stem(form) if kind == "word" else "", match.start(), kind))
    return tuple(found)


def _stem(form: str) -> str:
    form = _CONJUGATED.get(form, form)
    if "-" in form:
        return stem(form.replace("-", ""))
    return "" if is_stop_word(form) else stem(form)


def content(text: str) -> list[str]:
    """The stems of the content words of ``text``, in order, repeated as often as they occur."""
    return [token.stem for token in tokens(text) if token.stem]


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> float:
    """How alike two stems are: the same, one family, synonyms, one subject in the lexicon, or 0."""
    if one == other:
        return SAME
    roots = root(one), root(other)
    if _one_family(one, other) or roots[0] == roots[1]:
        return FAMILY
    for groups, worth in ((_families(), FAMILY), (_synonyms(), SYNONYM), (_subjects(), SUBJECT)):
        if groups.get(roots[0], frozenset()) & groups.get(roots[1], frozenset()):
            return worth
    return 0.0


def root(one: str) -> str:
    """A stem without the ending of a verb that the stemmer leaves on it."""
    cut = _VERB_ENDINGS.sub("", one)
    return cut if len(cut) >= _SHORTEST_VERB else one


def nearest(one: str, others: Iterable[str]) -> float:
    """The likeness of a stem to the most alike of ``others``; 0 without any."""
    return max((alike(one, other) for other in others), default=0.0)


def overlap(ones: Iterable[str], others: Iterable[str], least: float = SYNONYM) -> int:
    """How many of the stems of ``ones`` have one at least that alike among ``others``."""
    held = tuple(others)
    return sum(nearest(one, held) >= least for one in set(ones))


def _one_family(one: str, other: str) -> bool:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    if shared == shorter >= _SHORTEST_STEM and longer - shorter <= _LONGEST_ENDING:
        return True
    return shared >= _SHORTEST_ROOT and shared >= _ROOT_SHARE * longer


def opposed(one: str, other: str) -> bool:
    """Whether two stems stand on the two sides of a line of ``opposites.txt``."""
    sides = _opposites()
    ones, others = (sides.get(root(word), frozenset()) for word in (one, other))
    return any((line, not side) in others for line, side in ones)


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[tuple[int, bool]]]:
    """The lines of ``opposites.txt`` that each stem stands in, and on which side."""
    found: dict[str, set[tuple[int, bool]]] = {}
    for number, line in enumerate(OPPOSITES.read_text(encoding="utf-8").splitlines()):
        if line and line[0] != "#":
            for side, words in enumerate(line.split("|")):
                for form in exact_terms(words):
                    found.setdefault(root(stem(form)), set()).add((number, bool(side)))
    return {word: frozenset(places) for word, places in found.items()}


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    """The lines of ``derivations.txt`` that each stem stands in."""
    return _grouped(map(exact_terms, _lines(DERIVATIONS)))


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[int]]:
    """The lines of ``synonyms.txt`` that each stem stands in."""
    words = (" ".join(word for word in line.split() if EXPRESSION not in word) for line in synonym_lines())
    return _grouped(map(exact_terms, words))


def synonym_lines() -> list[str]:
    """The lines of ``synonyms.txt``; ``EXPRESSION`` joins the words of an expression."""
    return _lines(SYNONYMS)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


@lru_cache(maxsize=1)
def _subjects() -> dict[str, frozenset[int]]:
    """The lines of the lexicon that each stem stands in: one word said, one expression of the documents."""
    return _grouped(
        [*said, *exact_terms(words)]
        for entry in load_lexicon().entries
        for said in map(exact_terms, entry.said)
        if len(said) == 1
        for words in entry.found
    )


def _grouped(groups: Iterable[list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(groups):
        for form in forms:
            found.setdefault(root(stem(form)), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
