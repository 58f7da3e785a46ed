"""What may make two statements of one figure differ although both are right, in words."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import DifferenceKind, Text

CLASSES: Mapping[DifferenceKind, Text] = {
    "revision": Text("两次公布之间可能修订过", "it may have been revised between two releases"),
    "revised": Text("一处是修订或核实后的数", "one is a revised figure"),
    "preliminary": Text("先公布的是初步数", "the earlier is preliminary"),
    "estimate": Text("一处是预计或估算的数", "one is an estimate"),
    "comparable": Text("一处按可比口径或调整后的口径计算", "one is on a comparable or adjusted basis"),
    "real": Text("一处扣除了价格因素", "one is in real terms"),
    "coverage": Text("两处包含的范围不同", "the two don't cover the same"),
    "holiday": Text("两处的假期天数不同", "the two count different days of the holiday"),
    "snapshot": Text("两个时点的数，其间仍在变化", "a count that goes on, told at two times"),
    "source": Text("出自不同的机构", "two institutions have counted"),
}
