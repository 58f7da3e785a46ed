"""Which files a run reads: those named, and those inside the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from claimcheck.errors import UnreadableError

# Within folders these are passed over: no reader of documents expects words in them.
_MEDIA = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".bmp",
        ".ico",
        ".svg",
        ".mp3",
        ".mp4",
        ".avi",
        ".mov",
        ".wav",
        ".ttf",
        ".woff",
        ".woff2",
        ".css",
        ".js",
        ".map",
        ".pyc",
        ".so",
        ".dll",
        ".exe",
        ".zip",
        ".gz",
        ".bz2",
        ".xz",
        ".7z",
        ".rar",
        ".tar",
        ".db",
        ".sqlite",
        ".lock",
    ]
)


def discover(paths: Iterable[str | Path]) -> tuple[tuple[Path, ...], tuple[UnreadableError, ...]]:
    """The files to read, in order, each once, and what of ``paths`` can't be read.

    A file that is named is always tried, whatever it is called. A folder is walked in sorted order; hidden entries and
    media are passed over, and a folder that was already walked, by whatever name, isn't walked again.
    """
    files: dict[str, Path] = {}
    faults: list[UnreadableError] = []
    walked: set[str] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = _walk(path, walked, faults)
            if not found:
                faults.append(UnreadableError(str(path), "文件夹里没有可读的文件", "the folder holds no file to read"))
        elif os.path.lexists(path):
            found = [path]
        else:
            faults.append(UnreadableError(str(path), "文件不存在", "no such file"))
            continue
        for file in found:
            files.setdefault(os.path.realpath(file), file)
    return tuple(files.values()), tuple(faults)


def _walk(folder: Path, walked: set[str], faults: list[UnreadableError]) -> list[Path]:
    """The files below a folder, without recursion and so to any depth."""
    waiting = [folder]
    files: list[Path] = []
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            if path.is_file() and path.suffix.lower() not in _MEDIA:
                files.append(path)
            continue
        place = os.path.realpath(path)
        if place not in walked:
            walked.add(place)
            waiting += reversed(_entries(path, faults))
    return files


def _entries(folder: Path, faults: list[UnreadableError]) -> list[Path]:
    """What a folder holds, sorted, without what is hidden."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        faults.append(
            UnreadableError(str(folder), f"无法打开文件夹：{error.strerror}", f"cannot open folder: {error.strerror}")
        )
        return []
