import pytest
from django.utils import translation

from tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_reader_gets_their_own_language_when_it_is_there():
    project = ProjectFactory(texts={"lv": {"title": "Ciema veikals"}, "en": {"title": "Village shop"}})
    with translation.override("lv"):
        assert project.best_text().title == "Ciema veikals"


def test_else_english_else_the_records_own():
    project = ProjectFactory(title="Landsbybutik", texts={"en": {"title": "Village shop"}})
    assert project.best_text("lv").title == "Village shop"
    assert ProjectFactory(title="Landsbybutik").best_text("lv").title == "Landsbybutik"
