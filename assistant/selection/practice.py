"""What a proposition gives to put into practice: the sentences that say what to do, and with what."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.library.citations import Library
from assistant.library.reading import asked, body, essential, topic_of
from assistant.library.terms import terms_in
from assistant.selection.choice import whole_list
from assistant.selection.context import needed_before
from assistant.selection.stances import Addressee, Stance, stances
from assistant.selection.workplace import without_own_case
from assistant.understanding.question import Question
from assistant.understanding.wording import asking_clauses, fold
from corpus.types import BlockKind, Proposition, Sentence, Voice
from index.analysis import content_terms

# Chosen by reading what the twelve propositions give; no labelled question asks how to apply one.
_FEWEST = 2
_ENOUGH = 4  # sentences that propose, from which one that only observes must …
_CLEAR = 0.5  # … do so much
_SUMMARY = 4
_LOOSE = 0.9  # lost for each sentence that another can't be read without
_BEYOND = 0.4
BEGINS = r"(?:commenc|debut|demarr|s'y mettre|attaqu)\w*"
WHERE_TO_BEGIN = re.compile(
    rf"\bpar (?:quoi|ou|l(?:a|e|es)quel(?:le)?s?)\b.*\b{BEGINS}|\b{BEGINS} (?:par )?(?:quoi|ou|l(?:a|e)quel(?:le)?)\b|"
    r"\bpremiers? pas\b|"
    r"\bl(?:a|e|es)quel(?:le)?s?\b.*\b(?:en premier|d'abord|en priorite|prioritaires?|avant (?:l'autre|les autres))\b"
)
# Words that ask how to put into practice, whoever asks…
_APPLIED = re.compile(
    rf"\bcomment\b(?! s'(?:appelle|intitule))|{WHERE_TO_BEGIN.pattern}|\bmode d'emploi\b|\bs'y pren\w+|\ben pratique\b|"
    r"\b(?:mises?|mettre) en (?:oeuvre|place|pratique|application)\b|"
    r"\b(?:appliqu|declin|deploy|deploi|transpos|concretis)\w*"
)
# … and those that do so of one's own structure.
_AT_HOME = re.compile(
    r"\bconcretement\b|\b(?:chez|pour|avec|dans) (?:nous|moi|notre|nos|mon|ma|mes)\b|"
    r"\bnous (?:concern|parl|sert|serv)\w*|\bfait quoi\b|\bfaut quoi\b|\bquoi faire\b|\bque faire\b|\bdonne quoi\b"
)
# What one plans, and the words that ask to put it into practice.
PLANS = frozenset(
    content_terms(
        "œuvre mettre appliquer application concret "
        "mesure mesures action actions piste pistes solution solutions levier principal clé"
    )
)
_IN_PRACTICE = PLANS | frozenset(content_terms("mets mise pratique emploi mode place"))
# « Comment appliquer la 6 dans un petit SESSAD ? »: where, which the proposition doesn't speak of.
_PLACES = frozenset(
    content_terms(
        "petit petite petits grand grande moyen moyenne structure établissement association asso service "
        "équipe équipes foyer résidence maison organisation pôle siège groupe fondation centre crèche ehpad "
        "esat mecs ime itep sessad fam mas saad ssiad cada chrs camsp samsah savs iem ea ssr pmi concrètement "
        "s'applique appliquée vaut résidents usagers places lits quotidien terrain décliner décline déployer traduire "
        "traduit lancer démarrer commencer débuter adapter adapte utiliser marche marcher fonctionne quoi pas premier "
        "prend prendre s'y boîte petites entreprise concret vrai aider aide"
    )
)
# « Je suis chef de service », « en tant que DRH »: who applies it.
_AS_A = re.compile(
    r"(?<!\w)(?:je suis|en tant que) (?:une? )?(?:chef(?:fe)? de service|direct(?:eur|rice)|cadre|manager|drh|rh|"
    r"responsable(?: de service)?|coordinat(?:eur|rice)|pr[ée]sidente?|tr[ée]sori[eè]re?)(?!\w)",
    re.IGNORECASE,
)
_NEXEM_PROPOSES = re.compile(
    r"\bnexem (?:\w+ ){0,2}(?:propos|preconis|engag|invit|souhait|enten|considere|partag|recommand)\w*|"
    r"\bnous (?:devons|entendons|souhaitons|proposons|pouvons|pourrions)\b"
)
# What one does it with.
_MEANS = re.compile(
    r"\b(?:moyens|methodes?|outils?|outillage|outiller|modalites|dispositifs?|mesures|formations?|ateliers?|espaces de|"
    r"comites? de|reserver|laboratoires?|communautes? de|parrainage|cooptation|stages|salons|mecenat|conges|campagnes?|"
    r"plan d'action|projet managerial|organisme|systemes? de|mentorat|certifications?|negociations?)\b"
)
# What a structure can't do by itself.
_TOGETHER = re.compile(r"\bbranche\b|\bparitaire\b|\bau niveau national\b|\baxess\b|\bpolitique prioritaire\b")
_INFINITIVE = re.compile(
    r"(?!derriere|outre|contre|entre)[a-z]{3,}(?:er|ir|re) (?:le|la|les|des|une?|nos|son|sa|ses)\b"
)


def asks_how(question: Question) -> bool:
    """Whether a question asks how to put something into practice, in one's own structure or anywhere."""
    folded = asked(question)
    return bool(_APPLIED.search(folded) or (_AT_HOME.search(folded) and (question.situation or question.follow_up)))


def practised(question: Question) -> frozenset[str]:
    """The stems of what is to be put into practice, besides the person's own case and the words that ask how: none when
    a proposition is named, and nothing else of it.
    """
    bare = without_own_case(_AS_A.sub(" ", question.search if question.follow_up else question.asked))
    asking = next(iter(asking_clauses(bare)), bare)
    left = (topic_of(replace(question, search=text), _IN_PRACTICE | _PLACES) for text in (asking, bare))
    return min(left, key=len)


def in_practice(
    proposition: Proposition, library: Library, most: int, said: bool = False, alone: bool = False
) -> list[str]:
    """Ids of the sentences that say what to do and with what, ``most`` besides those that they need; what its summary
    gives is left out when it was ``said``, and what a structure can't do by itself when it must do it ``alone``.
    """
    sentences = body(proposition.section_ids, library)
    summary = essential(sentences, proposition.title, library, _SUMMARY)
    if said and sum(does(s) > 0 for s in sentences if s not in summary) >= _FEWEST:
        sentences = [s for s in sentences if s not in summary]
    read = stances(sentences)
    asks = {i for i, r in read.items() if r.stance is Stance.ASKS and r.addressee is Addressee.PUBLIC}
    if alone:
        sentences = [s for s in sentences if not _TOGETHER.search(fold(s.text)) and s.kind is not BlockKind.ITEM]
    if sum(s.voice is not Voice.OBSERVATION and does(s) > 0 for s in sentences) >= _ENOUGH:
        sentences = [s for s in sentences if s.voice is not Voice.OBSERVATION or does(s) >= _CLEAR]
    words = terms_in(proposition.title)
    scores = {s.id: _weight(s, words, library) for s in sentences if s.id not in asks and does(s)}
    best = sorted((s for s in sentences if scores.get(s.id, 0.0) > 0), key=lambda s: (-scores[s.id], s.start))[:most]
    kept = [i for s in best for i in _readable(s, library)]
    return library.in_order(dict.fromkeys([*kept, *(s.id for s in summary if len(best) < _FEWEST)]))


def _weight(sentence: Sentence, title: frozenset[str], library: Library) -> float:
    """What a sentence does, closer to the title first; less when it can't be read without others that do nothing."""
    before = map(library.sentence, needed_before(sentence, library))
    close = len(title & terms_in(sentence.text)) / (len(title) or 1)
    beyond = bool(_TOGETHER.search(fold(sentence.text)))
    return does(sentence) + close - _BEYOND * beyond - _LOOSE * sum(not does(s) for s in before)


def _readable(sentence: Sentence, library: Library) -> list[str]:
    """A sentence with those it can't be read without; an item with its whole list."""
    whole = whole_list(sentence, library) if sentence.kind is BlockKind.ITEM else []
    return [s.id for s in whole] or [*needed_before(sentence, library), sentence.id]


def does(sentence: Sentence) -> float:
    """How much a sentence says what to do: in Nexem's own proposals, in what members do, with the means it names."""
    folded = fold(sentence.text)
    means = min(len({m[0] for m in _MEANS.finditer(folded)}), 3)
    match sentence.kind, sentence.voice:
        case BlockKind.ITEM, Voice.PROPOSAL:
            return 0.5 + 0.6 * means if means else 0.0
        case BlockKind.PARAGRAPH, _ if folded.endswith(":"):
            return 0.0  # it only announces a list
        case BlockKind.PARAGRAPH, Voice.PROPOSAL | Voice.EXAMPLE:
            return 0.5 + bool(_NEXEM_PROPOSES.search(folded)) + 0.6 * means
        case BlockKind.PARAGRAPH, Voice.OBSERVATION:
            return 0.3 * bool(_NEXEM_PROPOSES.search(folded)) + 0.3 * means + 0.5 * bool(_INFINITIVE.match(folded))
        case _:
            return 0.0
