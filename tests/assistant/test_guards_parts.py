"""Parts of a statement that rest on nothing, words of one family, what is denied or told ahead clause by clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guards.coverage import FRAME, LIGHT, covered
from assistant.guards.evidence import gather
from assistant.guards.words import DERIVATIONS, FAMILY, SYNONYM, alike, content, opposed
from eval.guards.cases import Case, verbatim
from index.analysis import exact_terms, stem
from tests.assistant.guarded import LIBRARY, guards

RIGHT = verbatim(LIBRARY)
LINES = [exact_terms(line) for line in DERIVATIONS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
CCUE = "La CCUE aura un impact"
PERMITS = "La mise en place d’une CCUE doit permettre"
TALENTS = "La reconnaissance favorise"


@pytest.mark.parametrize(
    ("statement", "beginning", "guard", "passes"),
    [
        ("La reconnaissance favorise la fidélisation des talents.", TALENTS, "coverage", True),
        ("La reconnaissance favorise la fidélisation des talents et la prospérité des organisations, et les pompiers "
         "volontaires inspirent un congé spécial.", TALENTS, "coverage", False),
        ("La reconnaissance favorise la fidélisation des talents. La semaine de quatre jours séduit les équipes "
         "nomades.", TALENTS, "coverage", False),
        ("La CCUE aura un impact sur les pratiques managériales.", CCUE, "modality", True),
        ("La CCUE a un impact sur les pratiques managériales.", CCUE, "modality", False),
        ("Nexem le demande, et la CCUE a un impact sur les pratiques managériales.", CCUE, "modality", False),
        ("La CCUE ne doit pas permettre de valoriser les salariés.", PERMITS, "negation", False),
        ("Les conventions actuelles ne permettent pas de valoriser les salariés.", PERMITS, "negation", True),
        ("Ces avantages ne sont pas assez exploités.", "Pourtant, nous le sous-exploitons", "negation", True),
        ("Ces avantages sont assez exploités.", "Pourtant, nous le sous-exploitons", "negation", False),
        ("Le management ne va pas de soi.", "Dans les faits, en ce qu’il traite", "negation", True),
        ("Le management va de soi.", "Dans les faits, en ce qu’il traite", "negation", False),
        ("Penser nos organisations sans leur projet politique n’est pas possible.", "Ainsi, nos organisations ne",
         "negation", True),
        ("Penser nos organisations avec leur projet politique n’est pas possible.", "Ainsi, nos organisations ne",
         "negation", False),
        ("Nous avons tous les mêmes ressorts.", "Nous n’avons pas tous", "negation", False),
        ("Le projet politique répond aux aspirations de nombreux salariés.", "Il constitue ainsi un levier de diff",
         "quantifiers", True),
    ],
)  # fmt: skip
def test_parts(statement: str, beginning: str, guard: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert (guard not in found) is passes, found


@given(st.sampled_from(RIGHT), st.sampled_from(sorted(LIGHT - FRAME)))
def test_a_light_word_more_costs_a_statement_nothing(case: Case, word: str) -> None:
    cited = gather(case.cited, LIBRARY)
    assert covered(f"{case.statement} {word}", cited) >= min(covered(case.statement, cited), SYNONYM)


@given(st.sampled_from(LINES), st.data())
def test_the_words_of_a_line_are_of_one_family_and_no_opposites(line: list[str], data: st.DataObject) -> None:
    one, other = (stem(data.draw(st.sampled_from(line))) for _ in range(2))
    assert alike(one, other) >= FAMILY
    assert alike(one, other) == alike(other, one)
    assert not opposed(one, other)


@pytest.mark.parametrize("form", ["savent", "veulent", "obtient", "conçoivent", "promeut"])
def test_an_irregular_form_has_the_synonyms_of_its_verb(form: str) -> None:
    verb = {"savent": "savoir", "veulent": "vouloir", "obtient": "obtenir", "conçoivent": "concevoir"}
    assert content(form) == content(verb.get(form, "promouvoir"))
