"""Questions on the documents themselves: which they are, who wrote them, when."""

from __future__ import annotations

import re

from assistant.dates import french_date
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import asked, essential, only_about_structure, topic_where, without_audience
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wording import asking_clauses, fold
from corpus.types import BlockKind, Document, Sentence
from index.analysis import content_terms

_ABOUT_DOCUMENTS = re.compile(
    r"\b(?:quels?|combien de|liste|sur quels?) (?:sont les |sont tes |sont vos )?(?:documents|sources|textes)\b|"
    r"\bqui es[- ]tu\b|\bqui etes[- ]vous\b|"
    r"\bque (?:peux|sais|pouvez|savez)[- ](?:tu|vous)\b|\b(?:tes|vos) (?:documents|sources)\b|\bde quoi (?:parle|"
    r"traite) (?:ce|le|l')"
)
_WHO_OR_WHEN = re.compile(
    r"\b(?:qui a (?:ecrit|redige|signe|publie)|par qui|de qui|auteur|autrice|date|quand|publie|parait|paru|sorti|"
    r"qui (?:publie|signe|edite)|noms? de (?:la |l')(?:journaliste|autrice))\b"
)
# … of a document, in the clause that asks: « qui le signe ? », not « de quand date-t-elle ? », which is a thing's.
_OF_IT = re.compile(
    rf"(?=.*{_WHO_OR_WHEN.pattern})(?=.*\b(?:article|papier|journaliste|texte|document|manifeste|humanifest|il|"
    r"(?:le|l'a(?:voir)?) (?:signe|publie|edite|ecrit|redige)\w*)\b)"
)
_ASKING = frozenset(
    content_terms(
        "écrire écrit rédiger rédigé signer signé publier publié publication auteur autrice date jour quand paraître "
        "paraît paru parution sortir sorti sortie éditer édité journal magazine humanifest manifeste titre papier "
        "revue bibliographie référence référencer"
    )
)
_ON_THEM = re.compile(r"\bsur les (?:12|douze) propositions\b")  # « l’article sur les 12 propositions »
_THE_TEXT = re.compile(r"\b(?:le|ce|du|votre) (?:texte|document)\b")  # whichever of them is meant
_SELF = frozenset(
    content_terms(
        "source sources lire lis base bases appuyer appuies appuyez consulter consultes répondre savoir sais savez "
        "pouvoir peux assistant outil connaître connais fonder fondes disposer disposes exactement"
    )
)
_EVENT = re.compile(r"\b(?:evenement|occasion|veille|semaine|rendez-vous|manifestation)\b")
_EVENT_WORDS = frozenset(
    content_terms(
        "événement occasion veille semaine rendez-vous manifestation publication juste avant professionnel secteur "
        "commencer commence "
        "débuter débute démarrer démarre ouvrir ouvre tomber"
    )
)
_SUMMED_UP = re.compile(
    r"\b(?:resum\w*|synthe\w*|de quoi (?:parle|traite)|que dit|contenu|contient|presente\w*|retenir|essentiel|"
    r"(?:points|idees|messages) (?:cles?|fort[es]*|essentiel\w*|princip\w+|a retenir))\b"
)
_GIST_WORDS = frozenset(
    content_terms("clé clés forte fortes force point points message messages idée idées bref devoir")
)
_CARRYING = 4
_CHAPTER = re.compile(
    r"\b(?:chapitre|volet|tome) (\d|un|deux|trois)\b|\b(premier|deuxieme|second|troisieme) (?:chapitre|tome|volet)\b"
)
_RANK = r"(premier|deuxieme|second|troisieme|1|2|3)"
# « Du premier et du deuxième chapitre », « chapitres 1 et 2 », « le chapitre 1 et le 2 »: the noun stands once.
_BOTH_CHAPTERS = re.compile(
    rf"\b(?:les|des|ces|nos|vos) (?:deux|2) (?:premiers )?(?:chapitres|volets|tomes)\b|"
    rf"\b{_RANK} (?:et|ou|a|au|du|vs|avec) (?:le |au |du )?{_RANK} (?:chapitre|volet|tome)s?\b|"
    rf"\b(?:chapitre|volet|tome)s? {_RANK} (?:et|ou|a|au|du|vs|avec|par rapport) (?:le |au |du )?{_RANK}\b"
)
# « De nouveau par rapport au premier chapitre »: the other one is the one at hand.
_AGAINST_ONE = re.compile(
    r"\b(?:par rapport (?:a|au)|compare\w* (?:a|au|avec le)|contrairement au|a la difference du|ajoute au|apres le|"
    r"depuis le|(?:de plus|de nouveau|d'autre) que le) (?:(?:premier|second|deuxieme) )?(?:chapitre|volet|tome)\b"
)
_COMPARES = re.compile(
    r"\b(?:differ\w+|compar\w+|chang\w+|disting\w+|oppos\w+|par rapport|versus|vs|points? communs?|evolu\w+|"
    r"nouveau\w*|de plus|ajout\w*)\b"
)
_COMPARES_WORDS = frozenset(
    content_terms(
        "différence différences différent différents différente différer comparer comparaison comparez changer change "
        "changé changement distinguer distingue opposer oppose rapport versus vs point points commun communs évolution "
        "évoluer évolué nouveau nouveautés chapitres volets tomes deux parler parlait parle entre apporter ajouter"
    )
)
_DIGITS = {"un": "1", "deux": "2", "trois": "3", "premier": "1", "deuxieme": "2", "second": "2", "troisieme": "3"}
# When a chapter came out, in a question; what says so, in a document. « La présente publication » says nothing of it.
_WHEN = re.compile(r"\b(?:quand|dates?|datent|quel(?:le)? (?:mois|jour|annee)|depuis combien)\b")
_COMES_OUT = re.compile(
    r"\b(?:publi(?:e|es|ee|ees|er|ent|era)|parait|paraitre|paraitra|parus?|sort|sortis?|sorties?|sortir|sortira)\b"
)
_DATES = re.compile(r"\bdat(?:e|ent|er)\b")
_CONTENTS = re.compile(
    r"\b(?:conten\w*|contien\w*|sommaire|plan|parties|themes?|sujets?|titres?|axes|points|aborde\w*|traite\w*|parle|porte|"
    r"propose|comporte|comprend)\b"
)
_CONTENTS_WORDS = frozenset(
    content_terms(
        "un plan partie parties thème thématique thématiques sujet sujets points axes avant précédent découpé tome "
        "volet premier combien"
    )
)
_PUBLISHED_WORDS = frozenset(content_terms("mois année venir vient dater paraître précédent"))


def documents(question: Question, library: Library) -> Draft | None:
    """« Quels documents consultes-tu ? », « Qui a écrit l’article, et quand ? » when nothing else is asked."""
    folded = _ON_THEM.sub("", asked(question))
    alone = only_about_structure(question, _ASKING) or topic_where(question, _OF_IT, _ASKING) == frozenset()
    whole_question = _WHO_OR_WHEN.search(folded) and alone
    if question.press and whole_question and "proposition" not in folded:
        chosen = library.of_kind("press")
    elif whole_question and not question.press and _THE_TEXT.search(folded) and "proposition" not in folded:
        chosen = library.corpus.documents
    elif re.search(r"\b(?:humanifest|manifeste)\b", folded) and whole_question and "proposition" not in folded:
        chosen = library.of_kind("manifesto")
    elif _ABOUT_DOCUMENTS.search(folded) and only_about_structure(question, _ASKING | _SELF):
        chosen = library.corpus.documents
    else:
        return None
    picks = tuple(Pick(h.id, lead=described(d)) for d in chosen if (h := _heading(d)) is not None)
    whole = all(_WHO_OR_WHEN.search(fold(clause)) for clause in asking_clauses(question.search))
    return Draft("answered", picks, grouped=False, whole=whole) if picks else None


def authored(kind: str, library: Library) -> list[Pick]:
    """The title of each document of a kind, under the line that says who wrote it."""
    return [Pick(h.id, lead=described(d)) for d in library.of_kind(kind) if (h := _heading(d)) is not None]


def _heading(document: Document) -> Sentence | None:
    """The heading that says most of a document's title, the first of equals; failing headings, its first sentence."""
    titled = terms_in(document.source.title)
    headings = [s for s in document.sentences if s.kind is BlockKind.HEADING]
    return max(headings, key=lambda s: len(titled & terms_in(s.text)), default=next(iter(document.sentences), None))


def event(question: Question, library: Library) -> Draft | None:
    """« À la veille de quel événement l’article paraît-il ? »: the sentence that names what the catalogue calls the
    event of a document, after the document's date when that is asked too.
    """
    folded = asked(question)
    if not question.press or not _EVENT.search(folded) or not only_about_structure(question, _ASKING | _EVENT_WORDS):
        return None
    picks: list[Pick] = []
    for document in library.corpus.documents:
        named = fold(str(document.metadata.get("event", "")))
        telling = next((s for s in document.sentences if named and named in fold(s.text)), None)
        if telling is not None:
            heading = _heading(document)
            if heading is not None and any(map(_dates_the_document, folded.split(" et "))):
                picks.append(Pick(heading.id, lead=described(document)))
            picks.append(Pick(telling.id))
    return Draft("answered", tuple(picks), grouped=False, whole=True) if picks else None


def _dates_the_document(clause: str) -> bool:
    """« Quand l’article paraît-il », not « quand commence cet événement » nor « celui-ci commence quel jour »."""
    return _asks_when_out(clause) and not _EVENT.search(clause)


def _asks_when_out(folded: str) -> bool:
    """Whether a text asks when something came out: « quand est-il paru », « de quand date-t-il »."""
    return bool(_WHEN.search(folded) and (_COMES_OUT.search(folded) or _DATES.search(folded)))


def article(question: Question, library: Library) -> Draft | None:
    """« Résumez l’article »: the sentences that carry it."""
    folded = asked(question)
    question = without_audience(question)
    if not question.press or not _SUMMED_UP.search(folded) or not only_about_structure(question, _GIST_WORDS):
        return None
    picks: list[Pick] = []
    for document in library.of_kind("press"):
        found = essential(document.sentences, document.source.title, library, _CARRYING)
        picks += [Pick(s.id) for s in found]
    return Draft("answered", tuple(picks)) if picks else None


def chapter(question: Question, library: Library) -> Draft | None:
    """« Que contient le chapitre 1 ? »: what stands under the heading of that name, whole."""
    match = _CHAPTER.search(asked(question))
    if not match or not _CONTENTS.search(asked(question)) or not only_about_structure(question, _CONTENTS_WORDS):
        return None
    under = _under(_number(match), library)
    return Draft("answered", tuple(Pick(s.id) for s in under), grouped=False) if under else None


def chapters_compared(question: Question, library: Library) -> Draft | None:
    """« Quelle différence entre le chapitre 1 et le chapitre 2 ? »: of each, what stands under its heading, whole, then
    what the press says of it.
    """
    folded = asked(question)
    named = dict.fromkeys(map(_number, _CHAPTER.finditer(folded)))
    if both := _BOTH_CHAPTERS.search(folded):
        named = dict.fromkeys(_DIGITS.get(word, word) for word in (g or "" for g in both.groups()) if word)
        named = named or dict.fromkeys("12")
    elif len(named) == 1 and _AGAINST_ONE.search(folded):
        named = dict.fromkeys("12")
    if len(named) < 2 or not _COMPARES.search(folded):
        return None
    if not only_about_structure(question, _COMPARES_WORDS | _CONTENTS_WORDS):
        return None
    picks: list[Pick] = []
    for number in sorted(named):
        under = _under(number, library)
        if not under:
            return None
        picks += [Pick(s.id, lead="" if n else f"Chapitre {number}\u00a0:") for n, s in enumerate(under)]
        for document in library.of_kind("press"):
            telling = [s.id for s in document.sentences if _tells_of(s, number)]
            picks += [Pick(i, lead="" if n else described(document)) for n, i in enumerate(telling)]
    return Draft("answered", tuple(picks), grouped=False)


def _under(number: str, library: Library) -> list[Sentence]:
    """What stands under the heading that names a chapter, whole."""
    name = f"chapitre {number}"
    return [
        s
        for d in library.corpus.documents
        for section in d.sections
        if name in {fold(title) for title in section.path}
        for s in library.section_sentences(section.id)
        if fold(s.text) != name
    ]


def chapters_published(question: Question, library: Library) -> Draft | None:
    """« Quand le chapitre 2 est-il paru, et le premier ? »: the sentences that say of each that it comes out."""
    folded = asked(question)
    numbers = dict.fromkeys(map(_number, _CHAPTER.finditer(folded)))
    if (
        not numbers
        or not _asks_when_out(folded)
        or not only_about_structure(question, _ASKING | _CONTENTS_WORDS | _PUBLISHED_WORDS)
    ):
        return None
    telling = [[s.id for s in library.sentences if _tells_of(s, number)] for number in numbers]
    picks = tuple(Pick(i) for i in dict.fromkeys(i for found in telling for i in found))
    return Draft("answered", picks) if all(telling) else None


def _tells_of(sentence: Sentence, number: str) -> bool:
    """Whether a sentence says that the chapter of this number comes out."""
    folded = fold(sentence.text)
    return bool(_COMES_OUT.search(folded)) and number in map(_number, _CHAPTER.finditer(folded))


def _number(named: re.Match[str]) -> str:
    word = named[1] or named[2]
    return _DIGITS.get(word, word)


def described(document: Document) -> str:
    """One framing line on a document, from its catalogue entry alone."""
    source = document.source
    kind = {"manifesto": "Manifeste", "press": "Article de presse"}.get(source.kind, "Document")
    by = f" de {source.author}" if source.author else f" de {source.publisher}" if source.publisher else ""
    on = "le" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", source.published) else "en"
    return f"{kind}{by}{f', publié {on} {french_date(source.published)}' if source.published else ''}\u00a0:"
