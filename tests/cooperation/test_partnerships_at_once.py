"""Two people of one group press the button at the same moment, each in a transaction of their own."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from hub.cooperation.models import Partner
from hub.cooperation.partnerships import actions
from hub.cooperation.partnerships.actions import Changed
from hub.networks.models import RecordLogEntry
from tests.factories.partnerships import a_partnership

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_budget_counts_and_the_other_is_shown_what_came_before_it():
    made = a_partnership()
    seats = [each.pk for each in made.here]
    start = Barrier(4)

    def save(pk: int, amount: int):
        try:
            partner = Partner.objects.select_related("lag", "partnership").get(pk=pk)
            start.wait(20)
            amounts = {"eafrd": Decimal(amount), "other_public": 0, "private": 0, "other": 0}
            actions.set_budget(
                user=None, partner=partner, version=partner.version, currency="EUR", amounts=amounts
            )
        except Changed as met:
            return met.current.eafrd
        else:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        first = [pool.submit(save, seats[0], amount) for amount in (100, 200)]
        second = [pool.submit(save, seats[1], amount) for amount in (300, 400)]
        met = [[each.result(60) for each in pair] for pair in (first, second)]
    held = [Partner.objects.get(pk=pk).eafrd for pk in seats]
    # Of each pair one was saved, and the other met exactly what was saved.
    assert [sorted(pair, key=bool) for pair in met] == [[None, amount] for amount in held]
    assert held[0] in (100, 200)
    assert held[1] in (300, 400)
    assert RecordLogEntry.objects.filter(action="partnership.budget").count() == 2
