"""The report as one page for a browser: documents with their figures marked, and findings at the side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from attrs import define, field
from markupsafe import Markup

from claimcheck.messages import html as says
from claimcheck.messages import words
from claimcheck.model import Report, Suppressed
from claimcheck.render.formats import Setting
from claimcheck.render.html import page, tallies
from claimcheck.render.html.documents import Layout
from claimcheck.render.html.figures import LOOKS, Figures
from claimcheck.render.html.findings import Card, Cards, label, rules_of
from claimcheck.render.html.fold import LARGE, Fold, dumped, plain_block
from claimcheck.render.html.series import Plots, drawn
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup
from claimcheck.render.wording import SHARPNESS, excuse


def write(report: Report, setting: Setting) -> str:
    """The page, complete in itself: it needs no other file and no network."""
    return _Page(Lookup(report), setting).html()


@define
class _Page:
    """One report on its way to a page."""

    at: Lookup
    setting: Setting
    layouts: Mapping[str, Layout] = field(init=False)
    figures: Figures = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.layouts = {
            document.id: Layout(document, self.at.claims_of(document.id))
            for document in self.at.report.documents
            if not document.same_as
        }
        self.figures = Figures(self.at, self.layouts, self.setting.style)

    def html(self) -> str:
        texts = {name: self._text(layout) for name, layout in self.layouts.items()}
        told = {name: dumped(self.figures.of(layout)) for name, layout in self.layouts.items()}
        fold = Fold(sum(map(len, texts.values())) + sum(map(len, told.values())) > LARGE)
        blocks = [fold.element(f"figures-{name}", each) for name, each in told.items()]
        blocks.append(fold.block("figures", self.figures.index()))
        plots = Plots.of(self.at, self.setting)
        parts = {
            **{f"text-{name}": text for name, text in texts.items()},
            **{f"plots-{number}": drawn(chunk, self.setting) for number, chunk in enumerate(plots.chunks(), 1)},
            "matrix": self._part("matrix.html", matrix=plots.matrix, plots=plots),
            "series": self._part("list.html", plots=plots),
            "coverage": self._part("tallies.html", **self._counts()),
        }
        if fold.folded:
            blocks.extend(fold.block(name, part) for name, part in parts.items())
        blocks.append(plain_block("page", self._words()))
        return page.filled("page.html", self._values(parts, plots, blocks, folded=fold.folded))

    def _text(self, layout: Layout) -> Markup:
        return self._part("passages.html", layout=layout, look_of=self.figures.look)

    def _part(self, template: str, **values: object) -> Markup:
        return page.filled(template, {"say": self.setting.style.say, "w": says, "plain": plain, **values})

    def _counts(self) -> Mapping[str, object]:
        """How far the figures were checked, in all and in each document."""
        return {
            "documents": self.at.report.documents,
            "label": label,
            "total": tallies.tally(list(self.at.coverage.standings.values())),
            "tallies": tallies.by_document(self.at),
            "sharpness": tuple(SHARPNESS),
        }

    def _values(
        self, parts: Mapping[str, Markup], plots: Plots, blocks: Sequence[Markup], *, folded: bool
    ) -> Mapping[str, object]:
        style, report = self.setting.style, self.at.report
        cards = tuple(Cards(self.at, self.figures.marks, style).all())
        return {
            "policy": page.policy(),
            "style": page.style(),
            "script": page.script(),
            "language": style.language,
            "say": style.say,
            "w": says,
            "words": words,
            "plain": plain,
            "name": lambda document: plain(PurePath(document.path).name),
            "copies": self.at.documents,
            "layouts": self.layouts,
            "look_of": self.figures.look,
            "parts": parts,
            "plots": plots,
            "folded": folded,
            "cards": cards,
            "let_stand": [self._standing(each) for each in report.suppressed],
            "severities": Counter(card.severity for card in cards),
            "cited": _cited(cards),
            "rules": {rule.code: rule for rule in rules_of(report, self.setting.rules)},
            "codes": Counter(card.rule for card in sorted(cards, key=lambda card: card.rule)),
            **self._counts(),
            "looks": tuple(reversed(LOOKS)),
            "checks": len(report.checks),
            "blocks": blocks,
        }

    def _standing(self, suppressed: Suppressed) -> Mapping[str, object]:
        """A finding that somebody lets stand, with where that is written and why."""
        finding, style = suppressed.finding, self.setting.style
        figures = [claim for claim in self.at.known(finding.claims) if claim.id in self.figures.marks]
        return {
            "rule": finding.rule,
            "message": self.at.named(style.say(finding.message)),
            "excuse": excuse(suppressed, style),
            "figures": [
                {"mark": self.figures.marks[claim.id].name, "document": claim.document, "quote": plain(claim.quote)}
                for claim in figures
            ],
        }

    def _words(self) -> Mapping[str, object]:
        """What the script says, and the reasons that derivations name by number."""
        say = self.setting.style.say
        return {
            "words": {name: say(text) for name, text in says.SCRIPT.items()},
            "looks": {name: say(says.LOOKS[name]) for name in LOOKS},
            "verdicts": {name: say(text) for name, text in words.VERDICTS.items()},
            "severities": {name: say(text) for name, text in words.SEVERITIES.items()},
            "order": LOOKS,
            "facts": [say(text) for text in says.FACTS],
            "reasons": list(self.figures.reasons),
            "documents": {each.id: label(each) for each in self.at.report.documents},
            "counts": {name: len(layout.claims) for name, layout in self.layouts.items()},
            "copies": {each.id: each.same_as for each in self.at.report.documents if each.same_as},
        }


def _cited(cards: Sequence[Card]) -> Mapping[str, Counter[str]]:
    """How many findings of each severity name a figure of a document."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for card in cards:
        for document, _ in card.places:
            counts[document.id][card.severity] += 1
    return counts
