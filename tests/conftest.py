from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from claimcheck.model import Report
from claimcheck.pipeline import check_paths

ROOT = Path(__file__).parent.parent

# Time limits make tests fail on a busy machine; a run of the build has to be repeatable.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example documents that come with the project."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real documents that aren't part of the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared with the real documents is not there")
    return folder


@pytest.fixture(scope="session")
def year(shared: Path) -> Report:
    """A year of news and the documents beside it, checked together once for all tests that need them."""
    folders = [shared / "news", shared / "seeds"]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip("../shared has no year of news")
    return check_paths(folders, raising=True)
