"""What a question asks for, read from its words alone: a pure function of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.understanding.form import without_form
from assistant.understanding.named import (
    asks_all_axes,
    asks_all_propositions,
    claimed_count,
    named_axis,
    named_propositions,
)
from assistant.understanding.reported import without_reporting
from assistant.understanding.situation import own_structure, without_circumstances, without_own_numbers
from assistant.understanding.wanted import Wanted, wanted
from assistant.understanding.wording import fold
from index.analysis import spelt_out

__all__ = ["MAX_QUESTION_CHARS", "Question", "Wanted", "clean", "fold", "understand"]

NBSP = "\u00a0"
MAX_QUESTION_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class Before:
    """What a turn of a conversation comes after."""

    topic: str  # what the question before was on, in its words
    given: tuple[str, ...]  # ids of the sentences that were given last
    pointed_at: bool  # the turn leaves something unsaid: a pronoun, an ellipsis
    needed: bool  # it has one content word of its own at most


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood. ``text`` is as typed; ``search`` is what is searched for."""

    text: str
    search: str
    wanted: Wanted
    propositions: tuple[int, ...] = ()  # numbers named by the question, valid or not
    claimed_count: int | None = None  # « les 16 propositions » claims 16
    axis: int | None = None
    all_propositions: bool = False
    all_axes: bool = False
    numbers: tuple[str, ...] = ()  # « 90 % » claims 90 %: percentages the question states
    press: bool = False  # asks about the article rather than the manifesto
    manifesto: bool = False  # a follow-up that asks the same of the manifesto alone
    several: bool = False  # « quels chiffres », « les statistiques »: more than one figure is wanted
    follow_up: bool = False
    resolved: str = ""
    asked: str = ""  # ``text`` without the orders that were taken out of it
    ordered: bool = False  # nothing is left of the question but an order
    situation: bool = False  # the person speaks of their own structure
    about_documents: bool = False  # it names the manifesto, the article, Nexem or a proposition
    quoted: tuple[str, ...] = ()  # phrases that the question gives between quotation marks
    previous: tuple[str, ...] = field(default=())
    added: tuple[str, ...] = ()  # stems that an ellipsis adds (« et chez les jeunes ? »): the answer must hold them
    root: str = ""  # what an ellipsis is added to: the last question that stood alone
    angle: bool = False  # a follow-up without a topic of its own: another question about what was just read
    given: tuple[str, ...] = ()  # ids of the sentences that answered the question before, which a follow-up takes up
    spent: tuple[str, ...] = ()  # ids of sentences with one figure, just given: another figure is asked for
    instead: str = ""  # what to search for when ``search`` finds no answer: « et le chapitre 3 ? » on its own
    topic: str = ""  # what a follow-up takes up: ``root`` and the ellipsis added to it
    most: int = 0  # sentences within which the answer is wished; 0 when nothing is said
    before: Before | None = None  # None for a question that nothing was asked before, or that announces another subject
    item: str = ""  # id of the sentence that a rank points to in a list just given: « détaille le troisième »


def clean(text: str) -> str:
    """The question without control characters, spaces reduced.

    Raises:
        EmptyQuestion: no letter or digit is left.
        QuestionTooLong: more than ``MAX_QUESTION_CHARS`` characters.
    """
    if len(text) > MAX_QUESTION_CHARS:
        raise QuestionTooLong(
            f"Votre question compte {len(text)} caractères{NBSP}; la limite est de {MAX_QUESTION_CHARS}. "
            "Posez-la en quelques phrases."
        )
    kept = "".join(
        " " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c.isspace() or c.isprintable()
    )
    kept = re.sub(r" +", " ", kept).strip()
    if not any(c.isalnum() for c in kept):
        raise EmptyQuestion(f"La question est vide{NBSP}: écrivez ce que vous voulez savoir, en une phrase.")
    return kept


_PERCENT = re.compile(r"\b(\d{1,3}(?:[.,]\d+)?) ?(?:%|pour ?cents?\b|p\. ?100)")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_QUOTED_WORDS = 3  # fewer words between quotation marks are a term, not a quotation
_SEVERAL = re.compile(r"\b(?:chiffres|pourcentages|statistiques|stats|donnees|taux et)\b")
_ABOUT = re.compile(
    r"\b(?:manifeste|humanifest|nexem|propositions?|chapitre [12]|chapitre deux|(?:le|ce|du|votre|vos|"
    r"les) (?:documents?|textes?)|"
    r"article)\b|"
    # « Quel ratio ils recommandent ? »: the documents, for the person who has them before the eyes
    r"\b(?:ils (?:en )?(?:recommandent|preconisent|proposent|conseillent|parlent|disent|prevoient)|"
    r"(?:recommandent|preconisent|proposent|conseillent|parlent|disent|prevoient)-ils)\b"
)
# The article, not « article 5 » of a law, « le journal interne », « je suis journaliste » nor « pour la presse ».
_PRESS = re.compile(
    r"(?<!\bmon )(?<!\bnotre )(?<!ecris un )(?<!prepare un )\barticle\b(?! (?:\d|l\.? ?\d|r\.? ?\d|de loi))|"
    r"\bmurignieux\b|"
    r"(?<!suis )(?<!pour )\b(?:la|cette|une|quelle) (?:journaliste|presse|(?<!\ba la )redaction(?! d))\b|"
    r"\b(?:le|ce|du|un|quel) (?:journaliste|magazine)\b|\bversion (?:de )?presse\b|"
    r"(?<!mon )(?<!notre )\bpapier (?:de|sur)\b|"
    r"\b(?:le|ce|du) journal\b(?! (?:interne|de bord))|\bpresse\b.*\bmanifeste\b|\bmanifeste\b.*\bpresse\b"
)


_NOTE = re.compile(r"\bnote (?:de bas de page )?(?:n ?[°o] ?|numero )?\d")  # a note may cite an article of its own


def understand(text: str) -> Question:
    """Read one question on its own; ``assistant.dialogue.follow_up`` joins it to the ones before.

    Raises:
        EmptyQuestion, QuestionTooLong: see ``clean``.
    """
    typed = clean(text)
    text = without_reporting(typed)
    folded = fold(text)
    numbers = named_propositions(folded)
    axis = named_axis(folded)
    stated = without_own_numbers(without_circumstances(text))
    search = spelt_out(without_form(stated))
    return Question(
        text=typed,
        search=search,
        wanted=wanted(stated),
        propositions=numbers,
        claimed_count=claimed_count(folded),
        axis=axis,
        all_propositions=not numbers and asks_all_propositions(folded),
        all_axes=axis is None and asks_all_axes(folded),
        numbers=tuple(m[1].replace(",", ".") for m in _PERCENT.finditer(fold(stated))),
        press=bool(_PRESS.search(folded)) and not _NOTE.search(folded),
        several=bool(_SEVERAL.search(folded)),
        about_documents=bool(_ABOUT.search(folded)),
        quoted=tuple(m[1].strip() for m in _QUOTED.finditer(text) if len(m[1].split()) >= _QUOTED_WORDS),
        situation=own_structure(text),
        resolved=typed,
        asked=without_form(text),
        root=search,
        topic=search,
    )
