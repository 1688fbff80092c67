"""« Le manifeste parle-t-il de X ? », « X, il en est question ? »: whether the documents name a thing, and which."""

from __future__ import annotations

import re

from assistant.understanding.wording import asking_clauses, fold, topic_terms

_VERBS = r"(?:parle|evoque|mentionne|aborde|traite|cause)(?:nt)?"
_ARTICLE = r"(?:l'article|la (?:journaliste|presse)|le (?:magazine|journal)|cet article)"
_SAID = r"(?:evoque|mentionne|cite|nomme|aborde|traite|indique|precise|prevu|presente|defini|explique|ecrit)(?:e|s|es)?"
_WHO = r"(?:ca|il|ils|elle|elles|on|le (?:texte|document|manifeste|chapitre)|l'article|la journaliste|nexem)"
_A_WORD = (
    r"(?:un mot|deux mots|quelque chose|quelques (?:lignes|mots)|une? (?:passage|phrase|ligne|allusion|mention)|rien)"
)
# What comes before the thing that is asked about…
_BEFORE = re.compile(
    rf"\b{_VERBS}-t-(?:il|elle|on|ils|elles)\b|"
    r"\b(?:est-il|il est|y est-il|est-il fait) (?:question|mention) d(?:e|u|es|')(?: la | l'|\b)|"
    rf"\best-ce qu(?:e |')(?:{_WHO} )?(?:y )?{_VERBS}\b|"
    rf"(?:^|[,;.:!] )(?:et )?{_WHO} (?:y )?{_VERBS} (?:\w+ )?(?:d(?:e|u|es)?\b|d')|"
    rf"\b(?:y a-t-il|il y a|trouve-t-on|lit-on|on (?:y )?(?:lit|trouve)|dit-on|on dit) {_A_WORD} "
    r"(?:sur|d(?:e|u|es)\b|d'|a propos d(?:e|u|es)|concernant)|"
    rf"\b(?:dit|touche|glisse|ecrit)(?:-(?:il|elle|on))? (?:aussi |seulement |au moins )?{_A_WORD} "
    r"(?:sur|d(?:e|u|es)\b|d'|a propos d(?:e|u|es)|concernant)|"
    rf"^{_A_WORD} (?:sur|a propos d(?:e|u|es)|concernant)\b|^quelle place pour\b"
)
# … and what comes after it.
_AFTER = re.compile(
    rf"[, ]+(?:est|sont)(?:-ce|-il|-elle|-ils|-elles) (?:bien |seulement |quelque part |au moins )?{_SAID}\b|"
    rf"[, ]+(?:c'est|est-ce(?: que c'est)?|(?:est|sont)) (?:bien |quelque part )?(?:{_SAID}|dedans|dans le texte)\W*$|"
    r"[, ]+(?:il|elle|ils|elles)? ?en (?:est-il|est) question\b|[, ]+il en est (?:question|fait etat)\b|"
    rf"[, ]+(?:{_WHO} )?en {_VERBS}\b|[, ]+(?:{_WHO} )en (?:dit|disent) {_A_WORD}|"
    rf"(?:,|[, ]+(?:il y a|y a-t-il|y en a|y a)) {_A_WORD}(?: dessus| la-dessus)?\W*$|"
    rf"[, ]+{_A_WORD} (?:dessus|la-dessus)\W*$|"
    rf"[, ]+{_SAID}\W*$|[, ]+figure(?:nt)?(?:-t-(?:il|elle|ils|elles))?\b"
)
# A question that asks more than whether.
_ASKS_MORE = re.compile(
    r"\bque (?:dit|disent)\b|\bliste[rz]?\b|\btou(?:s|tes) (?:les|ces)\b|"
    r"\b(?:quel(?:le)?s?(?! place)|l(?:es|a)?quel(?:le)?s?|combien|comment|pourquoi|qui|quoi|ou (?:est|se)|quand)\b|"
    r"\bc(?:e|et|ette|es) (?:genre|type|sorte)\b|\bcomme (?:moi|nous)\b"
)
_SENTENCE = re.compile(r"[.:;!?] ")
# « Se remettre en cause », « le fait de … plutôt que … »: described, not named.
_DESCRIBED = re.compile(r"^\W*(?:le fait d(?:e |')|se |s'|(?!\w*(?:tier|ier)\b)\w+(?:er|ir)\b)|\bplutot qu")
# « Mon mémoire porte sur le télétravail. Il en est question ? »
_OWN_WORK = re.compile(r"^.*\b(?:porte|travaille|travail|memoire|expose|dossier|article|etude) (?:est )?sur ")
# What the article is asked to say something of…
_ON = r"(?:sur|d(?:e|u|es)\b|d'|a propos d(?:e|u|es)|concernant)"
_BY_THE_ARTICLE = re.compile(
    rf"\b(?:que|qu'en?) (?:dit|pense|ecrit) (?:donc )?{_ARTICLE} {_ON}|"
    rf"\b(?:qu'est-ce que|ce que) {_ARTICLE} (?:dit|pense|ecrit|raconte) {_ON}|"
    rf"{_ARTICLE},? (?:(?:il|elle) )?(?:dit|ecrit|raconte|pense) quoi {_ON}"
)
# … or whether it names it.
_NAMED_BY_IT = re.compile(rf"{_ARTICLE} (?:cite|nomme|presente|{_VERBS})-t-(?:il|elle)\b(?: d(?:e|u|es)\b)?")
# « Ceux que le texte cite »: the text names them, and one wants them.
_RELATIVE = re.compile(r"\bqu(?:e |')(?:il|elle|on|nexem|(?:le |la |l')\w+)\W*$")
MOST_WORDS = 3  # content words of a thing that has a name; more describe it


def asked_about(text: str) -> tuple[str, ...]:
    """The stems of the thing that a question asks whether the documents name, in its order; () when it asks for more,
    or describes the thing at length.
    """
    folded = fold(text)
    if _ASKS_MORE.search(folded) or len(asking_clauses(text)) > 1:
        return ()
    if before := _BEFORE.search(folded):
        thing = folded[before.end() :]
    elif after := _AFTER.search(folded):
        thing = _SENTENCE.split(folded[: after.start()])[-1]
    else:
        return ()
    return () if _RELATIVE.search(thing) else _few_terms(thing)


def asked_of_the_article(text: str) -> tuple[str, ...]:
    """The stems of the thing on which a question asks what the article says, or whether it speaks of it; else ()."""
    folded = fold(text)
    if told := _BY_THE_ARTICLE.search(folded):
        return _few_terms(folded[told.end() :])
    if (named := _NAMED_BY_IT.search(folded)) and not _ASKS_MORE.search(folded):
        return _few_terms(folded[named.end() :])
    return asked_about(text)


def _few_terms(thing: str) -> tuple[str, ...]:
    """The stems of a thing, when they are few enough to name it."""
    terms = tuple(topic_terms(_OWN_WORK.sub("", thing)))
    return terms if len(terms) <= MOST_WORDS and not _DESCRIBED.search(thing) else ()
