"""The words of the report at a terminal: its summary, and how far a run is."""

from __future__ import annotations

from claimcheck.text import Text

FIGURES_IN = Text("{documents} 个文档{copies}，{figures} 个数字", "{figures} in {documents} documents{copies}")
FIGURES_IN_ONE = Text("{figures} 个", "{figures}")
COPIES = Text("（重复的 {count} 个）", " (copies: {count})")
COUNTED = Text("{name} {count}", "{count} {name}")
CONFIRMED = Text("印证", "support")
ONCE = Text("只有一项核对的 {count} 个", "by one check that holds: {count}")
TWICE = Text("两项互相独立的 {count} 个", "by two independent ones: {count}")
OFTEN = Text("三项以上的 {count} 个", "by three or more: {count}")
SLIPS = Text("灵敏度", "slips")
FINE = Text("末两位写错即可发现的 {count} 个", "a slip in the last two digits would show: {count}")
MIDDLING = Text("末三位写错才能发现的 {count} 个", "in the last three: {count}")
GROSS = Text("只能发现大错的 {count} 个", "only a gross one: {count}")
CHECKS = Text("核对", "checks")
CHECKS_DONE = Text("{checks} 项：{verdict}", "{checks}: {verdict}")
FOUND = Text("发现", "found")
FINDINGS = Text("发现", "findings")
COPY = Text("同 {path}", "= {path}")
MANY_DOCUMENTS = Text("共 {count} 个有数字的文档，加 -v 逐个列出", "{count} documents with figures; -v lists each")
