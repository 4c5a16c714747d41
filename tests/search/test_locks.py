"""Who keeps the index up to date takes turns, on one machine and on several."""

import pytest
from django.db import connection

from search import locks
from search.errors import Busy

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine(settings, tmp_path):
    """Go to another machine: nothing is shared with it but the database."""

    def go(name):
        settings.SEARCH = {**settings.SEARCH, "PATH": tmp_path / name}

    go("one")
    return go


def test_lock_is_held_by_one_at_a_time(machine):
    with locks.held(locks.DRAIN):
        assert locks.is_held(locks.DRAIN)
        assert not locks.is_held(locks.REBUILD)
        with pytest.raises(Busy), locks.held(locks.DRAIN, wait=0.2):
            pass
    assert not locks.is_held(locks.DRAIN)


def test_lock_is_let_go_of_after_an_error(machine):
    with pytest.raises(ZeroDivisionError), locks.held(locks.DRAIN):
        raise ZeroDivisionError
    assert not locks.is_held(locks.DRAIN)


def test_machines_that_share_a_database_take_turns(machine):
    with locks.held(locks.REBUILD):
        machine("two")
        assert locks.is_held(locks.REBUILD) is (connection.vendor == "postgresql")
    assert not locks.is_held(locks.REBUILD)
