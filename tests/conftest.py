from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from claimcheck.model import Document, Report
from claimcheck.pipeline import check_documents
from claimcheck.read import discover, read_file

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
def news(shared: Path) -> list[Document]:
    """A year of daily news and the five older documents beside it, read once for all tests."""
    files, faults = discover([shared / "news", shared / "seeds"])
    assert not faults
    return [read_file(path, document_id=f"d{number}") for number, path in enumerate(files, 1)]


@pytest.fixture(scope="session")
def news_report(news: list[Document]) -> Report:
    """The report on all of them together, which takes half a minute: made once for all tests."""
    return check_documents(news, raising=True)
