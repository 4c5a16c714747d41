"""Names as they stand in addresses, and records found by addresses of before."""

import pytest
from django.urls import reverse

from hub.core.addresses import slug_of
from tests.factories import BeneficiaryFactory, LagFactory, ProjectFactory


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Vindmøllepengene på Ærø", "vindmollepengene-pa-aero"),
        ("Żółta łódź", "zolta-lodz"),
        ("Straße & Œuvre", "strasse-oeuvre"),
        ("Þórður Đuro ı", "thordur-duro-i"),
        ("Ārlavas A\u0304bele", "arlavas-abele"),
        ("Αθήνα", "athina"),
        ("Щастливо село", "shchastlivo-selo"),
        ("„–”", "project"),
        ("a" * 59 + " bcd", "a" * 59),
    ],
)
def test_names_keep_their_letters_in_addresses(text, slug):
    assert slug_of(text, "project") == slug


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "make", "proper", "before"),
    [
        ("projects:profile", lambda: ProjectFactory(title="Bålhøj"), "balhoj", "balhj"),
        ("lags:profile", lambda: LagFactory(name="Łódź"), "lodz", "odz"),
        (
            "organisations:profile",
            lambda: BeneficiaryFactory(organisation__name="Αθήνα").organisation,
            "athina",
            "organisation",
        ),
    ],
)
def test_addresses_of_before_lead_to_the_record(client, name, make, proper, before):
    record = make()
    response = client.get(reverse(name, args=[record.pk, before]))
    assert (response.status_code, response["Location"]) == (301, reverse(name, args=[record.pk, proper]))
    assert record.get_absolute_url() == response["Location"]
