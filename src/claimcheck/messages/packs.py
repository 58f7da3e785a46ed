"""What is wrong with a pack as a whole, or with several side by side."""

from __future__ import annotations

from claimcheck.text import Text

PART_OF_ITSELF = Text("“{key}”又是它自己的一部分", "“{key}” stands among its own parts")
SHARED_SPELLING = Text(
    "“{spelling}”已经是 {other}（第 {line} 行）的写法", "“{spelling}” is already a spelling of {other} (line {line})"
)
OWN_RELATIVE = Text("“{name}”的 {key} 里有它自己（{same}）", "“{name}” stands in its own {key} ({same})")
DIVIDED_BY_ITSELF = Text("“{name}”的分子和分母都是“{part}”", "“{name}” divides “{part}” by itself")
ADDED_AND_TAKEN = Text("“{name}”既加又减“{both}”", "“{name}” adds and takes away “{both}”")
SPAN_AND_INSTANT = Text("“{word}”既在 span 又在 instant 里", "“{word}” is in both span and instant")
MEASURED_TWICE = Text(
    "“{word}”的 measured 与 words 里的另一种说法相反", "measured says another thing of “{word}” than the lists of words"
)
OPPOSED_SPELLINGS = Text(
    "“{one}”和“{other}”是同一指标的写法，不能又相互排斥",
    "“{one}” and “{other}” are spellings of one thing and can't exclude each other",
)
SPLIT_TWICE = Text("两个词表对“{key}”的拆分不同", "two packs split “{key}” differently")
CONTRADICTION = Text("“{what}”与 {place} 的“{other}”相矛盾", "“{what}” contradicts “{other}” in {place}")
