"""Every engine that is listed here answers the whole contract."""

import pytest

from search.engines.embedded import EmbeddedEngine
from tests.contract.corpus import CORPUS

MAKERS = {"embedded": lambda tmp_path: EmbeddedEngine(tmp_path / "index")}


@pytest.fixture(params=MAKERS)
def empty(request, tmp_path):
    """An engine with nothing in it."""
    return MAKERS[request.param](tmp_path)


@pytest.fixture
def engine(empty):
    """An engine with the corpus in it."""
    empty.index(CORPUS)
    return empty
