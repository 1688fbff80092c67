"""A follow-up question, completed by the questions before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.among import both_named, chooses_among, without_choice
from assistant.dialogue.anew import asks_the_same_of_the_manifesto, of_the_manifesto
from assistant.dialogue.angle import (
    asks_a_form_alone,
    asks_an_example,
    asks_the_sources,
    compared_with,
    under_another_angle,
)
from assistant.dialogue.clitics import STANDING_FOR_IT
from assistant.dialogue.just_given import asks_of_what_was_given
from assistant.dialogue.numbered import another_of_the_same, with_number
from assistant.dialogue.pointers import (
    BARE_AXIS,
    BARE_NUMBER,
    NEIGHBOUR,
    SWITCH,
    Terms,
    adds_a_case,
    is_bare_case,
    is_ellipsis,
    own_topic,
    points_back,
    without_joins,
)
from assistant.dialogue.returns import GOES_BACK_TO, returns_to
from assistant.dialogue.substitution import substituted
from assistant.understanding.form import asks_shorter
from assistant.understanding.named import AXIS, AXIS_RANKS
from assistant.understanding.question import Question, Wanted, clean, fold, understand
from assistant.understanding.wanted import wanted
from assistant.understanding.wording import focus, is_greeting
from index.analysis import analyse

_ONE_SUBJECT = {Wanted.DEFINITION, Wanted.SPEAKER}  # « qu’est-ce que X », « qui est X »: another X replaces the first
_NAME_WORDS = 3  # content words of one name: « la convention collective unique »
OWN_WORDS = 2  # topic words from which a follow-up is what the next one takes up, instead of what came before it
_WHO_WORDS = frozenset(
    analyse("structure organisation association fonction poste rôle affirme affirmer déclare avance soutient prononce")
)
_POSSESSIVE = re.compile(r"^\W*(?:(?:et|mais|alors|donc)\W+)?(?:sa|son|ses|leurs?)\b")  # « sa dimension sociale »
# « Ça change quoi pour les managers ? » is still about what « ça » stands for.
_OPENS_ON_IT = re.compile(r"^\W*(?:[\w'-]+ ){0,3}(?:ca|cela|il|elle|ils|elles)\b")
_SAYS = re.compile(r"\bque (?:dit|pense|disent|pensent)\b")
# « Non, je voulais dire : … »: the question before was not what was meant.
_CORRECTS = re.compile(
    r"^\W*(?:(?:non|euh|pardon|d[ée]sol[ée]e?|oups)\W+)*"
    r"(?:je (?:voulais|veux) (?:plut[oô]t )?dire|je me suis mal exprim[ée]e?|"
    r"je voulais (?:plut[oô]t )?(?:demander|savoir))\W*",
    re.IGNORECASE,
)
_STEP = {"precedente": -1, "d'avant": -1, "avant": -1, "suivante": 1, "d'apres": 1, "apres": 1, "prochaine": 1}


def resolve(text: str, history: Sequence[str], content_terms: Terms) -> Question:
    """Understand ``text`` in the light of ``history`` (earlier user questions, oldest first).

    A question that stands alone is left as it is, so that a change of topic is never polluted by the one before.
    ``content_terms`` gives the content words of a text. Raises what ``understand`` raises.
    """
    if history and (corrected := _CORRECTS.match(text)) and any(map(str.isalnum, text[corrected.end() :])):
        meant = resolve(text[corrected.end() :], history[:-1], content_terms)  # what it corrects is asked no more
        return replace(meant, text=clean(text), previous=tuple(history))
    question = understand(text)
    spoken = [old for old in history if any(map(str.isalnum, old)) and not is_greeting(old)]
    if not spoken:
        return question
    if asks_shorter(question.text):
        return replace(_understood(spoken, content_terms)[-1], text=question.text, previous=tuple(history))
    if (back := returns_to(question.text, spoken, content_terms)) is not None:
        return _returned(question, back[1], spoken[: back[0] + 1], content_terms, tuple(history))
    if not points_back(question.text, content_terms):
        return replace(question, search=_after_switch(question), previous=tuple(history))
    return _joined(question, _understood(spoken, content_terms), content_terms, tuple(history))


def _understood(spoken: Sequence[str], content_terms: Terms) -> list[Question]:
    """The earlier questions, the last of them in the light of those before it."""
    return [*map(understand, spoken[:-1]), resolve(spoken[-1], spoken[:-1], content_terms)]


def _returned(
    question: Question, rest: str, spoken: Sequence[str], content_terms: Terms, history: tuple[str, ...]
) -> Question:
    """What is asked of the last of ``spoken``, which the question goes back to; that one again when nothing is."""
    earlier = _understood(spoken, content_terms)
    if not any(map(str.isalnum, rest)):
        return replace(earlier[-1], text=question.text, previous=history)
    return _joined(understand(rest), earlier, content_terms, history)


def _after_switch(question: Question) -> str:
    """What is searched for, without the words that announce another topic (« autre sujet : ») or go back to one."""
    folded = fold(question.text)
    back = GOES_BACK_TO.match(folded)
    announced = SWITCH.match(folded) or back
    if not announced:
        return question.search
    words = len(announced[0].split())
    rest = " ".join(question.text.split()[words:]).lstrip(" :,;.–—-")
    if not any(map(str.isalnum, rest)):
        return question.search
    return rest if back else focus(rest)  # what one goes back to is the subject of what is asked


def _neighbour(folded: str, last: int) -> int | None:
    match = NEIGHBOUR.search(folded)
    word = (match[1] or match[2]) if match else ""
    return last + _STEP[word] if word in _STEP else None


def _last_propositions(earlier: Sequence[Question]) -> tuple[int, ...]:
    return next((q.propositions for q in reversed(earlier) if q.propositions), ())


def _joined(
    question: Question, earlier: Sequence[Question], content_terms: Terms, history: tuple[str, ...]
) -> Question:
    last = earlier[-1]
    folded = fold(question.text)
    known = _last_propositions(earlier)
    thing = another_of_the_same(question.text, last.root)
    bare = None if thing and not thing.startswith("proposition") else BARE_NUMBER.match(folded)
    next_one = _neighbour(folded, known[-1]) if known else None
    if bare or next_one is not None:
        return _of_proposition(question, int(bare[1]) if bare else next_one or 0, last, history)
    asked = BARE_AXIS.match(folded)
    if asked and last.axis is None and last.propositions and question.axis is not None:  # after a proposition: alone
        return replace(question, previous=history)
    if asked and last.axis is not None:
        return _of_axis(question, AXIS_RANKS.get(asked[1]) or int(asked[1]), last, history)
    if not question.press and asks_the_same_of_the_manifesto(question.text, content_terms, last.press):
        return _of_the_manifesto(question, last, history)
    if thing:
        return _of_thing(question, thing, last, history)
    if chooses_among(question.text) and len(both := both_named(earlier)) > 1:
        return _of_both(question, both, last, history)
    own = own_topic(without_joins(question.text), content_terms)
    if asks_a_form_alone(question.text) or asks_the_sources(question.text) or asks_of_what_was_given(question.text):
        own = ()
    elif question.wanted is Wanted.SPEAKER:  # « qui affirme ça, et dans quelle structure ? » asks of what was just read
        own = tuple(term for term in own if term not in _WHO_WORDS)
    ellipsis = is_ellipsis(question.text, content_terms)
    case = adds_a_case(question.text, content_terms)
    if other := compared_with(question.text):  # the answer must name the other thing
        case, own = True, own_topic(other, content_terms)
    added = tuple(t for t in own if t not in content_terms(last.root)) if case else ()
    search, root, topic = _taken_up(question, last, added, bool(own), content_terms)
    kind = question.wanted
    if kind is Wanted.EXPLANATION and (ellipsis or not own) and not _SAYS.search(folded):
        # « et chez les cadres ? » after « d’où vient ce chiffre ? » asks what the root asked, not for a source.
        kind = wanted(last.root) if added else kind if asks_an_example(question.text) else last.wanted
    if not own and not added:
        search = under_another_angle(question.text, question.wanted, last.search, wanted(last.root)) or search
    return replace(
        question,
        search=search,
        wanted=kind,
        propositions=question.propositions or last.propositions,
        axis=question.axis or last.axis,
        press=question.press or last.press,
        follow_up=True,
        angle=not own and not added,
        resolved=f"{last.resolved} — {question.text}",
        previous=history,
        added=added or (() if own else last.added),
        root=root,
        topic=topic,
    )


def _taken_up(
    question: Question, last: Question, added: tuple[str, ...], own: bool, content_terms: Terms
) -> tuple[str, str, str]:
    """``search``, ``root`` and ``topic`` of a follow-up: what was asked before never piles up from one to the next."""
    if not added:  # a question with words of its own leaves those of the follow-up before; « pourquoi ? » keeps them
        whole = len(own_topic(question.text, content_terms)) >= OWN_WORDS and not _POSSESSIVE.match(fold(question.text))
        takes_up = whole and _takes_it_up(fold(question.text))
        topic = f"{last.root} {question.text}" if takes_up else question.text if whole else last.topic
        return (f"{last.topic} {question.text}" if own else last.search), last.root, topic
    at_root = not last.follow_up or bool(last.added)
    if at_root and wanted(last.root) in _ONE_SUBJECT and len(own_topic(last.root, content_terms)) <= _NAME_WORDS:
        subject = _subject(question.text)
        return subject, last.root, subject
    # « et chez les cadres ? » after « et chez les jeunes ? » takes the place of the young: both are of one root.
    base = last.root if last.added and not compared_with(question.text) else last.topic
    asked = substituted(base, question.text) or f"{base} {question.text}"
    return asked, base, asked


def _takes_it_up(folded: str) -> bool:
    """Whether a text with words of its own says them of what was spoken of: « qui va le financer ? »."""
    held = any(pattern.search(folded) for pattern in STANDING_FOR_IT)
    return held or bool(_OPENS_ON_IT.match(folded)) or is_bare_case(folded)


def _subject(text: str) -> str:
    """« Et la QVCT ? » after « Qu’est-ce que la RSO ? » names another subject: « la QVCT ? »."""
    words = text.split()
    kept = len(re.sub(r"^(?:pour|de|sur|avec) ", "", without_joins(text)).split())
    return " ".join(words[-kept:])


def _of_axis(question: Question, number: int, last: Question, history: tuple[str, ...]) -> Question:
    """« Et pour le troisième ? » after « Que vise le deuxième axe ? »: the same of another axis."""
    subject = AXIS.sub(f"axe {number}", fold(last.asked))
    return replace(
        question, search=subject, asked=subject, axis=number, wanted=last.wanted, follow_up=True,
        resolved=f"{question.text} (axe {number})", previous=history,
    )  # fmt: skip


def _of_the_manifesto(question: Question, last: Question, history: tuple[str, ...]) -> Question:
    """« Et dans le manifeste lui-même ? » after « D’autres exemples ? »: other examples, of the manifesto alone."""
    return replace(
        last, text=question.text, search=of_the_manifesto(last.search), asked=of_the_manifesto(last.asked), press=False,
        manifesto=True, follow_up=True, resolved=f"{last.resolved} — {question.text}", previous=history,
    )  # fmt: skip


def _of_proposition(question: Question, number: int, last: Question, history: tuple[str, ...]) -> Question:
    """« Et la 7 ? » after « comment appliquer la 6 ? »: the same of proposition 7."""
    subject = f"proposition {number}"
    renewed = question
    if another_of_the_same(f"et la {subject} ?", last.root):
        renewed = understand(with_number(last.root, subject))
    return replace(
        question, search=subject, asked=renewed.asked, several=renewed.several, root=renewed.root,
        propositions=(number,), wanted=last.wanted, follow_up=True,
        resolved=f"{question.text} (proposition {number})", previous=history,
    )  # fmt: skip


def _of_thing(question: Question, thing: str, last: Question, history: tuple[str, ...]) -> Question:
    """« Et le chapitre 3 ? » after « Quand est sorti le chapitre 1 ? »: the same of chapter 3, which stands alone; what
    the documents say of chapter 3 when they don't say that.
    """
    asked = with_number(last.root, thing)
    return replace(
        question, search=asked, asked=asked, wanted=last.wanted, root=asked, topic=asked, instead=question.search,
        press=question.press or last.press, resolved=f"{question.text} ({asked})", previous=history,
    )  # fmt: skip


def _of_both(question: Question, both: tuple[int, ...], last: Question, history: tuple[str, ...]) -> Question:
    """« Laquelle des deux parle de X ? »: X alone is looked for, in the propositions that were named."""
    return replace(
        question, search=without_choice(question.text), propositions=both, follow_up=True,
        resolved=f"{last.resolved} — {question.text}", previous=history,
    )  # fmt: skip
