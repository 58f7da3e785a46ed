"""What is wrong with a formula of the user's."""

from __future__ import annotations

from claimcheck.text import Text

TOO_LONG = Text("公式超过 {most} 个字，请拆成几条", "the formula has more than {most} characters; part it")
TOO_MANY_TERMS = Text("公式超过 {most} 项，请拆成几条", "the formula has more than {most} terms; part it")
TOO_DEEP = Text("括号套了 {most} 层以上", "brackets are nested more than {most} deep")
TWO_ORDERS = Text("一条公式只能有一个 = 或 <=，请拆成两条", "a formula has one = or <=; part it in two")
BY_ZERO = Text("不能除以 0", "nothing can be divided by 0")
OPEN_BRACKET = Text("这个括号没有合上", "this bracket is never closed")
WITH_UNIT = Text(
    "“{name}”带有单位；公式里只写数（如 120000000）或百分数",
    "“{name}” has a unit; a formula takes plain numbers (120000000) and per cent",
)
NO_NAME = Text(
    "指标名不能超过 {most} 个字，不能为空，也不能含有“·”", "the name of a metric has 1 to {most} characters and no “·”"
)
NO_TIME = Text("没有 [{said}] 这种时间，{known}", "there is no time [{said}]; {known}")
SAME_SIDES = Text("两边一样，公式什么也没有说", "both sides are the same, so it says nothing")
NO_METRIC = Text("公式里没有指标名", "the formula names no metric")
NO_TIME_OF_ITS_OWN = Text(
    "至少要有一个指标不带方括号，时间从它算起",
    "one metric at least has to stand without brackets: the times are told from its own",
)

ORDER = Text("这里应当是 = 或 <=", "= or <= is expected here")
SIGN = Text("这里应当是运算符", "a sign is expected here")
SIGN_OR_BRACKET = Text("这里应当是运算符或 )", "a sign or ) is expected here")
TERM = Text("这里应当是指标名、数或括号", "a metric, a number or a bracket is expected here")
ENDS = Text("公式在这里断了：{expected}", "the formula ends here: {expected}")
STRAY = Text("多出“{token}”：{expected}{hint}", "“{token}” can't stand here: {expected}{hint}")
HINTS = {
    "<": Text("；小于等于写作 <=", "; write <= for at most"),
    ">": Text("；大于等于写作 >=", "; write >= for at least"),
    "【": Text("；时间写在半角方括号里，如 x[上年]", "; a time stands in square brackets: “x[上年]”"),
    "[": Text("；方括号没有合上，应如 x[上年]", "; a time stands in closed brackets: “x[上年]”"),
    "“": Text("；引号没有合上", "; the quotation marks are never closed"),
    '"': Text("；引号没有合上", "; the quotation marks are never closed"),
}
