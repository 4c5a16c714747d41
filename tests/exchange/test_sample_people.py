"""Sample networks and accounts, which development alone has."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Collection

from hub.accounts.models import User
from hub.core.models import DataSource
from hub.exchange import sample_people
from hub.networks.models import Network
from hub.networks.scope import scope_of
from tests.factories import LagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples(settings, tmp_path):
    settings.SAMPLE_PASSWORD = tmp_path / "sample_password"
    source = DataSource.objects.create(slug="samples", name="Samples", is_sample=True)
    for country, lang in (("DK", "da"), ("LV", "lv")):
        LagFactory(source=source, country_id=country, lang=lang, name=f"Group {country}")
    sample_people.bring_in()
    return source


def test_sample_people_sign_in_and_tend_their_own_country(samples):
    sample_people.bring_in()
    assert sample_people.accounts() == [
        ("hub@sample.example", "hub administrator"),
        ("mette@sample.example", "network administrator, Netværk for Landliv (eksempel)"),
        ("jens@sample.example", "network editor, Netværk for Landliv (eksempel)"),
        ("ilze@sample.example", "network administrator, Lauku sadarbības tīkls (paraugs)"),
        ("anna@sample.example", "network editor, Lauku sadarbības tīkls (paraugs)"),
        ("aoife@sample.example", "network administrator, Rural Voices Network (sample)"),
        ("liam@sample.example", "network editor, Rural Voices Network (sample)"),
        ("karen@sample.example", "LAG manager, Group DK"),
        ("janis@sample.example", "LAG manager, Group LV"),
        ("zane@sample.example", "LAG member, Group LV"),
    ]
    sent = {"login": "anna@sample.example", "password": sample_people.password()}
    assert Client().post("/en/account/login/", sent).url == "/lv/account/"
    assert scope_of(User.objects.get(email="anna@sample.example")).countries == {"LV"}


def test_they_go_with_the_samples(samples):
    sample_people.take_out()
    assert not User.objects.exists()
    assert not Network.objects.exists()
    assert not Collection.objects.filter(depth=2).exists()
    assert not Group.objects.filter(name__startswith="sample-").exists()


def test_a_hub_that_is_not_for_development_has_none(settings):
    assert settings.SAMPLE_PASSWORD == ""
    assert not sample_people.are_wanted()
