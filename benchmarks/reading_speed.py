"""Characters a second of reading quantities and periods, beside other readers of Chinese figures and times.

    python benchmarks/reading_speed.py [PATH ...] [--characters N]

The text is that of the files and folders given, by default of ``examples``, paragraph by paragraph. Of a long one every
so many paragraphs are taken, so that about N characters are read (60,000 unless told; the peers need their time). All
read the same paragraphs in one process, in turn, three times after a first that is not counted; of the seconds of the
processor the best count. claimcheck reads every sort of quantity and time; Recognizers is asked for numbers,
currencies, dimensions, temperatures, ages and times, JioNLP for money and times. Compare the ratios, not the seconds,
since machines differ.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from peers import available

from claimcheck import periods, quantities
from claimcheck.read import discover, read_file

_EXAMPLES = Path(__file__).parent.parent / "examples"
_PUBLISHED = date(2023, 6, 20)
_ROUNDS = 3
_WARMING = 20
_TARGETS = {"Recognizers": 20, "JioNLP": 3}

Reader = Callable[[str, date], object]


def own(text: str, published: date) -> None:
    """Read ``text`` for periods and quantities."""
    quantities(text, periods(text, published))


def paragraphs(paths: list[str], characters: int) -> list[str]:
    """Paragraphs of all files, evenly spread, of about so many characters together."""
    files, faults = discover(paths or [_EXAMPLES])
    for fault in faults:
        print(fault)
    documents = [read_file(path, document_id=f"d{number}") for number, path in enumerate(files, 1)]
    found = [line for document in documents for line in document.text.splitlines() if line.strip()]
    share = max(1.0, sum(map(len, found)) / characters)
    return [found[int(place * share)] for place in range(int(len(found) / share))]


def spent(reader: Reader, texts: list[str]) -> tuple[float, int]:
    """Seconds for all texts, and on how many of them the reader raised."""
    raised = 0
    start = process_time()
    for text in texts:
        try:
            reader(text, _PUBLISHED)
        except Exception:  # noqa: BLE001 - a peer may raise anything
            raised += 1
    return process_time() - start, raised


def main() -> None:
    """Time all readers in turn and print their speeds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; the shipped examples by default")
    parser.add_argument("--characters", type=int, default=60_000, help="about how many characters to read")
    arguments = parser.parse_args()
    texts = paragraphs(arguments.paths, arguments.characters)
    characters = sum(map(len, texts))
    readers: dict[str, Reader] = {"claimcheck": own}
    readers |= {peer.name: peer.read for peer in available() if peer.searches}
    for text in texts:
        own(text, _PUBLISHED)
    for reader in readers.values():
        spent(reader, texts[:_WARMING])
    rounds = [{name: spent(reader, texts) for name, reader in readers.items()} for _ in range(_ROUNDS)]
    best = {name: min(each[name][0] for each in rounds) for name in readers}
    print(f"{len(texts)} paragraphs, {characters} characters, best of {_ROUNDS}")
    print(f"{'reader':<12}{'seconds':>9}{'characters/s':>14}{'claimcheck is':>16}{'target':>9}{'raised on':>11}")
    for name, seconds in best.items():
        ratio, target = seconds / best["claimcheck"], _TARGETS.get(name)
        standing = f"{f'{ratio:.1f} times':>16}{f'{target} times':>9}" if target else " " * 25
        met = "  MISSED" if target and ratio < target else ""
        print(f"{name:<12}{seconds:>9.3f}{characters / seconds:>14,.0f}{standing}{rounds[0][name][1]:>11}{met}")


if __name__ == "__main__":
    main()
