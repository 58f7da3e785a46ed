"""Patterns of paths mean what they mean in .gitignore."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.globs import MOST_CHARACTERS, Glob, fault

ROOT = str(Path("/project"))
steps = st.text("ab", min_size=1, max_size=3)
paths = st.lists(steps, min_size=1, max_size=5)


def matches(pattern: str, path: str) -> bool:
    return Glob(pattern, ROOT).matches(Path(ROOT) / path)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("drafts", "drafts/a.txt", True),
        ("drafts", "2023/drafts/x/a.txt", True),
        ("drafts", "drafts2/a.txt", False),
        ("*.bak", "a/b/c.bak", True),
        ("*.bak", "a/b/c.bak.txt", False),
        ("/drafts", "drafts/a.txt", True),
        ("/drafts", "x/drafts/a.txt", False),
        ("drafts/*", "drafts/a.txt", True),
        ("drafts/*", "x/drafts/a.txt", False),
        ("drafts/*.txt", "drafts/x/a.txt", False),
        ("drafts/", "drafts/a.txt", True),
        ("drafts/", "drafts", False),
        ("stats/**", "stats/a/b.txt", True),
        ("stats/**", "stats", False),
        ("stats/**/*.md", "stats/a.md", True),
        ("stats/**/*.md", "stats/a/b/c.md", True),
        ("**/old/*.md", "a/old/b.md", True),
        ("**/old/*.md", "old/b.md", True),
        ("**", "anything/at/all", True),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("20[12][0-9]", "2023/a", True),
        ("20[!1]?", "2013", False),
        ("年鉴/*", "年鉴/一.txt", True),
    ],
)
def test_examples(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


def test_files_elsewhere_are_matched_by_their_names_alone(tmp_path: Path) -> None:
    glob = Glob("*.md", str(tmp_path / "project"))
    assert glob.matches(tmp_path / "other" / "a.md")
    assert not Glob("other/*.md", str(tmp_path / "project")).matches(tmp_path / "other" / "a.md")


@given(paths)
def test_a_path_matches_itself_and_all_below(path: list[str]) -> None:
    whole = "/".join(path)
    assert matches(f"/{whole}", whole)
    assert matches(f"/{whole}", f"{whole}/x/y")
    assert all(matches(step, whole) for step in path)


@given(st.text("ab*?", min_size=1, max_size=5).filter(lambda pattern: "**" not in pattern), paths)
def test_a_name_alone_is_looked_for_at_each_level(pattern: str, path: list[str]) -> None:
    assert matches(pattern, "/".join(path)) == any(fnmatchcase(step, pattern) for step in path)


@given(paths, paths)
def test_two_stars_stand_for_any_number_of_folders(above: list[str], below: list[str]) -> None:
    pattern = f"{'/'.join(above)}/**/{'/'.join(below)}"
    assert matches(pattern, "/".join([*above, *below]))
    assert matches(pattern, "/".join([*above, "x", "y", *below]))


@given(st.text(max_size=30))
def test_any_pattern_can_be_used_or_is_explained(pattern: str) -> None:
    wrong = fault(pattern)
    if wrong is None:
        matches(pattern, "a/b/c")
    else:
        assert all(wrong)


def test_many_stars_take_no_longer() -> None:
    pattern = "/".join(["**", "*a*a*a*a*b"] * 8)
    assert not matches(pattern, "/".join(["a" * 40] * 40))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "empty"),
        ("a\\b", "a/b"),
        ("!a", "!"),
        ("../a", ".."),
        ("a**", "between slashes"),
        ("[a", "never closed"),
        ("a" * (MOST_CHARACTERS + 1), "more than"),
    ],
)
def test_faults_say_what_to_write(pattern: str, words: str) -> None:
    wrong = fault(pattern)
    assert wrong is not None
    assert words in wrong[1]
