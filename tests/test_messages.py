"""Every message of the program stands in its source in Chinese and in English, and nothing is said in one alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

SOURCES = Path(__file__).parent.parent / "src" / "claimcheck"
HAN = re.compile(r"[\u3400-\u9fff]+")
# Four words in a row that are no code: nothing with a dot, a slash, a hyphen, a bracket or a capital inside.
SENTENCE = re.compile(r"(?<![\w./\\=<>|$~-])[A-Za-z][a-z']*(?:,? [a-z][a-z']*){3,}(?![\w/\\=<>|~-])")
COMMAND = re.compile(r"claimcheck (?:lexicon|config) check \S+|claimcheck \S+ \S+")
QUOTED = re.compile(r"“[^”]*”|\{[^{}]*\}|\"[^\"]*\"")

# -- what the source says ------------------------------------------------------------------------------------------

# Texts of which a part is made at run time, so that the two can't be held against each other here.
UNEVEN = {
    "relate/times_and_to_times.py": "English tells the size by what stands before it",
    "relate/later_count.py": "English has another word where nothing came between",
    "solve/wording.py": "an interval is one clause or two, and English needs a verb before them",
    "messages/periods.py": "what both ends of a time have in common is said once, where each language has it",
}
EMPTY = {"text.py": "the text that says nothing", "relate/series_jump.py": "a clause that is left out"}
WORDLESS = {
    "solve/wording.py": "Chinese sets a range beside a figure without a verb",
    "solve/certificate.py": "as solve/wording.py",
}
# Where Chinese stands in code as the matter that is written about, not as a message.
MATTER = {
    "render/arithmetic.py": "magnitudes behind digits",
    "render/axis.py": "a day and a year as documents name them",
    "render/cells.py": "signs by which a spreadsheet knows a formula",
    "render/layout.py": "marks at which a line is broken",
    "render/numbers.py": "magnitudes of amounts, which are told as documents write them",
    "render/series.py": "minus signs of figures",
    "render/wanted.py": "marks that a typed figure may have",
    "config/formula.py": "signs and times of formulas",
    "config/tolerance.py": "units of a tolerance",
    "reference/table.py": "names of columns, and the comma of a sentence made of cells",
    "reference/cells.py": "marks between cells",
    "reference/time.py": "times in a table",
    "accepted/collect.py": "the colon of a comment",
}
TALKING = ("__main__.py", "console.py", "pipeline.py", "cli", "render", "config", "reference", "accepted")
SPEAKERS = {
    "echo",
    "fail",
    "write",
    "Unusable",
    "UsageError",
    "BadParameter",
    "Fault",
    "UnreadableError",
    "FormulaError",
}


class Message(NamedTuple):
    """A ``Text`` of the source: literals with {} where something is put in, None for what is no literal."""

    place: str
    zh: str | None
    en: str | None


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        return "".join(map(str, parts))
    return None


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"


def messages() -> list[Message]:
    return [
        Message(f"{name}:{node.lineno}", literal(node.args[0]), literal(node.args[1]))
        for name, tree in modules()
        if name != "extract/provenance.py"  # a Text of its own: words and where they stand
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and is_text(node) and len(node.args) == 2
    ]


MESSAGES = messages()
WHOLE = [(each.place, each.zh, each.en) for each in MESSAGES if each.zh is not None and each.en is not None]


def home(place: str) -> str:
    return place.partition(":")[0]


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def outside_quotes(text: str) -> str:
    return QUOTED.sub("", text)


def test_there_are_messages_to_look_at() -> None:
    assert len(WHOLE) > 900
    assert len({home(place) for place, _, _ in WHOLE}) > 60


def test_no_message_is_missing_in_either_language() -> None:
    missing = [place for place, zh, en in WHOLE if not (zh.strip() and en.strip()) and home(place) not in EMPTY]
    assert missing == []


def test_both_languages_of_a_message_are_texts() -> None:
    half = [each.place for each in MESSAGES if (each.zh is None) != (each.en is None)]
    assert [place for place in half if home(place) not in UNEVEN] == []


def test_both_languages_have_the_same_places_to_fill() -> None:
    uneven = [(place, zh, en) for place, zh, en in WHOLE if places(zh) != places(en)]
    assert [each for each in uneven if home(each[0]) not in UNEVEN] == []


def test_chinese_is_chinese() -> None:
    """It has Chinese in it, if it has any words at all, and no sentence in English."""
    foreign = [
        (place, zh) for place, zh, en in WHOLE if not HAN.search(zh) and re.search("[a-z]{2}", outside_quotes(en))
    ]
    assert [each for each in foreign if home(each[0]) not in WORDLESS] == []
    assert [(place, zh) for place, zh, _ in WHOLE if SENTENCE.search(COMMAND.sub("", zh))] == []


def test_english_is_english() -> None:
    """Chinese stands in it as a quotation only, and in what a rule says as the words that it is about."""
    told = [(place, outside_quotes(en)) for place, _, en in WHOLE]
    assert [each for each in told if HAN.search(each[1]) and not each[0].startswith("relate/")] == []
    cited = [(place, run) for place, en in told for run in HAN.findall(en)]
    assert [each for each in cited if len(each[1]) > 10] == []


# An English word that stands for two things, each with its own word in Chinese.
TWO_THINGS = {
    ", ": "between clauses, and between members of a list",
    "change": "how far a metric moved, and the kind of figure that tells it",
    "figures": "those of a document, and those of a finding",
    "rule": "one of the program, and an amount that is decreed",
}


def test_a_label_is_one_word_in_one_language_and_one_in_the_other() -> None:
    homes = {f"messages/{name}.py" for name in ("words", "terminal", "formats", "plot", "html")}
    labels: dict[str, set[str]] = {}
    for place, zh, en in WHOLE:
        if home(place) in homes:
            labels.setdefault(en.lower(), set()).add(zh)
    assert {en for en, told in labels.items() if len(told) > 1} == set(TWO_THINGS)


def docstrings(tree: ast.Module) -> set[int]:
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, homes) and node.body and isinstance(node.body[0], ast.Expr)
    }


def loose() -> Iterator[tuple[str, ast.AST, str]]:
    """String literals of what talks to users that are part of no ``Text`` and are no docstring."""
    for name, tree in modules():
        if name.split("/")[0] in TALKING:
            told = {id(part) for node in ast.walk(tree) if is_text(node) for part in ast.walk(node)} | docstrings(tree)
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                    yield name, node, node.value


def test_no_chinese_stands_in_code_outside_a_message() -> None:
    strays = {(name, text) for name, _, text in loose() if HAN.search(text) and name not in {*MATTER, *UNEVEN}}
    assert strays == set()
    assert {name for name, _, text in loose() if HAN.search(text)} >= {"config/formula.py", "reference/table.py"}


def test_nothing_is_said_in_bare_english() -> None:
    """What is printed, and why an error is raised, comes out of a message."""
    bare = [
        (name, text)
        for name, tree in modules()
        if name.split("/")[0] in TALKING
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SPEAKERS
        for argument in node.args
        for text in [literal(argument) or ""]
        if re.search(r"[a-z]{2,} [a-z]{2,}", text)
    ]
    assert bare == []
