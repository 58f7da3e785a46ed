"""Which files a run reads: those named, and those inside the folders named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from claimcheck.errors import UnreadableError
from claimcheck.messages import reading, system

# Within folders these are passed over: no reader of documents expects words in them.
_NO_DOCUMENTS = frozenset(
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
        ".toml",
        ".py",
    ]
)
# What is written beside a document about it, and is none itself, even where somebody names it.
SIDECAR = ".claimcheck.toml"


def _nothing(_path: Path) -> bool:
    return False


def discover(
    paths: Iterable[str | Path], excluded: Callable[[Path], bool] = _nothing
) -> tuple[tuple[Path, ...], tuple[UnreadableError, ...]]:
    """The files to read, in order, each once, and what of ``paths`` can't be read.

    A file that is named is always tried, whatever it is called, unless it is a sidecar of a document. A folder is
    walked in sorted order; hidden entries, media, programs and settings are passed over, and so is what is
    ``excluded``; a folder that was already walked, by whatever name, isn't walked again.
    """
    files: dict[str, Path] = {}
    faults: list[UnreadableError] = []
    walked: set[str] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found, left_out = _walk(path, walked, faults, excluded)
            if not found and not left_out:
                faults.append(UnreadableError(str(path), *reading.EMPTY_FOLDER))
        elif os.path.lexists(path):
            found = [path]
        else:
            faults.append(UnreadableError(str(path), *reading.NO_FILE))
            continue
        for file in found:
            if not file.name.endswith(SIDECAR):
                files.setdefault(os.path.realpath(file), file)
    return tuple(files.values()), tuple(faults)


def _walk(
    folder: Path, walked: set[str], faults: list[UnreadableError], excluded: Callable[[Path], bool]
) -> tuple[list[Path], bool]:
    """The files below a folder, without recursion and so to any depth, and whether any was excluded."""
    waiting = [folder]
    files: list[Path] = []
    left_out = False
    while waiting:
        path = waiting.pop()
        if path != folder and excluded(path):
            left_out = True
            continue
        if not path.is_dir():
            if path.is_file() and path.suffix.lower() not in _NO_DOCUMENTS:
                files.append(path)
            continue
        place = os.path.realpath(path)
        if place not in walked:
            walked.add(place)
            waiting += reversed(_entries(path, faults))
    return files, left_out


def _entries(folder: Path, faults: list[UnreadableError]) -> list[Path]:
    """What a folder holds, sorted, without what is hidden."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        faults.append(UnreadableError(str(folder), *reading.CLOSED_FOLDER.filled(reason=system.reason(error))))
        return []
