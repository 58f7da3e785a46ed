"""The catalogue, the modules beside it and the data files of the tests name the same rules."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import claimcheck.relate
from claimcheck.relate import RETIRED, RULES, RUN_RULES, Rule

FOLDER = Path(__file__).parent / "rules"


def test_every_rule_module_is_listed_once() -> None:
    modules = [import_module(f"claimcheck.relate.{each.name}") for each in iter_modules(claimcheck.relate.__path__)]
    rules = [module.RULE for module in modules if isinstance(getattr(module, "RULE", None), Rule)]
    assert sorted(rule.code for rule in rules) == [rule.code for rule in RULES]
    assert {id(rule) for rule in rules} == {id(rule) for rule in RULES}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in (*RULES, *RUN_RULES)]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in (*RULES, *RUN_RULES)}) == len(codes)


def test_a_retired_code_is_not_used_again() -> None:
    assert not {rule.code for rule in (*RULES, *RUN_RULES)} & set(RETIRED)


def test_every_rule_has_a_data_file_and_every_data_file_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_texts_where_it_fires_and_where_it_is_silent(rule: Rule) -> None:
    data = tomllib.loads((FOLDER / f"{rule.code}.toml").read_text(encoding="utf-8"))
    assert set(data) <= {"fires", "holds", "silent", "apart", "never_fires"}
    assert ("fires" in data) != ("never_fires" in data)
    assert all(entry["why"] for entry in data["silent"])
    assert all("⟦" in "".join(entry["texts"]) for entry in (*data.get("fires", []), *data.get("holds", [])))


@pytest.mark.parametrize("rule", [*RULES, *RUN_RULES], ids=lambda rule: rule.code)
def test_the_documentation_is_whole_in_both_languages(rule: Rule) -> None:
    for text in (rule.fault, rule.why, rule.silent, rule.example):
        assert text.zh
        assert text.en
        assert text.zh != text.en
