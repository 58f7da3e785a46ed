"""CC201: one figure stated twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Claim, Period, Relation, Severity, Text, whole_months
from claimcheck.relate.corpus import WINDOW, Corpus, Sentence, sentence_of
from claimcheck.relate.crowd import following
from claimcheck.relate.difference import APART, apart, differences, explains, is_plain, unrevised
from claimcheck.relate.likeness import likeness, restates, retells, vetoed, wording
from claimcheck.relate.link import ceiling, dimension, is_stock, one_document, ref, terms
from claimcheck.relate.rule import Rule
from claimcheck.relate.slip import agree, likely, slip_like

# Names at least so alike (of 100) may be of one figure; those of a heading and of its story are closer.
_PROPOSED, _ALIKE = 40, 85
_MOVES = ("growth", "change", "multiple")
_PLAIN = ("plain", "whole", "part", "enumerated")
_HEADINGS = ("title", "heading", "item")
# Characters in a row that two names share where they speak of one thing, and of the word that stands before them.
_COMMON, _WORD = 4, 3
# Names this long, this nearly within one another (of 100), of figures with so many digits, differ by a slip alone.
_LONG_NAME, _SAME_WORDS, _MANY_DIGITS = 12, 92, 3
# A unit and the noun behind it, told by two characters.
_NOUN, _NOUN_LENGTH = re.compile("[\u4e00-\u9fff]{3,}"), 2
# Characters behind a story's first count in which its heading's may stand again.
_STORY = 400
# Statements of one figure among which the last that surely means the same is looked for.
_LOOK_BACK = 8
_YEAR = 12
# What opens a list of parts.
_OF_WHICH = "其中"
# A count that still runs on may be told again so soon.
_SOON = timedelta(days=31)


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Claims of one metric and period are chained pair by pair; merely similar ones are tied without certainty."""
    incomplete = _incomplete(corpus)
    for group in corpus.groups():
        yield from _chained(corpus, group, incomplete)
    yield from _revised(corpus)
    yield from _headlines(corpus)
    yield from _similar(corpus)


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
        if _states(claim) and claim.id not in incomplete:
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
                yield _relation(corpus, exact[-1], claim, sure=True)


def _revised(corpus: Corpus) -> Iterator[Relation]:
    """A figure whose scope calls it revised, and the last statement before it that doesn't, else the next."""
    slots: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if _states(claim) and claim.period is not None:
            slots[claim.metric.key, unrevised(claim), _slot(claim)].append(claim)
    for claims in slots.values():
        plain = [claim for claim in claims if claim.metric.scope == unrevised(claim)]
        former = plain[:1]
        for claim in claims if former else ():
            if claim.metric.scope == unrevised(claim):
                former = former if claim.quantity.hedge != "exact" == former[0].quantity.hedge else [claim]
            elif _restates(corpus, former[0], claim):
                yield _relation(corpus, former[0], claim, sure=True, at_most="warning")


def _of_one_thing(corpus: Corpus, restated: Sequence[Claim], claim: Claim) -> Claim:
    """The last earlier statement that agrees, or that no word tells apart from this one; else the last of all."""
    return next((one for one in reversed(restated) if agree(one, claim) or not apart(corpus, one, claim)), restated[-1])


def _tie(corpus: Corpus, one: Claim, other: Claim, *, sure: bool) -> Relation:
    """Where the time of one of them may be wrong the solver is to find out; it says nothing if that isn't so."""
    relation = _relation(corpus, one, other, sure=sure)
    if sure and not relation.certain and _is_of_another_time(corpus, one, other):
        return evolve(relation, ceiling="warning", certain=True)
    return relation


def _is_of_another_time(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """The text tells one of the two figures, which are too far apart for a slip, of another time as well."""
    return any(_is_told_then(third, each) for each in (one, other) for third in corpus.namesakes(each))


def _is_told_then(third: Claim, claim: Claim) -> bool:
    """The same number of a metric, with enough digits to be no chance, for another time."""
    exact = third.quantity.hedge == claim.quantity.hedge == "exact"
    if not (exact and _states(third) and third.period and third.period != claim.period):
        return False
    digits = min(len(each.quantity.printed.digits.strip("0.")) for each in (third, claim))
    return digits >= _MANY_DIGITS and _sort(third)[1:] == _sort(claim)[1:] and agree(third, claim)


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


def _states(claim: Claim) -> bool:
    """A figure by itself: no end of a range or of a movement, no gap to another."""
    return claim.role in _PLAIN and claim.range_with is None


def _slot(claim: Claim) -> object:
    """Claims in one slot state one figure: same kind, unit, statistic, period and comparison."""
    period = claim.period
    when = None if period is None else period.end if _is_told_at_end(claim, period) else period
    place = (claim.document, claim.place.section) if period is None else None
    compared = claim.compared_to.basis if claim.compared_to and claim.kind in _MOVES else None
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


def _headlines(corpus: Corpus) -> Iterator[Relation]:
    """A heading states what its story says: the one figure of that kind and unit, or that of its own metric."""
    bodies: dict[object, list[Claim]] = defaultdict(list)
    headings = []
    for claim in corpus.claims:
        if _states(claim) and _is_heading(corpus, claim):
            headings.append(claim)
        elif _states(claim):
            bodies[claim.place.section, _sort(claim)].append(claim)
    for heading in (claim for claim in headings if claim.modality == "fact"):
        story = corpus.documents[heading.document].sections[heading.place.section].story
        section = heading.place.section if story is None else story
        body = bodies[section, _sort(heading)][: WINDOW + 1]
        counted = _counted_again(corpus, heading, body)
        if counted is None:
            yield from _restated(corpus, heading, body)
        else:
            yield _relation(corpus, heading, counted, sure=True, at_most="warning", fewest=1)


def _counted_again(corpus: Corpus, heading: Claim, body: Sequence[Claim]) -> Claim | None:
    """The one count in a story of what its heading counts (推出6项措施; 包括……等6项措施), as it is or with a slip."""
    counted = heading.kind == "level" and heading.quantity.countable and bool(_NOUN.fullmatch(_noun(corpus, heading)))
    facts = [claim for claim in body if claim.modality == "fact"] if counted else []
    alike = [claim for claim in facts if _noun(corpus, claim) == _noun(corpus, heading)]
    if len(alike) != 1 or not _may_meet(alike[0], heading):
        return None
    return alike[0] if likely(heading, alike[0]) or _slipped(corpus, heading, alike[0], facts) else None


def _slipped(corpus: Corpus, heading: Claim, counted: Claim, facts: Sequence[Claim]) -> bool:
    """A slip tells two exact counts apart that are told alike, and no other figure of the story explains the heading's.

    It may be that other figure itself, or the sum of it and the count (5人死亡: 4人, 另有1人).
    """
    if heading.quantity.hedge != "exact" or counted.quantity.hedge != "exact" or not retells(heading, counted):
        return False
    beside = heading.quantity.value - counted.quantity.value
    told = any(agree(heading, claim) or claim.quantity.value == beside for claim in facts)
    return slip_like(heading, counted, 1) and not told and heading.quote not in corpus.behind(facts[0], _STORY)


def _noun(corpus: Corpus, claim: Claim) -> str:
    """The unit of a count and the first characters of what it counts."""
    return claim.quantity.unit + corpus.behind(claim, _NOUN_LENGTH)


def _sort(claim: Claim) -> tuple[str, ...]:
    """What two figures of one document have in common that may be the same."""
    return claim.document, claim.kind, dimension(claim)


def _restated(corpus: Corpus, heading: Claim, body: Sequence[Claim]) -> Iterator[Relation]:
    """Where the story calls the figure no measured one, such as a target, only an equal name ties the two.

    A figure that stands in the story as it is in the heading is not held against another one.
    """
    facts = (claim for claim in body if claim.modality == "fact")
    alike = [claim for claim in facts if _may_meet(claim, heading) and not vetoed(claim, heading)]
    scoped = [claim for claim in alike if claim.metric.scope == heading.metric.scope]
    named = [claim for claim in scoped if _named_alike(claim, heading)]
    if not named and any(claim.modality != "fact" and agree(heading, claim) for claim in body):
        return
    close = [claim for claim in alike if likeness(heading, claim) >= _ALIKE or _common(heading, claim)]
    if named or (len(close) == 1 and close[0] in scoped):
        meant = (named or close)[0]
        sure = agree(heading, meant) or heading.quote not in corpus.behind(body[0], _STORY)
        yield _relation(corpus, heading, meant, sure=sure, at_most="warning")
        return
    agreed = [claim for claim in (alike if len(alike) == 1 else close) if agree(heading, claim)]
    if agreed and len({claim.metric.key for claim in agreed}) == 1:
        yield _relation(corpus, heading, agreed[0], sure=False)


def _named_alike(one: Claim, other: Claim) -> bool:
    return one.metric.key == other.metric.key and one.metric.statistic == other.metric.statistic


def _may_meet(one: Claim, other: Claim, within: timedelta = timedelta()) -> bool:
    """Neither place nor time nor comparison tells the two apart."""
    if one.metric.scope and other.metric.scope and one.metric.scope != other.metric.scope:
        return False
    bases = {claim.compared_to.basis for claim in (one, other) if claim.compared_to}
    if len(bases) > 1:
        return False
    a, b = one.period, other.period
    if a is None or b is None:
        return True
    if a.end == b.end:
        return not _are_two_times(one, other, a, b)
    return a.start == b.start and abs(a.end - b.end) <= within


def _are_two_times(one: Claim, other: Claim, a: Period, b: Period) -> bool:
    """A month and the months that end with it, or a move in a year and over several; a level reached may be of both."""
    lengths = {whole_months(a), whole_months(b)}
    if len(lengths) == 1 or 0 in lengths or "instant" in {a.type, b.type}:
        return False
    return max(lengths) <= _YEAR or (one.kind in _MOVES and not one_document(one, other))


def _common(heading: Claim, claim: Claim) -> bool:
    """The names share some characters in a row, and the word before these is said with the claim too.

    The 猴痘确诊病例 of a heading are no 新冠确诊病例.
    """
    a, b = heading.metric.name, claim.metric.name
    at = next((at for at in range(len(a) - _COMMON + 1) if a[at : at + _COMMON] in b), None)
    if at is None:
        return False
    word, said = a[max(0, at - _WORD) : at], f"{b} {claim.sentence}"
    return len(word) < 2 or any(one + other in said for one, other in pairwise(word))  # noqa: PLR2004 - a pair


def _is_heading(corpus: Corpus, claim: Claim) -> bool:
    return corpus.documents[claim.document].blocks[claim.place.block].kind in _HEADINGS


def _similar(corpus: Corpus) -> Iterator[Relation]:
    """Figures whose names are only alike: they may confirm each other and never accuse."""
    buckets: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if _states(claim):
            sort = claim.kind, dimension(claim), claim.metric.scope, claim.metric.statistic
            buckets[*sort, _day(corpus, claim)].append(claim)
    for bucket in buckets.values():
        for one, others in following(bucket):
            tied: set[object] = set()
            for other in others:
                name = other.metric.key, other.period
                if name in tied or not _alike(one, other):
                    continue
                if likely(one, other) and restates(one, other):
                    tied.add(name)
                    yield _relation(corpus, one, other, sure=False)
                elif _one_wording(one, other):
                    yield _relation(corpus, one, other, sure=True, at_most="warning")


def _day(corpus: Corpus, claim: Claim) -> object:
    """The time in which a merely similar figure may be looked for: its end, or the start that it still runs from."""
    if claim.period is None:
        return claim.document, claim.place.section
    running = claim.period.type == "span" and claim.period.end == corpus.documents[claim.document].published
    return ("since", claim.period.start) if running else claim.period.end


def _one_wording(one: Claim, other: Claim) -> bool:
    """Long names that hold one another, of exact figures with many digits: told apart by a slip alone."""
    if "part" in {one.role, other.role}:
        return False
    exact = one.quantity.hedge == other.quantity.hedge == "exact" and one.period == other.period is not None
    if not exact or one.kind != "level" or min(len(one.metric.name), len(other.metric.name)) < _LONG_NAME:
        return False
    digits = min(len(claim.quantity.printed.digits.strip("0.")) for claim in (one, other))
    alike = wording(one, other) >= _SAME_WORDS and not vetoed(one, other)
    return digits >= _MANY_DIGITS and alike and slip_like(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    """Names that are alike, of other figures than the chain of one metric and period has tied already."""
    if one.metric.key == other.metric.key and one.period == other.period:
        return False
    return sentence_of(one) != sentence_of(other) and likeness(one, other) >= _PROPOSED and _may_meet(one, other, _SOON)


def _relation(  # noqa: PLR0913 - what is known of a pair
    corpus: Corpus, one: Claim, other: Claim, *, sure: bool, at_most: Severity = "error", fewest: int = 2
) -> Relation:
    """The two are equal; where a class explains that they aren't, they are held against each other with a note at most.

    A class that the words show and that can't explain so much still makes an error unsure where two things are meant.
    A round figure (超100亿) that fits both a preliminary and a final one doesn't tie them to each other.
    """
    agreed, exact = agree(one, other), one.quantity.hedge == other.quantity.hedge == "exact"
    shown = list(differences(corpus, one, other)) if sure and not (agreed and exact) else []
    told = next((each for each in shown if explains(each, one, other)), None)
    excused = told is not None and told.kind != "revision"
    slipped = sure and not agreed and slip_like(one, other, fewest)
    two_things = any(each.kind in APART for each in shown)
    return Relation(
        rule=RULE.code,
        left=ref(one),
        op="=",
        right=ref(other),
        statement=Text(f"“{one.metric.name}”两处所写应一致", f"both statements of {one.metric.name} should agree"),
        ceiling=ceiling(one, other) if at_most == "error" and not two_things else "warning",
        certain=sure and (agreed or slipped) and not excused,
        quiet=not (sure and (agreed or slipped)) or (told is not None and is_plain(told, one, other)),
        confidence=Fraction(1) if sure else Fraction(3, 5),
        difference=told,
    )


RULE = Rule(
    code="CC201",
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
