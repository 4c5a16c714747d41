"""How a case gets from an editor to the public page, and to other languages."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import translate_object

from hub.cases.models import CasePage, NetworkPage
from hub.networks.actions import delete_network
from search.models import OutboxEntry
from tests.factories.cases import a_case
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db


def of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def decide(user, page, action: str = "approve"):
    state = page.current_workflow_task_state
    return of(user).post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]))


def test_an_editor_hands_in_and_somebody_else_publishes():
    network = a_network()
    editor, colleague = a_member(network), a_member(network)
    case = a_case(network, live=False)
    assert not case.permissions_for_user(editor).can_publish()
    case.get_workflow().start(case, editor)
    decide(editor, case)
    case.refresh_from_db()
    assert not case.live
    decide(colleague, case)
    case.refresh_from_db()
    assert case.live


def test_an_administrator_publishes_alone():
    network = a_network()
    boss = a_member(network, "administrator")
    case = a_case(network, live=False)
    case.get_workflow().start(case, boss)
    decide(boss, case)
    assert CasePage.objects.get(pk=case.pk).live


def test_every_preview_shows_the_draft():
    network = a_network()
    editor, case = a_member(network), a_case(network, live=False)
    shown = of(editor).get(reverse("wagtailadmin_pages:view_draft", args=[case.pk]))
    assert (shown.status_code, "Landsbybutikken" in shown.content.decode()) == (200, True)
    adding = reverse("wagtailadmin_pages:add", args=["cases", "casepage", case.get_parent().pk])
    assert of(editor).get(adding).status_code == 200


def test_the_index_hears_of_what_becomes_of_a_case():
    network = a_network()
    case = a_case(network)
    a_case(network, title="Another")

    def heard():
        found = {pk for row in OutboxEntry.objects.filter(kind="case") for pk in row.ids}
        OutboxEntry.objects.all().delete()
        return found

    heard()
    case.save_revision()
    assert heard() == set()
    case.unpublish()
    assert heard() == {case.number}
    case.delete()
    assert heard() == {case.number}


def test_a_translation_is_segments_of_its_source_and_goes_stale_with_it(django_capture_on_commit_callbacks):
    case = a_case()
    english = Locale.objects.get_or_create(language_code="en")[0]
    translate_object(case, [english])
    source = TranslationSource.objects.get(object_id=case.translation_key)
    translation = source.translations.get()
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string, locale=english, context=segment.context,
            data=f"EN {segment.string.data}",
        )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    told = translation.get_target_instance()
    assert (told.lang, told.number, told.title, told.live) == ("en", case.number, "EN Landsbybutikken", True)
    assert "EN Vote early." in told.words
    assert "EN The grocer closed." in told.words
    total, done = translation.get_progress()
    assert done == total
    assert "Landsbybutikken" in str(translation.export_po())
    case.title = "Købmanden"
    case.save_revision().publish()
    source.update_from_db()
    total, done = translation.get_progress()
    assert done == total - 1
    home = NetworkPage.objects.get(locale=english)
    assert home.network == case.network
    assert a_member(case.network).has_perm("wagtail_localize.submit_translation")
    assert home.permissions_for_user(a_member(case.network)).can_edit()


def test_a_deleted_network_leaves_its_stories_to_the_hub():
    network = a_network()
    case = a_case(network)
    delete_network(network=network)
    case.refresh_from_db()
    assert (case.live, case.network) == (True, None)
    assert Client().get(f"/en/cases/{case.number}/", follow=True).status_code == 200
