"""What every test may use."""

import pytest

from hub.core import catalogues
from tests.cluster import cluster  # noqa: F401 - a fixture
from tests.database import prepared_database


def pytest_configure():
    """The interface speaks all its languages in tests, too."""
    catalogues.compile_stale()


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker, worker_id):
    """A database of this process with the reference data (countries, regions, vocabulary) in it."""
    with django_db_blocker.unblock(), prepared_database(worker_id):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Each test begins with an empty cache and in English."""
    from django.core.cache import cache
    from django.utils import translation

    from hub.core.caching import generation

    cache.clear()
    generation.forget()
    translation.activate("en")
    yield
    translation.deactivate()
