"""Reads from a sentence which figures are contributions to a growth, of what part and to what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import evolve, frozen

from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Claim, Expression
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref, terms

# Characters before a figure in which its verb stands.
_REACH = 48
_FILLING = "(?:分别)?(?:为|是|达到?|约|近|超过?|逾)*+$"
_RATE = re.compile(rf"(?:对(?P<whole>[^，,。；;、：:0-9]{{1,16}}?)的?)?(?:增长|增收|增产)?的?贡献率{_FILLING}")
_PULL = re.compile(
    r"(?P<verb>向下拉动|负向?拉动|下拉|拉低|拖累|拉动|拉高|上拉)了?(?P<whole>[^，,。；;、：:0-9]{0,16}?)"
    rf"(?:整体|总体)?(?:增长|增速|增幅)?{_FILLING}"
)
_DOWN = ("向下拉动", "负拉动", "负向拉动", "下拉", "拉低", "拖累")
_JOINED = re.compile(r"\s*[、，,和及与]?\s*")
_SENTENCE_END = re.compile("[。！？!?>\n]")
# What may stand between a figure and the contribution that speaks of it.
_BESIDE = re.compile(
    r"(?:个百分点)?[，,]\s*(?:其?对[^，,。；;]{1,16})?(?:增长)?的?(?:贡献率|拉动|下拉|向下拉动|拉高|拉低).*", re.DOTALL
)


@frozen
class Contribution:
    """A rate of contribution, or a pull in points; ``sign`` is -1 where the verb says that it pulls down.

    ``part`` is the word of the lexicon's for what contributes, empty where there is none, ``whole`` the words of what
    it contributes to.
    """

    claim: Claim
    sort: Literal["rate", "pull"]
    whole: str
    sign: int
    part: str = ""

    @property
    def amount(self) -> Expression:
        """What it adds to the growth."""
        return ref(self.claim) if self.sign > 0 else -1 * ref(self.claim)

    def follows(self, corpus: Corpus, claim: Claim) -> bool:
        """It stands right behind a figure of the same part."""
        return _BESIDE.fullmatch(corpus.between(claim, self.claim)) is not None

    def may_be_of(self, whole: Claim) -> bool:
        """The words of what it contributes to, if any, are in the whole's name."""
        return frozenset(metric_words().content(self.whole)) - {"增长"} <= terms(whole)


def contributions(corpus: Corpus, claims: Sequence[Claim]) -> list[Contribution]:
    """The contributions among the claims of one sentence, in order."""
    found: list[Contribution] = []
    last: Claim | None = None
    for claim in claims:
        told = _told(corpus, claim)
        if told is None and found and last is found[-1].claim and _goes_on(corpus, last, claim):
            told = evolve(found[-1], claim=claim)
        if told is not None:
            found.append(evolve(told, part=_part(claim)))
        last = claim
    return found


def _told(corpus: Corpus, claim: Claim) -> Contribution | None:
    """What the words right before a figure say."""
    if claim.quantity.unit != "%" and claim.quantity.unit not in POINTS:
        return None
    text = corpus.documents[claim.document].text
    before = _SENTENCE_END.split(text[max(0, claim.span[0] - _REACH) : claim.span[0]])[-1]
    if claim.kind == "rate" and (rate := _RATE.search(before)):
        return Contribution(claim, "rate", rate["whole"] or "", 1)
    if claim.kind == "change" and (pull := _PULL.search(before)):
        # A figure that is negative already has taken the verb's sign.
        down = pull["verb"] in _DOWN and claim.quantity.value > 0
        return Contribution(claim, "pull", pull["whole"], -1 if down else 1)
    return None


def _goes_on(corpus: Corpus, last: Claim, claim: Claim) -> bool:
    """分别为82.5%、28.9%和-11.4%: the figure is another of the same list."""
    return claim.kind == last.kind and _JOINED.fullmatch(corpus.between(last, claim)) is not None


def _part(claim: Claim) -> str:
    """The longest word of the lexicon's drivers that the claim's name holds."""
    words = {word for parts in metric_words().drivers for word in parts}
    own = [word for word in words if word in terms(claim) or word in claim.metric.name]
    return max(own, key=len, default="")
