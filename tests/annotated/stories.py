"""Cuts single stories out of the days of the news, as the documents that the annotations speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

STORIES = "## 详细新闻"
TITLE = re.compile(r"^### ", re.MULTILINE)
STAMP = re.compile(r"\n---\s*\n\(更新时间戳.*", re.DOTALL)


def stories(day: str) -> list[tuple[str, str]]:
    """Title and body of each story of a day's text, in order; none where the day has no stories in full."""
    _, _, told = day.partition(STORIES)
    parted = (part.partition("\n") for part in TITLE.split(told)[1:])
    return [(title.strip(), STAMP.sub("", body).strip("\n")) for title, _, body in parted]


def document(day: str, number: int, date: str) -> str:
    """Story ``number``, counted from 1, of a day's text as a document with its title and its ``date`` (YYYYMMDD)."""
    title, body = stories(day)[number - 1]
    quoted = title.replace("'", "''")
    return f"---\ntitle: '{quoted}'\ndate: {date[:4]}-{date[4:6]}-{date[6:]}\n---\n\n{body}\n"


def cut(news: Path, names: Iterable[str], folder: Path) -> None:
    """Write the stories called ``YYYYMMDD-nn.md`` out of the days in ``news`` into ``folder``."""
    for name in names:
        date, number = Path(name).stem.split("-")
        day = (news / f"{date}.md").read_text(encoding="utf-8")
        (folder / name).write_text(document(day, int(number), date), encoding="utf-8")
