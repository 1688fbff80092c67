"""French sentence boundaries. In the tables, « ‖ » marks where a sentence must end, and nowhere else."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.load import load_corpus
from corpus.sentences import AMBIGUOUS, BEFORE_NUMBER, NEVER_FINAL, split_sentences
from corpus.types import BlockKind

CUT = "‖"

CASES = [
    # Quotation marks
    "Il dit : « Nous agissons. » ‖Puis il part.",
    "Il dit : « Agissons ! Vite ! » et il part.",
    "« Agissons ! » dit-il. ‖Puis il part.",
    "« Quoi ? » ‖Il se tait.",
    "Constat : “Le management, tout le monde pense savoir”. ‖Dans les faits, non.",
    "Ce secteur crée “l’industrie”, “l’hôtellerie”. ‖Cette communication gagnerait.",
    'Il répond "oui." ‖Elle répond "non."',
    "Le colloque « Agir ensemble ! » Nexem revient en mai.",
    "“Tout va bien.” ‖Nexem le dit.",
    "Il pose trois questions : « Pourquoi ? Comment ? Quand ? » ‖Nul ne répond.",
    # A long quotation is cut at its own full stops, unless the sentence goes on after it
    "Il explique : « "
    + "Le travail demeure un lien social entre nous. ‖" * 5
    + "Il fonde nos valeurs. » ‖Nous le croyons.",
    "« "
    + "Le travail demeure un lien social entre nous. " * 5
    + "Il fonde nos valeurs », conclut-elle. ‖Nous le croyons.",
    # Abbreviations
    "M. Dupont parle. ‖Mme. Durand et le Dr. Martin écoutent.",
    "Voir l’art. L. 311-3 du code, p. 12, n° 3, vol. 2, chap. 4, al. 2. ‖Fin de la note.",
    "Cf. Le rapport annuel. ‖Par ex. Nexem en parle.",
    "La ville de St. Denis et celle de Ste. Anne.",
    "Le mécénat autour du C.A avec ou sans mandat. ‖Des places au C.A à ces parties.",
    "Réunion du C.A. ‖Les administrateurs votent.",
    "La S.A.R.L. Dupont signe. ‖Elle paie.",
    "P.-Y. Lenen et J. Le Goff parlent. ‖B. Aubert aussi.",
    "En l’an 50 av. J.-C. ‖Il faisait beau.",
    "Damanpour et al. Birkinshaw les citent. ‖Hamel et al. ‖Ils montrent le contraire.",
    "Le plan A. ‖Nous en changeons.",
    "Il suit les règles de l’art. ‖Il respecte l’art. R. 12, l’art. IV et l’art. 3.",
    "Il joue en Serie A. ‖Même là, il gagne.",
    # « etc. »
    "Mobilité, logement, etc. ‖Nexem le propose.",
    "Mobilité, logement, etc. et transport.",
    "Nos aides (mobilité, logement, etc.) que Nexem (et ses adhérents, etc.) Propose.",
    "(égalité, non-discrimination, etc.), environnementales et économiques.",
    "Des communautés de pratiques, etc... ‖La mise en œuvre suit.",
    # Numbers, dates, addresses
    "La part est de 29.4 points. ‖Elle monte de 3,5 points.",
    "La part est de 29,4. ‖Elle monte à 3,5. ‖Puis elle baisse.",
    "Signé le 12.03.2024. ‖Publié en mars.",
    "Signé en sept. 2024. ‖Publié en janv. 2025.",
    "Cela finit en 2023. ‖17% des jeunes partent. ‖62 % restent.",
    "Voir www.nexem.fr/rapport.html et ecrire.a@nexem.fr avant le 3.",
    "La version 2.0 est sortie. ‖Elle plaît.",
    # Ellipses
    "La Gouvernance, le Financement… ‖Puis, le Management !",
    "Une dynamique (autorités, experts…). ‖Il peut s’agir d’autre chose.",
    "Leurs pratiques (formation, accompagnement …) mais également leurs parcours.",
    "Il hésite... puis il part. ‖Elle reste...",
    "Le texte dit cela. ‖[…] ‖Nous continuons.",
    "Le texte […] Nexem continue.",
    # Enumerations
    "1. Répondre aux urgences. ‖2. Refonder le système. ‖3. Financer.",
    "Trois axes : 1. Définir ; 2. Établir ; 3. Inscrire.",
    "a) Faire mieux. ‖b) Dire mieux.",
    "I. Constats. ‖II. Propositions.",
    "Art. 12. Le salarié est informé. ‖Il signe.",
    "1.2. Le contexte. ‖Il change.",
    # Parentheses
    "(Il pleut. Il neige.) ‖Ensuite il fait beau.",
    "L’objet social (les excédents sont réinvestis). ‖Il faut le dire.",
    "Elle part (voir p. 3. Note ajoutée.) Nexem reste.",
    # What never cuts
    "Un indispensable : la raison d’être ; elle sert les personnes ; Nexem le sait.",
    "Dans la mise en œuvre des activités Qu’il s’agisse d’associations ou de fondations.",
    "Un institut/la structure, 8/10, et/ou p.m. demain.",
    # Question and exclamation marks with French spaces
    "Nexem ne peut s’en contenter ! ‖Les salariés attendent.",
    "Ici et maintenant\u202f? ‖Non\u00a0: partout et tout le temps…",
    "Vraiment ?! ‖Oui.",
    # Missing spaces and stuck footnote calls, as PDF extractions leave them
    "Le rapport est clair.‖Les autres le sont moins.",
    "C’est fini !‖Nexem repart.",
    "Elle mesure la confiance.3 ‖Les équipes suivent.",
    "Un métier d’utilité sociale2. ‖Le secteur est méconnu3 ; il le sait.",
    "Node.Js et data.Gouv restent entiers.",
    # Line breaks
    "Une ligne\nqui continue. ‖Une autre\nligne.",
    "Un titre sans point\n\n‖Un paragraphe.",
]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("case", CASES)
def test_cuts_where_the_mark_stands(case: str) -> None:
    assert sentences(case.replace(CUT, "")) == [part.strip() for part in case.split(CUT)]


@pytest.mark.parametrize("word", sorted(NEVER_FINAL))
def test_an_abbreviation_never_ends_a_sentence(word: str) -> None:
    assert len(sentences(f"Nous lisons {word}. Durand aujourd’hui.")) == 1


@pytest.mark.parametrize("word", sorted(BEFORE_NUMBER))
def test_an_abbreviation_before_a_number(word: str) -> None:
    assert len(sentences(f"Nous lisons {word}. 12 aujourd’hui.")) == 1


@pytest.mark.parametrize("word", sorted(AMBIGUOUS))
def test_an_ambiguous_abbreviation_looks_at_the_next_word(word: str) -> None:
    assert len(sentences(f"Nous lisons {word}. Durand aujourd’hui.")) == 1
    assert len(sentences(f"Nous lisons {word}. Les autres attendent.")) == 2


WORDS = 'Il nous Nexem M etc n p C.A J 2 2023 17% a) 1 . ... … ! ? ; : , « » “ ” " ( ) [ ] ’ - www.x.fr'
PIECES = st.sampled_from([*WORDS.split(), " ", " ", " ", "\u00a0", "\u202f", "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=80).map("".join))


@given(TEXTS)
@example("")
@example("\n\n \n")
def test_offsets_are_ordered_trimmed_and_cover_the_text(text: str) -> None:
    spans = split_sentences(text)
    previous = 0
    for start, end in spans:
        assert previous <= start < end <= len(text)
        assert not text[previous:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        previous = end
    assert not text[previous:].strip()


@given(TEXTS)
def test_a_sentence_taken_alone_is_one_sentence(text: str) -> None:
    for sentence in sentences(text):
        assert sentences(sentence) == [sentence]


@cache
def blocks() -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = {}
    for document in load_corpus().documents:
        for sentence in document.sentences:
            found.setdefault((document.source.id, sentence.block), []).append(sentence.text)
    return found


# Every cut of the two documents where the sentence does not simply end in « word. » before a capital letter.
DELICATE_CUTS = [
    ("exercer un métier d’utilité sociale.", "73% considèrent"),
    ("strictement réinvestis dans l’objet social).", "Il faut faire savoir"),
    ("de contrôle, partenaires, experts…).", "Il peut s’agir"),
    ("(parcours de formation personnalisés).", "La créativité, l’exploration"),
    ("depuis la crise de l’après COVID.", "La mise en place d’une CCUE"),
    ("tout le monde pense savoir”.", "Dans les faits, en ce qu’il"),
    ("milieu dit “ordinaire”, job search par exemple).", "Sur ces différents points"),
    ("identification, évaluation et gestion de celles-ci.", "Les managers devront"),
    ("n’offre pas des métiers attractifs.", "57% des jeunes interrogés"),
    ("pas un métier dans le secteur.", "62% connaissent"),
    ("“le bâtiment”, “l’hôtellerie”.", "Cette communication gagnerait"),
    ("vie personnelle et professionnelle, etc.).", "Le rapport du CESE"),
    ("les salariés resteront davantage (fidélisation).", "Nous n’avons donc pas"),
    ("communautés de pratiques, etc...", "La mise en œuvre de ces"),
    ("(humains, qualitatifs et financiers).", "En outre, la détermination"),
    ("Vous avez dit Humanifest ?", "Cette initiative, entamée"),
]
# Every place of the two documents that looks like an end and is none.
KEPT_WHOLE = [
    "le Financement… Puis, le Management",
    "ici et maintenant ? Non : partout et tout le temps…",
    "non-discrimination, etc.), environnementales",
    "autour du C.A avec ou sans mandat",
    "des places au C.A à ces parties prenantes",
    "(formation, accompagnement …) mais également",
    "dans la mise en œuvre des activités Qu’il s’agisse",
    "Personnes Âgées (92%) et Petite Enfance (87%)",
]


@pytest.mark.parametrize(("before", "after"), DELICATE_CUTS)
def test_delicate_cuts_of_the_documents(before: str, after: str) -> None:
    pairs = [(one, two) for texts in blocks().values() for one, two in pairwise(texts)]
    assert any(plain(one).endswith(before) and plain(two).startswith(after) for one, two in pairs)


@pytest.mark.parametrize("text", KEPT_WHOLE)
def test_false_ends_of_the_documents(text: str) -> None:
    assert any(text in plain(one) for texts in blocks().values() for one in texts)


def test_the_delicate_cuts_are_all_listed() -> None:
    """A cut that is neither plain nor listed above must be read by somebody, then listed."""
    listed = {after for _, after in DELICATE_CUTS}
    for texts in blocks().values():
        for one, two in pairwise(texts):
            ordinary = one[-1] in ".!" and one[-4:-1].isalpha() and not one[-4:-1].isupper() and two[0].isalpha()
            assert ordinary or one.endswith((" !", " ?")) or any(plain(two).startswith(after) for after in listed), (
                one,
                two,
            )


def test_every_sentence_of_the_documents_begins_and_ends_well() -> None:
    for document in load_corpus().documents:
        for sentence in document.sentences:
            assert sentence.text[0].isupper() or sentence.text[0].isdigit() or sentence.kind is BlockKind.ITEM, (
                sentence.text
            )
            opened, closed = (
                sentence.text.count("“") + sentence.text.count("«"),
                sentence.text.count("”") + sentence.text.count("»"),
            )
            assert opened == closed and sentence.text.count("(") == sentence.text.count(")"), sentence.text


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
