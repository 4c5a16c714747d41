"""What the search is told of a group."""

import pytest

from hub.lags import search
from hub.places.about import about
from hub.places.geo import Point
from hub.places.models import Region
from tests.factories import LagFactory

pytestmark = pytest.mark.django_db


def test_without_a_point_it_lies_about_its_first_regions():
    lag = LagFactory(lat=None, lon=None)
    lag.regions.set(["LV00B", "LV005"])
    lag.save()
    (document,) = search.documents([lag.pk])
    first = Region.objects.get(pk="LV005")
    assert document.point == about(document.key, Point(first.lat, first.lon))
    assert document.facets["place"] == ("region",)


def test_its_own_point_goes_before_its_regions():
    lag = LagFactory(lat=57.2, lon=22.5)
    lag.regions.set(["LV00B"])
    lag.save()
    (document,) = search.documents([lag.pk])
    assert (document.point, document.facets.get("place")) == ((57.2, 22.5), ("exact",))
