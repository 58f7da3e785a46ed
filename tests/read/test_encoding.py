from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_read import sentences

from claimcheck.errors import UnreadableError
from claimcheck.model import Document
from claimcheck.read import read_bytes
from claimcheck.read.encoding import decode

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
TRADITIONAL = "行政院今天公布第三季經濟成長率為百分之四點二，較上季增加一點五個百分點，健保覆蓋率達99.9%。"


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=sentences(4, 40))
def test_chinese_comes_back_from_every_encoding(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text


@given(st.integers(0, len(TRADITIONAL) - 6), st.integers(6, 40))
def test_traditional_characters_come_back_from_big5(start: int, length: int) -> None:
    text = TRADITIONAL[start : start + length]
    found = decode(text.encode("big5"))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_is_no_character(mark: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[mark]
    document = read_bytes(mark + "基金收入3.5亿元。".encode(encoding), path="a.txt", document_id="d1")
    assert document.text == "基金收入3.5亿元。"
    assert document.encoding == encoding
    assert document.blocks[0].span(0, 2) == (0, 2)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    try:
        outcome: Document | UnreadableError = read_bytes(data, path="a.bin", document_id="d1")
    except UnreadableError as error:
        outcome = error
    assert outcome.path == "a.bin"
    assert isinstance(outcome, Document) or (outcome.zh and outcome.en)


@given(st.binary(min_size=300, max_size=2000), st.integers(0, 2**32))
def test_a_binary_file_is_refused(data: bytes, number: int) -> None:
    noisy = bytes((byte * 167 + number + 13 * place) % 256 for place, byte in enumerate(data))
    with pytest.raises(UnreadableError):
        read_bytes(b"\x00\x01" + noisy + bytes(100), path="a.bin", document_id="d1")


@given(sentences(20, 40))
def test_a_file_cut_within_its_last_character_is_read(text: str) -> None:
    data = text.encode()
    found = decode(data[:-1])
    assert found is not None
    assert found.text.rstrip("\ufffd") == text[:-1]


@pytest.mark.parametrize("text", ["Цены выросли на 5 процентов.", "日本の経済は成長した。", "Prices rose by 5 %."])
def test_other_languages_in_utf8_are_left_alone(text: str) -> None:
    found = decode(text.encode())
    assert found is not None
    assert found.text == text
