"""CC305: a balance against income and expense."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.metrics import Balance, metric_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, dimension, ref
from claimcheck.relate.named import called
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Surplus = income − expense, under one topic and period."""
    for balance in corpus.facts:
        definition = _definition(balance) if balance.kind == "level" else None
        if definition:
            topic = balance.metric.name.partition(definition.name)[0]
            unit = dimension(balance)
            plus = called(corpus, balance, topic, definition.plus, unit)
            minus = called(corpus, balance, topic, definition.minus, unit)
            if plus and minus:
                yield _relation(balance, plus, minus)


def _definition(balance: Claim) -> Balance | None:
    """What the name defines, by the longest of the words in it."""
    named = (each for each in metric_words().balances if each.name in balance.metric.name)
    return max(named, key=lambda each: len(each.name), default=None)


def _relation(balance: Claim, plus: Claim, minus: Claim) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(balance),
        op="=",
        right=ref(plus) - ref(minus),
        statement=Text(
            f"“{balance.metric.name}”应等于“{plus.metric.name}”－“{minus.metric.name}”",
            f"“{balance.metric.name}” should be “{plus.metric.name}” − “{minus.metric.name}”",
        ),
        ceiling=ceiling(balance, plus, minus),
    )


RULE = Rule(
    code="CC305",
    name="balance",
    fault=Text("结余与收入、支出对不上", "A balance is not income less expense"),
    why=Text(
        "当期结余＝收入－支出，顺差＝出口－进口。",
        "A period's surplus is income less expense; a trade surplus exports less imports.",
    ),
    silent=Text(
        "累计结余（它含以前年度）；三个数不在同一主题、同一时期之下。",
        "Accumulated balances, which hold earlier years; figures of different topics or periods.",
    ),
    example=Text("收入2.7万亿元，支出2.2万亿元，当期结余5百亿元", "2.7 less 2.2 trillion, “50 billion” (500 billion)"),
    since="0.1.0",
    propose=propose,
)
