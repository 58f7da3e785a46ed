"""The words of reports: labels, counts, verdicts, severities."""

from __future__ import annotations

from claimcheck.model import Basis, Severity, State, Verdict
from claimcheck.text import NOTHING, Text

SEVERITIES: dict[Severity, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "note": Text("提示", "note"),
}
VERDICTS: dict[Verdict, Text] = {
    "consistent": Text("一致", "consistent"),
    "truncated": Text("截尾才成立", "truncated"),
    "inconsistent": Text("不一致", "inconsistent"),
    "undecided": Text("无法判定", "undecided"),
}
STATES: dict[State, Text] = {
    "confirmed": Text("已印证", "confirmed"),
    "contradicted": Text("有矛盾", "contradicted"),
    "undecided": Text("无法判定", "undecided"),
    "unchecked": Text("未核对", "unchecked"),
}
FAULTS = {
    "number": Text("数字", "number"),
    "unit": Text("单位", "unit"),
    "period": Text("时间", "period"),
    "link": Text("指标是否相同", "whether the figures are the same metric"),
    "basis": Text("比较基准", "basis of comparison"),
}
KINDS = {
    "level": Text("水平", "level"),
    "rate": Text("比率", "rate"),
    "growth": Text("增长", "growth"),
    "change": Text("增量", "change"),
    "multiple": Text("倍数", "multiple"),
}
MODALITIES = {
    "fact": NOTHING,
    "target": Text("目标", "target"),
    "forecast": Text("预测", "forecast"),
    "threshold": Text("门槛", "threshold"),
    "rule": Text("规定", "rule"),
    "hypothetical": Text("假设", "hypothetical"),
    "denied": Text("否认", "denied"),
}
FACT = Text("事实", "fact")
HEDGES = {"exact": "", "about": "~", "over": ">", "under": "<"}
AND = Text("；", "; ")
COMMA = Text("，", ", ")
LIST_COMMA = Text("、", ", ")
STATED = Text("写明", "stated")
COMPUTED = Text("算得", "computed")
SLACK = Text("余地已用", "room used")
NOTICED = Text("末位差{steps}即可发现", "would notice {steps} in the last digit")
UNNOTICED = Text("只能发现很大的差错", "would notice no small slip")
CONFIDENCE = Text("关联把握", "confidence of the link")
SUSPECT = Text("可疑", "suspect")
TIED = Text("并列", "tied")
IMPLIED = Text("其余数字要求", "the others imply")
SEE = Text("涉及", "figures")
PROOF = Text("推导", "proof")
PERHAPS = Text("可能", "perhaps")
BOUNDED = Text("已达计算上限，可疑的数字未必最少", "a limit was reached: the suspects may not be the fewest")
SAME_AS = Text("与 {path} 文字相同，只核对一次", "the same text as {path}, checked once")
COPIES = Text("同文", "also in")
NO_DATE = Text("无日期", "no date")
ACROSS = Text("跨文档的核对", "Checks across documents")
FINGERPRINT = Text("指纹", "fingerprint")
SUPPRESSED = Text("忽略 {count}", "suppressed {count}")
IN_BASELINE = Text("基线中 {count}", "in the baseline {count}")
LET_STAND = Text("忽略的发现", "Suppressed findings")
ENTRY = Text("{where}：{reason}", "{where}: {reason}")
ENTRY_OF_BASELINE = Text("基线 {where}", "baseline {where}")
NO_FINDINGS = Text("没有发现问题。", "Nothing found.")
CLAIMS_READ = Text("读到 {claims} 个数字", "figures read: {claims}")
MORE = Text("……还有 {count} 条，加 -v 全部列出", "… {count} more; -v lists them all")
REST = Text("……其余见 -v", "… the rest with -v")
NOT_CHECKED = Text("未核对：", "not checked: ")
TOTAL = Text("{documents} 个文档", "documents: {documents}")
TOTAL_WITH_COPIES = Text("{documents} 个文档（重复的 {copies} 个）", "documents: {documents} (copies: {copies})")
CHECKS_DONE = Text("核对 {checks} 项", "checks: {checks}")
NOTHING_READ = Text("没有读到任何文档。", "No document could be read.")
SERIES_TOTAL = Text(
    "{documents} 个文档，{series} 个序列，{points} 个时期",
    "documents: {documents}; series: {series}; periods: {points}",
)
RANGE = Text("取值范围", "range")
PRINTED = Text("写法", "as printed")
MOVES = Text("增减", "change")
BASES: dict[Basis, Text] = {
    "year_earlier": Text("同比", "yoy"),
    "previous": Text("环比", "on previous"),
    "year_start": Text("比年初", "since January"),
    "average": Text("年均", "a year"),
    "named": Text("较{period}", "on {period}"),
    "other": NOTHING,
}
REAL = Text("实际", "real")
DOCUMENTS = Text("文档", "documents")
DIFFERS = Text(
    "≠ 同一时期所写的数不能同时成立：可能已修订、写错，也可能不是同一回事",
    "≠ what is told of one period can't all hold: revised, wrong or another thing",
)
PLACE = Text("位置", "place")
FIGURE = Text("数字", "figure")
FIGURES = Text("数字", "figures")
DOCUMENT = Text("文档", "document")
CHECKED = Text("参与核对", "checked")
METRIC = Text("指标", "metric")
PERIOD = Text("时间", "period")
KIND = Text("类别", "kind")
CODE = Text("代码", "code")
NAME = Text("名称", "name")
FAULT = Text("查什么", "fault")
WHY = Text("为什么要紧", "why it matters")
SILENT = Text("什么时候不报", "when it stays silent")
EXAMPLE = Text("例子", "example")
SINCE = Text("始于", "since")
RETIRED = Text("停用的代码", "retired codes")
