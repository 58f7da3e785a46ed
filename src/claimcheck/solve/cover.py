"""The smallest set of claims that covers all broken relations, by branch and bound."""

from __future__ import annotations

from collections.abc import Mapping

# Beyond so many claims in the first cover, a smaller one isn't searched for.
MOST_DEPTH = 200
Covers = Mapping[str, frozenset[int]]


def smallest_cover(covers: Covers, prices: Mapping[str, int], limit: int) -> tuple[list[str], bool]:
    """Fewest claims that cover what can be covered, then the cheapest, then the first; and whether it was cut short.

    At most ``limit`` steps are taken; the greedy cover stands where nothing better is found.
    """
    order = sorted(covers, key=lambda name: (-len(covers[name]), prices[name], min(covers[name])))
    search = _Search(covers, order, prices, limit)
    wanted = frozenset(at for places in covers.values() for at in places)
    if len(search.best) > 1:
        search.descend(wanted, (), 0)
    return sorted(search.best, key=order.index), search.cut


class _Search:
    """Branch and bound over the first relation that isn't covered yet."""

    def __init__(self, covers: Covers, order: list[str], prices: Mapping[str, int], limit: int) -> None:
        self.covers, self.prices, self.limit = covers, prices, limit
        self.covering: dict[int, list[str]] = {}
        for name in order:
            for at in covers[name]:
                self.covering.setdefault(at, []).append(name)
        self.best = self._greedy()
        self.measure = self._measure(self.best)
        self.steps = 0
        self.cut = len(self.best) > MOST_DEPTH

    def descend(self, wanted: frozenset[int], taken: tuple[str, ...], price: int) -> None:
        """Cover ``wanted`` on top of the claims taken, better than the best so far if that can be."""
        self.steps += 1
        self.cut = self.cut or self.steps > self.limit
        if self.cut:
            return
        if not wanted:
            if (len(taken), price) < self.measure:
                self.best, self.measure = taken, (len(taken), price)
            return
        if len(taken) + 1 > self.measure[0]:
            return
        for name in self.covering[min(wanted)]:
            self.descend(wanted - self.covers[name], (*taken, name), price + self.prices[name])

    def _greedy(self) -> tuple[str, ...]:
        """For each relation in turn that isn't covered, the claim that covers most."""
        taken: dict[str, None] = {}
        covered: set[int] = set()
        for at in sorted(self.covering):
            if at not in covered:
                name = max(self.covering[at], key=lambda each: len(self.covers[each] - covered))
                taken[name] = None
                covered |= self.covers[name]
        return tuple(taken)

    def _measure(self, taken: tuple[str, ...]) -> tuple[int, int]:
        return len(taken), sum(self.prices[name] for name in taken)
