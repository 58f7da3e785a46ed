"""Quantities in names: events of sport, campaigns, trains, years, house numbers, models, places on the globe."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.figures.value import Figure
from claimcheck.lexicon.figures import figure_words

# What opens with the number of a year (2030国家愿景), and the lodgings of an address (8栋502).
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_LODGING = re.compile(r"(?:[栋幢座层]|(?<=单)元)-?[0-9]")
_MODEL = re.compile(r"[\u4e00-\u9fff]-$")
_COORDINATE = re.compile(r"(?:[东西]经|[南北]纬|[经纬]度)(?:为|约)?$")
_COORDINATE_REACH = 4
_TRAIN = re.compile(r"(?:国际|国内)?(?:旅客|货运|货物)?(?:列车|动车|班列|高铁)")
_RUN = re.compile(r"(?:[开加增停运][行运开]|发[送出]|运送|共|计|达|有|了|加|增|近|超)$")
_RUN_REACH = 2
_LEG = re.compile(r"[0-9][×xX*]$")
_SAID_REACH = 12
_LISTING = frozenset({"、", "和", "与", "及", "以及"})
_LONGEST_GAP = 2
_MILLION = 10**6
_COUNTING = frozenset({"money", "counted", "person"})
_BARE = re.compile(r"[十百千万亿]++")


def names(text: str, found: Sequence[Figure]) -> frozenset[int]:
    """The starts of the quantities that are part of a name; the other members of an event's list are events too."""
    events = {i for i, figure in enumerate(found) if _is_event(text, figure)}
    for i in sorted(events):
        for step in (-1, 1):
            at = i
            while 0 <= at + step < len(found) and at + step not in events and _listed(text, found, at, at + step):
                at += step
                events.add(at)
    return frozenset(found[i].start for i in events).union(figure.start for figure in found if _is_name(text, figure))


def _listed(text: str, found: Sequence[Figure], one: int, other: int) -> bool:
    """50米、100米和200米: members of one list."""
    first, second = found[min(one, other)], found[max(one, other)]
    between = text[first.end : min(second.start, first.end + _LONGEST_GAP + 1)]
    return first.unit == second.unit and between in _LISTING


def _is_event(text: str, figure: Figure) -> bool:
    """男子200米蛙泳, 女子双人3米板, 4×100米: a distance or weight that names what is competed in."""
    words = figure_words().names
    if figure.unit is None or figure.unit.word not in words.event_units:
        return False
    if text.startswith(words.event, figure.end) or text.endswith(words.event_before, 0, figure.start):
        return True
    if _LEG.search(text, max(0, figure.start - 2), figure.start):
        return True
    before = text[max(0, figure.start - _SAID_REACH) : figure.start]
    return text.startswith(words.event_weak, figure.end) and any(word in before for word in words.event_said)


def _is_name(text: str, figure: Figure) -> bool:
    unit = figure.unit
    if figure.form == "fraction":
        return text.startswith("决赛", figure.end)
    if unit and text.startswith(figure_words().names.behind.get(unit.word, ()), figure.end):
        return figure.factor == 1
    if figure.form == "chinese":
        return _is_department(text, figure) or _is_campaign(text, figure)
    return unit is not None and figure.form == "arabic" and figure.factor == 1 and _is_numbered(text, figure, unit.word)


def _is_department(text: str, figure: Figure) -> bool:
    """急诊三部, 业务二处."""
    words = figure_words().names
    if figure.unit is None or figure.hedges or figure.unit.word not in words.department_units:
        return False
    return text.endswith(words.departments, 0, figure.start)


def _is_campaign(text: str, figure: Figure) -> bool:
    """百日千万招聘行动, 千亿斤粮食产能提升行动: a bare magnitude in the name of a plan."""
    if figure.hedges or figure.value < _MILLION or (figure.unit is not None and figure.unit.sort in _COUNTING):
        return False
    bare = _BARE.fullmatch(text, *figure.words)
    return bool(bare and figure_words().names.campaign.match(text, figure.end))


def _is_numbered(text: str, figure: Figure, unit: str) -> bool:
    """2030国家愿景, 歼-20, 东经116度, 8栋502, 1461次列车: digits that number what they stand with."""
    if figure.unit is not None and figure.unit.arabic and _YEAR.fullmatch(text, *figure.digits):
        return True
    if figure.unit is not None and figure.unit.sort == "latin":
        return bool(_MODEL.search(text, max(0, figure.start - 2), figure.start))
    if unit == "度":
        return bool(_COORDINATE.search(text, max(0, figure.start - _COORDINATE_REACH), figure.start))
    if unit == "次":
        running = _RUN.search(text, max(0, figure.start - _RUN_REACH), figure.start)
        return not figure.hedges and not running and bool(_TRAIN.match(text, figure.end))
    return bool(_LODGING.match(text, figure.end - 1))
