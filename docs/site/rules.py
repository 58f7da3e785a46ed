"""The pages on rules, written from the rules themselves and from what the tool says of the texts they are tested on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve

from claimcheck.config import Config, parse_config
from claimcheck.messages import Language, say, words
from claimcheck.model import Finding, Report, Text
from claimcheck.pipeline import check_text
from claimcheck.pipeline import rules as gravest
from claimcheck.relate import RETIRED, RULES, RUN_RULES, Rule

TEXTS = Path(__file__).parents[2] / "tests" / "relate" / "rules"
PUBLISHED = date(2024, 3, 1)
FAMILIES = {
    "CC1": Text("一个数与它自己的话", "A figure against its own words"),
    "CC2": Text("同一个数写了两次", "The same figure twice"),
    "CC3": Text("一段话里的算术", "Arithmetic within a passage"),
    "CC4": Text("不同时间之间", "Over time"),
    "CC5": Text("与上年对照", "Against the year before"),
    "CC6": Text("与参考数据对照", "Against reference data"),
    "CC7": Text("用户自己的公式", "Equations of the user's own"),
    "CC9": Text("运行本身", "The run itself"),
}
TITLE = Text("规则", "Rules")
INTRODUCTION = Text(
    "每条规则都有一个代码；代码定下就不再改，停用的也不挪作他用。下面各页由规则本身生成，所举的文字由工具当场核对。"
    "`claimcheck rules CC301` 在终端显示同样的说明。",
    "Each rule has a code. A code stands for one thing for good, and one that is retired is never used again. These "
    "pages are written from the rules themselves, and what they show of a text is what the tool says of it. "
    "`claimcheck rules CC301` tells the same in a terminal.",
)
GRAVEST = Text("最高级别", "Gravest")
COLON = Text("：", ": ")
DOCUMENT = Text("文档{number}", "Document {number}")
READ = Text("例文", "A text")
SAID = Text("工具的回答", "What the tool says")
SUGGESTED = Text("改法", "What would mend it")
LEFT_ALONE = Text("这样写则不报告", "Left alone")
CONFIGURED = Text("配置", "Configuration")
DATA = Text("参考数据", "Reference data")
NONE_RETIRED = Text("至今没有停用的代码。", "No code has been retired so far.")
RETIRED_CODES = Text("停用的代码", "Retired codes")
NO_TEXT = Text(
    "（没有例文：这条规则说的是运行本身。）", "(There is no text to show: the rule is about the run itself.)"
)
MARK = re.compile("⟦(.*?)⟧")
Page = tuple[str, str]


def pages(language: Language) -> Iterator[Page]:
    """The name and the Markdown of each page: an overview, and one for each family."""
    rules = sorted((*RULES, *RUN_RULES), key=lambda rule: rule.code)
    yield "rules/index.md", "\n".join(_overview(rules, language)) + "\n"
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        yield page_of(family), "\n".join(_family(family, list(members), language)) + "\n"


def page_of(code: str) -> str:
    """The page on which a rule stands, under its code as an anchor."""
    return f"rules/{code[:3].lower()}.md"


def _overview(rules: Sequence[Rule], language: Language) -> Iterator[str]:
    yield from (f"# {say(TITLE, language)}", "", say(INTRODUCTION, language), "")
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        yield from (f"## [{family}xx]({Path(page_of(family)).name}) {say(FAMILIES[family], language)}", "")
        heads = (words.CODE, words.NAME, words.FAULT, GRAVEST)
        yield from ("| " + " | ".join(_head(head, language) for head in heads) + " |", "|---|---|---|---|")
        yield from (_row(rule, language) for rule in members)
        yield ""
    yield from (f"## {say(RETIRED_CODES, language)}", "")
    yield from (f"- {code}: {say(reason, language)}" for code, reason in sorted(RETIRED.items()))
    if not RETIRED:
        yield say(NONE_RETIRED, language)


def _row(rule: Rule, language: Language) -> str:
    link = f"[{rule.code}]({Path(page_of(rule.code)).name}#{rule.code})"
    severity = say(words.SEVERITIES[rule.gravest], language)
    return f"| {link} | {rule.name} | {_line(say(rule.fault, language))} | {severity} |"


def _head(text: Text, language: Language) -> str:
    told = say(text, language)
    return told[:1].upper() + told[1:]


def _family(family: str, rules: Sequence[Rule], language: Language) -> Iterator[str]:
    yield from (f"# {family}xx {say(FAMILIES[family], language)}", "")
    for rule in rules:
        yield from _rule(rule, language)


def _rule(rule: Rule, language: Language) -> Iterator[str]:
    yield from (f"## {rule.code} {rule.name} {{ #{rule.code} }}", "", f"**{_line(say(rule.fault, language))}**", "")
    facts = ((GRAVEST, say(words.SEVERITIES[rule.gravest], language)), (words.SINCE, rule.since))
    texts = ((words.WHY, rule.why), (words.SILENT, rule.silent), (words.EXAMPLE, rule.example))
    yield " · ".join(f"{_head(head, language)}{say(COLON, language)}{told}" for head, told in facts)
    yield from (
        f"\n**{_head(head, language)}**{say(COLON, language)}{_line(say(told, language))}" for head, told in texts
    )
    yield ""
    if not (TEXTS / f"{rule.code}.toml").exists():
        yield from (say(NO_TEXT, language), "")
        return
    found = texts_of(rule.code)
    for entry in found.get("fires", [])[:1]:
        yield from _fired(rule, entry, language)
    yield from (f"**{say(LEFT_ALONE, language)}**", "")
    for entry in found["silent"][:3]:
        yield from _silent(entry, language)


def _fired(rule: Rule, entry: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield from (f"**{say(READ, language)}**", "")
    yield from _given(entry, language)
    yield from (f"**{say(SAID, language)}**", "")
    report = checked(rule.code)
    for finding in report.findings:
        if finding.rule == rule.code:
            yield from _said(finding, language)


def _given(entry: Mapping[str, Any], language: Language) -> Iterator[str]:
    """What the tool is given: the user's own settings and data, if any, then each text."""
    for head, key, syntax in ((CONFIGURED, "config", "toml"), (DATA, "reference", "csv")):
        if key in entry:
            yield from (say(head, language), "", f"```{syntax}", entry[key].strip(), "```", "")
    several = len(entry["texts"]) > 1
    for number, text in enumerate(entry["texts"], 1):
        which = f"{say(DOCUMENT, language, number=number)}{say(COLON, language)}" if several else ""
        yield _quoted(which + text.strip())


def _said(finding: Finding, language: Language) -> Iterator[str]:
    severity = say(words.SEVERITIES[finding.severity], language)
    message = _line(say(finding.message, language))
    yield from (f"{severity} {finding.rule}{say(COLON, language)}{message}", "")
    yield from (f"{number}. {_line(say(line.text, language))}" for number, line in enumerate(finding.certificate, 1))
    yield ""
    repairs = [each for suspect in finding.suspects for each in suspect.repairs]
    if repairs:
        mended = say(words.COMMA, language).join(say(each.text, language) for each in repairs)
        yield from (f"{say(SUGGESTED, language)}{say(COLON, language)}{_line(mended)}", "")


def _silent(entry: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield from _given(entry, language)
    if language == "en":  # the reason is told to developers, in one language
        yield from (f"*{escape(entry['why'], quote=False)}*", "")


@cache
def checked(code: str) -> Report:
    """What the tool says of the first text of a rule's data file in which it fires."""
    entry = texts_of(code)["fires"][0]
    texts = [MARK.sub(r"\1", text) for text in entry["texts"]]
    with TemporaryDirectory() as folder:
        config = _settings(entry, Path(folder))
        return check_text(*texts, published=PUBLISHED, config=config, raising=True)


def texts_of(code: str) -> Mapping[str, Any]:
    """The data file of a rule: texts in which it fires, in which it holds, and which it leaves alone."""
    return tomllib.loads((TEXTS / f"{code}.toml").read_text(encoding="utf-8"))


def _settings(entry: Mapping[str, Any], folder: Path) -> Config:
    config = parse_config(entry.get("config", ""), folder / "claimcheck.toml", gravest())
    if "reference" not in entry:
        return config
    (folder / "official.csv").write_text(entry["reference"], encoding="utf-8")
    return evolve(config, references=(folder / "official.csv",))


def _quoted(text: str) -> str:
    lines = [MARK.sub(r"<mark>\1</mark>", escape(line, quote=False)) for line in text.splitlines()]
    return "\n".join(f"> {line}  " if line else ">" for line in lines) + "\n"


def _line(text: str) -> str:
    """Words of the tool as one line of Markdown, also within a table."""
    return re.sub(r"([|*_<\[\]])", r"\\\1", " ".join(text.split()))
