"""Several questions in one message: each with what the message says before it, and with what the others name."""

from __future__ import annotations

import re

from assistant.dialogue.angle import under_another_angle
from assistant.dialogue.numbered import another_of_the_same, with_number
from assistant.dialogue.pointers import lacks_antecedent, own_topic, points_back
from assistant.understanding.wanted import wanted
from assistant.understanding.wording import topic_terms
from index.analysis import content_terms

FEW_WORDS = 2  # content words under which a second question leans on the first: « et que promet Nexem là-dessus ? »
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
ASKING = (
    r"(?:qu['’]|qu(?:e|i|oi|and|els?|elles?)\b|comment\b|pourquoi\b|combien\b|où\b|[àa] qui\b|[àa] quoi\b|en quoi\b|"
    r"est-ce\b|faut-il\b|peut-on\b|doit-on\b|y a-t-il\b|existe-t-il\b|"
    r"(?:après|avant|avec|pour|par|dans|sur|chez|depuis|dès|vers|contre|selon|en|de|auprès d[eu’'])\s?"
    r"(?:qui|quoi|quel(?:le)?s?)\b"  # « avec quelles limites » has no verb, and asks nothing by itself
    r"(?=[^,?]*(?:\w-t-|\w-(?:il|elle|on)s?\b|\b(?:est|sont|a|ont|va|vont|peut|doit|faut)\b)))"
)
OPENS = re.compile(rf"^\W*(?:\w+ ){{0,2}}{ASKING}", re.IGNORECASE)
# « Le texte les voit comment », « fâche-t-elle du monde »: questions that open otherwise.
_ASKS_LATER = re.compile(
    r"-(?:t-)?(?:il|elle|on|ils|elles|nous|vous|je|ce)\b|\b(?:comment|quoi|combien|où|qui|quand)\W*$", re.IGNORECASE
)
_INVERTED = r"\w-(?:t-)?(?:ils?|elles?|on)\b"
_ASKS_INSIDE = r"\b(?:combien|quoi|quel(?:le)?s?|pourquoi|comment|où|c['’]est qui)\b"
# « …, et nos maisons on dit qu’elles ont quel défaut »: a clause after a comma may ask later.
SECOND = re.compile(
    rf"[,;]?\s+et\s+(?={ASKING})|"
    rf",\s+et\s+(?=[^,?\s]+\s+[^,?\s]+\s[^,?]*(?:{_ASKS_INSIDE}|{_INVERTED}|\bquand\W*$))",
    re.IGNORECASE,
)
INSIDE = re.compile(_ASKS_INSIDE, re.IGNORECASE)
# « …, pourquoi elles restent vides » asks a second thing when what stands before the comma asks one already.
_NEXT_ASKED = re.compile(
    r",\s+(?=(?:pourquoi|combien|comment|qui|qu['’]est-ce|quel(?:le)?s?|est-ce|y a-t-il|faut-il|peut-on)\b)",
    re.IGNORECASE,
)
ASKED_ALREADY = re.compile(
    r"\b(?:combien|quoi|quel(?:le)?s?|pourquoi|comment|qui (?:a|est|sont|ont)|est-ce)\b|(?:^\W*|: )(?:que\b|qu['’])|"
    rf"{_INVERTED}",
    re.IGNORECASE,
)
# What a question says before it asks, and what every part of it is about: « convention unique : qu’est-ce que … ».
_LEAD = re.compile(rf"^(.*:\s+|.*?,\s+(?={ASKING}))", re.IGNORECASE)


def successive_questions(text: str) -> tuple[tuple[str, str], ...]:
    """Two questions or more in one message: what to search for, each with what the message says before it, and its own
    words when it takes something from there; () when there is one.
    """
    sentences = _SENTENCE_END.split(text)
    asking = [s for s in sentences if s.rstrip().endswith("?")]
    asked = [clause for sentence in asking for joined in _clauses(sentence) for clause in _one_after_another(joined)]
    if len(asked) < 2 or not all(map(asks, asked)):
        return ()
    before_last = sentences[: sentences.index(asking[-1])]  # « je remplis mon agenda », said afterwards, asks nothing
    context = " ".join(s for s in before_last if s not in asking)
    lead = _LEAD.match(asked[0])
    said = lead[1] if lead else ""
    announced = said.rstrip().endswith(":")  # « VAE : … » is what every part is about
    told = context and lacks_antecedent(asked[0], content_terms)  # « elle » stands for what the context names
    found = [(f"{context} {asked[0]}".strip(), "")]
    for clause in asked[1:]:
        leaning = points_back(clause, content_terms) or len(own_topic(clause, content_terms)) < FEW_WORDS
        leans = leaning and not announced and not told
        before = found[-1][0] if leans else f"{context} {said}".strip()
        searched = (leans and _of_the_same(clause, before)) or f"{before} {clause}".strip()
        found.append((searched, clause if before else ""))
    return tuple(found)


def _of_the_same(clause: str, before: str) -> str:
    """A question on what the one before asked to define, without the words that asked so; "" when it asked no such
    thing.
    """
    return under_another_angle(clause, wanted(clause), before, wanted(before))


def _clauses(sentence: str) -> list[str]:
    """The questions that a sentence coordinates; « …, et le chapitre 3 ? » asks the same of another number."""
    head, joined, last = sentence.rpartition(" et ")
    if joined and (thing := another_of_the_same(f"et {last}", head)):
        return [head.rstrip(" ,;"), with_number(head, thing).rstrip(" ,;") + " ?"]
    return SECOND.split(sentence)


_CLOSED = re.compile(rf"{_INVERTED}|^\W*(?:et |mais )?est-ce qu", re.IGNORECASE)
_OPEN_WORD = re.compile(
    r"\b(?:combien|quoi|quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|pourquoi|comment|où|quand|qui)\b|"
    r"^\W*(?:et |mais )?(?:que\b|qu['’])|\b[àdp]\w* qu",
    re.IGNORECASE,
)


def is_closed(clause: str) -> bool:
    """Whether a clause asks for a yes or a no: « sont-ils payés ? »."""
    return bool(_CLOSED.search(clause)) and not _OPEN_WORD.search(clause)


def stands_alone(clause: str) -> bool:
    """Whether a later question may be searched for without the one before: « à quoi ça sert », « qui l’a donnée » and
    « pour dire quoi » have no topic but the one that was named.
    """
    own = own_topic(clause, content_terms)
    return len(own) >= FEW_WORDS or (bool(own) and not points_back(clause, content_terms))


def _one_after_another(clause: str) -> list[str]:
    """« Combien de …, pourquoi … »: what is asked before and after a comma."""
    found = _NEXT_ASKED.search(clause)
    if found is None or not ASKED_ALREADY.search(clause[: found.start()]) or not topic_terms(clause[: found.start()]):
        return [clause]
    return [clause[: found.start()], *_one_after_another(clause[found.end() :])]


def asks(clause: str) -> bool:
    """« Pour demain : que dit-on de … » asks after its colon; a sentence that ends with its mark asks, whatever it
    opens with.
    """
    whole = clause.rstrip().endswith("?") and len(set(topic_terms(clause))) >= FEW_WORDS
    asking = OPENS.match(clause.rsplit(":", 1)[-1]) or _ASKS_LATER.search(clause) or INSIDE.search(clause)
    return whole or bool(asking)
