"""Files and bytes into documents, and the reasons why some can't be."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path
from typing import Final

from claimcheck.errors import UnreadableError
from claimcheck.messages import reading, system
from claimcheck.model import Document
from claimcheck.read.assembly import assemble
from claimcheck.read.encoding import decode

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is read, in bytes; the size is looked at before the file is opened."""

# What a binary file is, told by its first bytes, so that the message can name it.
_SIGNATURES = (
    (b"%PDF-", reading.PDF),
    (b"PK\x03\x04", reading.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", reading.OLD_OFFICE),
    (b"\x89PNG\r\n", reading.IMAGE),
    (b"\xff\xd8\xff", reading.IMAGE),
    (b"GIF8", reading.IMAGE),
    (b"\x1f\x8b", reading.COMPRESSED),
    (b"7z\xbc\xaf", reading.COMPRESSED),
    (b"Rar!", reading.COMPRESSED),
    (b"SQLite format 3\x00", reading.DATABASE),
    (b"\x7fELF", reading.PROGRAM),
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
        raise UnreadableError(name, *reading.NO_FILE) from error
    except PermissionError as error:
        raise UnreadableError(name, *reading.FORBIDDEN) from error
    except UnreadableError:
        raise
    except (OSError, ValueError) as error:
        raise UnreadableError(name, *reading.FAILED.filled(reason=system.reason(error))) from error


def read_bytes(data: bytes, *, path: str, document_id: str) -> Document:
    """Read the content of a file; ``path`` only names it. Raises ``UnreadableError`` like ``read_file``."""
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    if not data:
        raise UnreadableError(path, *reading.EMPTY)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(path, *reading.BINARY.filled(kind=kind))
    decoded = decode(data)
    if decoded is None:
        raise UnreadableError(path, *reading.UNKNOWN_ENCODING)
    if not decoded.text.strip():
        raise UnreadableError(path, *reading.BLANK)
    return assemble(decoded.text, path=path, document_id=document_id, encoding=decoded.encoding)


def read_text(text: str, *, path: str = "<text>", document_id: str = "d1", published: date | None = None) -> Document:
    """Read text that is already decoded; ``published`` overrides what it says of its own day."""
    return assemble(text, path=path, document_id=document_id, published=published)


def _content(path: str) -> bytes:
    """The bytes of a regular file, never more than the limit."""
    found = os.stat(path)  # noqa: PTH116 - the status of what a link leads to, from a name of any kind
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(path, *reading.FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(path, *reading.NO_REGULAR_FILE)
    if found.st_size > MAX_BYTES:
        raise _too_large(path, found.st_size)
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return file.read(MAX_BYTES + 1)


def _too_large(path: str, size: int) -> UnreadableError:
    limit = MAX_BYTES // (1024 * 1024)
    shown = f"{size / (1024 * 1024):.1f}"
    return UnreadableError(path, *reading.TOO_LARGE.filled(size=shown, limit=limit))
