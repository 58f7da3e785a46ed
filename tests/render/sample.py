"""A report made by hand, with one of everything that a report can hold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from claimcheck.model import (
    Block,
    Check,
    Claim,
    Comparison,
    Derived,
    Difference,
    Document,
    Finding,
    Hedge,
    Inequality,
    Interval,
    Kind,
    Metric,
    Period,
    Piece,
    Place,
    Printed,
    Repair,
    Report,
    Section,
    Sign,
    Step,
    Suppressed,
    Suspect,
    Text,
    quantity,
)
from claimcheck.model.fingerprint import fingerprinted

FIRST = "2023年快报\n\n到2023年底，参保133386.9万人，其中职工37093.88万人、居民9629.302万人，居民增长2.6%。\n"
SECOND = "问答\r\n全国参保超13.34亿人。\x1b[31m"


def document(name: str, path: str, text: str, published: date | None = None) -> Document:
    title = text.splitlines()[0]
    block = Block("paragraph", text, (Piece(0, 0, len(text), len(text)),), 0)
    return Document(name, path, title, published, text, (Section(0, title, 1),), (block,))


def claim(  # noqa: PLR0913 - a claim has many sides
    name: str,
    source: Document,
    quote: str,
    *,
    value: str,
    unit: str,
    metric: str,
    magnitude: int = 1,
    kind: Kind = "level",
    hedge: Hedge = "exact",
    period: Period | None = None,
    compared_to: Comparison | None = None,
) -> Claim:
    start = source.text.index(quote)
    places = len(value.partition(".")[2])
    printed = Printed(value, Fraction(magnitude), Fraction(magnitude, 10**places))
    return Claim(
        id=name,
        document=source.id,
        quote=quote,
        span=(start, start + len(quote)),
        sentence=source.text.splitlines()[-1],
        kind=kind,
        modality="fact",
        metric=Metric(metric, metric),
        quantity=quantity(Fraction(value) * magnitude, unit, hedge, printed, countable=unit == "人"),
        period=period,
        compared_to=compared_to,
        place=Place(0, 0, 0, 0),
        derivation=(Step("unit", "written", quote[-1]),),
    )


def report() -> Report:
    bulletin = document("d1", "docs/bulletin.txt", FIRST, date(2024, 4, 11))
    answers = document("d2", "docs/answers.txt", SECOND)
    end = Period.instant(date(2023, 12, 31))
    ten_thousand = 10**4
    claims = (
        claim(
            "d1.c1",
            bulletin,
            "133386.9万人",
            value="133386.9",
            unit="人",
            metric="参保人数",
            magnitude=ten_thousand,
            period=end,
        ),
        claim(
            "d1.c2",
            bulletin,
            "37093.88万人",
            value="37093.88",
            unit="人",
            metric="职工参保人数",
            magnitude=ten_thousand,
            period=end,
        ),
        claim(
            "d1.c3",
            bulletin,
            "9629.302万人",
            value="9629.302",
            unit="人",
            metric="居民参保人数",
            magnitude=ten_thousand,
            period=end,
        ),
        claim(
            "d1.c4",
            bulletin,
            "2.6%",
            value="2.6",
            unit="%",
            metric="居民参保人数增长",
            kind="growth",
            period=Period.year(2023),
            compared_to=Comparison("year_earlier", Period.year(2022)),
        ),
        evolve(
            claim(
                "d2.c1",
                answers,
                "13.34亿人",
                value="13.34",
                unit="人",
                metric="参保人数",
                magnitude=10**8,
                hedge="over",
            ),
            source="医疗保障部门",
        ),
    )
    copy = evolve(document("d3", "docs/bulletin-copy.html", FIRST), same_as="d1")
    documents = (bulletin, answers, copy)
    *live, stands = fingerprinted((*_findings(), _let_stand()), documents, claims)
    return Report(
        documents=documents,
        claims=claims,
        checks=_checks(claims),
        findings=tuple(live),
        derived=(_comparator(),),
        suppressed=(Suppressed(stands, "configuration", "claimcheck.toml:7", "修订前的口径，已在脚注说明"),),
    )


def _checks(claims: tuple[Claim, ...]) -> tuple[Check, ...]:
    whole, staff, residents, growth, rounded = (each.quantity.plausible for each in claims)
    return (
        Check(
            id="k1",
            rule="CC301",
            verdict="inconsistent",
            claims=("d1.c1", "d1.c2", "d1.c3"),
            formula="133386.9万人 = 37093.88万人 + 9629.302万人",
            statement=Text("合计等于分项之和", "the total is the sum of its parts"),
            stated=whole,
            computed=staff + residents,
            unit="人",
            slack=Fraction(5000, 3),
        ),
        Check(
            id="k2",
            rule="CC201",
            verdict="undecided",
            claims=("d1.c1", "d2.c1"),
            formula="133386.9万人 = 13.34亿人",
            statement=Text("同一指标", "the same metric"),
            stated=whole,
            computed=rounded,
            unit="人",
            slack=None,
            confidence=Fraction(4, 5),
            difference=_preliminary(),
        ),
        Check(
            id="k3",
            rule="CC303",
            verdict="consistent",
            claims=("d1.c4",),
            formula="2.6% = 2.6%",
            statement=Text("增速与自身", "a growth and itself"),
            stated=growth,
            computed=Interval(Fraction(13, 5), None, lower_open=True),
            unit="%",
            slack=Fraction(1, 2),
            strength=Fraction(2),
        ),
    )


def _preliminary() -> Difference:
    at = FIRST.index("快报")
    text = Text("先公布的是初步数（“快报”、2024-04-11）", "the earlier is preliminary (快报, 2024-04-11)")
    return Difference("preliminary", text, (Sign("d1.c1", "快报", (at, at + 2)), Sign("d1.c1", "2024-04-11")))


def _comparator() -> Derived:
    name = Text("全部投资", "all investment")
    return Derived("u1", ("d1.c1", "d2.c1"), name, Interval(Fraction(31, 10), Fraction(33, 10)), "%")


def _findings() -> tuple[Finding, ...]:
    start = FIRST.index("9629.302")
    repair = Repair(
        (start, start + 8), "96293.02", "moved_point", Text("小数点移一位", "the decimal point moved by one place")
    )
    implied = Interval(Fraction(962929750), Fraction(962930650))
    return (
        Finding(
            id="f1",
            rule="CC301",
            severity="error",
            message=Text("合计与分项之和不符", "the parts do not add up to the total"),
            claims=("d1.c1", "d1.c2", "d1.c3"),
            checks=("k1",),
            suspects=(
                Suspect("d1.c3", "number", 1, implied, (repair,)),
                Suspect("d1.c1", "number", 2),
                Suspect("d1.c2", "number", 2),
            ),
            certificate=(
                Inequality(
                    "d1.c1", Fraction(1333868500), None, Text("合计至少 133386.85万", "the total is at least …")
                ),
            ),
            bounded=True,
        ),
        Finding(
            id="f2",
            rule="CC901",
            severity="warning",
            message=Text("无法读取 docs/photo.txt：不是文本", "can't read docs/photo.txt: it isn't text"),
            path="docs/photo.txt",
        ),
        Finding(
            id="f3",
            rule="CC201",
            severity="note",
            message=Text("超13.34亿人与133386.9万人相差不大", "over 13.34亿人 is close to 133386.9万人"),
            claims=("d2.c1", "d1.c1"),
            checks=("k2",),
            difference=_preliminary(),
        ),
    )


def _let_stand() -> Finding:
    return Finding(
        id="f4",
        rule="CC303",
        severity="warning",
        message=Text("增速与其基数不符", "the growth does not follow from its base"),
        claims=("d1.c4",),
    )
