"""Claims are looked up in the order of days and texts, and few at a time."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.extract import extract
from claimcheck.read import read_text
from claimcheck.relate.corpus import WINDOW, Corpus

MANY = 3 * WINDOW


def said(*numbers: int) -> str:
    return "\n\n".join(f"据介绍，2022年，全市用电量{number}亿千瓦时。" for number in numbers)


@pytest.mark.parametrize("at", [0, 1, WINDOW, MANY // 2, MANY - WINDOW // 2, MANY - 1])
def test_of_many_namesakes_the_nearest_are_looked_at(at: int) -> None:
    document = read_text(said(*range(1000, 1000 + MANY)), published=date(2023, 3, 1))
    corpus = Corpus([document], extract(document))
    found = [int(claim.quote.removesuffix("亿千瓦时")) - 1000 for claim in corpus.namesakes(corpus.claims[at])]
    start = min(max(0, at - WINDOW // 2), MANY - WINDOW)
    assert found == list(range(start, start + WINDOW))


def test_claims_stand_in_the_order_of_days_whatever_the_titles_say() -> None:
    days = {"b": date(2023, 3, 1), "a": date(2023, 3, 2), "c": date(2023, 3, 3)}
    documents = [
        read_text(f"# {title}\n\n{said(day.day)}", document_id=title, published=day) for title, day in days.items()
    ]
    corpus = Corpus(reversed(documents), [claim for document in documents for claim in extract(document)])
    assert [claim.document for claim in corpus.claims] == ["b", "a", "c"]
