from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
