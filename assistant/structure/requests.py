"""« Que demande Nexem à l’État ? », « À quoi s’engage Nexem ? »: every sentence of the manifesto that does so, or those
that do so on what is asked about.
"""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import all_terms, asked, by_number, topic_of
from assistant.selection.completeness import asks_for_all
from assistant.selection.context import reasons_after
from assistant.selection.expectation import HARD_NEEDS, expectations
from assistant.selection.stances import Addressee, Stance, stances
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import BlockKind, Sentence, Voice
from index.analysis import content_terms

_ASKS = re.compile(
    r"\b(?:demand|reclam|attend|exige|revendi|sollicit|interpell)\w*|"
    r"\b(?:veu(?:t|lent)|voudrai(?:t|ent)|souhait\w+)(?:-\w+)? (?:\w+ )?(?:que|de) (?:l'|la |les |le )"
)
_PUBLIC = re.compile(
    r"\b(?:etat|pouvoirs? publics?|gouvernement|legislateur|ministeres?|ministres?|puissance publique)\b"
)
# Who is meant by « les pouvoirs publics », in a sentence; not « les diplômes d’État ».
_AUTHORITIES = re.compile(
    r"\b(?:pouvoirs publics|gouvernement|legislateur|ministeres?|autorites de tarification|france competences)\b|"
    r"(?<!diplomes d')(?<!diplome d')\betat\b"
)
_PROPOSED = re.compile(r"\bnexem a (?:deja )?propose\b")  # to others than its readers
_COMMITS = re.compile(r"\b(?:s'engage\w*|engagements?|promet\w*|s'est engage\w*)\b")
_WORDS = frozenset(
    content_terms(
        "prendre prend demander demande demandes réclamer réclame attendre attend attente attentes exiger "
        "exige revendiquer revendique revendication revendications solliciter sollicite interpeller "
        "interpelle état public publics pouvoir pouvoirs gouvernement législateur ministère ministre "
        "puissance publique s'engager engage engagement engagements promettre promet concrètement précisément "
        "exactement part côté propres liste complète exhaustive envers auprès tout"
    )
)

SEVERAL = 2
WIDER = (
    "D’abord les demandes dites comme telles, puis les phrases qui associent les pouvoirs publics à ce que Nexem "
    "propose, ou rappellent ce qu’il a proposé. La liste peut être incomplète\u00a0:"
)
NO_REQUEST = "Je n’ai trouvé là aucune demande de Nexem aux pouvoirs publics."
NO_COMMITMENT = "Je n’ai trouvé là aucun engagement que Nexem prenne lui-même."
ABOUT = 0.3  # share of the topic's words; half of them lost requests in eval/practice


def requests(question: Question, library: Library) -> Draft | None:
    """The sentences, in their order; of the named propositions alone when there are some. Of what is asked of the State
    on a topic, those that are about it, when there are several: a single one is found like any other sentence. None
    when no sentence does it.
    """
    folded = asked(question)
    if question.press or any(one.need in HARD_NEEDS for one in expectations(question.asked)):
        return None  # « combien de millions demande Nexem à l’État ? » wants a sum, not the list
    topic = topic_of(question, _WORDS)
    if _ASKS.search(folded) and _PUBLIC.search(folded):
        stance, addressee = Stance.ASKS, Addressee.PUBLIC
    elif _COMMITS.search(folded) and not topic:
        stance, addressee = Stance.COMMITS, None
    else:
        return None
    manifesto = [s for d in library.of_kind("manifesto") for s in d.sentences]
    readings = stances(manifesto)
    found = [
        sentence.id
        for sentence in manifesto
        if (read := readings.get(sentence.id)) is not None
        and (read.stance, read.addressee) == (stance, addressee)
        and sentence.kind is not BlockKind.HEADING
        and not is_signature(sentence)
        and (not question.propositions or library.section_of(sentence).proposition in question.propositions)
    ]
    if topic:
        found = [i for i in found if _about(topic, library.sentence(i), library)]
        if len(found) < SEVERAL:
            return None
    known = set(question.propositions) & set(by_number(library))
    if stance is Stance.ASKS and not topic and not known and asks_for_all(question):
        wider = [
            i for s in manifesto if s.id not in found and _turns_to_them(s) for i in (s.id, *reasons_after(s, library))
        ]
        return Draft("answered", tuple(map(Pick, [*found, *dict.fromkeys(wider)])), WIDER)
    if known and not found and not topic:
        return Draft("not_in_corpus", preface=NO_REQUEST if stance is Stance.ASKS else NO_COMMITMENT)
    return Draft("answered", tuple(Pick(i) for i in found)) if found else None


def _turns_to_them(sentence: Sentence) -> bool:
    """Whether Nexem, or who signs for it, names the public authorities in what they propose, or recalls a proposal."""
    folded = fold(sentence.text)
    if sentence.voice is Voice.PROPOSAL and _PROPOSED.search(folded):
        return True
    for_nexem = sentence.speaker is not None and "nexem" in fold(sentence.speaker.role)
    own = sentence.voice is Voice.PROPOSAL or (for_nexem and not is_signature(sentence))
    return own and bool(_AUTHORITIES.search(folded))


def _about(topic: frozenset[str], sentence: Sentence, library: Library) -> bool:
    """Whether a sentence, or the questions that lead to it, hold enough of the topic."""
    return len(topic & all_terms(sentence, library)) >= ABOUT * len(topic)
