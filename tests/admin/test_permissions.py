"""Who may not, gets no page and changes nothing; on every address of ours, reading and writing."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.exchange.models import ImportRun
from tests.factories import DataSourceFactory, LagFactory, OrganisationFactory, ProjectFactory

MODELS = {
    "wagtailsnippets_lags_lag": LagFactory,
    "wagtailsnippets_projects_project": ProjectFactory,
    "wagtailsnippets_projects_organisation": OrganisationFactory,
}
OF_A_RECORD = ("edit", "delete", "history", "usage")
OF_A_GROUP = ("unpublish", "lock", "unlock", "preview_on_edit")


@pytest.fixture
def addresses(db) -> list[str]:
    """Every address of the catalogue and of imports, of records that are there."""
    found = []
    for namespace, factory in MODELS.items():
        record = factory()
        names = [*OF_A_RECORD, *(OF_A_GROUP if namespace.endswith("_lag") else ())]
        found += [reverse(f"{namespace}:{name}", args=[record.pk]) for name in names]
        found += [reverse(f"{namespace}:{name}") for name in ("list", "list_results", "add")]
    source = DataSourceFactory()
    found += [reverse(f"data_sources:{name}", args=[source.pk]) for name in ("edit", "delete", "history")]
    found += [reverse(f"data_sources:{name}") for name in ("index", "add")]
    found += [reverse(f"{name}:index") for name in ("theme", "concept", "fund", "period", "rule", "regions")]
    run = ImportRun.objects.create(kind="projects", source=source, file_name="secret.csv")
    names = ("run", "status", "check", "confirm", "cancel", "undo", "errors")
    found += [reverse(f"imports:{name}", args=[run.pk]) for name in names]
    return [*found, reverse("imports:index"), reverse("imports:index_results"), reverse("imports:upload")]


def turned_away(answer) -> bool:
    """To the admin's first page or its sign-in, or told so."""
    home, sign_in = reverse("wagtailadmin_home"), reverse("account_login")
    if answer.status_code == 302:
        return answer.url == home or answer.url.startswith(sign_in)
    return answer.status_code in (403, 405)


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_rights_every_address_turns_away(stranger, addresses, method):
    before = ImportRun.objects.get().state
    let_in = [url for url in addresses if not turned_away(getattr(stranger, method)(url))]
    assert let_in == []
    assert ImportRun.objects.get().state == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_sent_to_sign_in(addresses, method):
    let_in = [url for url in addresses if not turned_away(getattr(Client(), method)(url))]
    assert let_in == []


def test_a_reader_of_imports_neither_brings_in_nor_takes_back(stranger, addresses):
    from django.contrib.auth.models import Permission

    from hub.accounts.models import User

    user = User.objects.get(email="stranger@example.org")
    names = ("view_importrun", "work_everywhere")
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    run = ImportRun.objects.get()
    assert stranger.get(reverse("imports:run", args=[run.pk])).status_code == 200
    for name in ("check", "confirm", "cancel", "undo"):
        assert turned_away(stranger.post(reverse(f"imports:{name}", args=[run.pk])))
    assert turned_away(stranger.get(reverse("imports:upload")))
    assert "Cancel this import" not in stranger.get(reverse("imports:run", args=[run.pk])).content.decode()


def test_nobody_changes_reference_data(admin_client):
    for name in ("theme", "concept", "fund", "period", "rule", "principle", "indicator", "regions"):
        listed = admin_client.get(reverse(f"{name}:index"))
        assert listed.status_code == 200
        record = listed.context["object_list"][0]
        assert admin_client.get(reverse(f"{name}:inspect", args=[record.pk])).status_code == 200
        for verb in ("add", "edit", "delete"):
            assert admin_client.get(f"/admin/{name}/{verb}/", follow=True).status_code == 404


def test_an_editor_opens_every_page_of_theirs(desk, editor, addresses):
    ImportRun.objects.update(started_by=editor)
    steps = (
        "/check/",
        "/confirm/",
        "/cancel/",
        "/put-away/",
        "/lock/",
        "/unlock/",
        "/errors/",
        "/data_sources/delete/",
    )
    for url in addresses:
        if not any(step in url for step in steps):
            assert desk.get(url).status_code == 200, url
