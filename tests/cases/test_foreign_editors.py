"""An administrator of another network at every address of the admin that leads to pages and files.

The walk of records is in tests/networks; here are pages, pictures, documents and translations, which Wagtail and
wagtail-localize guard themselves, or do not.
"""

import html
import json

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from hub.cases.models import CasePage
from tests.factories.cases import a_case
from tests.factories.networks import a_member, a_network
from tests.networks.admin_addresses import Address, of_the_admin

SECRET = "Hemmelig Zeltene"
OURS = (
    "wagtailadmin_pages:", "wagtailadmin_explore", "wagtailadmin_choose_page", "wagtailadmin_api:", "wagtailimages",
    "wagtaildocs", "wagtail_localize:", "wagtailadmin_reports:", "wagtailadmin_home", "wagtailadmin_workflows:",
    "wagtailadmin_collections:", "wagtailadmin_editing_sessions:", "wagtail_bulk_action", "cases",
)  # fmt: skip

#: What they take names a kind of page, one's own session, or the network's home, which is public.
LISTING = (":choose_parent", ":type_use", ":type_use_results", ":release", "wagtailadmin_choose_page_child")
#: Wagtail's own form fails on a request without fields.
BREAKS = ("post", "wagtailadmin_choose_page_external_link")


@pytest.fixture
def secrets(db) -> dict:
    """A Latvian draft that waits for its review, its translation, and files of the Latvian network."""
    network = a_network("latvian", "lv", ["LV"])
    author = a_member(network)
    page = a_case(network, title=SECRET, live=False)
    page.get_workflow().start(page, author)
    translate_object(page, [Locale.objects.get_or_create(language_code="en")[0]])
    source = TranslationSource.objects.get(object_id=page.translation_key)
    held = {"collection": network.collection, "title": SECRET}
    image = get_image_model().objects.create(file=get_test_image_file(), **held)
    document = get_document_model().objects.create(file=ContentFile(b"secret", "secret.txt"), **held)
    translation = source.translations.get()
    return {
        "page": page, "image": image, "document": document, "translation": translation, "source": source,
        "collection": network.collection,
    }  # fmt: skip


@pytest.fixture
def foreigner(db) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(a_member(a_network(), "administrator"))
    return client


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_administrator_meets_nothing_of_another_network(foreigner, secrets, method):
    before = _state(secrets)
    faults = []
    for address in of_the_admin():
        if not address.name.startswith(OURS) or (method, address.name) == BREAKS:
            continue
        for url, names_it in _urls(address, secrets):
            answer = getattr(foreigner, method)(url)
            told = html.unescape(b"".join(answer).decode(errors="replace"))
            if SECRET in told or SECRET in _unquoted(told) or (names_it and not _refused(answer)):
                faults.append(f"{method} {url} ({address.name}): {answer.status_code}")
    assert faults == [], "\n".join(faults)
    assert _state(secrets) == before


def _urls(address: Address, secrets: dict) -> list[tuple[str, bool]]:
    """(url, whether it names what is secret) of an address."""
    page, image, document = (secrets[name] for name in ("page", "image", "document"))
    state = page.current_workflow_state
    space = address.name.partition(":")[0]
    values = {
        "page_id": page.pk, "page_to_move_id": page.pk, "page_pk": page.pk, "parent_page_id": page.get_parent().pk,
        "destination_id": page.get_parent().pk, "image_id": image.pk, "document_id": document.pk, "doc_id": document.pk,
        "uploaded_file_id": 1, "filter_spec": "width-100", "collection_id": secrets["collection"].pk,
        "translation_source_id": secrets["source"].pk, "translation_id": secrets["translation"].pk,
        "string_segment_id": secrets["source"].stringsegment_set.first().pk, "overridable_segment_id": 1,
        "mode": "", "action_name": "approve", "task_state_id": state.current_task_state.pk,
        "workflow_state_id": state.pk, "task_id": state.current_task_state.task_id, "workflow_pk": state.workflow_id,
        "revision_id": page.latest_revision_id, "revision_id_a": "earliest", "revision_id_b": "latest",
        "content_type_app_name": "cases", "content_type_model_name": "casepage",
        "app_label": "cases", "model_name": "casepage", "object_id": page.pk, "session_id": 1, "action": "delete",
        "pk": {
            "wagtailadmin_collections": secrets["collection"].pk, "wagtailimages_chooser": image.pk,
            "wagtaildocs_chooser": document.pk,
        }.get(space, page.pk),
    }  # fmt: skip
    if address.name.startswith(("wagtailadmin_api:images", "wagtailadmin_api:documents")):
        values["pk"] = image.pk if "images" in address.name else document.pk
    if space == "wagtailadmin_workflows":
        values["pk"] = values["task_id"] if "task" in address.name else state.workflow_id
    if "mode" in address.takes:
        values["mode"] = "draft"
    listing = address.name.endswith(LISTING)
    url = reverse(address.name, kwargs={name: values[name] for name in address.takes})
    if address.name == "wagtail_bulk_action":
        return [(f"{url}?id={page.pk}", False), (f"{url}?id=all", False)]
    if address.takes:
        return [(url, not listing)]
    keys = "&".join(f"id={secrets[name].pk}" for name in ("page",))
    return [(url, False), (f"{url}?q=Zeltene&{keys}&multiple=1&object_type=cases.casepage", False)]


def _refused(answer) -> bool:
    """Not there, not allowed, no such request, or sent elsewhere, where this walk comes by as well."""
    return answer.status_code in (302, 403, 404, 405)


def _unquoted(told: str) -> str:
    try:
        return json.dumps(json.loads(told), ensure_ascii=False)
    except ValueError:
        return ""


def _state(secrets: dict) -> dict:
    """What is in the database of what is secret."""
    found = {name: type(held).objects.filter(pk=held.pk).values().first() for name, held in secrets.items()}
    return found | {
        "pages": list(CasePage.objects.order_by("pk").values()),
        "state": secrets["page"].current_workflow_state.status,
    }
