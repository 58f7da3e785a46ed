"""What the operating system says of files, in words that people use."""

from __future__ import annotations

import errno

from claimcheck.text import Text

_REASONS = {
    errno.ENOENT: Text("文件或文件夹不存在", "no such file or folder"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("没有权限", "permission denied"),
    errno.EISDIR: Text("这是文件夹", "it is a folder"),
    errno.ENOTDIR: Text("路径里有一级不是文件夹", "a part of the path is no folder"),
    errno.EROFS: Text("文件系统只读", "the file system is read-only"),
    errno.ENOSPC: Text("磁盘已满", "no space is left"),
    errno.ENAMETOOLONG: Text("文件名太长", "the name is too long"),
    errno.ELOOP: Text("符号链接循环", "links lead in a circle"),
    errno.EMFILE: Text("打开的文件太多", "too many files are open"),
    errno.EIO: Text("读写出错", "input or output failed"),
}
_NO_PATH = Text("路径里有不能用的字符", "the path holds a character that none can hold")


def reason(error: Exception) -> Text:
    """Why a file can't be read or written; where the cause is an unusual one, as the system puts it."""
    if isinstance(error, ValueError):
        return _NO_PATH
    told = getattr(error, "strerror", None) or str(error)
    return _REASONS.get(getattr(error, "errno", None) or 0, Text(told, told))
