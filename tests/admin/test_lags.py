"""Editing groups by hand: drafts, publication, history, lock."""

import re

import pytest
from django.urls import reverse

from hub.lags import actions
from hub.lags.admin import LagViewSet
from hub.lags.models import Boundary, Lag, LagPeriod
from search import api, indexer
from search.contracts import Query
from tests.factories import LagFactory, ProjectFactory

from .conftest import row

LIST = "wagtailsnippets_lags_lag:list"
ADD = "wagtailsnippets_lags_lag:add"
PUBLISH = {"action-publish": "action-publish"}


def at(name: str, lag: Lag) -> str:
    return reverse(f"wagtailsnippets_lags_lag:{name}", args=[lag.pk])


def found(text: str) -> list[str]:
    indexer.drain()
    return [hit.key for hit in api.engine().search(Query(text, lang="lv")).hits]


@pytest.fixture
def lag():
    """A live group as an import leaves it: with a revision and a period."""
    lag = LagFactory(name="Abavas ieleja", texts={"lv": {"name": "Abavas ieleja", "summary": "Upes ieleja."}})
    LagPeriod.objects.create(lag=lag, period_id="2023-2027", code="LV07", country_id="LV")
    actions.update_lag(lag_id=lag.pk, values={})
    lag.refresh_from_db()
    return lag


def test_a_draft_is_not_seen_until_it_is_published(desk, form_at, lag):
    form = at("edit", lag)
    assert desk.post(form, form_at(form) | {"texts-0-summary": "Vīnkopju zeme."}).status_code == 302
    assert lag.texts.get().summary == "Upes ieleja."
    assert found("vīnkopju") == []

    assert desk.post(form, form_at(form) | PUBLISH).status_code == 302
    assert lag.texts.get().summary == "Vīnkopju zeme."
    assert found("vīnkopju") == [f"lag:{lag.pk}"]


def test_history_and_comparison_show_what_changed(desk, form_at, lag):
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"texts-0-summary": "Vīnkopju zeme."} | PUBLISH)
    history = desk.get(at("history", lag)).content.decode()
    assert "Ilze Kalniņa" in history
    url = reverse("wagtailsnippets_lags_lag:revisions_compare", args=[lag.pk, "earliest", "latest"])
    comparison = desk.get(url).content.decode()
    assert "Upes ieleja." in comparison
    assert "Vīnkopju zeme." in comparison


def test_what_a_person_published_is_noted_over_several_edits(desk, form_at, lag):
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"texts-0-summary": "Vīnkopju zeme."} | PUBLISH)
    desk.post(form, form_at(form) | {"website": "https://example.org/abava"} | PUBLISH)
    lag.refresh_from_db()
    assert lag.edited_fields == ["text.lv", "website"]


def test_an_old_draft_does_not_bring_back_the_old_fingerprint(desk, form_at, lag):
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"address": "Sabile"})
    actions.note_source(lag_id=lag.pk, fingerprint="new")
    desk.post(form, form_at(form) | PUBLISH)
    lag.refresh_from_db()
    assert (lag.address, lag.source_fingerprint) == ("Sabile", "new")


def test_the_name_follows_the_text_in_the_own_language(desk, form_at, lag):
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"texts-0-name": "Abavas lejtece"} | PUBLISH)
    lag.refresh_from_db()
    assert lag.name == "Abavas lejtece"


def test_projects_are_found_by_the_new_name_of_their_group(desk, form_at, lag):
    project = ProjectFactory(lag=lag, country_id="LV", lang="lv")
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"texts-0-name": "Sēlija"} | PUBLISH)
    assert set(found("Sēlija")) == {f"lag:{lag.pk}", f"project:{project.pk}"}


def test_unpublishing_takes_a_group_out_of_the_index(desk, form_at, lag):
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"texts-0-summary": "Vīnkopju zeme."} | PUBLISH)
    assert found("vīnkopju") == [f"lag:{lag.pk}"]
    desk.post(at("unpublish", lag))
    assert found("vīnkopju") == []


def test_regions_are_picked_by_code_and_name(desk, form_at, lag):
    suggested = desk.get(reverse("suggest_regions"), {"term": "Kurzem"}).json()
    code = suggested[0].split()[0]
    form = at("edit", lag)
    desk.post(form, form_at(form) | {"regions": f'"{suggested[0]}"'} | PUBLISH)
    assert [region.pk for region in lag.regions.all()] == [code]
    assert suggested[0] in desk.get(form).context["form"]["regions"].as_widget().replace("&quot;", "")


def test_a_region_of_another_country_is_told_at_its_field(desk, form_at, lag):
    elsewhere = desk.get(reverse("suggest_regions"), {"term": "Vestjylland"}).json()[0]
    response = desk.post(at("edit", lag), form_at(at("edit", lag)) | {"regions": f'"{elsewhere}"'} | PUBLISH)
    assert response.context["form"].errors == {"regions": [f"This region is not in {lag.country}."]}


def test_lists_are_ticked_and_written_one_a_line(desk, form_at, lag):
    form = at("edit", lag)
    change = {
        "territory_kinds": ["border", "coastal"],
        "languages": ["en", "lv"],
        "social_links": "https://example.org/a\n\nhttps://example.org/b",
        "periods-0-municipalities": "Talsi\nTukums\n",
    }
    desk.post(form, form_at(form) | change | PUBLISH)
    lag.refresh_from_db()
    assert lag.territory_kinds == ["border", "coastal"]
    assert lag.languages == ["en", "lv"]
    assert lag.social_links == ["https://example.org/a", "https://example.org/b"]
    assert lag.periods.get().municipalities == ["Talsi", "Tukums"]


def test_ticks_keep_the_order_in_which_they_are_stored(desk, lag):
    lag.languages = ["lv", "de", "cs"]
    field = LagViewSet().get_form_class()(instance=lag)["languages"]
    order = re.findall(r'value="(..)"', field.as_widget())
    assert order[:4] == ["lv", "de", "cs", "bg"]
    ticked = re.findall(r'value="(..)"[^>]* checked', field.as_widget())
    assert ticked == ["lv", "de", "cs"]


def test_a_draft_can_be_previewed(desk, form_at, lag):
    form, preview = at("edit", lag), at("preview_on_edit", lag)
    answer = desk.post(preview, form_at(form) | {"texts-0-summary": "Vīnkopju zeme."})
    assert answer.json()["is_valid"]
    page = desk.get(preview, {"in_preview_panel": "true"})
    assert "Vīnkopju zeme." in page.content.decode()
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]


def test_a_period_keeps_its_boundary_when_the_group_is_edited(desk, form_at, lag):
    square = {"type": "Polygon", "coordinates": [[[22, 57], [23, 57], [23, 57.5], [22, 57]]]}
    period = lag.periods.get()
    Boundary.objects.create(lag_period=period, geometry=square, west=22, south=57, east=23, north=57.5)
    form = at("edit", lag)
    assert "<svg" in desk.get(form).content.decode()
    desk.post(form, form_at(form) | {"periods-0-population": "12000"} | PUBLISH)
    assert Boundary.objects.get().lag_period == period
    assert lag.periods.get().population == 12000


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        (
            {"lang": "da"},
            "lang",
            "There is no text in dansk below. Add one: the group takes its name from there.",
        ),
        ({"lat": "57.2", "lon": ""}, "lon",
         "A point needs both latitude and longitude. Fill in both or neither."),
        ({"lat": "22.5", "lon": "57.2"}, "lat", "Latitude and longitude seem to be swapped."),
        ({"founded": "3000"}, "founded", "Write the year with four digits; it cannot lie in the future."),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_their_field(desk, form_at, lag, change, field, message):
    response = desk.post(at("edit", lag), form_at(at("edit", lag)) | change | PUBLISH)
    assert response.status_code == 200
    assert response.context["form"].errors == {field: [message]}


def test_a_code_is_one_group_s_in_a_country_and_period(desk, form_at, lag):
    other = LagFactory()
    LagPeriod.objects.create(lag=other, period_id="2023-2027", code="LV08", country_id="LV")
    response = desk.post(at("edit", lag), form_at(at("edit", lag)) | {"periods-0-code": "LV08"} | PUBLISH)
    errors = response.context["form"].formsets["periods"].forms[0].errors
    assert errors == {"code": [f"“{other.name}” has this code in this country and period already."]}


def test_a_new_group_begins_as_a_draft(desk, form_at):
    data = form_at(reverse(ADD)) | {"lang": "lv", "country": "LV", "kind": "lag"}
    data = row(data, "texts", lang="lv", name="Jaunā partnerība", summary="", description="")
    assert desk.post(reverse(ADD), data).status_code == 302
    lag = Lag.objects.get(name="Jaunā partnerība")
    assert (lag.live, lag.source.slug) == (False, "hub")
    assert found("jaunā") == []
    form = at("edit", lag)
    assert desk.post(form, form_at(form) | PUBLISH).status_code == 302
    assert found("jaunā") == [f"lag:{lag.pk}"]


def test_a_locked_group_cannot_be_edited_by_others(desk, form_at, lag, admin_user):
    lag.locked, lag.locked_by = True, admin_user
    lag.save()
    desk.post(at("edit", lag), form_at(at("edit", lag)) | {"address": "Sabile"} | PUBLISH)
    lag.refresh_from_db()
    assert lag.address == ""


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Abavas ieleja", "Sūduva"]),
        ("country=LT", ["Sūduva"]),
        ("period=2023-2027", ["Abavas ieleja"]),
        ("live=false", ["Sūduva"]),
        ("needs=no-boundary", ["Abavas ieleja"]),
        ("needs=no-point", []),
        ("q=LV07", ["Abavas ieleja"]),
        ("q=duva", ["Sūduva"]),
        ("q=ieleja+abavas", ["Abavas ieleja"]),
    ],
)
def test_the_list_narrows_down(desk, lag, query, names):
    LagFactory(name="Sūduva", country_id="LT", lang="lt", live=False)
    response = desk.get(f"{reverse(LIST)}?{query}")
    assert [each.name for each in response.context["object_list"]] == names


def test_form_and_list_lead_to_the_page_on_the_site(desk, lag):
    draft = LagFactory(live=False)
    for record, links in ((lag, 1), (draft, 0)):
        page = desk.get(at("edit", record)).content.decode()
        assert page.count("View live") == links
    page = desk.get(reverse(LIST)).content.decode()
    assert page.count("View live") == 1
    assert f'href="{lag.get_absolute_url()}"' in page


def test_the_list_costs_the_same_for_one_group_and_for_many(desk, lag, django_assert_max_num_queries):
    desk.get(reverse(LIST))
    with django_assert_max_num_queries(18) as few:
        desk.get(reverse(LIST))
    for _number in range(3):
        LagFactory()
    with django_assert_max_num_queries(len(few.captured_queries)):
        desk.get(reverse(LIST))
