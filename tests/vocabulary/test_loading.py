"""What `migrate` and `load_vocabulary` bring into the database, and what they take out of it."""

import pytest
from django.core.management import call_command
from django.utils import translation

from hub.vocabulary import loading, queries
from hub.vocabulary.models import Concept, Theme

pytestmark = pytest.mark.django_db


def test_a_new_database_has_all_themes_and_concepts_in_the_order_of_the_files():
    assert [theme.slug for theme in Theme.objects.all()] == [row["slug"] for row in loading.theme_files()]
    assert [(concept.slug, concept.theme_id) for concept in queries.concepts()] == [
        (row["slug"], row["theme_id"]) for row in loading.concept_files()
    ]


def test_a_concept_speaks_every_language():
    pottery = Concept.objects.get(pk="pottery")
    assert pottery.theme.slug == "crafts"
    with translation.override("lv"):
        assert str(pottery) == "keramika"
    assert pottery.terms("fr")[:2] == ["poterie", "céramique"]
    assert pottery.terms("xx") == []


def test_loading_again_changes_nothing():
    before = list(Concept.objects.values())
    call_command("load_vocabulary")
    assert list(Concept.objects.values()) == before


def test_a_concept_that_the_files_dropped_goes_and_a_changed_one_is_mended():
    Concept.objects.create(slug="dropped", theme_id="crafts", labels={"en": "dropped"})
    Concept.objects.filter(pk="pottery").update(labels={"en": "changed"}, theme="water")
    call_command("load_vocabulary")
    assert not Concept.objects.filter(pk="dropped").exists()
    pottery = Concept.objects.get(pk="pottery")
    assert (pottery.label("en"), pottery.theme_id) == ("pottery", "crafts")
