"""What the commands say: faults of their use, and what their output doesn't show."""

from __future__ import annotations

from claimcheck.text import Text

UNWRITABLE = Text("无法写入 {path}：{reason}", "can't write {path}: {reason}")
STAGES = {
    "start": Text("启动", "starting"),
    "read": Text("读取", "reading"),
    "extract": Text("提取数字", "extracting"),
    "relate": Text("建立关系", "relating"),
    "solve": Text("求解", "solving"),
    "render": Text("生成报告", "writing the report"),
}
TOTAL = Text("合计", "total")
LEFT = Text("剩余 {time}", "{time} left")
INTERRUPTED = Text("已中断（{doing}）：没有写出任何结果", "interrupted while {doing}: nothing was written")
ENDED = Text("已中断", "interrupted")
AS_IT_WAS = Text("写 {path} 时中断：文件没有改动", "interrupted while writing {path}: it is as it was")
WRITTEN = Text("写完 {path} 之后中断", "interrupted after {path} was written whole")
PRINTED_IN_PART = Text("输出时中断：内容不完整", "interrupted while printing: the output is not whole")
RATE = Text(
    "{figures} 个数字，{documents} 个文档，每秒 {rate} 个数字",
    "figures: {figures}, documents: {documents}, figures/s: {rate}",
)
NO_PATH = Text(
    "没有给出要核对的文件或文件夹，例如：claimcheck run examples/seeds",
    "no file or folder to check was given; for example: claimcheck run examples/seeds",
)
NOTHING_THERE = Text("{paths} 里没有可读的文件", "no file to read in {paths}")
UNFIT = Text(
    "配置、词表、参考数据或基线有 {count} 处问题：",
    "{count} fault(s) in the configuration, a pack, reference data or the baseline:",
)
UNUSED_CONFIG = Text(
    "没有用到 {path}；要用它，请进入那个文件夹运行，或加上 --config {path}",
    "{path} is not in force; run from its folder, or add --config {path}",
)
NO_CONFIG = Text(
    "本级和上级文件夹都没有 claimcheck.toml；也可以指明：claimcheck config check 文件",
    "there is no claimcheck.toml here or above; name one: claimcheck config check FILE",
)
FIT = Text(
    "{path}：没有问题；{metrics} 个指标和术语，{equations} 条公式，{rows} 行参考数据",
    "{path}: no fault; {metrics} metrics and terms, {equations} equations, {rows} rows of reference data",
)
UNHEARD = Text(
    "  公式里的“{name}”词表没有收，将按字面读取；词表里最接近的是“{near}”",
    "  “{name}” of an equation is in no pack and will be read as it is; the closest there is “{near}”",
)
NO_FIGURE = Text(
    "没有给出要解释的数字，例如：claimcheck explain examples/seeds/bulletin-2023.txt 95%",
    "no figure to explain was given; for example: claimcheck explain examples/seeds/bulletin-2023.txt 95%",
)
NO_SUCH_FIGURE = Text("没有读到这样的数字：{target}", "no such figure was read: {target}")
NEAREST_FIGURES = Text("；最接近的是 {figures}", "; the nearest are {figures}")
FIT_PACK = Text("{path}：没有问题，{count} 个指标和术语", "{path}: no fault, {count} metrics and terms")
NO_PACK = Text(
    "没有给出要检查的词表，例如：claimcheck lexicon check claimcheck.toml",
    "no pack to check was given; for example: claimcheck lexicon check claimcheck.toml",
)
UNKNOWN_RULE = Text("没有 {code} 这条规则{hint}", "there is no rule {code}{hint}")
CLOSEST = Text("；最接近的是 {codes}", "; the closest are {codes}")
NO_SUCH_METRIC = Text("没有指标“{metric}”的序列", "there is no series of {metric}")
NEAREST_METRICS = Text("；最接近的是：{names}", "; the nearest are: {names}")
WITH_ALL = Text("；--all 有 {count} 个", "; --all has {count}")
LEFT_OUT = Text(
    "另有 {series} 个序列只见于一个文档的一个时期，用 --all 列出",
    "{series} more series have one period in one document only: --all lists them",
)
UNDATED = Text("{claims} 个数字时间不明，不进入任何序列", "{claims} figures have no known time and stand in no series")
