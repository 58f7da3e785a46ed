"""The page as a whole: its template filled, its style and script in place and named by their hashes in the policy."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.render.plot import CSS

# The parts of the script, in the order in which they stand in the page.
SCRIPTS = ("store", "documents", "note", "filters", "series", "route", "theme", "start")
_HERE = "claimcheck.render.html"


@cache
def environment() -> Environment:
    """Templates that escape whatever they are given, and that fail on a name they aren't."""
    return Environment(
        loader=PackageLoader(_HERE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def filled(template: str, values: Mapping[str, object]) -> Markup:
    """A template with its places filled."""
    return Markup(environment().get_template(template).render(values))  # noqa: S704 - autoescape is on


@cache
def style() -> Markup:
    """The style sheet, with that of the plots."""
    return Markup(_file("page.css") + CSS)  # noqa: S704 - a file of this package


@cache
def script() -> Markup:
    """The script: its parts in one function, so that nothing of it can be reached from outside."""
    parts = "\n".join(_file(f"script/{name}.js") for name in SCRIPTS)
    return Markup(f'"use strict";\n(() => {{\n{parts}}})();\n')  # noqa: S704 - files of this package


def policy() -> str:
    """What the browser may do with the page: run this one script, use this one style sheet, and fetch nothing."""
    parts = {
        "default-src": "'none'",
        "style-src": _hash(style()),
        "script-src": _hash(script()),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _file(name: str) -> str:
    return files(_HERE).joinpath(name).read_text(encoding="utf-8")
