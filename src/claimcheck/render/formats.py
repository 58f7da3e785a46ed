"""The formats of a report. A new one is a module with a function ``write``, and a line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.model import Report, Series, Text
from claimcheck.render.catalogue import Documented
from claimcheck.render.style import Style


@frozen
class Setting:
    """What a format may want beside the report: how to write, the rules by code, and the metrics over time.

    ``series`` is called by the formats that show them, as putting them together takes time.
    """

    style: Style = field(factory=Style)
    rules: Sequence[Documented] = field(default=())
    series: Callable[[], Sequence[Series]] = field(default=tuple)


Writer: TypeAlias = Callable[[Report, Setting], str | bytes]


@frozen
class Format:
    """One format: how it is called, what it is for, and the endings of files that are written in it.

    ``explained`` says that it shows how the figures were read, so that claims have to tell where all words stand.
    """

    name: str
    summary: Text
    endings: tuple[str, ...] = field(default=())
    explained: bool = field(default=False)

    def write(self, report: Report, setting: Setting) -> str | bytes:
        """The whole report in this format, bytes where it is no text.

        Raises UsageError where a package is missing that the format needs.
        """
        writer: Writer = import_module(f"claimcheck.render.{self.name}").write
        return writer(report, setting)


FORMATS: tuple[Format, ...] = (
    Format("terminal", Text("给人看的文字", "text for a reader"), (".txt",)),
    Format("json", Text("完整的报告，供程序使用", "the whole report, for a program"), (".json",), explained=True),
    Format("html", Text("可在浏览器里看的网页", "a page for a browser"), (".html", ".htm"), explained=True),
)
BY_NAME = {each.name: each for each in FORMATS}


def of_file(path: Path) -> Format | None:
    """The format that the name of a file asks for; of several, the one with the longest ending."""
    fitting = [(len(ending), each) for each in FORMATS for ending in each.endings if path.name.lower().endswith(ending)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
