"""Fields of snapshots, named as people know them."""

import pytest
from django.utils import translation

from hub.exchange.differences import spelled
from hub.lags.snapshots import PERIOD_FIELDS
from hub.lags.snapshots import SCALARS as OF_GROUPS
from hub.projects.snapshots import SCALARS as OF_PROJECTS

pytestmark = pytest.mark.django_db


def labels(model, after, lang="en"):
    with translation.override(lang):
        return [each.label for each in spelled(model, {}, after)]


def test_texts_periods_and_principles_say_of_what_they_are():
    assert labels("project", {"text.lv": {"summary": "a"}}) == ["Summary (Latvian)"]
    assert labels("project", {"experience.da": {"worked": "a"}}) == ["What worked (Danish)"]
    assert labels("project", {"principle.innovation.en": "how"}) == ["Innovation (English)"]
    assert labels("lag", {"period.2014-2020": {"population": 9}}) == ["Population (2014-2020)"]


def test_in_the_language_of_the_reader():
    assert labels("project", {"text.lv": {"summary": "a"}}, "da") == ["Resumé (lettisk)"]


def test_of_a_text_only_the_fields_that_differ_are_told():
    before = {"text.lv": {"title": "Veikals", "summary": "", "description": None}}
    after = {"text.lv": {"title": "Veikals", "summary": "Jauns.", "description": ""}}
    assert spelled("project", before, after) == [("Summary (Latvian)", "", "Jauns.")]


@pytest.mark.parametrize(("model", "fields"), [("project", OF_PROJECTS), ("lag", OF_GROUPS)])
def test_every_field_has_a_label(model, fields):
    """No column's own name is left."""
    after = dict(fields) | ({"period.2014-2020": PERIOD_FIELDS} if model == "lag" else {})
    assert [each for each in labels(model, after) if each != each.capitalize() and "_" in each] == []
    assert not set(labels(model, after)) & set(fields)
