"""« Nexem est-il pour ou contre X ? »: when no sentence takes sides, that is said first."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.context import needed_before
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import Sentence, Voice

NO_SIDE = f"Je n’ai trouvé aucune phrase où Nexem se dise pour ou contre. Ce que disent les documents{NBSP}:"
_WHO = r"(?:nexem|l'humanifest|(?:le|ce) (?:manifeste|texte|document)|ils?|elle)"
_SIDE = r"(?:pour ou contre|contre ou pour|favorables?|defavorables?|hostiles?|opposee?s?|partisans?)\b"
_ASKS_SIDE = re.compile(
    rf"\b{_WHO} (?:est|sont|serait|y est)(?:-(?:il|elle|ils|elles))? (?:plutot |vraiment |reellement )?{_SIDE}|"
    rf"\b(?:est|sont)-(?:il|ils|elle) (?:plutot |vraiment )?{_SIDE}|"
    rf"\b{_WHO},? (?:(?:il|elle) (?:est|sont) )?pour ou contre\b|^(?:pour|contre) ou (?:contre|pour)\b|"
    rf"\b{_WHO} (?:est|sont)(?:-(?:il|ils|elle))? (?:plutot )?contre\b|"
    rf"\b{_WHO} (?:(?:il|elle) )?(?:est|sont|y est)(?:-(?:il|ils|elle))? (?:plutot |vraiment )?pour\W*$|"
    r"\b(?:pour ou contre|contre ou pour)\W*$"
)
# « Nexem le reconnaît ? », « ils sont d’accord ? »: the sentence in which Nexem says what it makes of it.
_ASKS_VIEW = re.compile(
    rf"\b{_WHO},? (?:(?:il|elle|ils) )?(?:le |la |les |l'|en |y )?"
    r"(?:reconnai|admet|soutien|defend|denonc|deplor|regrett|approuv|valid|cautionn|encourag|accept)\w*"
    r"(?: ca| cela)?(?:,? au moins|,? noir sur blanc)?\W*$|"
    rf"\b{_WHO} (?:est|sont)(?:-(?:il|ils|elle))? (?:bien )?d'accord\b|"
    r"\b(?:reconnait|admet|soutient|defend|denonce|deplore|regrette|approuve)(?:-t)?-(?:il|elle|on)\b|"
    r"\b(?:reconnaissent|admettent|soutiennent|defendent|denoncent|deplorent|approuvent)-ils\b|"
    r"\bc'est (?:bien )?(?:dans|parmi) (?:les|vos|leurs) propositions\b|"
    rf"\bque pense(?:nt)?(?:-t-il|-ils)? {_WHO}?|\b{_WHO} en pense(?:nt)? quoi\b"
)
# … as they stand in a question: no word of the matter.
_SIDE_WORDS = re.compile(
    r"(?:(?:,| ou| ni) )?(?:plut[oô]t )?\b(?:d[ée]favorable|favorable|hostile|oppos[ée]e?|partisane?)s?\b(?: [àa]\b)?",
    re.IGNORECASE,
)
# What opens on the sentences before it, of other paragraphs too.
_DRAWS = re.compile(
    r"(?:dans (?:cette optique|cet esprit|cette perspective)|c'est (?:pourquoi|dans cet esprit|pour cela)|"
    r"pour (?:ce faire|cela)|aussi|ainsi|des lors|en consequence|a cet (?:effet|egard)|face a ces?)\b"
)
_SOON = 6  # sentences after a finding within which Nexem says what it makes of it
# Nexem’s own voice, said in so many words.
_STANDS = re.compile(
    r"\bnexem (?:ne (?:peut|saurait|veut)|considere|estime|partage|soutient|souhaite|propose|preconise|regrette|"
    r"deplore|refuse|demande|entend|promeut|invite|engage)\b|"
    r"\bnous (?:considerons|estimons|soutenons|regrettons|refusons|souhaitons|entendons|proposons|demandons|"
    r"ne souhaitons pas|sommes (?:convaincus|favorables|opposes))\b"
)
# Nexem’s own view, in a sentence that only observes.
_VIEW = re.compile(
    r"\bnexem (?:considere|estime|partage|soutient|encourage|regrette|deplore|refuse)\w*|"
    r"\bnous (?:considerons|estimons|soutenons|regrettons|refusons|sommes (?:convaincus|favorables|opposes))\b"
)


def on_the_matter(question: Question) -> Question:
    """A question that asks on which side Nexem is, searched for as one on the matter; any other as it is."""
    if not _asks_side(question):
        return question
    return replace(question, search=" ".join(_SIDE_WORDS.sub(" ", question.search).split()))


def _asks_side(question: Question) -> bool:
    return not question.press and bool(_ASKS_SIDE.search(fold(question.asked)))


def with_no_side(question: Question, draft: Draft, library: Library) -> Draft:
    """The draft of a question that asks on which side Nexem is, with what to say first when no sentence of it on the
    matter is a proposal or a view of Nexem’s own.
    """
    if draft.status != "answered" or draft.preface or not _asks_side(question):
        return draft
    topic = frozenset(topic_terms(question.search)) - META_WORDS
    topic = topic.union(*led_terms(question.search, topic).values())
    if any(_takes_sides(pick.sentence_id, topic, library) for pick in draft.picks):
        return draft
    return replace(draft, status="partial", preface=NO_SIDE)


def with_its_view(question: Question, draft: Draft, library: Library) -> Draft:
    """The draft of a question on what Nexem makes of a thing; with the sentence beside what is found, under the same
    heading, in which Nexem says so, unless one that is given does.
    """
    asked = not question.press and _ASKS_VIEW.search(fold(question.asked))
    if draft.status not in {"answered", "partial"} or not draft.picks or not (asked or _asks_side(question)):
        return draft
    picked = [library.sentence(p.sentence_id) for p in draft.picks]
    if any(_STANDS.search(fold(s.text)) for s in picked):
        return draft
    view = next((v for s in picked if (v := _view_after(s, library))), None)
    if view is None:
        return draft
    ids = dict.fromkeys([*(s.id for s in picked if s.section_id == view.section_id), view.id])
    ids |= dict.fromkeys(s.id for s in picked)
    return replace(draft, picks=tuple(map(Pick, ids)))


def _view_after(sentence: Sentence, library: Library) -> Sentence | None:
    """The first sentence soon after one, in its paragraph or drawn from it, in which Nexem stands for something."""
    for step in range(1, _SOON + 1):
        after = library.neighbour(sentence.id, step)
        if after is None or after.section_id != sentence.section_id:
            return None
        folded = fold(after.text)
        drawn = after.block == sentence.block or _DRAWS.match(folded)
        if drawn and after.voice in {Voice.PROPOSAL, Voice.OBSERVATION, sentence.voice} and _STANDS.search(folded):
            return after
    return None


def _takes_sides(sentence_id: str, topic: frozenset[str], library: Library) -> bool:
    """Whether a sentence on the topic, which it may name in the one before, is a proposal or a view of Nexem’s own."""
    sentence = library.sentence(sentence_id)
    if sentence.voice is not Voice.PROPOSAL and not _VIEW.search(fold(sentence.text)):
        return False
    read = (sentence_id, *needed_before(sentence, library))
    return any(topic & terms_in(library.sentence(i).text) for i in read)
