"""Finds the figures of a text: number, magnitude, unit and hedges, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from claimcheck.extract.numeral import Numeral, chinese_numeral
from claimcheck.lexicon.figures import FigureWords, HedgeWord, Unit, figure_words
from claimcheck.model import Hedge, Printed, Quantity, quantity

CAPITALS = "壹贰貳叁肆伍陆柒捌玖拾佰仟"
_PLAIN = str.maketrans(CAPITALS, "一二二三四五六七八九十百千")
CHINESE = "〇零一二三四五六七八九十百千万亿两廿卅几数俩仨"
_CORE = re.compile(
    rf"(?=[0-9{CHINESE}{CAPITALS}半翻])(?:"
    r"(?P<arabic>(?<![0-9A-Za-z])(?:[0-9]{1,3}+(?:,[0-9]{3}(?![0-9]))++|[0-9]++)(?:\.[0-9]++)?+)"
    rf"|(?P<double>翻[了近]?(?P<times>[{CHINESE}]{{1,3}}+|[0-9]{{1,2}}+)?番)"
    rf"|(?P<chinese>[{CHINESE}]++(?:点[〇零一二三四五六七八九]++[十百千万亿]*+)?+)"
    rf"|(?P<capital>[{CAPITALS}][{CAPITALS}万亿零]++)"
    r"|(?P<half>半数|半))"
)
_LATIN = re.compile(r"[A-Za-z]")
_DATE = re.compile(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])")
_GAP = re.compile(r"[ \u3000]{0,2}")
_RANGE_GAPS = frozenset({"-", "—", "–", "～", "~", "至", "到", "——", "一"})
_LIST_GAPS = frozenset({"、", "和", "与", "及", "以及", "，", ","})
_BEHIND_NOUN = re.compile(r"[^，。；、的和0-9\s]{1,4}?(以上|以内|以下|左右)(?![^，。；、的])")
_MOVED = re.compile(r"(?:增长|增加|提高|上升|下降|减少|扩大|降低|发展|提升|上涨|变)[为到至]|[增升降涨跌]至|到|至")
_FARTHEST = 12
_INSIDE = ("多", "余", "来")
_ORDINAL_LIST = re.compile(rf"第[{CHINESE}0-9]{{1,4}}[、和至到-]$")
_LONGEST_DIGITS = 30


@frozen
class Figure:
    """A quantity in a text. ``start`` and ``end`` enclose number, magnitude, 多/余 and unit, hedges left out.

    ``outer_start`` and ``outer_end`` enclose the hedges too. ``value`` is in the base unit of ``unit``, signed only
    where a sign is written. ``unit`` is ``None`` where the text leaves it out. ``partner`` is the other end of a range
    (an index into the scan), ``listed`` says that the unit was taken from a later member of a list.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: Fraction
    step: Fraction
    unit: Unit | None
    hedges: tuple[HedgeWord, ...]
    digits: tuple[int, int]
    magnitude: tuple[int, int]
    factor: Fraction
    form: str
    partner: int | None = field(default=None)
    listed: bool = field(default=False)

    @property
    def hedge(self) -> Hedge:
        """The hedge that decides: over and under say more than about."""
        names = [word.hedge for word in self.hedges]
        for name in ("over", "under", "about"):
            if name in names:
                return name  # type: ignore[return-value]
        return "exact"

    @property
    def strict(self) -> bool:
        """The printed number itself is excluded."""
        return any(word.strict for word in self.hedges if word.hedge == self.hedge)

    def quantity(self, digits: str, sign: int, unit: str, spans: tuple[tuple[int, int], tuple[int, int]]) -> Quantity:
        """The exact quantity; ``sign`` is -1 for a decrease, ``spans`` are the file's for digits and magnitude."""
        worth = self.unit.factor if self.unit else Fraction(1)
        printed = Printed(
            digits=digits,
            magnitude=self.factor * worth,
            step=self.step * worth,
            digits_span=spans[0],
            magnitude_span=spans[1],
        )
        countable = self.unit.countable if self.unit else unit in ("人", "人次", "户", "家", "个")
        value = self.value * worth * sign
        return quantity(value, unit, self.hedge, printed, countable=countable, strict=self.strict)


def fold(text: str) -> str:
    """Full-width, traditional and financial characters replaced one for one, so that offsets stay."""
    return text.translate(figure_words().fold)


def figures(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """All quantities of a folded text from left to right; ``taken`` are spans (dates) in which no number counts."""
    scanner = _Scanner(text, figure_words())
    found: list[Figure] = []
    spans = iter([*taken, (len(text) + 1, len(text) + 1)])
    span = next(spans)
    at = 0
    while match := _CORE.search(text, at):
        while span[1] <= match.start():
            span = next(spans)
        if span[0] <= match.start():
            at = span[1]
            continue
        figure = scanner.read(match)
        if figure is None:
            at = match.end()
            continue
        found.append(figure)
        at = max(figure.end, match.end())
    return _kept(_joined(text, found))


class _Scanner:
    """Reads one figure at a place of one text."""

    def __init__(self, text: str, words: FigureWords) -> None:
        self.text = text
        self.words = words
        self.longest_unit = max(map(len, words.units))
        self.longest_before = max(map(len, words.before))

    def read(self, match: re.Match[str]) -> Figure | None:
        start = match.start()
        if match["double"]:
            return self._doubling(match)
        if match["half"]:
            return self._half(match)
        if match["arabic"]:
            return None if self._not_arabic(start, match.end()) else self._arabic(start, match.end())
        if match["capital"]:
            return self._capital(start, match.end())
        if self._in_idiom(start, match.end()):
            return None
        return self._chinese(start, match.end())

    # -- forms ---------------------------------------------------------------------------------------------------

    def _arabic(self, start: int, end: int) -> Figure | None:
        digits = self.text[start:end].replace(",", "")
        if len(digits) > _LONGEST_DIGITS:
            return None
        fraction = self._fraction(start, end, Fraction(digits))
        if fraction:
            return fraction
        places = len(digits.partition(".")[2])
        value = Fraction(digits)
        at, inside = self._inside(self._skip(end))
        mag_start = at
        at, factor = self._magnitude(at, places=places)
        if factor == 1 and not inside:
            at = mag_start = end
        magnitude = (mag_start, at) if factor > 1 else (end, end)
        step = factor / 10**places
        total = value * factor
        while factor > 1 and (more := self._mixed(at, factor)):
            at, extra, step = more
            total += extra
            magnitude = (end, end)
        if not inside:
            at, inside = self._inside(at)
        start, sign = self._sign(start)
        figure = self._finish(start, at, sign * total, step, inside, (start if sign == 1 else start + 1, end), "arabic")
        return figure and evolve(figure, magnitude=magnitude, factor=factor if magnitude != (end, end) else figure.factor * factor)

    def _mixed(self, at: int, above: Fraction) -> tuple[int, Fraction, Fraction] | None:
        """The lower part of 1亿2345万 or 3万5千."""
        match = re.compile(r"[0-9]{1,4}+").match(self.text, at)
        if not match:
            return None
        end, factor = self._magnitude(match.end(), places=0)
        if factor == 1 or factor >= above:
            return None
        return end, int(match[0]) * factor, factor

    def _capital(self, start: int, end: int) -> Figure | None:
        """Financial capitals: 壹万贰仟元."""
        numeral = chinese_numeral(self.text[start:end].translate(_PLAIN))
        figure = numeral and self._finish(start, end, numeral.value, numeral.step, (), (start, start), "chinese")
        return figure if figure and figure.unit else None

    def _chinese(self, start: int, end: int) -> Figure | None:
        text = self.text
        end = self._unguarded(start, end)
        if end <= start:
            return None
        run = text[start:end]
        if text.startswith("分之", end):
            return self._chinese_fraction(start, end)
        if run == "一" and text.startswith("半", end):
            return self._share(start, end + 1, Fraction(50), Fraction(1))
        if run == "一" and text.startswith("个", end) and text[end + 1 : end + 2] in ("亿", "万"):
            worth = Fraction(self.words.magnitudes[text[end + 1]])
            return self._finish(start, end + 2, worth, worth, (), (start, start), "chinese")
        numeral = self._numeral_with_vague(run, end)
        if numeral is None:
            return None
        return self._chinese_count(start, end, run, numeral)

    def _chinese_count(self, start: int, end: int, run: str, numeral: Numeral) -> Figure | None:
        if run == "一" or self._ordinal(start) or self._demonstrative(start):
            return None
        at, inside = self._inside(end)
        value, step = numeral.value, numeral.step
        if inside and (more := self._magnitude(at, places=0))[1] > 1:
            at, factor = more
            value, step = value * factor, step * factor
        elif len(run) <= 3 and value < 100:
            step = Fraction(1)
        vague = (HedgeWord(run[0], "over", strict=False),) if numeral.vague else ()
        figure = self._finish(start, at, value, step, inside + vague, (start, start), "chinese")
        if figure is None or (figure.unit is None and value < 1000):
            return None
        if figure.unit and figure.unit.sort == "bare":
            return None
        return figure

    def _numeral_with_vague(self, run: str, end: int) -> Numeral | None:
        """A numeral run; 上百万 and the like take their 上 as a hedge before."""
        del end
        if len(run) == 1 and run in "几数百千":
            return None
        return chinese_numeral(run)

    def _chinese_fraction(self, start: int, end: int) -> Figure | None:
        run = self.text[start:end]
        below = {"百": 100, "千": 1000, "万": 10000}.get(run)
        numeral = chinese_numeral(run)
        base = Fraction(below) if below else numeral.value if numeral else None
        after = re.compile(rf"分之(?:(?P<a>[0-9]++(?:\.[0-9]++)?)|(?P<c>[{CHINESE}]++(?:点[〇零一二三四五六七八九]++)?))").match(
            self.text, end
        )
        if not after or not base:
            return None
        if after["a"]:
            value = Fraction(after["a"])
            step = Fraction(1, 10 ** len(after["a"].partition(".")[2]))
        else:
            top = chinese_numeral(after["c"])
            if top is None:
                return None
            value, step = top.value, top.step if "点" in after["c"] else Fraction(1)
        exact = Fraction(1) if base < 100 else step * 100 / base  # noqa: PLR2004 - 三分之二 is rough, 百分之三十 is not
        return self._share(start, after.end(), value * 100 / base, exact)

    def _fraction(self, start: int, end: int, above: Fraction) -> Figure | None:
        """1/4 and 10.5万分之一 with Arabic digits."""
        text = self.text
        slash = re.compile(r"/([0-9]{1,2})(?![0-9/%.])").match(text, end)
        if slash and text[start - 1 : start] != "/" and above.denominator == 1 and 0 < above < int(slash[1]):
            return self._share(start, slash.end(), above * 100 / int(slash[1]), Fraction(1))
        at, factor = self._magnitude(end, places=0)
        parts = re.compile(r"分之(一|1)").match(text, at)
        if parts:
            return self._share(start, parts.end(), Fraction(100) / (above * factor), Fraction(1, 100))
        return None

    def _doubling(self, match: re.Match[str]) -> Figure | None:
        times = match["times"] or "一"
        numeral = chinese_numeral(times) if not times.isdigit() else Numeral(Fraction(times), Fraction(1))
        if numeral is None or not 1 <= numeral.value <= 20:  # noqa: PLR2004 - nothing is doubled more often
            return None
        hedges = (HedgeWord("近", "under", strict=True),) if match[0].startswith("翻近") else ()
        value = Fraction(2 ** int(numeral.value))
        start, end = match.span()
        figure = self._finish(start, end, value, Fraction(1), hedges, (start, start), "double", needs_unit=False)
        return figure and evolve(figure, unit=self.words.units["倍"])

    def _half(self, match: re.Match[str]) -> Figure | None:
        """过半, 近半, 半数以上: half of something, only with a word that makes it a share."""
        start, end = match.span()
        if self._in_idiom(start, end):
            return None
        before = self.text[start - 1 : start]
        if match[0] == "半" and before not in ("过", "近", "超"):
            return None
        figure = self._share(start, end, Fraction(50), Fraction(1))
        over = HedgeWord("过", "over", strict=True)
        if figure and before == "过" and not figure.hedges:
            figure = evolve(figure, hedges=(over,), outer_start=start - 1)
        return figure

    def _share(self, start: int, end: int, value: Fraction, step: Fraction) -> Figure | None:
        """A fraction in words, in per cent."""
        figure = self._finish(start, end, value, step, (), (start, start), "fraction", needs_unit=False)
        return figure and evolve(figure, unit=self.words.units["%"])

    # -- parts ---------------------------------------------------------------------------------------------------

    def _finish(  # noqa: PLR0913 - the parts that every form has found
        self,
        start: int,
        at: int,
        value: Fraction,
        step: Fraction,
        inside: tuple[HedgeWord, ...],
        digits: tuple[int, int],
        form: str,
        *,
        needs_unit: bool = True,
    ) -> Figure | None:
        """Unit and hedges around a number that ends at ``at``."""
        unit, end = self._unit(at, form) if needs_unit else (None, at)
        if unit and unit.word == "成" and (tenths := re.compile(rf"[一二三四五六七八九](?![{CHINESE}])").match(self.text, end)):
            digit = chinese_numeral(tenths[0])
            value, step, end = value + (digit.value if digit else 0) / 10, Fraction(1, 10), tenths.end()
        if unit is None and needs_unit and self._numbered(end):
            return None
        outer_start, before = self._before(start)
        outer_end, after = self._after(end, counted=unit is not None and unit.countable)
        return Figure(
            start=start,
            end=end,
            outer_start=outer_start,
            outer_end=outer_end,
            value=value,
            step=step,
            unit=unit,
            hedges=before + inside + after,
            digits=digits,
            magnitude=(at, at),
            factor=Fraction(1),
            form=form,
        )

    def _skip(self, at: int) -> int:
        match = _GAP.match(self.text, at)
        return match.end() if match else at

    def _inside(self, at: int) -> tuple[int, tuple[HedgeWord, ...]]:
        """多, 余 or 几 behind the digits or the magnitude."""
        word = self.words.inside.get(self.text[at : at + 1])
        if word is None or self.text[at : at + 2] in ("多边", "余额", "余地", "来自", "来看"):
            return at, ()
        return at + 1, (word,)

    def _magnitude(self, at: int, *, places: int) -> tuple[int, Fraction]:
        """The magnitude word at a place, and its worth; the place unchanged and 1 where there is none."""
        here = self._skip(at)
        for length in (2, 1):
            word = self.text[here : here + length]
            worth = self.words.magnitudes.get(word)
            if worth is None or len(word) != length:
                continue
            follower = self.text[here + length : here + length + 1]
            if follower and follower in self.words.magnitude_guards.get(word[-1], ()):
                continue
            if worth <= 100 and places:  # noqa: PLR2004 - 1.5百 isn't written
                continue
            return here + length, Fraction(worth)
        return at, Fraction(1)

    def _unit(self, at: int, form: str) -> tuple[Unit | None, int]:
        """The longest unit at a place."""
        here = self._skip(at)
        text = self.text
        for length in range(min(self.longest_unit, len(text) - here), 0, -1):
            unit = self.words.units.get(text[here : here + length])
            if unit is None:
                continue
            end = here + length
            if self._unit_fits(unit, here, end, form):
                return unit, end
        return None, at

    def _unit_fits(self, unit: Unit, start: int, end: int, form: str) -> bool:
        follower = self.text[end : end + 1]
        if follower and follower in self.words.unit_guards.get(unit.word[-1], ()):
            return False
        if unit.sort == "latin" and _LATIN.match(follower):
            return False
        if unit.sort == "index":
            return self._index_points(start)
        return not (form == "chinese" and unit.sort == "latin")

    def _index_points(self, start: int) -> bool:
        """点 is an index's unit where an index is the subject, else it is a clock's."""
        before = self.text[max(0, start - 40) : start]
        return "指数" in before or "收盘" in before or "股指" in before or "点位" in before

    def _before(self, start: int) -> tuple[int, tuple[HedgeWord, ...]]:
        """Hedges that stand right before a number, the outermost first."""
        found: tuple[HedgeWord, ...] = ()
        at = start
        for _ in range(2):
            here = at
            while here > 0 and self.text[here - 1] in " \u3000":
                here -= 1
            word = self._hedge_ending(here)
            if word is None:
                break
            found = (word, *found)
            at = here - len(word.word)
            if at > 0 and self.text[at - 1] == "达":
                break
        return at, found

    def _hedge_ending(self, end: int) -> HedgeWord | None:
        for length in range(min(self.longest_before, end), 0, -1):
            word = self.words.before.get(self.text[end - length : end])
            if word is None:
                continue
            previous = self.text[end - length - 1 : end - length] if end > length else ""
            if previous and previous in self.words.hedge_guards.get(word.word, ()):
                continue
            if word.word == "上" and self.text[end : end + 1] not in ("百", "千", "万", "亿", "十"):
                continue
            return word
        return None

    def _after(self, end: int, *, counted: bool) -> tuple[int, tuple[HedgeWord, ...]]:
        here = self._skip(end)
        for length in (3, 2, 1):
            word = self.words.after.get(self.text[here : here + length])
            if word and not (word.word == "起" and self.text[here + 1 : here + 2] not in ("", "，", "。", "、")):
                return here + length, (word,)
        behind = _BEHIND_NOUN.match(self.text, end) if counted else None
        return (end, (self.words.after[behind[1]],)) if behind else (end, ())

    # -- what is no figure ---------------------------------------------------------------------------------------

    def _sign(self, start: int) -> tuple[int, int]:
        """A minus sign or 负 that belongs to the number: not the 负 of 减负, not a hyphen between words."""
        before = self.text[start - 1 : start]
        earlier = self.text[start - 2 : start - 1] if start > 1 else ""
        if before == "-" and not (earlier.isalnum() or earlier in ("-", ")", "）", "%")):
            return start - 1, -1
        if before == "负" and earlier not in ("减", "肩", "担", "抱", "欠", "胜", "辜", "自", "背"):
            return start - 1, -1
        if self.text[max(0, start - 2) : start] == "零下":
            return start, -1
        return start, 1

    def _ordinal(self, start: int) -> bool:
        """第八批, 前三名, 连续6年, 每10户: order, streak or basis, not an amount."""
        if _ORDINAL_LIST.search(self.text, max(0, start - 12), start):
            return True
        before = self.text[max(0, start - 2) : start]
        return before.endswith(("第", "每", "连续", "前", "№", "〔", "初"))

    def _demonstrative(self, start: int) -> bool:
        """这三个, 其他两家: points at things named before."""
        return self.text[max(0, start - 2) : start].endswith(("这", "那", "哪", "另", "同", "某", "其他", "其余", "任", "老", "周", "星期", "十", "年"))

    def _in_idiom(self, start: int, end: int) -> bool:
        """Some word of the lexicon that is no number covers the run."""
        for length in (2, 3, 4, 5, 6):
            for begin in range(max(0, start - length + 1), min(start + 1, end)):
                if begin + length > start and self.text[begin : begin + length] in self.words.idioms:
                    return True
        return False

    def _not_arabic(self, start: int, end: int) -> bool:
        """Ordinals, names, codes, dates and clock times in Arabic digits."""
        text = self.text
        digits = text[start:end]
        if self._ordinal(start) or _DATE.match(text, start):
            return True
        if len(digits) > 1 and digits[0] == "0" and "." not in digits:
            return True
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in ":：" and before and text[start - 2 : start - 1].isdigit():
            return True
        if after in ":：" and after and text[end + 1 : end + 2].isdigit():
            return True
        if before == "." or (before in "-_/=@#" and before and text[start - 2 : start - 1].isalnum() and text[start - 2 : start - 1].isascii() and not text[start - 2 : start - 1].isdigit()):
            return True
        return after == "-" and text[end + 1 : end + 6].isdigit() and len(text[end + 1 : end + 6]) == 5  # noqa: PLR2004

    def _numbered(self, end: int) -> bool:
        """18号, 3级, 5G: a number that names."""
        after = self.text[end : end + 1]
        return bool(_LATIN.match(after)) or (after != "" and after in "号级届期版强代世型式寸第路线楼室")

    def _unguarded(self, start: int, end: int) -> int:
        """Give back magnitude characters that open another word (一千瓦), and 点 that is no decimal point."""
        while end > start and self.text[end - 1] in self.words.magnitude_guards:
            follower = self.text[end : end + 1]
            if not follower or follower not in self.words.magnitude_guards[self.text[end - 1]]:
                break
            if self.text.startswith("分之", end):
                break
            end -= 1
        return end


def _joined(text: str, found: list[Figure]) -> list[Figure]:
    """Ranges tied, and units that a list states once handed back to its earlier members."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        gap = text[first.end : second.outer_start].strip()
        if first.unit is None and second.unit and second.unit.sort != "share" and _MOVED.match(gap):
            found[i] = _lent(first, second, magnitude=False)
            continue
        if first.end > second.start or len(gap) > _FARTHEST:
            continue
        if gap in _RANGE_GAPS and _is_range(text, first, second):
            about = tuple(word for word in first.hedges + second.hedges if word.hedge == "about")
            found[i] = evolve(_lent(first, second, magnitude=True), partner=i + 1, hedges=first.hedges or about)
            found[i + 1] = evolve(second, partner=i, hedges=second.hedges or about)
        elif _shares_hedge(first, second, text):
            found[i + 1] = evolve(second, hedges=tuple(word for word in first.hedges if word.word not in _INSIDE))
        elif gap in _LIST_GAPS and first.unit is None and second.unit and second.unit.sort != "time":
            if first.factor == 1 or first.form == "chinese" or gap not in ("，", ","):
                found[i] = _lent(first, second, magnitude=False)
    return found


def _shares_hedge(first: Figure, second: Figure, text: str) -> bool:
    """超过23万家医院、34万家药店: the hedge before a list's first member is said of the next too."""
    if second.hedges or not first.hedges or first.outer_start == first.start or first.unit != second.unit:
        return False
    return text[first.outer_end : second.start].endswith("、") and "，" not in text[first.outer_end : second.start]


def _is_range(text: str, first: Figure, second: Figure) -> bool:
    """A number, a dash, a number of the same unit; 从…到… is two times of one figure, not a range."""
    before = text[max(0, first.outer_start - 1) : first.outer_start]
    if before in ("从", "由", "自") and text[first.end : second.outer_start].strip() in ("到", "至"):
        return False
    return first.unit is None or second.unit is None or first.unit.base == second.unit.base


def _lent(first: Figure, second: Figure, *, magnitude: bool) -> Figure:
    """``first`` with the unit, and in a range the magnitude, that only ``second`` states."""
    if first.unit is not None:
        return first
    lent = evolve(first, unit=second.unit, listed=True)
    if magnitude and first.factor == 1 and second.factor > 1 and first.value < second.value:
        lent = evolve(lent, value=first.value * second.factor, step=first.step * second.factor, factor=second.factor)
    return lent


def _kept(found: list[Figure]) -> list[Figure]:
    """Durations and clock times out, partners renumbered."""
    keep = [i for i, figure in enumerate(found) if not (figure.unit and figure.unit.sort == "time")]
    place = {old: new for new, old in enumerate(keep)}
    return [
        evolve(found[i], partner=place.get(found[i].partner) if found[i].partner is not None else None) for i in keep
    ]
