"""Why a part of a claim is what it is: the sentence that the catalogue of messages has for the rule of a step."""

from __future__ import annotations

from claimcheck.messages.derivation import RULES
from claimcheck.model import Step
from claimcheck.text import Text


def row_of(step: Step) -> str:
    """The row that explains a step in the table of its part: its rule without what is variable in it."""
    rule = step.rule.partition(":")[0]
    if step.part == "magnitude" and rule != "lent":
        return "factor"
    return "real" if step.part == "statistic" and rule.endswith("_real") else rule


def sentence(step: Step) -> Text:
    """What the rule of a step saw and what follows from it."""
    return RULES[step.part].get(row_of(step), Text(step.rule, step.rule))
