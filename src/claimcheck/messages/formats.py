"""The words of reports in formats for other programs: SARIF, JUnit, Markdown, annotations, Parquet."""

from __future__ import annotations

from claimcheck.text import Text

CONFIRMED_BY = Text(
    "已印证的数字，按互相独立的核对的项数：{counts}", "confirmed figures by how many independent checks hold: {counts}"
)
TIMES = Text("{checks} 项 {figures} 个", "{checks} ({figures} figures)")
SIDES = Text("写明 {stated}，算得 {computed}", "stated {stated}, computed {computed}")
SUSPECT = Text("可疑：{quote}（{what}）", "suspect: {quote} ({what})")
IMPLIED = Text("，其余数字要求 {range}", ", the others imply {range}")
REPAIR = Text("{old} → {new}：{why}", "{old} → {new}: {why}")
SEE = Text("另见：{figures}", "figures: {figures}")
SEE_FIGURE = Text("{quote}（{metric}）", "{quote} ({metric})")
PERHAPS = Text("可能：{why}", "perhaps: {why}")
COLON = Text("：", ": ")
SUPPRESSED_AT = Text("忽略，见 {entry}", "suppressed at {entry}")
SAME_TEXT = Text("与 {path} 文字相同", "the same text as {path}")
ROOT = Text("运行 claimcheck 时所在的文件夹", "the folder in which claimcheck ran")
MORE_FINDINGS = Text(
    "还有 {count} 条发现没有列出，加 -v 全部列出。",
    "{count} more findings are not listed: -v lists them all.",
)
MISSING = Text(
    "格式 {form} 需要 {package}，本机没有安装：pip install 'claimcheck[{extra}]'",
    "format {form} needs {package}, which isn't installed: pip install 'claimcheck[{extra}]'",
)
BINARY = Text(
    "格式 {form} 不是文本，不能显示在终端上：用 -o 文件 写入文件",
    "format {form} isn't text and can't be shown on a terminal: name a file with -o FILE",
)
