"""The day of publication, from the most trusted place that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from attrs import frozen

from claimcheck.read.dates import find_date, find_day, find_year
from claimcheck.read.fragment import Fragment
from claimcheck.read.frontmatter import FrontMatter
from claimcheck.read.furniture import is_end, is_list_heading
from claimcheck.read.hypertext import Head
from claimcheck.read.wording import is_prose, is_stamp

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
_DATELINE = re.compile(r"[^，。：:]{2,12}?(\d{1,2}月\d{1,2}日)(?:电|讯|消息)")
_EVENT = re.compile(
    r"((?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)(?:上午|下午|晚|晚上|中午)?+(?:\d{1,2}[:：时点]\d{0,2}分?)?+[，,]?"
    r"[^。！？]{0,60}?(?:举行|召开|举办)[^。！？]{0,60}?(?:发布会|吹风会|记者会|通气会|见面会)"
)
_SENTENCE_END = re.compile("[。！？!?]")
_HEAD_LINES = 20
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
    """Lines such as 来源：… 2021-09-30 before the text begins."""
    for line in _masthead(sources.page):
        match = _LABEL.search(line)
        if match:
            yield find_date(line[match.end() :])


def _bare(sources: Sources) -> Iterator[date | None]:
    """A line that is only a date, before the text or as the signature below it."""
    masthead = list(_masthead(sources.page))
    yield from (find_date(line) for line in masthead if is_stamp(line))
    for line in reversed([fragment.text for fragment in sources.article[-_OPENING:]]):
        signed = len(line) <= 40 and not is_prose(line)  # noqa: PLR2004 - a signature is short
        yield find_date(line) if signed and (is_stamp(line) or line.endswith("日")) else None


def _masthead(page: Sequence[Fragment]) -> Iterator[str]:
    """The lines above the first paragraph of sentences."""
    for fragment in page[:_HEAD_LINES]:
        if is_prose(fragment.text) or is_list_heading(fragment.text) or is_end(fragment.text):
            return
        yield fragment.text


def _from_text(sources: Sources) -> date | None:
    """The day that the article calls today, that its dateline names, or on which its press conference was held."""
    opening = [fragment.text[:400] for fragment in sources.article if is_prose(fragment.text)][:_OPENING]
    for form, texts in ((_TODAY, opening), (_DATELINE, opening[:1]), (_EVENT, [f.text[:400] for f in sources.article])):
        for text in texts:
            match = form.match(text) if form is not _TODAY else form.search(text)
            if match:
                day = find_date(match[1]) or _day_of_known_year(match[1], text, sources)
                if day:
                    return day
    return None


def _day_of_known_year(words: str, text: str, sources: Sources) -> date | None:
    """A month and day, in the year that the same sentence gives, or else the name of the file."""
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0]
    named = find_date(_name(sources.path))
    year = find_year(sentence) or (named.year if named else None)
    return find_day(words, year) if year else None


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
