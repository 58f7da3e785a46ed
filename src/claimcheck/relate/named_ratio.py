"""CC303: a ratio that its name defines, such as the share that a fund pays."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.metrics import Ratio, metric_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_unit
from claimcheck.relate.named import called
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Rate = part ÷ whole for the ratios that the lexicon defines, all three under one topic; part ≤ whole anyway."""
    for claim in corpus.facts:
        for ratio in metric_words().ratios:
            if claim.kind == "rate" and ratio.name in claim.metric.name:
                yield from _judged(corpus, claim, ratio)
            elif claim.kind == "level" and claim.metric.name.endswith(ratio.part):
                yield from _ordered(corpus, claim, ratio)


def _ordered(corpus: Corpus, part: Claim, ratio: Ratio) -> Iterator[Relation]:
    whole = called(corpus, part, part.metric.name.removesuffix(ratio.part), (ratio.whole,))
    if whole and same_unit(whole, part):
        yield Relation(
            rule=RULE.code,
            left=ref(part),
            op="<=",
            right=ref(whole),
            statement=Text(
                f"“{ratio.part}”不应大于“{ratio.whole}”", f"“{ratio.part}” should not exceed “{ratio.whole}”"
            ),
            ceiling=ceiling(part, whole),
        )


def _judged(corpus: Corpus, rate: Claim, ratio: Ratio) -> Iterator[Relation]:
    topic = rate.metric.name.partition(ratio.name)[0]
    part = called(corpus, rate, topic, (ratio.part,))
    whole = called(corpus, rate, topic, (ratio.whole,))
    if part and whole and same_unit(part, whole):
        yield Relation(
            rule=RULE.code,
            left=ref(rate),
            op="=",
            right=ref(part) / ref(whole),
            statement=Text(
                f"“{ratio.name}”应等于“{ratio.part}”÷“{ratio.whole}”",
                f"“{ratio.name}” should be “{ratio.part}” ÷ “{ratio.whole}”",
            ),
            ceiling=ceiling(rate, part, whole),
        )


RULE = Rule(
    code="CC303",
    name="named-ratio",
    fault=Text("比例与它的分子、分母对不上", "A ratio does not follow from its numerator and denominator"),
    why=Text(
        "“基金支付比例”就是基金支付除以医疗费用。",
        "The fund's payment ratio is what the fund paid over what care cost.",
    ),
    silent=Text(
        "三个数不在同一主题、同一时期之下。", "Where the three figures don't stand under one topic and period."
    ),
    example=Text("费用965.33亿元，基金支付561.23亿元，比例85.1%", "561.23 of 965.33, “85.1%” (58.1%)"),
    since="0.1.0",
    propose=propose,
)
