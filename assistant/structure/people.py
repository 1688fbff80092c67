"""People and quotations: who says a phrase, what a person says, who is quoted, who signs the editorial."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import NBSP, asked, essential, only_about_structure
from assistant.library.terms import terms_in
from assistant.structure.documents import described
from assistant.understanding.question import Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice
from index.analysis import content_terms, exact_terms

_WHO_IS_QUOTED = re.compile(
    r"\bqui (?:est|sont|sera|a ete|ont ete) (?:\w+ )?(?:cite|interroge|temoin)|"
    r"\bqui (?:temoigne|s'exprime|intervient|interviennent|prend la parole|parle dans|(?:y )?parle ?\??$)|"
    r"\b(?:temoins|temoignages|verbatims|signataires)\b|"
    r"\b(?:personnes|personnalites|intervenants|dirigeants|directeurs|experts|gens|professionnels|noms|qui)\b.*"
    r"\b(?:cite\w*|temoign\w*|exprime\w*|interroge\w*|signe\w*|parole|intervien\w*)\b|"
    r"\b(?:cite\w*|liste\w*|donne\w*)\b.*\b(?:personnes|personnalites) (?:citees|interrogees)\b"
)
PEOPLE_WORDS = frozenset(
    content_terms(
        "personne personnes personnalité personnalités témoin témoins témoignage témoignages témoigner témoigne "
        "témoignent interviennent expriment cités citées interrogés interrogées "
        "intervenant intervenants intervenir intervient dirigeant dirigeants directeur directeurs citation citations "
        "verbatim verbatims signataire signataires signer gens professionnel professionnels exprimer s'exprime parole "
        "petit terrain compagnie venir viennent mis mettre prendre interroger interrogé nom noms fonction fonctions "
        "organisation organisations recueillir"
    )
)
_EDITORIAL = re.compile(r"\b(?:editorial|edito|avant-propos|preface|mot d'introduction|texte d'ouverture)\b")
_WHO_SIGNS = re.compile(r"\b(?:qui|de qui|par qui|auteur|autrice|signataire|signature|signe|redige|ecrit|nom)\b")
_WHO_THEY_ARE = re.compile(
    r"\bqui (?:est|etait|c'est)|\b(?:c'est|est) qui\b|\b(?:fonction|poste|role|metier)\b|"
    r"\b(?:travaille|bosse|exerce|enseigne)(?:-t)?\b|\bdirige(?:-t-(?:il|elle))? (?:quoi|quelle?)\b|"
    r"\b(?:que|qu'est-ce qu'(?:il|elle)) dirige\b|"
    r"\b(?:quelle|sa|son|quel) (?:structure|organisation|association|employeur|titre)\b"
)
# « Qui dirige X ? », « qui est le président de X ? »
_WHO_HEADS = re.compile(
    r"\bqui (?:dirige|preside|est a la tete d(?:e |u |es |'))(?: (?:la |le |l'|les ))? ?([\w-]+)\W*$|"
    r"\bqui est (?:la |le |l'|l' )?(?:actuel\w* )?(?:president\w*|direct(?:eur|rice)(?: general\w*)?|patron\w*|dg) "
    r"d(?:e |u |es |')(?:la |l'|le )?([\w-]+)\W*$"
)
# « Le directeur de Linkiaa »: somebody, by their function.
_FUNCTION = re.compile(r"\b(?:direct(?:eur|rice)|drh|dg|president\w*|responsable|dirigeante?|patron\w*)\b")
_HEAD = re.compile(r"\b(?:direct(?:eur|rice)|president\w*|dg)\b")
_QUOTATION_WORDS = 6  # words under which a phrase may be a term that the question only uses
NOT_VERBATIM = "Cette phrase ne figure pas telle quelle dans les documents."
_NEAR = 0.6  # share of the words of a phrase from which a sentence may be the one that was meant
_EDITORIAL_WORDS = frozenset(content_terms("éditorial édito avant-propos avant propos préface mot introduction"))
_CARRYING = 4
_MOST = 6

# Asked about a phrase itself; « pourquoi un simple « merci » ferait-il de l’effet ? » only uses one.
_ABOUT_WORDS = re.compile(
    r"\b(?:di[st]|disent|dire|ecrit|phrases?|citations?|cite\w*|formule|passage|propos|mots?|figure|trouve\w*|extrait|auteur|"
    r"source|page|lit|lu|vient|attribu\w*|exact\w*|signe\w*|paroles?|affirm\w*|pretend\w*|prononc\w*|texte|document)\b"
)


# « “Ce n’est pas le rôle du CA” : que répondre ? » gives somebody's words, not the text's.
_REPLIES = re.compile(r"\b(?:repond\w*|repliqu\w*|retorqu\w*|object\w*|reagir|convaincre|arguments?|contredire)\b")


def quotation(question: Question, library: Library) -> Draft | None:
    """A phrase given between quotation marks: who says it, where; or that no document holds it."""
    if not _quotes(question):
        return None
    wanted = [" ".join(exact_terms(q)) for q in question.quoted]
    held = _holding(wanted, library)
    named = named_speakers(question, library)
    short = all(len(w.split()) < _QUOTATION_WORDS for w in wanted)
    if (short or not held) and not _asks_about_it(question, library):
        return None  # « à but non lucratif » is used, not asked about
    if not held:
        near = [s for s in library.sentences if any(_overlap(w.split(), exact_terms(s.text)) > _NEAR for w in wanted)]
        picks = tuple(Pick(s.id) for s in _signatures(named, library) or near[:1])
        # Without any, the words are looked for like any others, and what is found comes after the same remark.
        return Draft("answered", picks, f"{NOT_VERBATIM} Le texte exact est{NBSP}:") if picks else None
    wrong = named and not any(s.speaker and s.speaker.name in named for s in held)
    preface = "Cette phrase n’est pas de la personne que nomme votre question." if wrong else ""
    leads = [who_says(s, library) if question.wanted is Wanted.SPEAKER or wrong else "" for s in held[:3]]
    said = [Pick(s.id, lead) for s, lead in zip(held, leads, strict=False)]
    if wrong:  # who the named person is, beside whose phrase it is
        said += [Pick(s.id) for s in _signatures(named, library)]
    return Draft("answered", tuple(said), preface)


def is_misquoted(question: Question, library: Library) -> bool:
    """Whether a question asks about a phrase that it gives between quotation marks and that no sentence holds."""
    if not _quotes(question) or not _asks_about_it(question, library):
        return False
    return not _holding([" ".join(exact_terms(q)) for q in question.quoted], library)


def _quotes(question: Question) -> bool:
    """Whether a question gives a phrase between quotation marks, not one that somebody says and that is replied to."""
    return bool(question.quoted) and not _REPLIES.search(_unquoted(question))


def _holding(wanted: Sequence[str], library: Library) -> list[Sentence]:
    """The sentences that hold one of these phrases word for word."""
    return [s for s in library.sentences if any(w and f" {w} " in f" {' '.join(exact_terms(s.text))} " for w in wanted)]


def _asks_about_it(question: Question, library: Library) -> bool:
    beside = re.sub(r"\b(?:veut|veulent|voulait) dire\b", " ", _unquoted(question))  # the sense of a term is asked
    return bool(named_speakers(question, library)) or bool(_ABOUT_WORDS.search(beside))


def _signatures(names: frozenset[str], library: Library) -> list[Sentence]:
    """The sentences that only say who these people are."""
    return [s for s in library.sentences if s.speaker and s.speaker.name in names and is_signature(s)]


def _unquoted(question: Question) -> str:
    """A question without the phrases that it gives between quotation marks, folded."""
    text = question.text
    for phrase in question.quoted:
        text = text.replace(phrase, " ")
    return fold(text)


def who_says(sentence: Sentence, library: Library) -> str:
    """Who speaks in a sentence, in words; a text that nobody signs is its publisher's."""
    document = library.document_of(sentence.id)
    if sentence.speaker is not None:
        return f"Selon {sentence.speaker}{NBSP}:"
    if sentence.voice is Voice.JOURNALIST:
        return described(document)
    publisher = document.source.publisher or document.source.author
    number = library.section_of(sentence).proposition
    where = f", dans la proposition {number}" if number is not None else ""
    if sentence.voice is Voice.SURVEY:
        return f"{publisher} le rapporte d’une enquête ou d’une étude{where}{NBSP}:"
    return f"C’est {publisher} qui l’écrit{where}, sans autre signature{NBSP}:"


def _overlap(wanted: Sequence[str], held: Sequence[str]) -> float:
    """Share of the wanted words that are held, in [0, 1]."""
    return sum(w in held for w in wanted) / (len(wanted) or 1)


def named_speakers(question: Question, library: Library) -> frozenset[str]:
    """Names of the speakers of the corpus whose surname the question holds; failing that, « cette dame » is somebody
    of the question before.
    """
    for text in (question.asked, question.search, *(reversed(question.previous) if question.follow_up else ())):
        words = set(re.findall(r"[\w-]+", fold(text)))
        if found := frozenset(name for name in library.speakers if fold(name).split()[-1] in words):
            return found
        if _FUNCTION.search(fold(text)) and (only := _only_speaker_of(words, library)):
            return frozenset({only})
    return frozenset()


def _only_speaker_of(words: set[str], library: Library) -> str:
    """The name of the one person who speaks for an organisation that ``words`` name; "" when there is none or more."""
    found = {
        s.speaker.name
        for s in library.sentences
        if s.speaker and s.speaker.organisation and fold(s.speaker.organisation).split()[-1] in words
    }
    return found.pop() if len(found) == 1 else ""


def person(question: Question, library: Library) -> Draft | None:
    """Questions that name a person whom a document quotes: who they are, what they say."""
    if question.wanted is Wanted.FIGURE or question.press:
        return None
    names = named_speakers(question, library)
    named = [s for s in library.sentences if s.speaker and s.speaker.name in names]
    said = [s for s in named if s.voice is Voice.QUOTED and s.kind is BlockKind.QUOTE]
    signed = [s for s in named if is_signature(s)]
    if asks_who_they_are(question):
        said = signed + said
    elif not said or not (question.angle or _said_about(question, said, names, library)):
        return None
    return Draft("answered", tuple(Pick(s.id) for s in said[:_MOST])) if said else None


def asks_who_they_are(question: Question) -> bool:
    """Whether a question is about the person, not about what they say."""
    return bool(_WHO_THEY_ARE.search(asked(question)))


def _said_about(question: Question, said: Sequence[Sentence], names: frozenset[str], library: Library) -> bool:
    """Whether what a person said is about the rest of the question: half its topic words, or nothing else is asked."""
    speakers = " ".join(str(s.speaker) for s in said if s.speaker and s.speaker.name in names)
    # « Et X ? » after a question on Y: Y is no topic that X would have to speak of.
    others = " ".join(library.speakers) if question.follow_up else ""
    topic = frozenset(topic_terms(question.search)) - META_WORDS - terms_in(f"{speakers} {others}")
    spoken = frozenset(t for s in said for t in terms_in(s.text))
    spoken |= frozenset(t for s in said for q in library.questions_of(s.id) for t in library.stems_of(q))
    return not topic or len(topic & spoken) >= len(topic) / 2


def heads(question: Question, library: Library) -> Draft | None:
    """« Qui dirige Askoria ? »: whoever the documents name as its head; or that they name nobody."""
    asks = _WHO_HEADS.search(asked(question))
    if asks is None or question.press:
        return None
    name = asks[1] or asks[2]
    headed = [
        s for s in library.sentences
        if s.speaker and is_signature(s) and _HEAD.search(fold(s.speaker.role))
        and _overlap([name], re.findall(r"[\w-]+", fold(s.speaker.organisation))) == 1.0
    ]  # fmt: skip
    publishers = {fold(d.source.publisher) for d in library.corpus.documents}
    if not headed and name not in publishers and any(name in exact_terms(s.text) for s in library.sentences):
        return None
    if not headed:
        return Draft(
            "not_in_corpus",
            preface=f"Les documents ne disent pas qui dirige «{NBSP}{_as_typed(name, question)}{NBSP}».",
        )
    return Draft("answered", tuple(Pick(s.id) for s in headed[:_MOST]))


def _as_typed(folded: str, question: Question) -> str:
    return next((word for word in re.findall(r"[\w-]+", question.text) if fold(word) == folded), folded)


def people_quoted(question: Question, library: Library) -> Draft | None:
    """« Qui est cité ? »: every person whom a document quotes or who signs, each with what they open on."""
    if not _WHO_IS_QUOTED.search(asked(question)) or named_speakers(question, library):
        return None
    organisations = organisations_named(question.search, library)
    if question.press or not only_about_structure(question, PEOPLE_WORDS | terms_in(" ".join(organisations))):
        return None
    first: dict[str, Sentence] = {}
    for sentence in library.sentences:
        if sentence.speaker is None or _outside(question, sentence, library):
            continue
        if organisations and sentence.speaker.organisation not in organisations:
            continue
        if sentence.kind is BlockKind.QUOTE or is_signature(sentence):
            first.setdefault(sentence.speaker.name, sentence)
    picks = tuple(Pick(s.id, lead=presented(s)) for s in first.values())
    return Draft("answered", picks, grouped=False) if picks else None


def organisations_named(text: str, library: Library) -> frozenset[str]:
    """The organisations of the speakers that a text names: by an acronym, or by a word that is no other's."""
    words = set(re.findall(r"[\w-]+", fold(text)))
    speakers = {s.speaker.organisation for s in library.sentences if s.speaker}
    return frozenset(o for o in speakers if o and fold(o).split()[-1] in words)


def _outside(question: Question, sentence: Sentence, library: Library) -> bool:
    return bool(question.propositions) and library.section_of(sentence).proposition not in question.propositions


def presented(sentence: Sentence) -> str:
    """The line that presents somebody among those who are quoted."""
    return f"Signature{NBSP}:" if is_signature(sentence) else f"{sentence.speaker}{NBSP}:"


def editorial(question: Question, library: Library) -> Draft | None:
    """« Qui signe l’éditorial ? », « Que dit l’éditorial ? »: the signature that closes a whole text, not a
    quotation; before it the sentences that carry the text, unless only its author is asked.
    """
    folded = asked(question)
    if not _EDITORIAL.search(folded) or question.press or question.propositions:
        return None
    quoted = {s.speaker for s in library.sentences if s.kind is BlockKind.QUOTE}
    signed = [s for s in library.sentences if is_signature(s) and s.speaker not in quoted]
    picks: list[Pick] = []
    if not _WHO_SIGNS.search(folded):
        if not only_about_structure(question, _EDITORIAL_WORDS):
            return None
        for signature in signed:
            text = [s for s in library.sentences if s.speaker == signature.speaker and not is_signature(s)]
            headings = " ".join({library.section_of(s).path[-1]: "" for s in text})
            picks += [Pick(s.id) for s in essential(text, headings, library, _CARRYING)]
    picks += [Pick(s.id, lead=f"Signature{NBSP}:") for s in signed]
    return Draft("answered", tuple(picks), grouped=False) if signed else None


def thanked(question: Question, library: Library) -> Draft | None:
    """« Qui est remercié ? »: the sentences that thank."""
    if question.press or not re.search(r"\bremerci\w*|\bdi(?:t|re|sent) merci\b", asked(question)):
        return None
    if not re.search(r"\b(?:qui|quel\w*|remerciements|a qui|noms?)\b", asked(question)):
        return None
    picks = tuple(Pick(s.id) for s in library.sentences if re.search(r"\bnous remercions\b", fold(s.text)))
    return Draft("answered", picks) if picks else None
