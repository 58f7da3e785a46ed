"""CC101: two hedges around one number."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Finding, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.rule import Rule

# The sorts of hedges.
_SORTS = ("about", "over", "under")
# A number that is vague in itself, which 约 may stand before (约数十家).
_VAGUE = ("数", "几", "十", "两")


def propose(corpus: Corpus) -> Iterator[Finding]:
    """A note for each claim that carries more than one hedge."""
    for claim in corpus.claims:
        hedges = [(step.rule, step.words) for step in claim.derivation if step.part == "hedge" and step.rule in _SORTS]
        vague = [sort for sort, word in hedges if word not in _VAGUE] == ["about"]
        if len(hedges) > 1 and not vague:
            yield _note(claim, hedges)


def _note(claim: Claim, hedges: list[tuple[str, str]]) -> Finding:
    words, sorts = quoted([word for _, word in hedges]), {sort for sort, _ in hedges}
    if sorts >= {"over", "under"}:
        message = Text(
            f"“{claim.quote}”的约数词互相矛盾：{words.zh}",
            f"the hedges of “{claim.quote}” contradict each other: {words.en}",
        )
    elif len(sorts) > 1:
        message = Text(
            f"“{claim.quote}”既说大约，又偏向一边：{words.zh}",
            f"“{claim.quote}” is told as about so many and as more or less at once: {words.en}",
        )
    else:
        message = Text(
            f"“{claim.quote}”的约数词重复：{words.zh}",
            f"“{claim.quote}” carries hedges that say the same twice: {words.en}",
        )
    return Finding(id="", rule=RULE.code, severity="note", message=message, claims=(claim.id,))


RULE = Rule(
    code="CC101",
    name="stacked-hedges",
    fault=Text("一个数带了两个约数词", "A number carries two hedges"),
    why=Text(
        "“超过200多个”说了两遍“不止”，“近20多万”自相矛盾；读者无从知道数到底偏向哪一边。",
        "超过200多个 says “more than” twice, 近20多万 says less and more at once; the reader can't tell which holds.",
    ),
    silent=Text(
        "只有一个约数词，或同一个约数词管着区间的两端。", "One hedge alone, or one hedge over both ends of a range."
    ),
    example=Text("集采品种超过200多个", "集采品种超过200多个 (“over 200-odd”)"),
    since="0.1.0",
    propose=propose,
    gravest="note",
)
