"""Names and times in a row, as a sentence of either language has them: “甲”、“乙”; “甲” and “乙”."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Text

# Of a longer row the first few are told, and how many there are.
MOST, SHOWN = 6, 4


def listed(items: Sequence[Text]) -> Text:
    """All items, or the first few of many with their number."""
    zh, en = [each.zh for each in items], [each.en for each in items]
    if len(items) > MOST:
        count = len(items)
        return Text(f"{'、'.join(zh[:SHOWN])}等{count}项", f"{', '.join(en[:SHOWN])} and others, {count} in all")
    *most, last = en
    return Text("、".join(zh), f"{', '.join(most)} and {last}" if most else last)


def quoted(names: Sequence[str]) -> Text:
    """Names and words of a document in quotation marks, in a row."""
    return listed([Text(f"“{name}”", f"“{name}”") for name in names])
