"""The formats of a report. A new one is a module with a function ``write``, and a line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.errors import UsageError
from claimcheck.messages import Language, formats, say
from claimcheck.model import Report, Series, Text
from claimcheck.render.catalogue import Documented
from claimcheck.render.style import Style


@frozen
class Setting:
    """What a format may want beside the report: how to write, the rules by code, and the metrics over time.

    ``series`` is called by the formats that show them, as putting them together takes time. ``root`` is the folder
    from which formats for other programs tell paths, where these lie below it.
    """

    style: Style = field(factory=Style)
    rules: Sequence[Documented] = field(default=())
    series: Callable[[], Sequence[Series]] = field(default=tuple)
    root: Path | None = field(default=None)


PYARROW = ("pyarrow", "parquet")
Writer: TypeAlias = Callable[[Report, Setting], str | bytes]


@frozen
class Format:
    """One format: how it is called, what it is for, and the endings of files that are written in it.

    ``explained`` says that it shows how the figures were read, so that claims have to tell where all words stand.
    ``legible`` formats are read by people as they are printed, ``binary`` ones are bytes. A file of a ``marked`` one
    begins with a byte order mark, by which spreadsheets know UTF-8. ``needs`` is the package of an extra of that name.
    """

    name: str
    summary: Text
    endings: tuple[str, ...] = field(default=())
    explained: bool = field(default=False)
    legible: bool = field(default=False)
    binary: bool = field(default=False)
    marked: bool = field(default=False)
    needs: tuple[str, str] | None = field(default=None)

    def write(self, report: Report, setting: Setting) -> str | bytes:
        """The whole report in this format, bytes where it is no text.

        Raises UsageError where a package is missing that the format needs.
        """
        self.require(setting.style.language)
        writer: Writer = import_module(f"claimcheck.render.{self.name.replace('-', '_')}").write
        return writer(report, setting)

    def require(self, language: Language) -> None:
        """Raise UsageError where a package is missing that the format needs."""
        if self.needs and find_spec(self.needs[0]) is None:
            package, extra = self.needs
            raise UsageError(say(formats.MISSING, language, form=self.name, package=package, extra=extra))

    def in_file(self, written: str | bytes) -> str | bytes:
        """What was written as it stands in a file of this format."""
        return f"\ufeff{written}" if self.marked and isinstance(written, str) else written


FORMATS: tuple[Format, ...] = (
    Format("terminal", Text("给人看的文字", "text for a reader"), (".txt",), legible=True),
    Format("html", Text("可在浏览器里看的网页", "a page for a browser"), (".html", ".htm"), explained=True),
    Format("concise", Text("每条发现一行，供编辑器和 grep", "a line a finding, for editors and grep"), legible=True),
    Format(
        "markdown",
        Text("发现与核对程度，供合并请求", "findings and coverage, for pull requests"),
        (".md", ".markdown"),
        legible=True,
    ),
    Format("json", Text("完整的报告，供程序使用", "the whole report, for a program"), (".json",), explained=True),
    Format(
        "jsonl",
        Text("完整的报告，每行一项", "the whole report, an entry a line"),
        (".jsonl", ".ndjson"),
        explained=True,
    ),
    Format("sarif", Text("发现，供代码扫描", "findings, for code scanning (2.1.0)"), (".sarif", ".sarif.json")),
    Format("junit", Text("以测试结果的形式，供构建服务器", "checks as tests, for build servers"), (".xml",)),
    Format("github", Text("GitHub Actions 的注释", "annotations of GitHub Actions"), legible=True),
    Format("claims-csv", Text("数字表", "a table of the figures"), (".csv",), marked=True),
    Format("checks-csv", Text("核对表", "a table of the checks"), ("checks.csv",), marked=True),
    Format("parquet", Text("数字表", "a table of the figures"), (".parquet",), binary=True, needs=PYARROW),
    Format("checks-parquet", Text("核对表", "a table of the checks"), ("checks.parquet",), binary=True, needs=PYARROW),
)
BY_NAME = {each.name: each for each in FORMATS}


def of_file(path: Path) -> Format | None:
    """The format that the name of a file asks for; of several, the one with the longest ending."""
    fitting = [(len(ending), each) for each in FORMATS for ending in each.endings if path.name.lower().endswith(ending)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
