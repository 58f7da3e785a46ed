"""What the catalogue of the tool's own words holds is said somewhere: in a module, a template or the page's script."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.pages import ROOT

from claimcheck.messages import html

SOURCE = ROOT / "src" / "claimcheck"
MESSAGES = SOURCE / "messages"
MODULES = sorted(path.stem for path in MESSAGES.glob("*.py") if path.stem not in {"__init__", "language"})
# Under which names templates know the modules of words.
IN_TEMPLATES = {"w": "html", "words": "words", "plots": "plot"}
PAGE = SOURCE / "render" / "html"


def told(module: str) -> set[str]:
    """The names of a module of words."""
    found = set()
    for node in parsed(MESSAGES / f"{module}.py").body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        found |= {each.id for each in targets if isinstance(each, ast.Name) and each.id.isupper()}
    return found


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def said_in(path: Path) -> Iterator[tuple[str, str]]:
    """The modules of words that a module of Python uses, with the names that it takes from them."""
    tree = parsed(path)
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "claimcheck.messages":
            known |= {each.asname or each.name: each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("claimcheck.messages."):
            yield from ((str(node.module).rpartition(".")[2], each.name) for each in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield known[node.value.id], node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and path.parent == MESSAGES:
            yield path.stem, node.id


@cache
def said() -> set[tuple[str, str]]:
    modules = {use for path in SOURCE.rglob("*.py") for use in said_in(path)}
    templates = "\n".join(path.read_text(encoding="utf-8") for path in (PAGE / "templates").glob("*.html"))
    return modules | {(IN_TEMPLATES[name], word) for name, word in re.findall(r"\b(w|words|plots)\.(\w+)", templates)}


@pytest.mark.parametrize("module", MODULES)
def test_every_word_of_the_catalogue_is_said_somewhere(module: str) -> None:
    assert told(module) - {word for name, word in said() if name == module} == set()


def test_every_word_of_the_script_is_said_by_it() -> None:
    script = "\n".join(path.read_text(encoding="utf-8") for path in (PAGE / "script").glob("*.js"))
    assert [word for word in html.SCRIPT if not re.search(rf"\b{word}\b", script)] == []
