"""Choosing regions, groups and organisations in a form."""

import pytest
from django.urls import reverse

from tests.factories import LagFactory, OrganisationFactory

LAGS = "wagtailsnippetchoosers_lags_lag"
ORGANISATIONS = "wagtailsnippetchoosers_projects_organisation"


@pytest.mark.parametrize(
    ("chooser", "words", "shown", "hidden"),
    [
        ("region_chooser", "Kurzem", "Kurzeme", "Vidzeme"),
        ("region_chooser", "LV00", "Vidzeme", "Sachsen"),
        (LAGS, "abav", "Abavas ieleja", "Sēlija"),
        (ORGANISATIONS, "havn", "Havneforeningen", "Skoleforeningen"),
    ],
)
def test_they_are_found_by_a_part_of_the_name(desk, chooser, words, shown, hidden):
    for name in ("Abavas ieleja", "Sēlija"):
        LagFactory(name=name)
    for name in ("Havneforeningen", "Skoleforeningen"):
        OrganisationFactory(name=name)
    for view in ("choose", "choose_results"):
        page = desk.get(reverse(f"{chooser}:{view}"), {"q": words}).content.decode()
        assert shown in page
        assert hidden not in page


def test_a_chosen_region_goes_into_the_form(desk):
    chosen = desk.get(reverse("region_chooser:chosen", args=["LV005"])).json()
    assert chosen["result"]["id"] == "LV005"
