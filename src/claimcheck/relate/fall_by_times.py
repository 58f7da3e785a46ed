"""CC104: a fall by so many times, which is more than there was."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Claim, Finding, Severity, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Finding]:
    """A warning for each amount that falls by more than all of itself, a note where it may just reach zero."""
    for claim in corpus.claims:
        if _falls_by_times(claim) and not any(word in claim.metric.name for word in grammar_words().signed):
            yield _finding(claim)


def _falls_by_times(claim: Claim) -> bool:
    """A growth of at most minus one, told in 倍 by a word of falling (not 降幅扩大2倍)."""
    if claim.kind != "growth" or claim.quantity.unit != "倍" or claim.quantity.value > -1:
        return False
    verb = next((step.words for step in claim.derivation if step.part == "kind"), "")
    words = grammar_words()
    return claim.modality != "denied" and (verb in words.down or verb in words.change_nouns_down)


def _severity(claim: Claim) -> Severity:
    """下降一倍 and 下降近2倍 may be meant as a fall to zero, or short of it."""
    upper = claim.quantity.hard.upper
    return "warning" if upper is not None and upper <= -1 else "note"


def _finding(claim: Claim) -> Finding:
    message = Text(
        f"“{claim.metric.name}”下降“{claim.quote}”：不会为负的量最多下降100%，请改用百分数，或写明降到原来的几分之一",
        f"“{claim.metric.name}” falls by “{claim.quote}”: what can't be negative falls by at most 100%; "
        "give a percentage, or the fraction that is left",
    )
    return Finding(id="", rule=RULE.code, severity=_severity(claim), message=message, claims=(claim.id,))


RULE = Rule(
    code="CC104",
    name="fall-by-times",
    fault=Text("下降、减少、缩小了一倍以上", "A fall by one or more times the amount itself"),
    why=Text(
        "“下降2倍”等于下降200%：不会变成负数的量最多降到零，这样的数读者只能去猜。",
        "Down “2 times” is down 200%: what can't be negative stops at zero, and the reader is left to guess.",
    ),
    silent=Text(
        "用百分数说的下降；利润、结余、差额、增速、气温等可以为负的量；降幅扩大了几倍。",
        "Falls in per cent; profits, balances, growth, temperatures and the like; a rate of decline that grew.",
    ),
    example=Text("投诉量下降2倍", "投诉量下降2倍 (complaints “down 2 times”)"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
