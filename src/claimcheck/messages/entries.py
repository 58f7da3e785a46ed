"""What is wrong with a file that the user wrote in TOML, entry by entry."""

from __future__ import annotations

from claimcheck.text import Text

NOT_UTF8 = Text("文件不是 UTF-8 编码", "the file is not in UTF-8")
UNREADABLE = Text("无法读取：{reason}", "can't be read: {reason}")
NO_TOML = Text("不是合法的 TOML：{reason}", "no valid TOML: {reason}")

_QUOTES = Text("引号没有合上", "the quotation marks are never closed")
_BRACKET = Text("方括号没有合上", "a bracket is never closed")
_KEY_TWICE = Text("这个键已经写过", "the key stands there twice")
_TABLE_TWICE = Text("这个表已经写过", "the table stands there twice")
_ESCAPE = Text("转义的字符不对", "no valid escape")
# What is wrong with TOML, by how Python's reader begins to tell it.
TOML = {
    "Expected '=' after": Text("键后面缺少等号", "no = stands behind the key"),
    "Expected newline": Text("语句后面多出内容", "something stands behind the end of a statement"),
    "Expected ']": _BRACKET,
    "Unclosed array": _BRACKET,
    "Unclosed inline": Text("花括号没有合上", "a brace is never closed"),
    "Expected ": _QUOTES,
    "Unterminated string": _QUOTES,
    "Invalid initial": Text("键的写法不对", "no valid key"),
    "Invalid statement": Text("语句的写法不对", "no valid statement"),
    "Invalid value": Text("值的写法不对（文字要加引号）", "no valid value (text stands in quotes)"),
    "Invalid date": Text("日期或时间不对", "no valid date or time"),
    "Invalid hex": _ESCAPE,
    "Escaped character": _ESCAPE,
    "Unescaped": Text("引号里的反斜杠要写成两个", "a backslash in quotes has to be written twice"),
    "Cannot overwrite": _KEY_TWICE,
    "Duplicate inline": _KEY_TWICE,
    "Cannot declare": _TABLE_TWICE,
    "Cannot redefine": _TABLE_TWICE,
    "Cannot mutate": Text("这个表或列表已经写完，不能再加", "the table or list was complete and can't be added to"),
    "Illegal character": Text("有不能用的字符", "a character that can't be used"),
    "Found invalid": Text("有不能用的字符", "a character that can't be used"),
    "maximum recursion": Text("嵌套太深", "nested too deep"),
}

EXPECTED = Text("{place} 应当是{what}", "{place} has to be {what}")
TEXT = Text("引号里的文字", "text in quotes")
WORD = Text("引号里的一个词", "a word in quotes")
FLAG = Text(" true 或 false", "true or false")
CHOICE = Text(" {choices}", "{choices}")
TABLE = Text("一个表", "a table")
WORDS = Text("一列词", "a list of words")
ROWS_OR_GROUPS = Text("一列表或词组", "a list of tables or of lists of words")
ROWS = Text("一列表，写作 [[…]]", "a list of tables, written [[…]]")
OR = Text(" 或 ", " or ")

EMPTY = Text("{place} 是空的", "{place} is empty")
TOO_FEW = Text("{place} 至少要有 {least} 个不同的词", "{place} needs at least {least} different words")
TOO_LONG = Text("“{word}”超过 {most} 个字", "“{word}” has more than {most} characters")
UNCLEAN = Text("“{word}”首尾有空白，或含有换行、间隔号“·”", "“{word}” has blanks around it, a line break or a “·”")
LACKING = Text("{place} 缺少 {key}", "{place} has no {key}")
NO_SUCH_KEY = Text("没有 {place} 这一项，{known}", "there is no {place}; {known}")
CLOSEST = Text("最接近的是 {near}", "the closest is {near}")
KNOWN = Text("可用的有 {names}", "known are {names}")
ABOUT = Text("{place}：{fault}", "{place}: {fault}")
