"""The words of the HTML report."""

from __future__ import annotations

from claimcheck.messages import words
from claimcheck.text import Text

TITLE = Text("数字核对报告", "Report on the figures")
SKIP_FINDINGS = Text("跳到发现", "Skip to the findings")
SKIP_DOCUMENTS = Text("跳到文档", "Skip to the documents")
VIEWS = Text("页面各部分", "Parts of the page")
READING = Text("正文与发现", "Text and findings")
COVERAGE = Text("核对程度", "Coverage")
MATRIX = Text("文档与序列对照", "Matrix")
SERIES = Text("序列", "Series")
PRINT = Text("打印", "Print")
MADE_BY = Text("由 claimcheck 生成；此页不联网，也不载入别的文件。", "Made by claimcheck. This page loads nothing.")
NEEDS_SCRIPT = Text(
    "此报告较大，各文档折叠存放，打开需要启用脚本；发现的列表不受影响。",
    "This is a large report: its documents are kept folded, and opening them needs scripts. The findings don't.",
)
SUMMARY = Text(
    "{documents} 个文档，{figures} 个数字，{checks} 项核对", "{documents} documents, {figures} figures, {checks} checks"
)

FINDINGS = Text("发现", "Findings")
DOCUMENTS = Text("文档", "Documents")
FILTERS = Text("筛选", "Filter")
FILTER_SEVERITY = Text("级别", "Severity")
FILTER_RULE = Text("规则", "Rule")
FILTER_DOCUMENT = Text("文档", "Document")
FILTER_METRIC = Text("指标", "Metric")
METRIC_HINT = Text("例如：参保人数", "for example: “参保人数”")
ALL_RULES = Text("全部规则", "all rules")
ALL_DOCUMENTS = Text("全部文档", "all documents")
RESET = Text("清除筛选", "Clear")
FIGURES_FOUND = Text("符合的数字", "Figures that fit")
NO_DATE = words.NO_DATE
SAME_TEXT = Text("文字与此相同，只核对一次：", "The same text, checked once: ")
ALSO_IN = Text("文字相同的还有：", "The same text stands in: ")
FIGURES_OF = Text("{figures} 个数字，{checked} 个参与核对", "{figures} figures, {checked} checked")
NO_FIGURES = Text("没有读到数字", "no figures")
LINES = Text("含有数字的行", "Lines that hold figures")
TO_FINDING = Text("回到这条发现", "Back to the finding")

LOOKS: dict[str, Text] = {
    **{str(state): text for state, text in words.STATES.items()},
    "weak": Text("弱印证", "weakly confirmed"),
}
LOOKS_MEAN = {
    "confirmed": Text(
        "有核对成立，末位差100以内就会不成立",
        "some check holds that a slip of 100 in the last digit or less would break",
    ),
    "weak": Text("有核对成立，但只能发现很大的差错", "some check holds, but would only notice a large slip"),
    "unchecked": Text("没有可以核对的关系，对错不知", "nothing to hold it against: nobody knows"),
    "undecided": Text(
        "有核对而没有结论，或嫌疑排在后面，或有提示说到它",
        "checked without a verdict, suspected after others, or in a note",
    ),
    "contradicted": Text("错误或警告首先怀疑它", "an error or a warning suspects it before all others"),
}
LEGEND = Text("数字的标记", "How figures are marked")

ARITHMETIC = Text("算式", "Arithmetic")
CERTIFICATE = Text("推导：为什么不能同时成立", "Proof: why they can't all hold")
CERTIFICATE_NOTE = Text("推导：差在哪里", "Proof: how far they are apart")
PERHAPS = Text("可能", "Perhaps")
IMPLIED = words.IMPLIED
TIED = words.TIED
ABOUT_RULE = Text("关于这条规则", "About this rule")
RULE_WHY = Text("为什么要紧", "Why it matters")
RULE_SILENT = Text("什么时候不报", "When it stays silent")
LINK = Text("链接到这条发现", "Link to this finding")
NO_FINDINGS = Text(
    "没有发现问题。这不等于没有错：只说明能核对的都对得上。",
    "Nothing found. That doesn't mean that nothing is wrong: what could be checked agrees.",
)
NOTHING_READ = words.NOTHING_READ

SCOPE = Text("范围", "scope")
AGAINST = Text("比较基准", "against")
MODALITY = Text("性质", "modality")
RANGE = Text("取值范围", "exact range")
SAID_BY = Text("数据来源", "source")
REPRINT = Text("转载", "reprint")
REPRINTED = Text("与另一文档同一句话，算同一来源", "in the same words as another document: one source")
NO_PERIOD = Text("不明", "not known")
# Under which labels a figure is told.
FACTS = (words.METRIC, SCOPE, words.PERIOD, AGAINST, words.KIND, MODALITY, RANGE, SAID_BY, REPRINT)
READINGS = {
    "nearest": Text("四舍五入", "rounded to nearest"),
    "truncated": Text("截去尾数", "cut off"),
    "round": Text("取整的概数", "a round number"),
    "exact": Text("恰好", "exactly"),
    "unscaled": Text("不带数量级", "without the magnitude"),
}

STANDING = Text("核对结果", "standing")
KEY = Text("图例", "What the signs mean")
AS_TABLE = Text("列成表", "As a table")
WHAT_SERIES = Text(
    "同一指标在各时期的数字：竖条是写法允许的范围，有矛盾的标红，虚线框是其余数字所要求的范围。",
    "What is told of one metric over time. A bar is the range that the printed digits allow; contradicted figures are "
    "red, and a dashed box is what the others force on them.",
)
SERIES_SIZE = Text("{periods} 期 · {documents} 份", "{periods} periods · {documents} doc.")
WHAT_MATRIX = Text(
    "行是指标的序列，列是文档（文档多时按月合并）；格中是数字的个数，下划线表示其中最需要注意的一个。",
    "Rows are series, columns documents (months, where there are many); a cell counts the figures, and its underline "
    "is that of the one that most needs attention.",
)
LEFT_OUT = Text("另有 {count} 个序列没有列出。", "{count} more series are not listed.")

WHAT_CONFIRMED = Text(
    "“已印证”是说：至少有一项核对把这个数字与别的数字联系起来，并且成立；不是说它一定正确。没有问题的地方也可能有错：没有核对到的数字，谁也没有替它作证。",
    "“Confirmed” means that at least one check ties the figure to others and holds, not that it must be right. "
    "Silence is no proof: nobody has vouched for a figure that stands in no check.",
)
WHAT_INDEPENDENT = Text(
    "互相独立的核对，除这个数字以外没有共同的数字，也不是同一句话的转载。",
    "Independent checks have no other figure in common, nor one and its reprint.",
)
WHAT_SHARP = Text(
    "灵敏度：数字的末位要差多少，核对才会不成立。越小越可信。",
    "How sharp a check is: by how many units of its last digit a figure could be off before it fails. Less is better.",
)
SHARPNESS = {
    "sharp": Text("差1即可发现", "1 unit"),
    "ten": Text("10以内", "up to 10"),
    "hundred": Text("100以内", "up to 100"),
    "weak": Text("更大才发现", "only more"),
}
STRONGEST = Text("最灵敏的一项核对", "the sharpest check")
WEAKEST = Text("最不灵敏的一项核对", "the least sharp check")
SHARPNESS_OF = Text("印证的灵敏度", "How sharp the checks are that confirm")
STANDING_OF = Text("数字的核对结果", "How the figures stand")
BY_CHECKS = Text("由几项互相独立的核对印证", "Confirmed by how many independent checks")
BY_DOCUMENT = Text("各文档的核对程度", "Coverage of each document")
DOCUMENT = words.DOCUMENT
FIGURES = words.FIGURES
CHECKED = words.CHECKED
ONE_CHECK = Text("1项", "1 check")
TWO_CHECKS = Text("2项", "2 checks")
MORE_CHECKS = Text("3项以上", "3 or more")
TOTAL = Text("全部", "all")

# What the script says; places in braces are filled by it.
SCRIPT = {
    "shown": Text(
        "显示 {findings}/{all} 条发现，{figures} 个数字", "{findings} of {all} findings, {figures} figures shown"
    ),
    "more": Text("……还有 {count} 个", "… {count} more"),
    "opened": Text("已打开：{title}", "opened: {title}"),
    "close": Text("关闭", "Close"),
    "independent": Text("{count} 项互相独立的核对成立", "{count} independent checks hold"),
    "one": Text("1 项核对成立", "1 check holds"),
    "checks": Text("核对", "Checks"),
    "stated": words.STATED,
    "computed": words.COMPUTED,
    "readings": Text("几种读法", "Readings"),
    "steps": Text("为什么这样读", "Why it was read so"),
    "with": Text("同时涉及", "with"),
    "old": Text("此浏览器太旧，无法展开文档", "This browser is too old to unfold documents"),
    "light": Text("外观：浅色", "Theme: light"),
    "dark": Text("外观：深色", "Theme: dark"),
    "auto": Text("外观：随系统", "Theme: system"),
    "rest": Text("其余 {count} 项核对", "{count} more checks"),
}
