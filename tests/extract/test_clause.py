"""Sentences and clauses."""

from __future__ import annotations

import pytest

from claimcheck.extract.clause import clauses, sentences


def parts(text: str, places: tuple[int, ...] = ()) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses(text, sentences(text), places)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("春来了。花开了！", ["春来了。", "花开了！"]),
        ("他说：“好。”走了", ["他说：“好。”", "走了"]),
        ("占3.5%。增2家", ["占3.5%。", "增2家"]),
        ("第一行\n第二行", ["第一行\n", "第二行"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲增，乙减；丙平", ["甲增", "乙减", "丙平"]),
        ("共1,234家,另计", ["共1,234家", "另计"]),
        ("比分3:2，止", ["比分3:2", "止"]),
        ("甲——乙", ["甲", "乙"]),
        ("甲 乙", ["甲", "乙"]),
    ],
)
def test_clauses_end_at_their_marks(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_brackets_with_a_figure_are_clauses_of_their_own() -> None:
    text = "药店（含连锁，下同）与医院（3家，新增）"
    assert parts(text, (text.index("3"),)) == ["药店（含连锁，下同）与医院", "3家", "新增"]


def test_each_clause_knows_its_sentence_its_place_and_the_mark_before_it() -> None:
    text = "甲，乙；丙。丁"
    found = [(c.sentence, c.index, c.opener) for c in clauses(text, sentences(text))]
    assert found == [(0, 0, ""), (0, 1, "，"), (0, 2, "；"), (1, 0, "")]
