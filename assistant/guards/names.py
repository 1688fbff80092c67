"""Names that neither the cited sentences nor their references hold: people, bodies, acronyms, places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from assistant.guards.amounts import NUMBER_WORDS
from assistant.guards.evidence import Evidence, Failure
from assistant.guards.words import Token, tokens, word_set
from corpus.lexicon import load_lexicon
from index.analysis import exact_terms, fold
from index.spelling import ordinary_words

ALWAYS = frozenset({"nexem", "humanifest"})
# A first word that is no ordinary one is a name when another capital or a verb of speech follows it.
_SPEAKS = re.compile(
    r"(?:propos|preconis|recommand|demand|souhait|estim|consider|affirm|soulign|rappell|constat|montr|indiqu|juge|"
    r"revel|observ|annonc|publi|pense|voit|dit|prevoit|explique|not)"
)
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.)+[A-Z](?![\w])\.?")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
# Bodies that are written without a capital: a statement may not bring one in.
_BODIES = (
    "gouvernement ministère ministre parlement député sénat sénateur président préfet département région syndicat "
    "europe commission assemblée mairie commune académie université hôpital ehpad tribunal justice fédération "
    "confédération ordre agence branche opérateur caisse mutuelle"
)
BODIES = frozenset(fold(_BODIES).split())
_OPENS = word_set("cote niveau hors via idem dixit")  # « Côté salaires »: no name


def names(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each name that nothing cited holds, and for a first and a last name that don't go together."""
    text = _evidence_text(evidence)
    held = frozenset(form for t in tokens(text) for form in _forms(t))
    read = tokens(_DOTTED.sub(_undotted, statement))
    for place, token in enumerate(read):
        if token.kind != "word":
            continue
        if _is_name(read, place, evidence) and not _held(token, held) and not _expanded(token, text):
            yield Failure("names", f"«\u00a0{token.text}\u00a0» n’est pas dans les phrases citées ni leurs références.")
        elif _is_body(read, place) and not _body_held(token, text):
            yield Failure("names", f"«\u00a0{token.text}\u00a0» n’est pas dans les phrases citées.")
    for pair in _mixed(read, evidence):
        yield Failure("names", f"«\u00a0{pair}\u00a0» n’est le nom de personne dans les phrases citées.")


def _is_body(read: tuple[Token, ...], place: int) -> bool:
    """Whether a body is named: « la commune », not « une marque commune »."""
    token, before = read[place], read[place - 1] if place else None
    adjective = before is not None and bool(before.stem) and before.text[0].islower()
    return token.form.rstrip("s") in BODIES and token.text[0].islower() and not adjective


def _held(token: Token, held: frozenset[str]) -> bool:
    return token.form in ALWAYS or token.form in held or _forms(token) <= held  # « Ipsos » for « IPSOS »


def _evidence_text(evidence: Evidence) -> str:
    text = " . ".join(t for c in evidence.cited for t in (c.text, *c.references, c.before))
    return _DOTTED.sub(_undotted, text)


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "")


def _forms(token: Token) -> frozenset[str]:
    """How a name is compared: an acronym as it stands, another name without its plural."""
    if token.kind != "word":
        return frozenset()
    return frozenset({token.form if token.text.isupper() else token.stem or token.form})


def _is_name(read: tuple[Token, ...], place: int, evidence: Evidence) -> bool:
    token = read[place]
    if not _CAPITAL.match(token.text) or len(token.form) == 1:
        return False
    if token.text.isupper() and len(token.text) > 1:
        return not _title_case(read)
    if not _starts(read, place):
        return True
    if token.text in evidence.library.proper_names:
        return True
    if not token.stem or token.form in NUMBER_WORDS or token.form in _OPENS or token.form in ordinary_words():
        return False
    following = read[place + 1] if place + 1 < len(read) else token
    return following is not token and bool(_CAPITAL.match(following.text) or _SPEAKS.match(following.form))


def _title_case(read: tuple[Token, ...]) -> bool:
    words = [t for t in read if t.kind == "word" and len(t.text) > 1]
    return all(t.text.isupper() for t in words) and len(words) > 2


def _starts(read: tuple[Token, ...], place: int) -> bool:
    """Whether a word stands where any word takes a capital: at the start, after a mark, or after an elided word."""
    before = [t for t in read[:place] if not (t.kind == "word" and t.text.endswith(("'", "’")))]
    elided_start = len(before) < place and (not before or before[-1].breaks)
    return not before or before[-1].breaks or before[-1].text in "-–—•" or elided_start


def _expanded(token: Token, text: str) -> bool:
    """Whether the documents write in full what the statement abbreviates, or the other way round."""
    folded = fold(text)
    acronyms = load_lexicon().acronyms
    full = acronyms.get(token.text, ())
    stems = {t.stem for t in tokens(text)}
    if any(fold(words) in folded or {t.stem for t in tokens(words)} <= stems for words in full):
        return True
    return any(token.form in fold(e).split() and re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)
               for s, es in acronyms.items() for e in es)  # fmt: skip


def _body_held(token: Token, text: str) -> bool:
    """By its form: « gouvernement » and « gouvernance » have one stem."""
    form = token.form.rstrip("s")
    if form == "syndicat" and "organisations syndicales" in fold(text):
        return True
    return any(t.form.rstrip("s") == form for t in tokens(text)) or any(
        form in (f.rstrip("s") for f in exact_terms(e)) and re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)
        for s, es in load_lexicon().acronyms.items()
        for e in es
    )


def _mixed(read: tuple[Token, ...], evidence: Evidence) -> Iterator[str]:
    """First and last names of two different people put together."""
    known = {fold(part): fold(name) for name in evidence.library.speakers for part in name.split()}
    for one, other in itertools.pairwise(read):
        if one.form in known and other.form in known and one.text[0].isupper() and other.text[0].isupper():
            names_of = {fold(n) for n in evidence.library.speakers}
            if not any(f"{one.form} {other.form}" in name for name in names_of):
                yield f"{one.text} {other.text}"
