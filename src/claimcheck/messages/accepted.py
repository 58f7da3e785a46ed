"""What is said of findings that somebody lets stand: baselines and suppressions."""

from __future__ import annotations

from claimcheck.text import Text

NOT_BOTH = Text(
    "--no-baseline 与 --update-baseline 不能同时使用", "--no-baseline and --update-baseline can't go together"
)
NO_BASELINE = Text(
    "没有基线文件 {path}；用 --update-baseline 写出", "there is no baseline {path}: --update-baseline writes it"
)
NO_JSON = Text("不是合法的 JSON", "no valid JSON")
NO_BASELINE_FILE = Text("不是 claimcheck 的基线文件（{schema}）", "no baseline of claimcheck ({schema})")
FAULTY_ENTRY = Text(
    "第 {number} 条无法理解；请删去这个文件，再用 --update-baseline 重写",
    "entry {number} can't be understood; delete the file and write it anew with --update-baseline",
)
GONE = Text(
    "基线 {path} 中有 {count} 条不再出现（{figures}），用 --update-baseline 删去",
    "{count} finding(s) of the baseline {path} are no longer there ({figures}): --update-baseline removes them",
)
UPDATED = Text(
    "基线 {path}：{count} 条发现，新增 {added}，删去 {removed}",
    "baseline {path}: {count} finding(s), {added} added, {removed} removed",
)
NO_SUCH_FINDING = Text(
    "没有 {finding} 这条发现；编号和指纹见 --format json 或 -v",
    "there is no finding {finding}; --format json and -v tell ids and fingerprints",
)
SEVERAL = Text(
    "{finding} 可以指 {count} 条发现，请多写几位", "{finding} may be {count} findings: give more of its digits"
)
ALREADY = Text("{finding} 已经忽略，见 {where}", "{finding} is already suppressed at {where}")
OF_RUN = Text(
    "{finding} 说的是运行本身（{rule}），不能忽略", "{finding} is about the run itself ({rule}) and can't be suppressed"
)
NO_REASON = Text("要写明理由：--reason 文字", "a reason is needed: --reason TEXT")
ADDED = Text("已写入 {path}：", "added to {path}:")
PUT_INTO = Text("请把下面一行写进 {path}，单独成段：", "put this into {path}, as a paragraph of its own:")
UNFIT_TO_ADD = Text(
    "{path} 写不进这一项（{reason}），请自己加上：\n{entry}",
    "can't add to {path} ({reason}); add this yourself:\n{entry}",
)
UNUSED = Text(
    "忽略项（{rule}：{figures}）在本次没有对应的发现：已不再需要，或数字已改{nowhere}",
    "the suppression ({rule}: {figures}) is for no finding of this run: it is no longer needed, or a figure has "
    "changed{nowhere}",
)
BY_FINGERPRINT = Text("指纹 {fingerprint}", "fingerprint {fingerprint}")
NOWHERE = Text("；本次读到的文件里没有 {figures}", "; {figures} stands in no document of it")
VAIN = Text("注释“{comment}”不起作用：{reason}", "the comment “{comment}” has no effect: {reason}")
NO_ALLOW = Text("应当写作 allow 规则 数字……: 理由", "it has to be: allow RULE FIGURE…: reason")
NO_COLON = Text("冒号后面要写理由", "a reason has to stand behind a colon")
NO_FIGURES = Text("要写明所涉数字的写法", "it has to name the figures of the finding as they are printed")
