"""Words that are about asking, or about the documents themselves: they say nothing of what is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from index import analysis
from index.analysis import content_terms

META_WORDS = frozenset(
    content_terms(
        "proposition propositions axe axes titre intitulé nom numéro contenu résumé résumer dire dit disent parler "
        "parlent parle propose proposer porter porte traiter "
        "sujet thème présenter expliquer détailler développer concerner concerne consister savoir rappeler "
        "rappelle rappelez manifeste "
        "humanifest nexem chapitre document documents texte corpus passage page phrase citation citer cite cité "
        "mentionner mentionne mentionné évoquer évoque "
        "évoqué aborder aborde abordé indiquer indique indiqué préciser précise précisé écrire écrit attribuer "
        "attribue surtout exactement précisément concrètement bref "
        "mots mot gros ligne lignes point idée essentiel comprendre défendre défend défendent soutenir soutient "
        "prôner prône préconiser préconise recommander "
        "recommande demander demande attendre attend vouloir veut souhaiter souhaite affirmer affirme donner "
        "donne voir chercher cherche trouver trouve "
        "besoin faut question réponse répondre merci bonjour svp plaît diapo diapositive présentation slide ppt "
        "demain réunion exposé note noter noté retenir retenu "
        "aujourd'hui actuellement vraiment notamment peux pouvez pourriez voudrais aimerais faire fait comparer "
        "compare comparaison différence côté mettre selon après "
        "connaître connaît sait vrai exact juste information renseignement détail appeler appelle intituler "
        "servir sert utiliser utilise auteur auteurs intitule étudiante étudiant journaliste chacun chacune "
        "monsieur madame dame fais topo synthèse synthétiser récapituler récap "
        "cest koi keske keskec kesk pk pkoi pourkoi cmt koman commen cb cbien kel kels kelle kelles quest"
    )
)
_CLAUSE = re.compile(r"(?<=[.!?;:…])\s+|\s+[–—]\s+")
_ASKS = re.compile(
    r"\?|\b(?:quel|quelle|quels|quelles|combien|qui|que|qu['’]|pourquoi|comment|où|quand|quoi|est-ce|lesquels|lesquelles|définition|liste|donne|cite|explique)",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(r"\b(?:proposition|axe)s? (?:n ?° ?)?\d", re.IGNORECASE)
# « Les week-ends, le rythme… ça pèse combien ? »: the clause says what is asked, not of what.
_TAKES_UP = re.compile(r"\W*(?:et |mais |alors )?(?:ça|cela|c['’]est)\b", re.IGNORECASE)
_ENOUGH = 3  # content words with which a clause stands for the whole question
# Where a question opens inside a sentence: « nous sommes un Ehpad, comment attirer ? ». Not « qui », « que », « où »:
# after a comma they are relative.
_INNER = re.compile(
    r",\s+(?=(?:et\s+|mais\s+|alors\s+|donc\s+)?(?:comment|pourquoi|combien|quel(?:le)?s?|qu['’]est-ce|est-ce|que\s+"
    r"(?:faire|faut|dit|disent|propose\w*|pense\w*)|d['’]où|par où|à quoi|de quoi)\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\W*(?:(?:et|mais|alors|donc|ok|bonjour|du coup|dites-moi|dis-moi|svp)\W+)*(?:quel|quelle|quels|quelles|lequel|"
    r"laquelle|lesquels|lesquelles|combien|qui|que|qu['’]|pourquoi|comment|où|quand|quoi|est-ce|d['’]où|à quoi|de quoi|"
    r"pk|pkoi|cb|cmt|keske\w*|kel\w{0,3}|c['’ ]?(?:est )?[qk]uoi|c koi|definition|définition|liste[rz]?|donne[rz]?|"
    r"cite[rz]?|explique[rz]?|énumère[rz]?|définis\w*)(?:\b|(?<=['’]))",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|salut|hello|coucou|merci|beaucoup|bien|ok|d'accord|super|parfait|genial|au revoir|"
    r"bonne (?:journee|soiree|continuation|fin de journee)|a (?:bientot|plus|demain)|au plaisir|cordialement|nickel|"
    r"top|c'est (?:bon|parfait|tout|note)|note|tres|pour|tout|(?:votre|ton|cette|ta|l') ?(?:aide|reponse|temps))\W*)+$"
)
_CHANGED_MEASURE = re.compile(
    r"\b((?:baiss|redui|diminu|augment|limit|hauss|chut|grimp|amelior|stabilis)\w*) (?:le|la|les) "
    r"(?:nombre|taux|part|pourcentage|proportion)s? (?=d(?:e |es |u |'))"
)
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SPELT = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\b(?:c ?est|c|ces|sait|cets) (?:[qk]uoi|koi|kwa)\b", "c'est quoi"),
        (r"\bc'(?:koi|kwa)\b|\bc'est koi\b", "c'est quoi"),
        (r"\bkes[ak]{1,2}o\b|\bqu'?es aco\b|\bqu'?esaco\b", "kesako"),
        (
            r"\b(?:keske|kesk|keskec|qu ?est ?-?ce que?|qu ?es ?ce que?|quesque|qu'es(?:t)?[ -]?ce que?)\b(?!')",
            "qu'est-ce que",
        ),
        (r"\b(?:pk|pq|prq|pkoi|pqoi|pourkoi|pourquoi|pourqoi|pourqoui|pour quoi)\b", "pourquoi"),
        (r"\b(?:cmt|koman|comen|coment|commen|cmment)\b", "comment"),
        (r"\b(?:cb|cbien|cmbien|combi1|combein|conbien|combient|kombien|combyen)\b", "combien"),
        (r"\bkel(le)?(s?)\b", r"quel\1\2"),
        (r"\bki (?=a |est |dit|parle)", "qui "),
        (r"\bke (?=dit|propose|faire|faut)", "que "),
        (r"\bd ?(?:ou|'ou) (?=vien|sor|provien)|\bdou (?=vien|sor|provien)", "d'ou "),
        (r"\bd'ou vien\b", "d'ou vient"),
        (r"\bveu dire\b", "veut dire"),
    )
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, single spaces: for matching the words of a question."""
    return re.sub(r"\s+", " ", analysis.fold(text)).strip()


def in_full(folded: str) -> str:
    """A folded question with its asking words spelt in full: « c koi », « pk », « quest ce que »."""
    for pattern, full in _SPELT:
        folded = pattern.sub(full, folded)
    return folded


def without_changed_measures(folded: str) -> str:
    """A folded question without the measures that something changes: « faire baisser le nombre de départs » asks for no
    number.
    """
    return _CHANGED_MEASURE.sub(r"\1 ", folded)


def without_quotations(text: str) -> str:
    """The text without what stands between quotation marks; the text itself when nothing else is left."""
    left = _QUOTATION.sub(" ", text)
    return left if any(map(str.isalnum, left)) else text


def enumerated(items: Sequence[str], last: str = "et") -> str:
    """« 1 », « 1 et 3 », « 1, 2 et 3 »: ``last`` joins the last two."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if items[1:] else items)


def topic_terms(text: str) -> list[str]:
    """The content words of a question that say what it is about; all of them when nothing else is left."""
    terms = content_terms(text)
    kept = about(terms)
    return [t for t in terms if t in kept]


def about(terms: Collection[str]) -> frozenset[str]:
    """Of some content words, those that say what a text is about; all of them when nothing else is left."""
    return frozenset(terms) - META_WORDS - {"%"} or frozenset(terms)


def focus(text: str) -> str:
    """The clause that asks, when it says enough by itself; else the whole text.

    « Demain, conseil d’administration : combien de postes sont vacants ? » asks what stands after the colon.
    """
    asking = [c for c in _CLAUSE.split(text) if _ASKS.search(c)]
    best = max(asking, key=lambda c: (c.rstrip().endswith("?"), len(topic_terms(c))), default=text)
    return best if says_enough(best) and not _TAKES_UP.match(best) else text


def says_enough(clause: str) -> bool:
    """Whether a clause can stand for the whole question: it names a proposition, or holds enough content words."""
    return bool(_NAMES_ONE.search(clause)) or len(set(topic_terms(clause)) - META_WORDS) >= _ENOUGH


def clauses(text: str) -> list[str]:
    """The clauses of a text, in order; a question that opens after a comma is a clause of its own."""
    return [part for clause in _CLAUSE.split(text) for part in _INNER.split(clause)]


def asking_clauses(text: str) -> tuple[str, ...]:
    """The clauses that ask: the one that says enough by itself first, then from the last to the first.

    A text that asks without a question mark gives the clauses that open like a question; « 30 % des postes sont
    vacants, comment attirer ? » gives « comment attirer ? ».
    """
    parts = clauses(text)
    asking = [c for c in parts if c.rstrip().endswith("?")] or [c for c in parts if _OPENS.match(c)]
    principal = [c for c in asking if c in _INNER.split(focus(text))] if focus(text) != text else []
    return tuple(dict.fromkeys([*principal[-1:], *reversed(asking)]))


def is_greeting(text: str) -> bool:
    """Whether a text only greets or thanks: nothing can be left unsaid on its account."""
    return bool(_GREETING.match(fold(text)))
