"""What the first page of the admin says."""

import re

from django.urls import reverse

from hub.exchange.models import ImportRun
from hub.lags.models import Lag
from hub.pages import completeness
from search import indexer
from search.models import OutboxEntry
from tests.factories import DataSourceFactory, LagFactory, ProjectFactory, UserFactory

HOME = "wagtailadmin_home"


def test_it_counts_what_needs_attention_and_leads_there(desk):
    LagFactory(lat=None, lon=None, standing=Lag.Standing.VALIDATED, texts={"lv": {"summary": "Pie jūras."}})
    ProjectFactory(end_on="2020-01-01", status="running", region_id="DK050")
    ImportRun.objects.create(kind="projects", source=DataSourceFactory(), state="failed", file_name="a.csv")
    page = desk.get(reverse(HOME)).content.decode()
    lags, projects = (reverse(f"wagtailsnippets_{name}:list") for name in ("lags_lag", "projects_project"))
    assert f'<a href="{lags}?needs=no-point">without a point on the map</a>' in page
    assert f'<a href="{lags}?needs=no-boundary">without a boundary</a>' in page
    assert f'<a href="{projects}?needs=no-theme">without a theme</a>' in page
    assert f'<a href="{projects}?needs=overdue">under way though their end has passed</a>' in page
    assert f'<a href="{reverse("imports:index")}?needs=failed">failed</a>' in page
    assert "Without a region" in page
    assert "?needs=no-region" not in page
    assert "not validated" not in page


def test_it_shows_the_countries_whose_projects_lack_most(desk):
    whole = {"en": {"title": "Mill", "summary": "Grinds."}}
    ProjectFactory(country_id="DK", region_id="DK050", lang="en", themes=["crafts"], texts=whole)
    bare = ProjectFactory(country_id="LV", region=None, lang="lv")
    bare.texts.all().delete()
    (found,) = completeness.worst()
    assert (found.country.pk, found.projects, found.percent) == ("LV", 1, 0)
    assert [number for number, _url in found.lacking] == [1, 1, 1, 1]
    page = desk.get(reverse(HOME)).content.decode()
    assert f"{reverse('wagtailsnippets_projects_project:list')}?country=LV&amp;needs=no-theme" in page


def test_it_leaves_out_that_there_are_no_pictures(desk, admin_client):
    assert "0 Images" not in re.sub(r"<[^>]*>|\s+", " ", admin_client.get(reverse(HOME)).content.decode())
    assert "icon-doc-full-inverse" not in desk.get(reverse(HOME)).content.decode().split("<main")[-1]


def test_it_says_when_all_is_in_order(desk):
    indexer.rebuild()
    assert "Nothing: all is in order." in desk.get(reverse(HOME)).content.decode()


def test_it_tells_when_there_is_no_index(desk):
    assert "The search engine does not answer" in desk.get(reverse(HOME)).content.decode()


def test_it_tells_of_changes_that_wait_for_the_index(desk):
    OutboxEntry.objects.create(kind="project", ids=[1])
    assert "1 batches of changes wait to be indexed" in desk.get(reverse(HOME)).content.decode()


def test_an_import_that_failed_can_be_put_away_and_taken_up_again(desk):
    run = ImportRun.objects.create(
        kind="projects", source=DataSourceFactory(), state="failed", file_name="a.csv", error="No."
    )
    counted = f'<a href="{reverse("imports:index")}?needs=failed">failed</a>'
    page, button = reverse("imports:run", args=[run.pk]), reverse("imports:put_away", args=[run.pk])
    assert counted in desk.get(reverse(HOME)).content.decode()
    assert "Put away" in desk.get(page).content.decode()
    assert desk.get(button).status_code == 405
    assert "is put away" in desk.post(button, follow=True).content.decode()
    assert counted not in desk.get(reverse(HOME)).content.decode()
    assert "Take it up again" in desk.get(page).content.decode()
    desk.post(button)
    assert counted in desk.get(reverse(HOME)).content.decode()


def test_the_editors_area_is_in_the_colours_of_the_hub(desk):
    assert '<link rel="stylesheet" href="/static/css/admin.css">' in desk.get(reverse(HOME)).content.decode()


def test_it_shows_nothing_to_who_has_no_rights(stranger):
    ProjectFactory()
    assert "What needs attention" not in stranger.get(reverse(HOME)).content.decode()


def test_users_are_made_and_changed_by_their_address(admin_client):
    data = {
        "email": "New@Example.org", "first_name": "Jānis", "last_name": "Ozols",
        "password1": "a long enough password", "password2": "a long enough password",
    }  # fmt: skip
    assert admin_client.post(reverse("wagtailusers_users:add"), data).status_code == 302
    user = UserFactory._meta.model.objects.get(email="new@example.org")
    assert user.check_password("a long enough password")
    url = reverse("wagtailusers_users:edit", args=[user.pk])
    assert admin_client.get(url).status_code == 200
    assert admin_client.post(url, {"email": "new@example.org", "first_name": "Jānis", "last_name": "Bērzs",
                                   "is_active": "on"}).status_code == 302  # fmt: skip
    user.refresh_from_db()
    assert user.last_name == "Bērzs"
