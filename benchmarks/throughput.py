"""Characters a second of each stage, beside a bare scan of the same text for digits.

    python benchmarks/throughput.py [PATH ...]      files or folders; the shipped examples by default

One process, one run. Reading and extraction together are the way from file to claims. Compare the ratios, not the
seconds, since machines differ: the scan says how fast this one is.
"""

from __future__ import annotations

import argparse
import re
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from claimcheck.extract import extract
from claimcheck.pipeline import uncollected
from claimcheck.read import discover, read_file
from claimcheck.relate import relate
from claimcheck.solve import solve

_EXAMPLES = Path(__file__).parent.parent / "examples" / "seeds"


def main() -> None:
    """Time every stage over all documents of some paths."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", default=[_EXAMPLES], help="files or folders")
    with uncollected():
        _time(parser.parse_args().paths)


def _time(paths: list[str | Path]) -> None:
    files, faults = discover(paths)
    for fault in faults:
        print(fault)
    marks = [("start", perf_counter())]
    documents = [read_file(path, document_id=f"d{number}") for number, path in enumerate(files, 1)]
    marks.append(("read", perf_counter()))
    claims = [claim for document in documents for claim in extract(document)]
    marks.append(("extract", perf_counter()))
    proposals = relate(documents, claims)
    marks.append(("relate", perf_counter()))
    solution = solve(claims, proposals.relations)
    marks.append(("solve", perf_counter()))
    found = sum(len(re.findall(r"[0-9]+", document.text)) for document in documents)
    marks.append(("digit scan", perf_counter()))
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} documents, {characters} characters, {len(claims)} claims, {found} runs of digits")
    print(f"{len(proposals.relations)} relations, {len(solution.checks)} checks, {len(solution.findings)} findings")
    times = [(stage, max(after - before, 1e-9)) for (_, before), (stage, after) in pairwise(marks)]
    reading, extraction, *_, scan = (spent for _, spent in times)
    for stage, spent in (*times, ("file to claims", reading + extraction)):
        print(f"{stage:<16}{spent:8.3f} s {characters / spent:14,.0f} characters/s {spent / scan:10,.1f} digit scans")


if __name__ == "__main__":
    main()
