"""Pages of the HTML report read back by a parser that reads as browsers do."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from gzip import decompress
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import html5lib

from claimcheck.messages import Language
from claimcheck.model import Report
from claimcheck.pipeline import series_of
from claimcheck.render import html
from claimcheck.render.formats import Setting
from claimcheck.render.style import Style

Skeleton: TypeAlias = tuple[object, ...]


def page_of(report: Report, language: Language = "zh") -> str:
    return html.write(report, Setting(Style(language), series=lambda: series_of(report)))


def body_of(page: str) -> str:
    """What a page shows, without its data."""
    return re.sub(r"<script.*?</script>\n?", "", page[page.index("<body>") :], flags=re.DOTALL)


def parsed(page: str) -> Element:
    tree: Element = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return tree


def fragment(text: str) -> Element:
    tree: Element = html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False)
    return tree


def elements(tree: Element, tag: str | None = None) -> Iterator[Element]:
    """Elements in the order of the page; comments aren't elements."""
    return (each for each in tree.iter(tag) if isinstance(each.tag, str))


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def blocks(tree: Element) -> dict[str, Any]:
    """What the page holds as data, by name."""
    found = {}
    for script in elements(tree, "script"):
        kind, text = script.get("type"), script.text or ""
        if kind == "application/gzip":
            text = decompress(b64decode(text)).decode("utf-8")
        if kind:
            found[script.get("id", "")] = json.loads(text)
    return found


def skeleton(element: Element) -> Skeleton:
    """Tags and names of attributes, one in another: what a page is but for its words."""
    children = tuple(skeleton(child) for child in element)
    return element.tag if isinstance(element.tag, str) else "comment", tuple(sorted(element.attrib)), children


def passages(tree: Element, document: str) -> dict[int, str]:
    """The text of each passage of a document, by its number."""
    article = next(each for each in elements(tree, "article") if each.get("id") == document)
    return {int(each.get("data-passage", "")): text_of(each) for each in elements(article) if each.get("data-passage")}
