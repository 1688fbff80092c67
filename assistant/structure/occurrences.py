"""« Combien de fois le mot confiance apparaît-il ? »: every sentence, title and note that holds it, and no total."""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import NBSP
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import Sentence

_COUNTS = re.compile(r"\b(?:combien|nombre|nb)\b")
_HOW_OFTEN = re.compile(
    r"\bcombien de fois\b|\boccurrences?\b|\b(?:mot|terme|expression)\b.*\bsouvent\b|"
    r"\bquel(?:le)?s (?:phrases?|passages?|endroits?)\b.*\b(?:mot|terme|expression)\b"
)
_CALLED = r"(?:mot|terme|expression|formule|sigle|acronyme)"
_VERB = (
    r"(?:apparai\w*|reviens?\w*|revien\w*|figur\w+|est|sont|se trouv\w*|sort\w*|ressort\w*|utilis\w*|emplo\w*|cit\w+|"
    r"mentionn\w*|evoqu\w*|prononc\w*|repet\w*|parait|on|il|elle|ils|y|a|dans|sur|au|chez|combien|souvent|"
    r"au total|svp|stp)"
)
# « Du mot confiance », « le terme « parties prenantes » est employé combien de fois »: what stands behind the noun.
_NAMED = re.compile(
    rf"\b(?:{_CALLED}|occurrences?)\b(?: d(?:e |u |es |'))?(?: ?(?:l'|la |le |les |ce )?{_CALLED}\b)? ?[\"«“' ]*"
    rf"(?P<said>[^\"»”?.!,;:]+?)[\"»”' ]*(?=$|[?.!,;:]| (?:{_VERB})\b)"
)
# « Combien de fois le texte parle de X », « combien de fois X est cité »
_TOLD_OF = re.compile(
    r"\bcombien de fois (?:(?:le |la |l'|ce )?[\w-]+ )?(?:parl|dit|cite|mentionn|emploi|utilis|evoqu)[\w-]*"
    r"(?: des?\b| du\b| d')? ?(?:(?:les?\b|la\b|l') ?)?[\"«“ ]*(?P<said>[^\"»”?.!,;:]+?)[\"»” ]*"
    r"(?=$|[?.!,;:]| (?:dans|au|chez|sur)\b)"
)
_MANIFESTO = re.compile(r"\b(?:manifeste|humanifest|chapitre 2|second (?:chapitre|volet))\b")
LONGEST = 5  # words of an expression that is counted
MOST = 40  # sentences that one still reads
NO_TOTAL = "Je ne donne pas de total. "
EACH = (
    "Voici, dans l’ordre du texte, chaque phrase, titre ou note où {}, au singulier ou au pluriel, parfois plus d’une "
    f"fois{NBSP}:"
)
FIRST = (
    "Les phrases où {} sont trop nombreuses pour les donner toutes. Voici les premières, dans l’ordre du "
    f"texte{NBSP}:"
)
NOWHERE = "{}, au singulier ni au pluriel, dans aucune phrase {}."


def occurrences(question: Question, library: Library) -> Draft | None:
    """Each sentence with the word or the expression that a question counts; that none has it; None when it counts no
    word.
    """
    folded = fold(question.asked)
    written = _NAMED.search(folded) if _HOW_OFTEN.search(folded) else None
    named = written or _TOLD_OF.search(folded)
    wanted = _words(named["said"]) if named else []
    if not wanted or len(wanted) > LONGEST:
        return None
    held = [s for s in library.sentences if _within(s, question, folded, library) and _holds(s, wanted)]
    if not held and not written:
        return None  # it may be spoken of in other words
    if not held:
        return Draft(
            "not_in_corpus",
            preface=NOWHERE.format(
                "Ces mots ne figurent" if wanted[1:] else "Ce mot ne figure", _where(question, folded)
            ),
        )
    many = len(held) > MOST
    preface = (FIRST if many else EACH).format("figurent ces mots" if wanted[1:] else "figure ce mot")
    preface = (NO_TOTAL if _COUNTS.search(folded) else "") + preface
    return Draft("partial" if many else "answered", tuple(Pick(s.id) for s in held[:MOST]), preface)


def _within(sentence: Sentence, question: Question, folded: str, library: Library) -> bool:
    """Whether a sentence stands in the document or the propositions that a question counts in; in any, if it names
    none.
    """
    if question.propositions:
        return library.section_of(sentence).proposition in question.propositions
    kind = library.document_of(sentence.id).source.kind
    return kind == "press" if question.press else kind == "manifesto" or not _MANIFESTO.search(folded)


def _where(question: Question, folded: str) -> str:
    """Where a question counts, in words."""
    if question.propositions:
        return f"de {'cette proposition' if len(question.propositions) == 1 else 'ces propositions'}"
    return "de l’article" if question.press else "du manifeste" if _MANIFESTO.search(folded) else "des documents"


def _holds(sentence: Sentence, wanted: list[str]) -> bool:
    """Whether a sentence has these words in a row."""
    words = _words(sentence.text)
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def _words(text: str) -> list[str]:
    """The words of a text, folded, without the mark of the plural."""
    return [re.sub(r"(?<=\w{3})[sx]$", "", word) for word in re.findall(r"\w+", fold(text))]
