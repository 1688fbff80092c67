"""A question that somebody else asks: « mes administrateurs vont me demander ce qu’est la RSO : je réponds quoi ? ».

Who asks, and that they will be answered, are no words of what is asked.
"""

from __future__ import annotations

import re

# Not the documents, nor who speaks in them: « le texte demande pourquoi … » is asked of the text.
_WHO = (
    r"(?!(?:le |la |l['’]|les |ce |notre |votre )?(?:textes?|documents?|manifeste|humanifest|article|journaliste|nexem|"
    r"propositions?|chapitre)\b)"
    r"(?:(?:mon|ma|mes|notre|nos|une?|des|les?|la|certaine?s|plusieurs|quelques|deux|trois) (?:[\w’'-]+ ){1,4}?|"
    r"l['’][\w’'-]+ (?:[\w’'-]+ ){0,3}?|on |ils |elles |quelqu['’]une? |tout le monde )"
)
_TO_ME = r"(?:me |m['’]|nous )"
_ASKS = (
    rf"(?:(?:va|vont|vient de|viennent de|veut|veulent|risquent?(?: de)?|pourraient?) )?"
    rf"{_TO_ME}(?:(?:a|ont|avait|avaient) )?"
    r"(?:re)?(?:demand\w+|interrog\w+|questionn\w+|pos\w+ (?:la |cette |une )?question(?: de savoir)?)|"
    r"(?:veut|veulent|voudrai(?:t|ent)|aimerai(?:t|ent)|souhaite(?:nt)?|cherche(?:nt)? à|tien(?:t|nent) à) "
    r"(?:savoir|comprendre)|se demande(?:nt)?|s['’]interroge(?:nt)?"
)
_OFTEN = r"(?: (?:souvent|toujours|parfois|régulièrement|déjà|encore|demain|sans cesse|ensuite|aussi))?"
_INDIRECT = (
    r"(?=(?:ce qu(?:e|i|['’])|si\b|s['’]il|pourquoi\b|comment\b|combien\b|quel(?:le)?s?\b|qui\b|où\b|quand\b|d['’]où\b|"
    r"[àa] quoi\b|en quoi\b|de quoi\b|qu['’]est-ce|sur\b))"
)
_OPENING = re.compile(
    rf"^\W*(?:(?:et|mais|bonjour|demain|quand|si|lorsque)\W+)*(?:que|quoi) (?:dire|r[ée]pondre) (?:[àa]|aux?) "
    rf"(?:[\w’'-]+ ){{1,5}}?qui {_TO_ME}?(?:demand\w+|{_ASKS})\s*,?\s*{_INDIRECT}|"
    rf"^\W*(?:(?:et|mais|bonjour|demain)\W+)*{_WHO}(?:{_ASKS}){_OFTEN}\s*[,:]?\s*{_INDIRECT}",
    re.IGNORECASE,
)
# « …, je leur réponds quoi ? », « … : que dire ? »
_REPLY = re.compile(
    r"\s*[:,;.?–—-]*\s*(?:et )?(?:(?:je|on|nous) (?:leur |lui )?(?:r[ée]pond(?:s|ons)?|di[st]|disons|explique) "
    r"(?:quoi|comment)(?: [àa] [ç]a)?|qu(?:e|oi) (?:dois-je |puis-je |peut-on )?(?:leur |lui )?(?:r[ée]pondre|dire)"
    r"(?: l[àa]-dessus)?|"
    r"qu['’]est-ce (?:que je|qu['’]on) (?:leur |lui )?(?:r[ée]ponds?|di[st]))(?=\s*[,;:.?!]|\s+et\b|\s*$)",
    re.IGNORECASE,
)
_DIRECT = (
    (re.compile(r"^ce qu['’](?:est|sont)\b", re.IGNORECASE), "qu’est-ce que"),
    (re.compile(r"^(?=sur\b)", re.IGNORECASE), "que dit le texte "),
    (re.compile(r"^ce (?=qu)", re.IGNORECASE), "qu’est-ce "),
    (re.compile(r"^si (?=\w)", re.IGNORECASE), "est-ce que "),
    (re.compile(r"^s['’](?=il)", re.IGNORECASE), "est-ce qu’"),
)


def without_reporting(text: str) -> str:
    """The question that somebody else asks, put directly; the text itself when nobody else does."""
    opening = _OPENING.match(text)
    if opening is None:
        return text
    asked = text[opening.end() :]
    if asked.lower().startswith("sur ") and not _REPLY.search(asked):
        return text  # « les jeunes s’interrogent sur … » may be what is asked about
    for indirect, direct in _DIRECT:
        asked, changed = indirect.subn(direct, asked)
        if changed:
            break
    bare = _REPLY.sub("", asked)
    return bare if bare.rstrip().endswith("?") or "?" not in text else f"{bare.rstrip(' .,;:')} ?"
