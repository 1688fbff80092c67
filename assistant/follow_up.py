"""A follow-up question, completed by the questions before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.question import Question, Wanted, fold, understand

# What opens an ellipsis: « et chez les jeunes ? », « pareil pour la 5 », « d'où ça vient ? ».
_OPENERS = re.compile(
    r"^(?:et\b|ou\b|mais\b|alors\b|donc\b|ok\b|oui\b|non\b|pareil|idem|meme (?:question|chose)|aussi|"
    r"autre(?:s)? ?\??$|encore|"
    r"plus de|davantage|pourquoi ?\??$|comment ?\??$|combien ?\??$|qui ?\??$|quand ?\??$|lesquel|laquelle|par exemple|"
    r"c'est[ -]a[ -]dire|precise[rz]?\b|developpe[rz]?\b|detaille[rz]?\b|explique[rz]?[- ]?(?:moi)? ?\??$|d'ou\b|"
    r"source ?\??$|sources ?\??$)"
)
# Words that point back to what was said.
_POINTERS = re.compile(
    r"\b(?:ca|cela|ceci|celui-ci|celle-ci|ceux-ci|celles-ci|celui-la|celle-la|ce dernier|cette derniere|ces derniers|"
    r"(?:ce|cet|cette|ces) (?:chiffre|pourcentage|taux|proposition|axe|idee|mesure|etude|enquete|point|sujet|"
    r"citation|phrase|"
    r"personne|notion|terme|concept|sigle|organisme|directeur|directrice|auteur|dispositif|demarche|projet|outil)s?|"
    r"la-dessus|a ce sujet|en question|le meme|la meme|les memes|l'auteur|l'autrice)\b|"
    r"(?<![\w-])(?:ces|cette|cet|ce) (?!qu|dont|sont\b|est\b|manifeste|document|texte|chapitre|secteur|volet|livre)\w+|"
    r"\b(?:est|sont|dit|fait|font|a|ont|propose|proposent|vient|viennent|concerne)-(?:il|elle|ils|elles)\b|"
    r"^(?:il|elle|ils|elles)\b|\b(?:qu'|que |quand |comment |pourquoi |ou )(?:il|elle|ils|elles)\b|\b(?:son|sa|"
    r"ses|leur|leurs) (?:role|fonction|poste|organisation|auteur|source|but|objectif)s?\b|"
    r"\ben (?:parle|dit|pense)|\by (?:a-t-il|repond)"
)
_NEIGHBOUR = re.compile(r"\b(?:la |celle )?(precedente|suivante|d'avant|d'apres|prochaine|derniere|premiere)\b")
_BARE_NUMBER = re.compile(
    r"^(?:et|pareil pour|idem pour|meme chose pour)? ?(?:la|le|pour la|celle|n ?[°o])? ?(?:numero )?(\d{1,2}) ?\??$"
)
_FEW_WORDS = 4  # content words under which a question that opens like an ellipsis cannot stand alone


def points_back(folded: str, content_words: int) -> bool:
    """Whether a folded question leaves something unsaid that an earlier question said."""
    if _BARE_NUMBER.match(folded) or (_NEIGHBOUR.search(folded) and content_words <= _FEW_WORDS):
        return True
    if _OPENERS.match(folded) and content_words <= _FEW_WORDS:
        return True
    return bool(_POINTERS.search(folded)) and content_words <= _FEW_WORDS + 2


def _neighbour(folded: str, last: int) -> int | None:
    match = _NEIGHBOUR.search(folded)
    if not match:
        return None
    word = match[1]
    if word in {"precedente", "d'avant"}:
        return last - 1
    if word in {"suivante", "d'apres", "prochaine"}:
        return last + 1
    return None


def _last_propositions(earlier: Sequence[Question]) -> tuple[int, ...]:
    return next((q.propositions for q in reversed(earlier) if q.propositions), ())


def resolve(text: str, history: Sequence[str], content_terms: Callable[[str], Sequence[str]]) -> Question:
    """Understand ``text`` in the light of ``history`` (earlier user questions, oldest first).

    A question that stands alone is left as it is, so that a change of topic is never polluted by the one before.
    ``content_terms`` gives the content words of a text. Raises what ``understand`` raises.
    """
    question = understand(text)
    earlier: list[Question] = []
    for index, old in enumerate(history):
        if old.strip():
            earlier.append(
                resolve(old, history[:index], content_terms) if index == len(history) - 1 else understand(old)
            )
    if not earlier:
        return question
    folded = fold(question.text)
    if not points_back(folded, len(content_terms(question.text))):
        return replace(question, previous=tuple(history))
    return _joined(question, earlier, folded, tuple(history))


def _joined(question: Question, earlier: Sequence[Question], folded: str, history: tuple[str, ...]) -> Question:
    last = earlier[-1]
    known = _last_propositions(earlier)
    bare = _BARE_NUMBER.match(folded)
    if bare or (known and _neighbour(folded, known[-1]) is not None):
        number = int(bare[1]) if bare else _neighbour(folded, known[-1]) or known[-1]
        subject = f"proposition {number}"
        return replace(
            question, search=subject, propositions=(number,), wanted=last.wanted, follow_up=True,
            resolved=f"{question.text} (proposition {number})", previous=history,
        )  # fmt: skip
    wanted = question.wanted if question.wanted is not Wanted.EXPLANATION else last.wanted
    return replace(
        question,
        search=f"{last.search} {question.text}",
        wanted=wanted,
        propositions=question.propositions or last.propositions,
        axis=question.axis or last.axis,
        press=question.press or last.press,
        follow_up=True,
        resolved=f"{last.resolved} — {question.text}",
        previous=history,
    )
