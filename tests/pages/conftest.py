import pytest

from search import indexer


@pytest.fixture
def index():
    """Call it to bring what the test made to the search; the index is empty again for the next test."""
    yield indexer.rebuild
    from search.api import engine

    with engine().rebuild():
        pass
