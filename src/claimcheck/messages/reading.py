"""Why a file can't be read, and what is said of a run that went on without a part."""

from __future__ import annotations

from claimcheck.text import Text

UNREADABLE = Text("无法读取 {path}：{reason}", "can't read {path}: {reason}")
INTERNAL = Text(
    "处理 {where} 时程序内部出错：{cause}；这一部分没有核对，其余照常",
    "internal fault on {where}: {cause}; that part was not checked, the rest was",
)
AT_PLACE = Text("{where}：{told}", "{where}: {told}")

NO_FILE = Text("文件不存在", "no such file")
FORBIDDEN = Text("没有读取权限", "permission denied")
FAILED = Text("读取失败：{reason}", "reading failed: {reason}")
EMPTY = Text("文件是空的", "the file is empty")
BLANK = Text("文件只有空白", "the file holds only white space")
BINARY = Text("这是{kind}，不是文本", "this is {kind}, not text")
UNKNOWN_ENCODING = Text("不是文本，或编码无法识别", "not text, or in no known encoding")
FOLDER = Text("这是文件夹，不是文件", "this is a folder, not a file")
NO_REGULAR_FILE = Text("不是普通文件", "not a regular file")
TOO_LARGE = Text("文件有 {size} MiB，超过 {limit} MiB 的上限", "{size} MiB is over the limit of {limit} MiB")
TOO_MANY_BLOCKS = Text("文件超过 {limit} 个段落", "the file has more than {limit} blocks")
EMPTY_FOLDER = Text("文件夹里没有可读的文件", "the folder holds no file to read")
CLOSED_FOLDER = Text("无法打开文件夹：{reason}", "can't open the folder: {reason}")

PDF = Text("PDF 文件", "a PDF file")
ARCHIVE = Text("ZIP 压缩包或 Office 文档", "a ZIP archive or an Office document")
OLD_OFFICE = Text("旧版 Office 文档", "an old Office document")
IMAGE = Text("图片", "an image")
COMPRESSED = Text("压缩文件", "a compressed file")
DATABASE = Text("数据库", "a database")
PROGRAM = Text("程序", "a program")
