"""CC103: a movement whose words and figures point in opposite directions."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, dimension, ref, same_unit
from claimcheck.relate.rule import Rule

# Verbs that say that something got better, and dimensions in which a smaller measure may be: 精度由30米提高到15米.
_BETTER = ("提高", "提升", "改善", "加快")
_FINE = ("length", "time")


RISING = Text("“{name}”上升，后一个数应更大", "“{name}” rises, so the second figure should be greater")
FALLING = Text("“{name}”下降，后一个数应更小", "“{name}” falls, so the second figure should be less")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """由X上升到Y: X ≤ Y; 由X下降到Y: Y ≤ X."""
    for end in corpus.facts:
        start = corpus.claim(end.head)
        if start and start.role == "start" and same_unit(start, end) and start.place == end.place:
            rises = _direction(end) or _told_between(corpus, start, end)
            if rises:
                yield _relation(start, end, rises=rises > 0)


def _relation(start: Claim, end: Claim, *, rises: bool) -> Relation:
    low, high = (start, end) if rises else (end, start)
    return Relation(
        rule=RULE.code,
        left=ref(low),
        op="<=",
        right=ref(high),
        statement=(RISING if rises else FALLING).filled(name=end.metric.name),
        ceiling=ceiling(start, end),
    )


def _direction(end: Claim) -> int:
    """1 where the words rise (上升到), -1 where they fall (降至), 0 where they do neither (调整到)."""
    words = grammar_words()
    verb = next((step.words for step in end.derivation if step.part == "kind" and step.rule == "moved_to"), "")
    stem = verb.rstrip("到至了为")
    return 1 if stem in words.up else -1 if stem in words.down else 0


def _told_between(corpus: Corpus, start: Claim, end: Claim) -> int:
    """The same of two levels, by the words between them: 从9万亩扩大到了17万亩; 每县3家 is another count."""
    words, between = grammar_words(), corpus.between(start, end)
    if {start.kind, end.kind} != {"level"} or start.metric.statistic != end.metric.statistic or "每" in between:
        return 0
    between = between.lstrip("，, ")
    between = between[len(words.adverbs.starting(between)) :]
    up, down = words.up.starting(between), words.down.starting(between)
    arrives = between[max(len(up), len(down)) :].startswith(("到", "至"))
    if up in _BETTER and dimension(end) in _FINE:
        return 0
    return (len(up) > len(down)) - (len(down) > len(up)) if arrives else 0


RULE = Rule(
    code="CC103",
    name="movement-direction",
    fault=Text("升降的说法与前后两个数相反", "The words rise and the figures fall, or the other way round"),
    why=Text("“由60%上升到59%”必有一处写错。", "“Rose from 60% to 59%” has a slip somewhere."),
    silent=Text(
        "说法没有方向（调整到、变为），或两数单位不同。", "Words without a direction, figures of different units."
    ),
    example=Text("支付比例从81.9%提高到58.2%", "from 81.9% “up” to 58.2% (85.2%)"),
    since="0.1.0",
    propose=propose,
)
