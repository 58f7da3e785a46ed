"""Files into documents: decoded text, visible blocks, sections, title, day, and the place of every character."""

from claimcheck.read.comments import Comment, comments
from claimcheck.read.copies import with_copies
from claimcheck.read.discovery import SIDECAR, discover
from claimcheck.read.source import MAX_BYTES, read_bytes, read_file, read_text

__all__ = [
    "MAX_BYTES",
    "SIDECAR",
    "Comment",
    "comments",
    "discover",
    "read_bytes",
    "read_file",
    "read_text",
    "with_copies",
]
