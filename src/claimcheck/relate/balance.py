"""CC305: a balance against income and expense."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.metrics import Balance, metric_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_period
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """surplus = income − expense, under one topic and period."""
    for balance in corpus.facts:
        if balance.kind != "level":
            continue
        for definition in metric_words().balances:
            if definition.name in balance.metric.name:
                yield from _judged(corpus, balance, definition)
                break


def _judged(corpus: Corpus, balance: Claim, definition: Balance) -> Iterator[Relation]:
    topic = balance.metric.name.partition(definition.name)[0]
    plus = _named(corpus, balance, topic, definition.plus)
    minus = _named(corpus, balance, topic, definition.minus)
    if plus and minus:
        yield Relation(
            rule=RULE.code,
            left=ref(balance),
            op="=",
            right=ref(plus) - ref(minus),
            statement=Text(
                f"{balance.metric.name}＝{plus.metric.name}－{minus.metric.name}",
                f"{balance.metric.name} = {plus.metric.name} − {minus.metric.name}",
            ),
            ceiling=ceiling(balance, plus, minus),
        )


def _named(corpus: Corpus, balance: Claim, topic: str, words: tuple[str, ...]) -> Claim | None:
    names = {topic + word for word in words}
    for claim in reversed(corpus.document(balance)):
        if (
            claim.kind == "level"
            and claim.metric.name in names
            and claim.place.section == balance.place.section
            and same_period(claim, balance)
            and claim.quantity.unit == balance.quantity.unit
        ):
            return claim
    return None


RULE = Rule(
    code="CC305",
    name="balance",
    fault=Text("结余与收入、支出对不上", "A balance is not income less expense"),
    why=Text("当期结余＝收入－支出，顺差＝出口－进口。", "A period's surplus is income less expense; a trade surplus exports less imports."),
    silent=Text("累计结余（它含以前年度）；三个数不在同一主题、同一时期之下。", "Accumulated balances, which hold earlier years; figures of different topics or periods."),
    example=Text("收入2.7万亿元，支出2.2万亿元，当期结余5百亿元", "2.7 less 2.2 trillion, “50 billion” (500 billion)"),
    since="0.1.0",
    propose=propose,
)
