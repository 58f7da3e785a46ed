"""Bytes to text: byte order marks, strict UTF-8, then the candidates that give the most ordinary Chinese."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain

from attrs import frozen

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REMEMBERED = 1 << 13  # characters whose worth is worked out once
# GBK and GB 2312 are read as the standard that holds them; cp950 and HKSCS are what people call Big5.
_CANDIDATES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000
# The least mean score of a sample: ordinary Chinese or English scores near 1, a wrong decoding below 0.3.
_LEAST = 0.55
_MOST_REPLACED = 1000
# The bytes that a cut character leaves, and what multi-byte characters must add for a file to be UTF-8 at all.
_CUT = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·～％︰﹐﹑﹔")
_SYMBOLS = frozenset("•●○■□◆◇▲△▼★☆※→←↑↓√℃°×÷±≤≥≈≠￥¥€£§①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥ–〇")
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反"
    "你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "國為個們來時會學對發動產經還實體機點從業應開關間樣與數員總設長頭資邊級圖統論農區強戰則據處隊給門規熱領東導壓濟術極聯認權證張單轉帶場車務達積議聲報類離華確節話況傳許記觀織裝眾書復兒際驗連斷難礦備辦習響約勞團歷標寫親選調滿縣參紅細聽該鐵價嚴醫療險費萬億"
)


@frozen
class Decoded:
    """The text of a file without its byte order mark, and the encoding it was written in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text that ``data`` encodes, ``None`` where it is no text in any encoding that Chinese is written in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return Decoded(text, encoding) if text is not None and _is_text(text) else None
    text = _strict(data, "utf-8")
    if text is not None and _is_text(text):
        # Two bytes of GBK may be a rare letter in UTF-8: only text that reads badly is looked at twice.
        return (None if _reads_well(text) else _best(data)) or Decoded(text, "utf-8")
    return _best(data)


def _best(data: bytes) -> Decoded | None:
    """The candidate whose text reads best; the first of equals, so the plainest name wins."""
    found: Decoded | None = None
    best = _LEAST
    for encoding, text in chain(((name, _strict(data, name)) for name in _CANDIDATES), [("utf-8", _mended(data))]):
        if text is None or not _is_text(text):
            continue
        score = _score(text)
        if score > best:
            found, best = Decoded(text, encoding), score
    return found


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mended(data: bytes) -> str | None:
    """UTF-8 with few broken bytes, as after a cut download: each shows as U+FFFD and can't become a digit."""
    if len(data) < _MOST_REPLACED:
        # In a short file only the last character may be cut off.
        text = data.decode("utf-8", "ignore")
        kept = text.encode()
        wide = len(kept) - len(text)
        return text if wide >= _CUT and data.startswith(kept) and len(data) - len(kept) <= _CUT else None
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") * _MOST_REPLACED <= len(text) else None


def _is_text(text: str) -> bool:
    """Hardly any control characters: a NUL or two per page are dirt, more are a binary file."""
    return len(_CONTROL.findall(text)) * 1000 <= len(text)


def _reads_well(text: str) -> bool:
    """Most text does by its most frequent characters alone, so that the tables of all others aren't made."""
    return _score(text, _least_worth) > _LEAST or _score(text) > _LEAST


def _score(text: str, worth: Callable[[str], int] | None = None) -> float:
    """How ordinary the characters of a sample are, from below 0 to 1."""
    sample, worth = _sample(text), worth or _worth
    found = sum(worth(character) * count for character, count in Counter(sample).items())
    return found / (10 * len(sample)) if sample else 0.0


def _sample(text: str) -> str:
    """Beginning, middle and end, without white space."""
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        text = text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]
    return "".join(text.split())


@lru_cache(_REMEMBERED)
def _worth(character: str) -> int:
    """What one character says for its decoding: 10 for frequent ones, below 0 for what no text holds."""
    least = _least_worth(character)
    return 7 if least < 7 and (character in _common() or character in _SYMBOLS) else least  # noqa: PLR2004


@lru_cache(_REMEMBERED)
def _least_worth(character: str) -> int:
    """The same without the tables of the less frequent ones."""
    code = ord(character)
    if 0x21 <= code <= 0x7E:  # noqa: PLR2004 - printable ASCII
        return 9
    if character in _FREQUENT or character in _PUNCTUATION or 0xFF01 <= code <= 0xFF5E:  # noqa: PLR2004 - full width
        return 10
    if 0x4E00 <= code <= 0x9FFF:  # noqa: PLR2004 - Han
        return 1
    return -10


@cache
def _common() -> frozenset[str]:
    """The first levels of GB 2312 and of Big5: characters in everyday use."""
    simplified = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = (bytes((high, low)) for high in range(0xA4, 0xC7) for low in trails)
    return frozenset(
        chain(
            (pair.decode("gb2312", "ignore") for pair in simplified),
            (pair.decode("big5", "ignore") for pair in traditional),
        )
    )
