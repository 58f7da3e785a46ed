"""Files and bytes into documents, and the reasons why some can't be."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path
from typing import Final

from claimcheck.errors import UnreadableError
from claimcheck.model import Document
from claimcheck.read.assembly import assemble
from claimcheck.read.encoding import decode

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is read, in bytes; the size is looked at before the file is opened."""

# What a binary file is, told by its first bytes, so that the message can name it.
_SIGNATURES = (
    (b"%PDF-", "PDF 文件", "a PDF file"),
    (b"PK\x03\x04", "压缩包或 Office 文档", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文档", "an old Office document"),
    (b"\x89PNG\r\n", "图片", "an image"),
    (b"\xff\xd8\xff", "图片", "an image"),
    (b"GIF8", "图片", "an image"),
    (b"\x1f\x8b", "压缩文件", "a compressed file"),
    (b"7z\xbc\xaf", "压缩文件", "a compressed file"),
    (b"Rar!", "压缩文件", "a compressed file"),
    (b"SQLite format 3\x00", "数据库", "a database"),
    (b"\x7fELF", "程序", "a program"),
)


def read_file(path: str | Path, *, document_id: str) -> Document:
    """Read one file of text, Markdown or HTML.

    Raises ``UnreadableError`` where the file is missing, forbidden, no regular file, empty, binary, larger than
    ``MAX_BYTES`` or in no known encoding.
    """
    name = str(path)
    try:
        return read_bytes(_content(name), path=name, document_id=document_id)
    except FileNotFoundError as error:
        raise UnreadableError(name, "文件不存在", "no such file") from error
    except PermissionError as error:
        raise UnreadableError(name, "没有读取权限", "permission denied") from error
    except UnreadableError:
        raise
    except (OSError, ValueError) as error:
        raise UnreadableError(name, f"无法读取：{error}", f"cannot be read: {error}") from error


def read_bytes(data: bytes, *, path: str, document_id: str) -> Document:
    """Read the content of a file; ``path`` only names it. Raises ``UnreadableError`` like ``read_file``."""
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    if not data:
        raise UnreadableError(path, "文件是空的", "the file is empty")
    for signature, zh, en in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(path, f"这是{zh}，不是文本", f"this is {en}, not text")
    decoded = decode(data)
    if decoded is None:
        raise UnreadableError(path, "不是文本，或编码无法识别", "not text, or in no known encoding")
    if not decoded.text.strip():
        raise UnreadableError(path, "文件只有空白", "the file holds only white space")
    return assemble(decoded.text, path=path, document_id=document_id, encoding=decoded.encoding)


def read_text(text: str, *, path: str = "<text>", document_id: str = "d1", published: date | None = None) -> Document:
    """Read text that is already decoded; ``published`` overrides what it says of its own day."""
    return assemble(text, path=path, document_id=document_id, published=published)


def _content(path: str) -> bytes:
    """The bytes of a regular file, never more than the limit."""
    found = os.stat(path)  # noqa: PTH116 - the status of what a link leads to, from a name of any kind
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(path, "这是文件夹，不是文件", "this is a folder, not a file")
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(path, "不是普通文件", "not a regular file")
    if found.st_size > MAX_BYTES:
        raise _too_large(path, found.st_size)
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return file.read(MAX_BYTES + 1)


def _too_large(path: str, size: int) -> UnreadableError:
    limit = MAX_BYTES // (1024 * 1024)
    shown = f"{size / (1024 * 1024):.1f}"
    return UnreadableError(
        path, f"文件有 {shown} MiB，超过 {limit} MiB 的上限", f"{shown} MiB is over the limit of {limit} MiB"
    )
