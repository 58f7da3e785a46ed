"""The day of publication, from the most trusted place that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from attrs import frozen

from claimcheck.read.dates import find_date, find_day
from claimcheck.read.fragment import Fragment
from claimcheck.read.frontmatter import FrontMatter
from claimcheck.read.furniture import is_end, is_list_heading
from claimcheck.read.hypertext import Head
from claimcheck.read.wording import is_note, is_prose, is_stamp

_KEYS = (
    "date",
    "published",
    "publish_date",
    "pubdate",
    "publishdate",
    "publish_time",
    "pub_time",
    "发布时间",
    "发布日期",
    "日期",
    "时间",
    "created",
)
_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish_time",
    "publishtime",
    "pubtime",
    "publication_date",
    "og:release_date",
    "release_date",
    "article:create_at",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "sailthru.date",
    "createdate",
    "date",
)
_JSON_LD = re.compile(r'"datePublished"\s*+:\s*+"([^"]{4,40})"')
_LABEL = re.compile(r"(?:发布|发表|发稿|公布|印发|成文|公开|更新)?(?:时间|日期)\s*+[:：]|来源\s*+[:：]|发布于")
_TODAY = re.compile(r"(?:今天|今日|本日)[（(]((?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)[）)]")
_DATELINE = re.compile(r"[^，。：:]{2,12}?((?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)(?:电|讯|消息)")
# A full date in brackets that opens the text: （2024年5月9日） 本网讯.
_OPENING_DAY = re.compile(r"[（(【\[]\s*+((?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*+[）)】\]]")
_EVENT = re.compile(
    r"((?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)(?:上午|下午|晚|晚上|中午)?+(?:\d{1,2}[:：时点]\d{0,2}分?)?+[，,]?"
    r"[^。！？]{0,60}?(?:举行|召开|举办)(?:(?P<year>(?:19|20)\d\d)年度?)?"
    r"(?P<part>上半年|下半年|第?[一二三四]季度)?[^。！？]{0,40}?(?P<regular>例行)?[^。！？]{0,20}?(?:发布会|吹风会|记者会|通气会|见面会)"
)
# The month in which a part of the year begins, by the last characters of its name.
_PART_BEGINS = {"上半年": 1, "下半年": 7, "一季度": 1, "二季度": 4, "三季度": 7, "四季度": 10}
_HEAD_LINES = 20
_SIGNATURE = 40
_READ = 400
_OPENING = 3


@frozen
class Sources:
    """Everything in and around a file that may tell when it was published."""

    text: str
    matter: FrontMatter
    head: Head
    title: str
    page: Sequence[Fragment]
    article: Sequence[Fragment]
    path: str


def published(sources: Sources) -> date | None:
    """The day of publication in the time zone of Shanghai, ``None`` where nothing says it.

    The order of trust: front matter, metadata of HTML, labelled lines, the title, bare dates around the article, what
    the text says of itself, and last the name of the file.
    """
    ranked = chain(
        _from_matter(sources), _from_head(sources), _from_labels(sources), [find_date(sources.title)], _bare(sources)
    )
    found = next((day for day in ranked if day), None)
    return found or _from_text(sources) or find_date(_name(sources.path))


def _from_matter(sources: Sources) -> Iterator[date | None]:
    values = sources.matter.values
    return (find_date(values[key].text) for key in _KEYS if key in values)


def _from_head(sources: Sources) -> Iterator[date | None]:
    meta = dict(reversed(sources.head.meta))
    yield from (find_date(meta[key]) for key in _META if key in meta)
    for start, end in sources.head.scripts:
        match = _JSON_LD.search(sources.text, start, end)
        yield find_date(match[1]) if match else None
    yield from map(find_date, sources.head.times)


def _from_labels(sources: Sources) -> Iterator[date | None]:
    """Lines such as 来源：… 2021-09-30 before the text begins; the date may stand on either side of the label."""
    for line in _masthead(sources.page):
        match = _LABEL.search(line)
        if match:
            yield find_date(line[match.end() :])
            yield find_date(line[: match.start()])


def _bare(sources: Sources) -> Iterator[date | None]:
    """A line that is only a date or ends in one, before the text or as the signature below it."""
    masthead = list(_masthead(sources.page))
    yield from (find_date(line) for line in masthead if is_stamp(line))
    closing = [fragment.text for fragment in sources.article[-_OPENING:] if not is_prose(fragment.text)]
    yield from (find_date(line) for line in masthead if is_note(line))
    for line in reversed(closing):
        if len(line) <= _SIGNATURE and (is_stamp(line) or line.endswith("日")):
            yield find_date(line)


def _masthead(page: Sequence[Fragment]) -> Iterator[str]:
    """The lines above the first paragraph of sentences."""
    for fragment in page[:_HEAD_LINES]:
        if is_prose(fragment.text) or is_list_heading(fragment.text) or is_end(fragment.text):
            return
        yield fragment.text


def _from_text(sources: Sources) -> date | None:
    """The day that the article calls today, that its dateline names, or on which its press conference was held."""
    texts = [fragment.text[:_READ] for fragment in sources.article]
    opening = [text for text in texts if is_prose(text)][:_OPENING]
    named = find_date(_name(sources.path))
    year = named.year if named else None
    days = chain(
        (_in_year(match[1], year) for text in opening for match in _TODAY.finditer(text)),
        (_in_year(match[1], year) for text in opening[:1] if (match := _DATELINE.match(text))),
        (find_date(match[1]) for text in opening[:1] if (match := _OPENING_DAY.match(text))),
        (_in_year(match[1], _conference_year(match)) for text in texts if (match := _EVENT.match(text))),
    )
    return next((day for day in days if day), None)


def _in_year(words: str, year: int | None) -> date | None:
    """A day with its own year, or else in one that is known; a year of the data beside it would be the wrong one."""
    return find_date(words) or (find_day(words, year) if year else None)


def _conference_year(match: re.Match[str]) -> int | None:
    """The year in the name of a press conference: that of a regular one, or of a part of the year that has begun."""
    year, part, regular = match["year"], match["part"], match["regular"]
    day = find_day(match[1], int(year)) if year else None
    begun = day is not None and part is not None and day.month >= _PART_BEGINS.get(part[-3:], 13)
    return int(year) if year and (regular or begun) else None


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
