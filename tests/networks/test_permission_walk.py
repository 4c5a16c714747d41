"""A foreign editor at every address of the admin: no record of another network, by reading or by writing.

They hold every permission there is but the one to work everywhere, so that nothing but the scope keeps them
out. An address that this test does not know what to do with fails it: whoever adds a view says here to which
kind it belongs.
"""

import html
import json

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log

from hub.cooperation.models import CooperationRule
from hub.core.models import DataSource
from hub.exchange.models import ImportRun
from hub.networks.admin.forms import InScopeForm
from hub.networks.scope import scoped_models
from tests.factories import LagFactory, OrganisationFactory, ProjectFactory
from tests.factories.cooperation import CooperationRuleFactory
from tests.factories.networks import a_member, a_network
from tests.networks.admin_addresses import Address, of_the_admin

SECRET = "Hemmelig Zeltene"
#: Records of no network: pages, pictures, people and groups, settings of the site, reference data, sources of
#: data (shown with every record), and the editor's own drafts of forms. What belongs to a network among them
#: lies in its collection or its part of the page tree; tests/cases/test_foreign_editors.py walks those.
NO_RECORDS = (
    "wagtailadmin_pages:", "wagtailadmin_collections:", "wagtailadmin_workflows:", "wagtailadmin_explore",
    "wagtailadmin_choose_page", "wagtailadmin_api:", "wagtailadmin_password_reset", "wagtailimages",
    "wagtaildocs", "wagtailusers_", "wagtailsites:", "wagtailredirects:", "wagtailembeds:", "wagtaillocales:",
    "theme:", "concept:", "principle:", "fund:", "period:", "indicator:", "rule:", "regions:", "data_sources:",
    "region_chooser:", "letters:", "wagtailadmin_reports:", "wagtailadmin_tag", "wagtailadmin_dismissibles",
    "wagtail_localize:", "wagtailuserbar", "wagtail_user", "wagtailapi", "wagtailcollections",
)  # fmt: skip
#: Values of what addresses take, besides the record itself.
ODDS = {"action_name": "approve", "task_state_id": 1, "workflow_state_id": 1, "task_id": 1}


@pytest.fixture
def records(db) -> dict:
    """A Latvian record of every kind that networks tend, with something in its log."""
    latvian = a_network("latvian", "lv", ["LV"], name=f"{SECRET} tīkls")
    # The hub begins with rules of Denmark, too, which the foreigner may well tick.
    CooperationRule.objects.all().delete()
    made = {
        "networks.network": latvian,
        "lags.lag": LagFactory(name=SECRET),
        "projects.project": ProjectFactory(title=SECRET, lang="lv", country_id="LV"),
        "projects.organisation": OrganisationFactory(name=SECRET, country_id="LV"),
        "cooperation.cooperationrule": CooperationRuleFactory(
            country_id="LV", slug="secret", source_name=SECRET
        ),
    }
    lag = made["lags.lag"]
    lag.save_revision(log_action=True)
    lag.locked, lag.has_unpublished_changes = True, True
    lag.save()
    for record in made.values():
        log(instance=record, action="wagtail.edit")
    return made


@pytest.fixture
def run(db) -> ImportRun:
    source = DataSource.objects.create(slug="secret", name="Register")
    return ImportRun.objects.create(kind="projects", source=source, file_name=f"{SECRET}.csv")


@pytest.fixture
def foreigner(db) -> Client:
    """An administrator of the Danish network whom somebody gave all permissions but those over people."""
    user = a_member(a_network(), "administrator")
    over_people = Q(content_type__app_label__in=("auth", "accounts")) | Q(codename="work_everywhere")
    user.user_permissions.set(Permission.objects.exclude(over_people))
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


def test_every_kind_of_record_is_in_the_walk(records):
    assert {model._meta.label_lower for model in scoped_models()} == set(records)


def test_every_form_of_such_a_record_keeps_to_the_scope():
    loose = [
        model._meta.label
        for model in scoped_models()
        if not issubclass(model.snippet_viewset.get_edit_handler().get_form_class(), InScopeForm)
    ]
    assert loose == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_editor_meets_no_record_of_another_network(foreigner, records, run, method):
    before = _state(records)
    faults, unknown = [], []
    for address in of_the_admin():
        if method == "post" and address.name.startswith(NO_RECORDS):
            continue
        urls = _urls(address, records, run)
        if urls is None:
            unknown.append(f"{address}: {address.route}")
            continue
        for url, is_a_records in urls:
            answer = getattr(foreigner, method)(url)
            told = html.unescape(b"".join(answer).decode(errors="replace"))
            refused = answer.status_code in (403, 404, 405) or _sent_home(answer)
            if SECRET in told or SECRET in _unquoted(told) or (is_a_records and not refused):
                faults.append(f"{method} {url}: {answer.status_code}")
    assert unknown == [], "say in `_urls` or in NO_RECORDS what these lead to"
    assert faults == [], chr(10).join(faults)
    assert _state(records) == before


def _urls(address: Address, records: dict, run: ImportRun) -> list[tuple[str, bool]] | None:
    """(url, whether it names a foreign record) of an address; None where nobody has said."""
    space = address.name.partition(":")[0]
    if space == "imports":
        return [(reverse(address.name, args=[run.pk] if address.takes else []), True)]
    for label, record in records.items():
        if space.removeprefix("wagtailsnippets_").removeprefix("wagtailsnippetchoosers_") == label.replace(
            ".", "_"
        ):
            return _of_a_record(address, record)
    if address.name == "wagtail_bulk_action":
        return [pair for record in records.values() for pair in _bulk(record)]
    if address.name.startswith("wagtailadmin_editing_sessions:"):
        return [pair for record in records.values() for pair in _sessions(address, record)]
    if address.takes:
        return [] if address.name.startswith(NO_RECORDS) else None
    return [] if address.name in LEAVING else [(reverse(address.name), False)]


#: Would end the walk, or fails on purpose.
LEAVING = ("wagtailadmin_logout", "wagtailadmin_error_test")


def _of_a_record(address: Address, record) -> list[tuple[str, bool]]:
    revision = getattr(record, "latest_revision_id", None) or 1
    values = {**ODDS, "pk": record.pk, "revision_id": revision}
    if "revision_id_a" in address.takes:
        pairs = [("earliest", "live"), (revision, "latest")]
        args = [{"pk": record.pk, "revision_id_a": a, "revision_id_b": b} for a, b in pairs]
    else:
        args = [{name: values[name] for name in address.takes}]
    urls = [(reverse(address.name, kwargs=each), bool(each)) for each in args]
    if not address.takes:
        asked = {"list": ("?q=Zeltene", "?export=csv"), "choose_results": ("?q=Zeltene",),
                 "chosen_multiple": (f"?id={record.pk}&multiple=1",)}  # fmt: skip
        view = address.name.rpartition(":")[2]
        urls += [(url + query, False) for url, _names in urls for query in asked.get(view, ())]
    return urls


def _bulk(record) -> list[tuple[str, bool]]:
    args = (record._meta.app_label, record._meta.model_name, "delete")
    url = reverse("wagtail_bulk_action", args=args)
    return [(f"{url}?id={record.pk}", True), (f"{url}?id=all", True)]


def _sessions(address: Address, record) -> list[tuple[str, bool]]:
    values = {
        "app_label": record._meta.app_label, "model_name": record._meta.model_name,
        "object_id": record.pk, "session_id": 1,
    }  # fmt: skip
    url = reverse(address.name, kwargs={name: values[name] for name in address.takes})
    return [(url, "object_id" in address.takes)]


def _sent_home(answer) -> bool:
    """To the first page of the admin, its sign-in, or a page of the site that is not there."""
    home = reverse("wagtailadmin_home")
    return answer.status_code == 302 and (
        answer.url == home or answer.url.startswith((reverse("account_login"), f"/en{home}"))
    )


def _unquoted(told: str) -> str:
    try:
        return json.dumps(json.loads(told), ensure_ascii=False)
    except ValueError:
        return ""


def _state(records: dict) -> dict:
    """All fields of the records as they are in the database."""
    return {
        label: type(record).objects.filter(pk=record.pk).values().first() for label, record in records.items()
    }
