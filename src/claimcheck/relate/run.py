"""CC9xx: what went wrong with the run itself. The pipeline raises these; they propose no relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Text
from claimcheck.relate.rule import Rule

if TYPE_CHECKING:
    from claimcheck.model import Finding, Relation
    from claimcheck.relate.corpus import Corpus


def _nothing(_corpus: Corpus) -> tuple[Relation | Finding, ...]:
    """No figure can break these rules."""
    return ()


UNREADABLE = Rule(
    code="CC901",
    name="unreadable",
    fault=Text("文件无法读取", "A file can't be read"),
    why=Text(
        "没有读到的文件等于没有核对；报告里若不写明，读者会以为它没有问题。",
        "A file that wasn't read wasn't checked; a report silent about it would pass it as sound.",
    ),
    silent=Text(
        "文件能够解码成文本时不报告，即使其中没有任何数字。",
        "Where the file decodes as text, even if it holds no figure.",
    ),
    example=Text(
        "路径不存在、文件为空、内容是图片或压缩包", "A path that doesn't exist, an empty file, an image or archive"
    ),
    since="0.1.0",
    propose=_nothing,
    gravest="warning",
)

LIMIT = Rule(
    code="CC902",
    name="limit-reached",
    fault=Text("达到处理上限", "A limit was reached"),
    why=Text(
        "为保证任何输入都能在有限时间内处理完，每一步都有上限；超出的部分没有核对，必须说明。",
        "Every step is bounded so that no input stalls the run; what lies past a bound wasn't checked.",
    ),
    silent=Text("所有步骤都在上限之内完成时不报告。", "Where every step ended within its bound."),
    example=Text("一个段落里有几万个互相关联的数字", "Tens of thousands of figures tied together in one passage"),
    since="0.1.0",
    propose=_nothing,
    gravest="warning",
)

INTERNAL = Rule(
    code="CC903",
    name="internal-fault",
    fault=Text("程序内部出错", "claimcheck itself failed"),
    why=Text(
        "某一步因程序缺陷中断，其余部分照常核对；中断的部分没有结论。",
        "A defect stopped one step; the rest was checked as usual, and the stopped part has no verdict.",
    ),
    silent=Text("没有缺陷时不报告。", "Where nothing failed."),
    example=Text("请把文件和这条信息一起报告给开发者", "Please report it with the file that caused it"),
    since="0.1.0",
    propose=_nothing,
    gravest="warning",
)

UNUSED = Rule(
    code="CC904",
    name="unused-suppression",
    fault=Text("忽略项不起作用", "A suppression is for no finding"),
    why=Text(
        "忽略项只对写明的那几个数字有效；数字改了，它就不再有效，原来的理由要重新看过。",
        "A suppression is for exactly the figures that it names; once one has changed, its reason has to be seen anew.",
    ),
    silent=Text(
        "忽略项对应一条发现时不报告；其规则没有运行，或 paths 所指的文件没有读时，也不报告。",
        "Where it is for a finding, its rule doesn't run, or a file that its paths name was not read.",
    ),
    example=Text(
        "忽略项里写的是 46.8%，文中已改成 53.1%", "A suppression of 46.8%, where the text has been changed to 53.1%"
    ),
    since="0.1.0",
    propose=_nothing,
    gravest="note",
)

RUN_RULES: tuple[Rule, ...] = (UNREADABLE, LIMIT, INTERNAL, UNUSED)

# Codes that once stood for a rule, with what became of it; a code is never used twice.
RETIRED: dict[str, Text] = {}
