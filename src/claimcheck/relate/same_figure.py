"""CC201: one figure stated twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Claim, Period, Relation, Text, whole_months
from claimcheck.relate.corpus import Corpus, Sentence, sentence_of
from claimcheck.relate.difference import apart, unrevised
from claimcheck.relate.headline import headlines
from claimcheck.relate.link import dimension, is_stock, one_document, terms
from claimcheck.relate.restatement import CODE, MOVES, equal, sort_of, states_by_itself
from claimcheck.relate.rule import Rule
from claimcheck.relate.similar_names import similar
from claimcheck.relate.slip import agree

# Digits that two figures don't share by chance.
_MANY_DIGITS = 3
# Statements of one figure among which the last that surely means the same is looked for.
_LOOK_BACK = 8
_YEAR = 12
# What opens a list of parts.
_OF_WHICH = "其中"


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Claims of one metric and period are chained pair by pair; merely similar ones are tied without certainty."""
    incomplete = _incomplete(corpus)
    for group in corpus.groups():
        yield from _chained(corpus, group, incomplete)
    yield from _revised(corpus)
    yield from headlines(corpus)
    yield from similar(corpus)


def _incomplete(corpus: Corpus) -> set[str]:
    """Figures behind a part that the text has told of the whole: …600家。其中机关清理7亿元，涉及企业400家."""
    found: set[str] = set()
    told: dict[object, Claim] = {}
    for claims in corpus.sentences():
        part, before = None, claims[0].sentence.partition(claims[0].quote)[0]
        for at, claim in enumerate(claims):
            before = corpus.between(claims[at - 1], claim) if at else before
            part = claim if _OF_WHICH in before else part
            former = told.setdefault((claim.document, claim.place.section, claim.kind, claim.metric), claim)
            other = former.quantity.value != claim.quantity.value
            if other and part is not None and not terms(part) <= terms(claim):
                found.add(claim.id)
    return found


def _chained(corpus: Corpus, group: Sequence[Claim], incomplete: set[str]) -> Iterator[Relation]:
    """Each statement of a figure and the last one before it that surely means the same, and the last exact one."""
    slots: dict[object, list[Claim]] = defaultdict(list)
    for claim in group:
        if states_by_itself(claim) and claim.id not in incomplete:
            slots[_slot(claim)].append(claim)
    for claims in slots.values():
        several = _of_several(claims)
        for at, claim in enumerate(claims[1:], 1):
            earlier = claims[max(0, at - _LOOK_BACK) : at]
            sure = claim.period is not None and claim.id not in several
            plain = [one for one in earlier if sure and one.id not in several]
            restated = [one for one in plain if _restates(corpus, one, claim)]
            last = _of_one_thing(corpus, restated, claim) if restated else earlier[-1]
            if restated or agree(last, claim):
                yield _tie(corpus, last, claim, sure=bool(restated))
            # What a document says twice is tied whatever others say.
            own = earlier[-1]
            if own.document == claim.document != last.document and agree(own, claim):
                yield _tie(corpus, own, claim, sure=False)
            exact = [one for one in restated if one.quantity.hedge == "exact"]
            if exact and restated[-1] is not exact[-1]:
                yield equal(corpus, exact[-1], claim, sure=True)


def _revised(corpus: Corpus) -> Iterator[Relation]:
    """A figure whose scope calls it revised, and the last statement before it that doesn't, else the next."""
    slots: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if states_by_itself(claim) and claim.period is not None:
            slots[claim.metric.key, unrevised(claim), _slot(claim)].append(claim)
    for claims in slots.values():
        plain = [claim for claim in claims if claim.metric.scope == unrevised(claim)]
        former = plain[:1]
        for claim in claims if former else ():
            if claim.metric.scope == unrevised(claim):
                former = former if claim.quantity.hedge != "exact" == former[0].quantity.hedge else [claim]
            elif _restates(corpus, former[0], claim):
                yield equal(corpus, former[0], claim, sure=True, at_most="warning")


def _of_one_thing(corpus: Corpus, restated: Sequence[Claim], claim: Claim) -> Claim:
    """The last earlier statement that agrees, or that no word tells apart from this one; else the last of all."""
    return next((one for one in reversed(restated) if agree(one, claim) or not apart(corpus, one, claim)), restated[-1])


def _tie(corpus: Corpus, one: Claim, other: Claim, *, sure: bool) -> Relation:
    """Where the time of one of them may be wrong the solver is to find out; it says nothing if that isn't so."""
    relation = equal(corpus, one, other, sure=sure)
    if sure and not relation.certain and _is_of_another_time(corpus, one, other):
        return evolve(relation, ceiling="warning", certain=True)
    return relation


def _is_of_another_time(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """The text tells one of the two figures, which are too far apart for a slip, of another time as well."""
    return any(_is_told_then(third, each) for each in (one, other) for third in corpus.namesakes(each))


def _is_told_then(third: Claim, claim: Claim) -> bool:
    """The same number of a metric, with enough digits to be no chance, for another time."""
    exact = third.quantity.hedge == claim.quantity.hedge == "exact"
    if not (exact and states_by_itself(third) and third.period and third.period != claim.period):
        return False
    digits = min(len(each.quantity.printed.digits.strip("0.")) for each in (third, claim))
    return digits >= _MANY_DIGITS and sort_of(third)[1:] == sort_of(claim)[1:] and agree(third, claim)


def _of_several(claims: Sequence[Claim]) -> set[str]:
    """Figures of a sentence that gives one metric two values: what tells these apart is not in its name."""
    first: dict[Sentence, Claim] = {}
    for claim in claims:
        first.setdefault(sentence_of(claim), claim)
    several = {
        sentence_of(claim)
        for claim in claims
        if not claim.quantity.hard.overlaps(first[sentence_of(claim)].quantity.hard)
    }
    return {claim.id for claim in claims if sentence_of(claim) in several}


def _slot(claim: Claim) -> object:
    """Claims in one slot state one figure: same kind, unit, statistic, period and comparison."""
    period = claim.period
    when = None if period is None else period.end if _is_told_at_end(claim, period) else period
    place = (claim.document, claim.place.section) if period is None else None
    compared = claim.compared_to.basis if claim.compared_to and claim.kind in MOVES else None
    return claim.kind, dimension(claim), claim.metric.statistic, when, place, compared, claim.whole


def _is_told_at_end(claim: Claim, period: Period) -> bool:
    """A stock, or a rate at an instant or as several years brought it about, stands as at the end of its time."""
    years = period.start.year < period.end.year or period.type == "instant"
    return (claim.kind == "level" and is_stock(claim)) or (claim.kind == "rate" and years)


def _restates(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """Within one sentence only 突破X，达到Y says the same twice; else the two differ in what the names don't show."""
    if other.head == one.id or one.head == other.id or any(_is_some_part(corpus, claim) for claim in (one, other)):
        return False
    if "·" not in one.metric.key and not _same_subject(one, other):
        return False
    if _baseless(one) and not one_document(one, other):
        return False
    if sentence_of(one) != sentence_of(other):
        return True
    return any(step.part == "metric" and step.rule == "previous_level" for step in other.derivation)


def _is_some_part(corpus: Corpus, claim: Claim) -> bool:
    """A part under 其中 of which more may be meant than its name says; 其中12月出口 differs in its period alone."""
    if claim.role != "part":
        return False
    whole = corpus.claim(claim.head)
    return whole is None or whole.metric.key != claim.metric.key or whole.period == claim.period


def _baseless(claim: Claim) -> bool:
    """A change of less than a year that doesn't say from when on: another text may count it from then."""
    period = claim.period
    years = period is not None and whole_months(period) % _YEAR == 0 < whole_months(period)
    return claim.compared_to is None and claim.kind == "change" and not years


def _same_subject(one: Claim, other: Claim) -> bool:
    """A name of one term (进口, 全长) says enough within a section; elsewhere only if it isn't of a single thing."""
    if one_document(one, other):
        return one.place.section == other.place.section
    return not any(word in one.metric.key for word in grammar_words().no_whole)


RULE = Rule(
    code=CODE,
    name="same-figure",
    fault=Text("同一个数前后写得不一样", "One figure is stated in two ways that can't both be true"),
    why=Text(
        "同一指标、同一范围、同一时期只有一个值；四舍五入、“超过”“近”等说法允许的范围之外，必有一处写错。",
        "One metric of one scope and period has one value; beyond what rounding and hedges allow, one place is wrong.",
    ),
    silent=Text(
        "名称只是相近、时期不明，或两数相差之大不像笔误而像两回事时，不报错，除非另有数字印证是年份或月份写错；"
        "跨文件的差异可能是数据修订，最多警告。",
        "Names that are only alike, unknown periods, and figures so far apart that they look like two things "
        "and no slip never accuse, unless others confirm that a year or month is wrong; across documents a revision "
        "is possible, so at most a warning.",
    ),
    example=Text("标题写增长4.8%，正文写增长8.4%", "The title says 4.8%, the body 8.4%"),
    since="0.1.0",
    propose=propose,
)
