"""The share of a statement's content words that the sentences it points to hold, and that those beside them hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from math import fsum

from assistant.guards.amounts import NUMBER_WORDS, ORDINALS, PARTS
from assistant.guards.evidence import Evidence, Failure
from assistant.guards.expressions import reworded
from assistant.guards.words import FAMILY, SUBJECT, SYNONYM, content, nearest, root, tokens
from index.analysis import fold, stem

# Tuned on eval/guards/paraphrases.jsonl (development half) and the moved citations made from it: see eval/guards.
LEAST_COVERED = 0.45
# A part of a statement may not rest on nothing while the rest carries its share: (words at least, least share) of what
# stands between two marks, commas among them or not. Chosen on one half of the paraphrases, by cited sentence, and on
# the claims added from another section (0 right ones stopped of 485), confirmed on the other (3 of 497): eval.guards.
_PARTS_AT_COMMAS = ((3, 0.3), (4, 0.4))
_PARTS_AT_STOPS = ((4, 0.4),)
BESIDE = 0.2  # by how much a sentence nearby may hold more of a statement than those it points to
_REACH = 2  # sentences before and after those: further on, another part of the section speaks of something else
AROUND = 0.5  # what a word of a title or of the paragraph before is worth beside one of the sentence
# Words that attribute, introduce or link: they claim nothing of their own (other guards look at who and how much).
_FRAME_WORDS = (
    "nexem humanifest manifeste chapitre document texte proposition axe article presse selon après enquête étude "
    "sondage baromètre rapport auteur autrice journaliste directeur directrice général fondation propose proposer "
    "estime estimer considère considérer juge juger souligne souligner rappelle rappeler affirme affirmer indique "
    "indiquer précise préciser note noter constate constater observe observer montre montrer déclare déclarer ajoute "
    "ajouter explique expliquer préconise préconiser recommande recommander souhaite souhaiter demande demander "
    "appelle appeler invite inviter plaide plaider entend vise viser veut vouloir insiste insister évoque évoquer "
    "cite citer mentionne mentionner doit devoir faut falloir pouvoir peut permettre s’agit agir avis yeux pense "
    "penser dire cela celui celle ainsi alors effet exemple notamment part point titre intitulé manière façon raison "
    "source chiffre juge trouve convaincu conviction secteur organisation rester reste restent nombre caractère "
    "accorder compter "
    # Every form of the modals: how real something is, the guard of modality looks at.
    "doivent devons devra devront devrait devraient faudra faudrait peuvent pouvons pourra pourront pourrait "
    "pourraient veut veulent voulons voudra voudrait voudraient permet permettent permettra permettront permettrait "
    "permettraient saurait sauraient possible possiblement éventuel"
)
# Words of French that carry others: verbs that say little without their object, nouns that stand for what follows,
# words that link, place in time or restrict, verbs that tell of speech, numbers (other guards read the last three).
# One counts where the evidence holds it, and claims nothing where it doesn't.
_LIGHT_WORDS = (
    "tenir mettre rendre prendre porter aller venir passer parler traiter trouver voir savoir exister devenir "
    "constituer représenter consister sembler apparaître demeurer jouer laisser donner apporter arriver commencer "
    "continuer finir servir sentir essayer parvenir tenter chercher pousser amener conduire relever poser "
    "offrir concerner compris compter figurer reposer "
    "fait chose question sujet matière domaine cas type sorte terme aspect élément niveau cadre but objet moyen rôle "
    "thème thématique œuvre place lieu face côté ordre genre forme mesure idée ensemble partie usage "
    "grâce cause malgré dépit égard vertu travers faveur peine lors faute parmi désormais aujourd’hui maintenant "
    "bientôt demain hier abord fois temps long "
    "également davantage mieux assez beaucoup fortement nettement vraiment réellement directement certes ailleurs "
    "seulement uniquement exclusivement strictement simplement seul rarement globalement majoritairement "
    "propre simple grand petit bon "
    "soi réalité partout situation paraître paru parue publier publiée mener menée suite prévu prévue "
    "va vont gens auquel auxquels duquel plutôt juste avant "
    "garde alerter avertir regretter déplorer rapporter mentionner suggérer réclamer inciter attendre prôner croire "
    "signer parole "
    "provenir provient référence dater date datant exprimer témoigner"
)
LIGHT = frozenset(root(t.stem) for t in tokens(_LIGHT_WORDS) if t.stem) | frozenset(
    root(stem(word)) for word in NUMBER_WORDS.union(PARTS, ORDINALS)
)
FRAME = frozenset(stem(t.form) for t in tokens(_FRAME_WORDS) if t.kind == "word")
_NUMBER = re.compile(r"\d")
# Words that only unfold « la Génération Z (1995-2012) »: « regroupe les personnes nées entre 1995 et 2012 ».
_DATED = re.compile(r"\(\d{4}\s?[-–]\s?\d{4}\)")
_UNFOLDING = frozenset(
    t.stem
    for t in tokens(
        "regrouper réunir rassembler désigner couvrir personne gens né née naître date période dater correspondre "
        "correspond année an comprendre comprend inclure inclut recouvrir étendre aller va situer borner borne compter"
    )
    if t.stem
)
# A sentence whose subject stands in the one before: « Il constitue », « De plus, elle », « Cette réflexion ».
_ANAPHORA = re.compile(
    r"(?:[^,]{1,30}, )?(?:\w+ ){0,2}?(?:ils?(?! s'agit| faut)|elles?|ce|cela|cette|ces|ceux|celle)(?!\w)"
)
_TITLED = re.compile(r"(?<!\w)(?:propositions?|axes?) \d|intitule|titre")
_PAIRED = frozenset("«»“”()")  # they open inside a clause


def coverage(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """One failure when too few content words are found in the cited sentences, one when a neighbour holds far more."""
    share = covered(statement, evidence)
    if share < LEAST_COVERED:
        percent = round(100 * share)
        yield Failure("coverage", f"Les phrases citées ne tiennent que {percent}\u00a0% des mots de l’énoncé.")
    elif any(_is_bare(statement, evidence, *rule) for rule in ((_PARTS_AT_COMMAS, ","), (_PARTS_AT_STOPS, ""))):
        yield Failure("coverage", "Une partie de l’énoncé n’est pas dans les phrases citées.")
    stated = _words(statement, evidence)
    words = frozenset(w for w in stated if root(w) not in LIGHT or nearest(w, evidence.stems) >= SYNONYM)
    own = _inside(words, evidence.stems)
    titled = bool(_TITLED.search(fold(statement)))
    if any(_inside(words, frozenset(content(text))) >= own + BESIDE for text in _beside(evidence, titled=titled)):
        yield Failure("coverage", "Une phrase voisine tient bien plus de mots de l’énoncé que celles citées.")


def covered(statement: str, evidence: Evidence) -> float:
    """The share, in [0, 1]: a stem counts 1, a word of its family .8, a synonym .5, a word of
    the same subject .4; half that in what is around, .8 of it where the subject of the sentence stands there.
    """
    claimed = _claimed(_words(statement, evidence), evidence, _expressed(statement, evidence))
    return fsum(claimed) / len(claimed) if claimed else 1.0  # the order of a set must not tip a share


def _claimed(words: Collection[str], evidence: Evidence, expressed: Collection[str]) -> list[float]:
    """What each word that claims something is worth; a light word claims nothing unless the evidence holds it.

    ``expressed``: the roots of those that stand for an expression of the evidence, or with others for one of its words.
    """
    worths = {w: max(_worth(w, evidence), SYNONYM if root(w) in expressed else 0.0) for w in words}
    light = LIGHT | _UNFOLDING if any(_DATED.search(c.text) for c in evidence.cited) else LIGHT
    return [worth for word, worth in worths.items() if worth >= SYNONYM or root(word) not in light]


def _expressed(statement: str, evidence: Evidence) -> frozenset[str]:
    return reworded(statement, tuple(c.text for c in evidence.cited))


def _is_bare(statement: str, evidence: Evidence, limits: Sequence[tuple[int, float]], marks: str) -> bool:
    """Whether some part of a statement, cut at its stops and at ``marks``, has too few of its words held."""
    words = _words(statement, evidence)
    parts: list[set[str]] = [set()]
    for token in tokens(statement):
        if (token.breaks and token.text not in _PAIRED) or token.text == marks:
            parts.append(set())
        elif token.stem in words:
            parts[-1].add(token.stem)
    expressed = _expressed(statement, evidence)
    found = [claimed for part in parts if (claimed := _claimed(part, evidence, expressed))]
    return any(
        len(claimed) >= most and fsum(claimed) / len(claimed) < least for claimed in found for most, least in limits
    )


def _words(statement: str, evidence: Evidence) -> frozenset[str]:
    """The stems of a statement that claim something; who speaks in the cited sentences is for another guard."""
    speakers = [c.sentence.speaker for c in evidence.cited if c.sentence.speaker]
    names = {t.stem for speaker in speakers for t in tokens(speaker.name)}
    names |= {t.stem for speaker in speakers for t in tokens(str(speaker))} - evidence.stems  # but for a signature
    stems = {t.stem for t in tokens(statement) if t.stem and not _NUMBER.search(t.stem)}
    return frozenset(stems - FRAME - names)


def _inside(words: frozenset[str], stems: frozenset[str]) -> float:
    """The share of words that some stems hold, what is around them left out."""
    worths = [nearest(word, stems) for word in words]
    return fsum(worth for worth in worths if worth >= SYNONYM) / len(words) if words else 0.0


def _beside(evidence: Evidence, *, titled: bool) -> Iterator[str]:
    """The sentences of the same section just before and after the cited ones, without these.

    ``titled``: the statement names a proposition or an axis, whose heading the program prints above its sentences.
    """
    above = {title for c in evidence.cited for title in c.path} if titled else set()
    cited = {c.sentence.id for c in evidence.cited}
    seen = {
        other.id: other.text
        for c in evidence.cited
        for step in range(-_REACH, _REACH + 1)
        if (other := evidence.library.neighbour(c.sentence.id, step)) is not None
        # The signature of a quotation says who speaks, which is cited with the quotation.
        and not (other.speaker is not None and other.text.startswith(other.speaker.name))
    }
    return (text for key, text in seen.items() if key not in cited and text not in above)


def _worth(word: str, evidence: Evidence) -> float:
    inside = nearest(word, evidence.stems)
    if inside >= SUBJECT:
        return inside
    anaphoric = any(_ANAPHORA.match(fold(c.text)) for c in evidence.cited)
    return (FAMILY if anaphoric else AROUND) * nearest(word, evidence.around)
