"""The help of the command line: what each command and option is for, with examples."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.text import NOTHING, Text

Rows = tuple[tuple[str, Text], ...]


class Section(NamedTuple):
    """Rows under a heading: commands as they are typed, values, files, each with what it means."""

    title: Text
    rows: Rows


class Help(NamedTuple):
    """What a command says of itself; the summary stands in the list of commands too."""

    summary: Text
    more: tuple[Text, ...] = ()
    sections: tuple[Section, ...] = ()


def _examples(*rows: tuple[str, Text]) -> Section:
    return Section(Text("例子", "Examples"), rows)


def _codes(*rows: tuple[str, Text]) -> Section:
    return Section(Text("退出码", "Exit codes"), rows)


# -- frame of every help -------------------------------------------------------------------------------------------

USAGE = Text("用法：", "Usage: ")
OPTIONS = Text("选项", "Options")
COMMANDS = Text("命令", "Commands")
FORMATS = Text("格式（按名称或文件后缀选择）", "Formats, by name or by the ending of the file")
HEADING = Text("{title}：", "{title}:")
ANY_OPTIONS = Text("[选项]", "[OPTIONS]")
ANY_COMMAND = Text("命令 [参数]...", "COMMAND [ARGS]...")

REQUIRED = Text("（必填）", " (required)")

# -- names of what is to be filled in ------------------------------------------------------------------------------

PATHS = Text("路径...", "PATH...")
FILE = Text("文件", "FILE")
OPTIONAL_FILE = Text("[文件]", "[FILE]")
FILES = Text("文件...", "FILE...")
PLACE = Text("路径[:行[:列]]", "PATH[:LINE[:COLUMN]]")
FIGURE = Text("[数字]", "[FIGURE]")
CODE = Text("[代码]", "[CODE]")
CODES = Text("代码", "CODES")
PATTERN = Text("模式", "PATTERN")
WORDS = Text("文字", "TEXT")
ID = Text("编号", "ID")

# -- options -------------------------------------------------------------------------------------------------------

HELP = Text("显示这份说明。", "Show this help.")
VERSION = Text("显示版本。", "Show the version.")
LANG = Text("界面语言；默认随系统区域设置。", "Language; else that of the locale.")
COLOR = Text("颜色；auto 只在终端上用。", "Colour; auto: on a terminal only.")
OUTPUT = Text("写入文件，不显示在终端上。", "Write to FILE instead of showing it.")
CONFIG = Text(
    "配置文件；默认取本级或最近上级的 claimcheck.toml。", "Configuration; else claimcheck.toml here or above."
)
FORM = Text("格式。", "Format.")
FORM_OF_REPORT = Text(
    "格式；不写时看输出文件的后缀，再看配置，最后是 terminal。",
    "Format; else by FILE's ending, else as configured, else terminal.",
)
VERBOSE = Text("也列出全部数字和成立的核对。", "List all figures, and the checks that hold, too.")
EXPLAIN = Text("逐步推导每条发现。", "Prove each finding, line by line.")
TIMING = Text("列出各步用时。", "Tell the seconds of each stage.")
REFERENCE = Text(
    "参考数据（CSV），各文件的数字都与它核对；可重复。",
    "Official figures in CSV to hold documents against; repeatable.",
)
SELECT = Text("只运行这些规则，如 CC2,CC301。", "Run these rules alone: CC2,CC301.")
IGNORE = Text("再停用这些规则。", "Leave these rules out too.")
EXCLUDE = Text("文件夹里不读这些路径，写法同 .gitignore。", "Leave these paths of folders out, as .gitignore has them.")
FAIL_ON = Text(
    "有这一级或更重的发现，退出码就是 1；默认 warning。", "The least severity that gives exit code 1; else warning."
)
BASELINE = Text(
    "基线文件，其中已有的发现不再列出；默认 claimcheck-baseline.json（如果有）。",
    "Hide the findings in FILE; else claimcheck-baseline.json if there.",
)
NO_BASELINE = Text("不用基线，全部列出。", "Show what is in the baseline too.")
UPDATE_BASELINE = Text("把现有发现写进基线文件。", "Write the findings to the baseline.")
METRIC = Text("只列名称或关联键含有这些文字的序列。", "Series whose name or key contains TEXT.")
ALL_SERIES = Text("只有一个数字的序列也列出。", "Those with a single figure too.")
FINDING = Text(
    "发现的编号（如 f3）或指纹，指纹写开头几位即可；可重复。",
    "Id (f3) or fingerprint, whole or its beginning; repeatable.",
)
REASON = Text("可以保留的理由。", "Why it may stand.")
HOME = Text(
    "写到哪里：配置（config）、文档旁的文件（sidecar），或打印一条注释（comment）。",
    "Where to write it: configuration, file beside the document, or print a comment.",
)

# -- commands ------------------------------------------------------------------------------------------------------

PROGRAM = Help(
    Text(
        "核对中文文档里的数字：哪些必须相符，哪些不可能同时成立。",
        "Check the figures of Chinese documents against each other.",
    ),
    sections=(
        _examples(
            ("claimcheck run report.txt", Text("核对一个文件", "check one file")),
            (
                "claimcheck run last-year/ new.md -v",
                Text("一起核对，列出全部数字", "check all together, list all figures"),
            ),
            ("claimcheck run docs/ -o report.html", Text("报告写成网页", "a report for a browser")),
            ("claimcheck claims report.txt", Text("只列出读到的数字", "only the figures read from it")),
            ("claimcheck series last-year/ new.md", Text("每个指标各时期的数字", "metrics over time")),
            ("claimcheck explain report.txt 46.8%", Text("一个数字是怎样读出来的", "how a figure was read")),
            ("claimcheck rules CC301", Text("一条规则查什么", "what a rule checks")),
            ("claimcheck lexicon check my.toml", Text("检查自己的词表", "faults of a pack of your own")),
            (
                "claimcheck config check",
                Text("检查配置、公式和参考数据", "faults of settings and equations"),
            ),
            ('claimcheck suppress report.txt --finding f1 --reason "…"', Text("忽略一条发现", "let a finding stand")),
            ("claimcheck completion bash", Text("命令行自动补全", "completion in a shell")),
        ),
        _codes(
            ("0", Text("没有错误和警告", "nothing wrong")),
            ("1", Text("有错误或警告（run --fail-on 可改）", "an error or a warning (run --fail-on sets which)")),
            ("2", Text("用法有误，或没有一个文件能读", "wrong usage, or nothing could be read")),
            ("130", Text("被中断；不留下写了一半的文件", "interrupted; nothing half-written is left")),
        ),
    ),
)
RUN = Help(
    Text("核对文件和文件夹。", "Check files and folders together."),
    (
        Text(
            "一起给出的文件一起核对，不同文件里的数字也互相比较。",
            "Files that are given together are checked together: figures of one are held against those of another.",
        ),
    ),
    (
        _examples(
            ("claimcheck run examples/seeds", NOTHING),
            ("claimcheck run examples/slips --lang zh -v", NOTHING),
            ("claimcheck run a.txt b.html --format json > report.json", NOTHING),
            ("claimcheck run docs/ --reference official.csv --ignore CC308,CC4", NOTHING),
        ),
        Section(
            Text("与配置的关系", "Options and the configuration"),
            (
                ("--select", Text("代替配置里的 select 和 ignore", "takes the place of select and ignore there")),
                ("--exclude", Text("代替配置里的 exclude", "takes the place of exclude there")),
                ("--ignore, --reference", Text("在配置之外追加", "add to what stands there")),
                (
                    "-o, --format",
                    Text(
                        "配置里 [output] 写明的文件仍会一并写出",
                        "files that are named under [output] are written all the same",
                    ),
                ),
            ),
        ),
    ),
)
CLAIMS = Help(
    Text("只列出读到的数字，不核对。", "List the figures read from files and folders, checking nothing."),
    (Text("每个数字列出指标、时间和取值范围。", "Each figure has its metric, period and exact range."),),
    (
        _examples(
            ("claimcheck claims examples/seeds/bulletin-2023.txt", NOTHING),
            ("claimcheck claims examples/seeds --format csv -o claims.csv", NOTHING),
        ),
    ),
)
SERIES = Help(
    Text("按指标列出各时期的数字，不核对。", "List what files and folders state of each metric over time."),
    (
        Text(
            "一行是一个时期：原文的数字、共同的范围（不能同时成立的标 ≠）、所说的增减，以及所在的文件。2023年、"
            "2023年1—5月、2023年5月、2023年5月末是不同的时期。",
            "One row a period: the figures as printed, the range on which they agree (≠ where they can't all hold), "
            "the growth stated of it, and the files. A year, the months since January, one month and the end of a "
            "month are different periods.",
        ),
        Text(
            "指标、范围、统计量、类别和单位都相同的数字排在一起，与核对时相同。",
            "Figures stand together where metric, scope, statistic, kind and unit agree, as when they are checked.",
        ),
    ),
    (
        _examples(
            ("claimcheck series examples/seeds", NOTHING),
            ("claimcheck series news/ --metric 用电量 --lang zh", NOTHING),
            ("claimcheck series examples/seeds --all --format csv -o series.csv", NOTHING),
        ),
    ),
)
EXPLAINED = Help(
    Text("解释一个数字是怎样读出来的。", "Show how a figure was read, by which rule, from which words."),
    (
        Text(
            "指标逐词说明来自哪里；类别、时间、范围各说明依据哪条规则、哪些词。",
            "The metric is told word by word; kind, period and scope each with the rule and the words behind it.",
        ),
    ),
    (
        _examples(
            ("claimcheck explain report.txt 965.33亿元", Text("写成这样的每个数字", "every figure with that quote")),
            ("claimcheck explain report.txt:12", Text("第 12 行的数字", "the figures of line 12")),
            ("claimcheck explain report.txt:12:8", Text("第 12 行第 8 列的数字", "the one at column 8")),
            ("claimcheck explain docs/", Text("全部文件的全部数字", "all figures of all files")),
        ),
    ),
)
RULES = Help(
    Text("列出全部规则，或说明一条规则。", "List the rules, or explain one."),
    (
        Text(
            "说明查什么、为什么要紧、什么时候不报，并举一例。",
            "What it checks, why, when it is silent, an example.",
        ),
    ),
    (_examples(("claimcheck rules", NOTHING), ("claimcheck rules CC301 --lang zh", NOTHING)),),
)
SCHEMA = Help(Text("打印 JSON 报告的模式（JSON Schema）。", "Print the JSON Schema of the report."))
LEXICON = Help(
    Text("检查词表。", "Look after packs: TOML files of the metrics of a field."),
    (
        Text(
            "词表是写有某个领域的指标及其写法、构成、口径的 TOML 文件，由 claimcheck.toml 引用。",
            "A pack says how metrics are spelled, what they are made of and how they are measured; claimcheck.toml "
            "names it.",
        ),
    ),
)
LEXICON_CHECK = Help(
    Text(
        "检查词表和配置文件，指出哪一行有什么问题。",
        "Check packs and configurations, and say what is wrong on which line.",
    ),
    sections=(
        _examples(
            ("claimcheck lexicon check packs/transit.toml", NOTHING),
            ("claimcheck lexicon check claimcheck.toml --lang zh", NOTHING),
        ),
        _codes(
            ("0", Text("没有问题", "no fault")),
            ("2", Text("有问题，或文件读不了", "a fault, or a file that can't be read")),
        ),
    ),
)
CONFIGURATION = Help(
    Text("检查配置。", "Look after the configuration, claimcheck.toml."),
    (
        Text(
            "配置写在 claimcheck.toml 里，或 pyproject.toml 的 [tool.claimcheck] 里。",
            "It stands in claimcheck.toml, or in pyproject.toml under [tool.claimcheck].",
        ),
    ),
)
CONFIGURATION_CHECK = Help(
    Text(
        "检查配置及其词表、公式和参考数据，指出哪一行有什么问题。",
        "Check a configuration, its packs, equations and reference data, and say what is wrong on which line.",
    ),
    sections=(
        _examples(
            ("claimcheck config check", Text("在这里运行会用到的那一个", "the one that a run here would use")),
            ("claimcheck config check examples/equations/claimcheck.toml", NOTHING),
        ),
        *LEXICON_CHECK.sections[1:],
    ),
)
SUPPRESS = Help(
    Text("忽略一条发现，并写明理由。", "Let a finding stand, with a reason."),
    (
        Text(
            "重新核对同样的文件，把所涉的数字和理由写下来。只对这几个数字有效：数字一改，发现会再次报告，并指出这一条已不适用。",
            "The same paths are checked again, and it is written down which figures may contradict each other, and "
            "why. The entry is for exactly these figures; once one changes, the finding is back and the entry is told "
            "of.",
        ),
    ),
    (
        _examples(
            ('claimcheck suppress examples/slips --finding f2 --reason "第12期更正已说明" --in comment', NOTHING),
            ('claimcheck suppress docs/ --finding 3f2a9c1b --reason "数据已修订" --in sidecar', NOTHING),
        ),
    ),
)
COMPLETION = Help(
    Text("打印命令行自动补全的脚本。", "Print the script that completes commands, options and rules in a shell."),
    (Text("可补全命令、选项、规则代码和格式。", "Commands, options, codes of rules and formats are completed."),),
    (
        Section(
            Text("写到哪里", "Where it goes"),
            (
                ("claimcheck completion bash > ~/.local/share/bash-completion/completions/claimcheck", NOTHING),
                (
                    "claimcheck completion zsh > _claimcheck",
                    Text("放在 $fpath 的一个文件夹里", "into a folder of $fpath"),
                ),
                ("claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish", NOTHING),
            ),
        ),
    ),
)
