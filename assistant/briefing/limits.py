"""Which sentences raise an objection or a limit themselves, by the words that mark one.

Rules are kept as a table (one pattern, one example each); no rule knows a sentence of a document. A word that names a
risk or a difficulty only to say that something prevents it, or as a term (« prise de risque »), marks nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` (a blank matches any white space, ’ any apostrophe) marks a limit; ``example`` shows it."""

    pattern: str
    example: str
    compiled: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Compile once."""
        pattern = self.pattern.replace(" ", r"\s").replace("’", "[’']")
        object.__setattr__(self, "compiled", re.compile(pattern, re.IGNORECASE))


# Words that take the edge off what follows: what is named there is being dealt with.
_DEALT_WITH: Final = (
    r"(?<!prise de )(?<!prises de )(?<!prévention des )(?<!prévention du )(?<!prévenir les )(?<!prévenir le )"
    r"(?<!réduire les )(?<!réduire le )(?<!lever les )(?<!gestion des )(?<!gestion du )(?<!lutter contre les )"
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(r"\b(?:toutefois|néanmoins|cependant)\b", "La mesure est utile ; elle reste toutefois coûteuse."),
    Rule(r"^pourtant\b|\b(?:et|mais|,) pourtant\b", "Pourtant, peu d’associations le font."),
    Rule(r"\bmême (?:si|s’)", "Le mouvement est engagé, même si le constat n’est pas homogène."),
    Rule(r"(?<!si )\bbien qu(?:e\b|’)", "Bien que nécessaires, ces moyens manquent."),
    Rule(r"(?<!’en )\bmalgré\b", "Les effectifs baissent malgré les recrutements."),
    Rule(r"\bcertes\b", "Il faut agir, certes avec prudence."),
    Rule(
        r"\b(?:sans quoi|faute de|à défaut de|au risque de|au détriment d)\b", "Il faut agir, sans quoi ils partiront."
    ),
    Rule(r"\bdans la mesure du possible\b", "Les plannings tiennent compte, dans la mesure du possible, des souhaits."),
    Rule(r"(?<!sans )\b(?:limites?|limité(?:e?s)?)\b(?! d’âge)", "Cette approche a ses limites."),
    Rule(r"\b(?:insuffisan|ne suffi(?:t|sent) (?:pas|plus))", "Les salaires ne suffisent plus."),
    Rule(rf"\b{_DEALT_WITH}(?:freins?|obstacles?|écueils?)\b", "Les horaires sont un frein."),
    Rule(
        rf"\b{_DEALT_WITH}(?:risques?|risque[nrz]t?)\b(?![/” ]{{0,2}}responsab)(?! professionnels)",
        "Le secteur risque de perdre ses salariés.",
    ),
    Rule(rf"\b{_DEALT_WITH}(?:difficultés?|difficiles?)\b", "Les structures ont des difficultés de recrutement."),
    Rule(r"\b(?:essoufflement|pénurie|vieillissement|désaffection|défiance)\b", "On observe un essoufflement."),
    Rule(r"\b(?:mal|peu|mé) ?(?:connue?s?|reconnue?s?|valorisée?s?)\b|\bméconnue?s?\b", "Le métier est méconnu."),
    Rule(r"\b(?:contraintes?|tensions)\b(?! créatrices)", "Les tensions économiques pèsent."),
    Rule(r"\b(?:manquen?t?|manque (?:de|d’))\b", "Le manque de moyens pèse sur les équipes."),
    Rule(r"\bsous-(?:exploit|estim|utilis)", "Cet atout est sous-exploité."),
    Rule(r"\b(?:stressante?s?|épuis(?:ant|ement)|inquiétudes?|craintes?)\b", "Les équipes sont dans la crainte."),
)


def raises_limit(text: str) -> str:
    """The words of ``text`` that mark an objection or a limit; "" when none does."""
    for rule in RULES:
        match = rule.compiled.search(text)
        if match:
            return match[0]
    return ""
