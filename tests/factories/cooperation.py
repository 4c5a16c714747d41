"""Rules of cooperation."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from hub.cooperation.models import CooperationRule


class CooperationRuleFactory(DjangoModelFactory):
    """A Danish rule of which only the source is known."""

    class Meta:
        model = CooperationRule

    slug = factory.Sequence("rule-{}".format)
    country_id = "DK"
    period_id = "2023-2027"
    source_name = "The ministry"
    source_url = "https://example.org/rules"
    checked_on = date(2026, 11, 1)
