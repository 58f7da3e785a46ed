"""Slips that are planted to measure what is found refute their relation for sure, and count as found when they are."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from benchmarks.planted import (
    Case,
    Library,
    Outcome,
    Slip,
    in_its_documents,
    planted,
    refuted_at_home,
    refutes,
    slips,
    table,
    with_slip,
)

from claimcheck import quantities, read_text
from claimcheck.model import Claim, Report

APRIL = "一季度，全市完成工业投资397.62亿元，同比增长8.3%。"
# Slips tried on a year of news, and the share of them that has to be found.
TRIED, DETECTED = 60, Fraction(4, 5)
JULY = "今年一季度，全市完成工业投资397.62亿元；二季度，全市完成工业投资412.35亿元。"


def library(*texts: str) -> Library:
    """Texts of 2023, a month apart."""
    return Library.of(
        read_text(text, path=f"{number}.txt", document_id=f"d{number}", published=date(2023, 3 + number, 20))
        for number, text in enumerate(texts, 1)
    )


def cases(of: Library, **options: bool) -> list[Case]:
    return list(planted(of, of.run(), 1, **options))


def tried(of: Library, case: Case) -> Outcome:
    (result,) = in_its_documents(of, [case])
    assert result is not None
    return result


def is_refuted_at_home(of: Library, case: Case) -> bool:
    return refuted_at_home(with_slip(of, case), case)


def spelled(text: str) -> dict[str, set[str]]:
    """What slips of each kind make of the one number of a text."""
    (found,) = quantities(text)
    made: dict[str, set[str]] = {}
    for slip in slips(text, found.quantity, Random(1)):  # noqa: S311 - test data
        made.setdefault(slip.kind, set()).add(slip.edited(text))
    return made


def test_neighbouring_digits_change_places_over_a_point() -> None:
    assert spelled("共41.25公里")["swap"] == {"共14.25公里", "共42.15公里", "共41.52公里"}


def test_no_swap_puts_a_zero_first() -> None:
    assert spelled("共305吨")["swap"] == {"共350吨"}


def test_one_of_the_first_two_digits_becomes_another() -> None:
    changed = spelled("共731家")["digit"]
    assert len(changed) == 2
    for text in changed:
        assert sum(a != b for a, b in zip(text, "共731家", strict=True)) == 1
        assert text[3] == "1"


def test_the_point_moves_to_the_left_where_there_is_one() -> None:
    assert spelled("共397.62吨")["point"] == {"共39.762吨"}
    assert "point" not in spelled("共397吨")
    assert "point" not in spelled("共3.5吨")


@pytest.mark.parametrize(("text", "wrong"), [("共3.6万人", "共3.6亿人"), ("共3.6亿元", "共3.6万元")])
def test_ten_thousands_and_hundred_millions_are_confused(text: str, wrong: str) -> None:
    assert spelled(text)["unit"] == {wrong}


@pytest.mark.parametrize("text", ["超过731家", "七百三十一家"])
def test_hedged_numbers_and_those_in_words_are_left_alone(text: str) -> None:
    assert spelled(text) == {}


def test_what_stands_behind_a_longer_slip_moves() -> None:
    slip = Slip("point", (3, 5), "1.25", "1.25", Fraction(1))
    assert [slip.moved(at) for at in (0, 3, 5, 9)] == [0, 3, 7, 11]


def test_each_figure_of_a_check_between_documents_gets_a_slip_that_refutes_it() -> None:
    of = library(APRIL, JULY)
    found = [case for case in cases(of) if case.relation.rule == "CC201"]
    assert {case.document for case in found} == {"d1", "d2"}
    claims = of.run().claims
    assert all(refutes(case.relation, claims, case.claim.id, case.slip) for case in found)
    assert not any(is_refuted_at_home(of, case) for case in found)


def test_a_slip_is_found_by_the_other_document_and_shares_the_blame() -> None:
    of = library(APRIL, JULY)
    case = next(case for case in cases(of) if case.relation.rule == "CC201")
    result = tried(of, case)
    assert result.detected
    assert result.noted
    assert result.named == Fraction(1, 2)
    assert result.elsewhere == 0
    assert result.reason == ""


def test_checks_within_one_document_are_not_asked() -> None:
    assert cases(library(JULY + "一季度，全市完成工业投资397.62亿元。")) == []


def test_a_slip_that_its_own_document_refutes_is_told() -> None:
    of = library(f"{APRIL}\n\n一季度，全市完成工业投资397.62亿元，增速比上年加快。", JULY)
    found = [case for case in cases(of) if case.document == "d1"]
    assert found
    assert all(is_refuted_at_home(of, case) for case in found)


def claim_of(of: Library, quote: str) -> Claim:
    return next(claim for claims in of.claims.values() for claim in claims if claim.quote == quote)


def rewritten(of: Library, quote: str, digits: str) -> Slip:
    printed = claim_of(of, quote).quantity.printed
    return Slip("digit", printed.digits_span, digits, digits, printed.magnitude)


@pytest.mark.parametrize(("digits", "refuted"), [("407.62", False), ("300.01", False), ("297.62", True)])
def test_only_what_a_hedge_excludes_is_refuted(digits: str, *, refuted: bool) -> None:
    of = library(APRIL, "今年一季度，全市完成工业投资超过300亿元。")
    run = of.run()
    relation = next(each for each in run.relations if each.rule == "CC201")
    slip = rewritten(of, "397.62亿元", digits)
    assert refutes(relation, run.claims, claim_of(of, "397.62亿元").id, slip) is refuted


@pytest.mark.parametrize(("digits", "refuted"), [("297.62", False), ("497.62", True)])
def test_an_order_is_refuted_from_one_side(digits: str, *, refuted: bool) -> None:
    of = library(APRIL, "今年1—5月，全市完成工业投资450.8亿元。")
    run = of.run()
    relation = next(each for each in run.relations if each.rule == "CC401")
    slip = rewritten(of, "397.62亿元", digits)
    assert refutes(relation, run.claims, claim_of(of, "397.62亿元").id, slip) is refuted


def test_a_slip_that_nothing_tells_of_has_a_reason() -> None:
    of = library(
        "2013年以来，该项目累计培训技术骨干3750人次参加一线攻关。",
        "2013年以来，该项目累计培训技术骨干3750人次参加一线攻关，成效明显。",
    )
    found = [case for case in cases(of, unlike=True) if case.relation.confidence < 1]
    assert found
    results = [tried(of, case) for case in found]
    assert {(each.detected, each.reason) for each in results} == {(False, "no longer tied")}


def test_the_table_counts_by_rule_kind_and_size() -> None:
    of = library(APRIL, JULY)
    results = [tried(of, case) for case in cases(of)]
    lines = {line.split()[0]: line.split()[1] for line in list(table(results))[1:]}
    assert lines["all"] == str(len(results))
    assert int(lines["CC201"]) == sum(each.case.relation.rule == "CC201" for each in results)


def test_slips_that_only_another_document_can_refute_are_found_in_a_year_of_news(news_report: Report) -> None:
    of = Library.read(news_report)
    sample = Random(1).sample(cases(of), TRIED)  # noqa: S311 - test data
    results = [each for each in in_its_documents(of, sample) if each is not None]
    missed = [f"{each.case.relation.rule} {each.case.slip}: {each.reason}" for each in results if not each.detected]
    assert len(missed) <= (1 - DETECTED) * len(results), missed
    assert sum(each.elsewhere for each in results) == 0
