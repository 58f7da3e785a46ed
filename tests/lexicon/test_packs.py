"""Packs as files: what is read, and what is said of a file that can't be used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from tests.lexicon.toml import KEYS, scraps, spread, tables, values

from claimcheck.errors import PackError
from claimcheck.lexicon.lines import Place, lines
from claimcheck.lexicon.pack import Pack
from claimcheck.lexicon.packfile import SHIPPED, load_pack, parse_pack, shipped_packs

CASES = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))["case"]


def faults(text: str) -> list[tuple[int, str, str]]:
    """Line and message in both languages of all that is wrong."""
    with pytest.raises(PackError) as caught:
        parse_pack(text, "my.toml")
    return [(fault.line, fault.zh, fault.en) for fault in caught.value.faults]


def is_pack_or_says_why_not(text: str) -> None:
    """The text is a pack, or each fault has a line of the text and a message in both languages."""
    try:
        told = parse_pack(text, "my.toml")
    except PackError as error:
        fault, message = error, str(error)
    else:
        assert isinstance(told, Pack)
        return
    last = text.count("\n") + 1
    assert fault.faults
    for path, line, zh, en in fault.faults:
        assert path == "my.toml"
        assert 1 <= line <= last
        assert zh
        assert f"my.toml:{line}: {en}" in message


def places(value: object, place: Place = ()) -> list[tuple[Place, object]]:
    """Every entry of a table with the way to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(place, value), *(found for step, entry in inner for found in places(entry, (*place, step)))]


def test_the_packs_that_ship_have_no_fault() -> None:
    assert len(shipped_packs()) == len(SHIPPED)
    assert all(pack != Pack() for pack in shipped_packs())


def test_an_empty_pack_says_nothing() -> None:
    assert parse_pack("") == Pack()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_wrong_is_said_with_its_line(case: dict[str, object]) -> None:
    told = faults(str(case["text"]))
    expected = case["told"]
    assert isinstance(expected, list)
    assert [line for line, _, _ in told] == [row["line"] for row in expected]
    for (_, zh, en), row in zip(told, expected, strict=True):
        assert row["zh"] in zh
        assert row["en"] in en


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_right_is_not_complained_of(case: dict[str, str]) -> None:
    assert isinstance(parse_pack(case["right"]), Pack)


@given(tables)
def test_any_table_is_a_pack_or_its_faults_have_lines(table: dict[str, object]) -> None:
    is_pack_or_says_why_not(spread(table))


@given(values)
def test_any_value_at_any_place_is_a_pack_or_its_faults_have_lines(value: object) -> None:
    for key in KEYS:
        is_pack_or_says_why_not(spread({key: value}))
        is_pack_or_says_why_not(spread({"metric": [{"name": "门票收入", key: value}]}))
        is_pack_or_says_why_not(spread({"words": {key: value}}))


@given(scraps)
def test_scraps_of_toml_are_no_crash(text: str) -> None:
    is_pack_or_says_why_not(text)


@pytest.mark.parametrize(
    "text", ["metric = " + "[" * 5000, "metric = " + "[" * 200 + "]" * 200, "a" + ".a" * 3000 + " = 1"]
)
def test_deep_nesting_is_no_crash(text: str) -> None:
    is_pack_or_says_why_not(text)


@given(tables)
def test_every_entry_has_the_line_that_it_is_written_on(table: dict[str, object]) -> None:
    text = spread(table)
    known, printed = lines(text), text.split("\n")
    for place, value in places(tomllib.loads(text)):
        if place:
            assert place in known
        if isinstance(value, bool | int) and place:
            assert str(value).lower() in printed[known[place] - 1]


def test_lines_are_told_in_each_way_of_writing_toml() -> None:
    text = "\n".join(
        [
            "a.b = 1",
            "c = '''",
            "x",
            "'''",
            "[t]",
            "k = { m = 1, n = [2, 3] }",
            "[t.u]",
            '"q.r" = [',
            "  1, # ]",
            "",
            "  2]",
            "[[l]]",
            "v = 1979-05-27 07:32:00",
            "[[l]]",
            "[l.w]",
            "z = 1.5",
            "[[l.w2]]",
            "z = '['",
            '  [ [ "no" ] ]',
        ][:-1]
    )
    known = lines(text)
    assert known["a", "b"] == 1
    assert known["c",] == 2
    assert known["t", "k", "n", 1] == 6
    assert known["t", "u", "q.r", 1] == 11
    assert known["l", 1] == 14
    assert known["l", 1, "w", "z"] == 16
    assert known["l", 1, "w2", 0, "z"] == 18


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    with pytest.raises(PackError, match=r"my\.toml:1: can't be read"):
        load_pack(path)
    path.write_bytes('[[metric]]\nname = "票房"\n'.encode() + b"\xff")
    with pytest.raises(PackError, match=r"my\.toml:3: the file is not in UTF-8"):
        load_pack(path)


def test_a_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b"\xef\xbb\xbf" + '[[metric]]\r\nname = "门票收入"\r\n'.encode())
    assert [entry.name for entry in load_pack(path).entries] == ["门票收入"]
    path.write_bytes('[[metric]]\r\nname = "门票收入"\r\nnaem = 1\r\n'.encode())
    with pytest.raises(PackError, match=r"my\.toml:3: "):
        load_pack(path)
