"""What is wrong with a configuration, with the codes and patterns of its options, and with its suppressions."""

from __future__ import annotations

from claimcheck.text import Text

NO_CODE = Text(
    "“{code}”不是规则代码，应如 CC201、CC2 或 ALL{hint}",
    "“{code}” is no code of a rule, such as CC201, CC2 or ALL{hint}",
)
NO_RULE = Text("没有 {code} 这条规则{hint}", "there is no rule {code}{hint}")
CLOSEST = Text("；最接近的是 {near}", "; the closest is {near}")
RAISED = Text(
    "{code} 最多报 {gravest}，不能提高到 {limit}：它查出的不符未必有错，而 error 必须属实；设置只能降低或关闭",
    "{code} gives a {gravest} at most and can't be raised to {limit}: what it finds need not be wrong, and an error "
    "has to be true; a setting can only lower it or switch it off",
)
CODES = Text("一列规则代码", "a list of codes of rules")

PATTERNS = Text("一列路径模式", "a list of patterns of paths")
EMPTY_PATTERN = Text("模式是空的；全部文件写作 **", "the pattern is empty; ** is every file")
LONG_PATTERN = Text("模式超过 {most} 个字", "the pattern has more than {most} characters")
BACKSLASH = Text("路径里用 / 而不是 \\，如 {instead}", "paths are written with / and not \\: {instead}")
NEGATED = Text("不支持以 ! 取反的模式", "patterns that begin with ! are not supported")
DOTS = Text(
    "路径从本文件所在的文件夹算起，不能含有 . 或 ..",
    "a path is told from the folder of this file and can't hold . or ..",
)
STARS = Text("** 要独占一级，如 stats/**/*.md", "** stands between slashes: stats/**/*.md")
OPEN_BRACKET = Text("[ 没有合上；字面上的 [ 写作 [[]", "a [ is never closed; a bracket itself is [[]")

COLUMN = Text("{place} 第 {column} 个字：{fault}", "{place}, column {column}: {fault}")
TOLERANCE = Text(
    "{place} “{said}”应当是 {rounding}、小于 100% 的百分数（如 0.5%）或带单位的数（如 1.2亿元）",
    "{place} “{said}” has to be {rounding}, a share below 100% such as 0.5%, or an amount with its unit such as "
    "“1.2亿元”",
)
WHOLE_NUMBER = Text("整数，在 {least} 到 {most} 之间", "a whole number from {least} to {most}")
NO_FILE = Text("{place}：没有 {file} 这个文件{hint}", "{place}: there is no file {file}{hint}")
FOLDER = Text("{place} 是文件夹，不是文件", "{place} is a folder, not a file")

NEEDS_FILES = Text(
    "{place} 要写明 paths（在哪些文件里）或 fingerprint（哪一条发现）",
    "{place} needs paths (the files that its figures stand in) or the fingerprint of the finding",
)
NEEDS_FIGURES = Text(
    "{place} 要写明 figures（所涉数字的写法）或 fingerprint",
    "{place} needs figures (those of the finding, as they are printed) or its fingerprint",
)
OF_RUN = Text(
    "{code} 说的是运行本身，不能忽略；可用 exclude 排除文件，或在 [severity] 里降级",
    "{code} is about the run itself and can't be suppressed; exclude the file, or lower it under [severity]",
)
NO_SINGLE_RULE = Text("“{code}”不是一条规则的代码，应如 CC301", "“{code}” is no code of one rule, such as CC301")
FIGURES = Text('一列数字的写法，如 ["46.8%", "140.36万人次"]', 'a list of figures such as ["46.8%"]')
FINGERPRINT = Text(" {digits} 位的指纹，见 JSON 报告", "the {digits} digits that the JSON report gives")
REASON = Text("写明理由的文字，不能为空", "text that says why, and not empty")
