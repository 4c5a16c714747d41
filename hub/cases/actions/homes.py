"""A network's homes: its part of the page tree in each language, with what its people may do there.

What Wagtail asks for (permissions of groups on pages, a workflow) is made with the home, so that nobody has to
think of it.
"""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Page, Workflow, WorkflowPage, WorkflowTask

from hub.cases.models import CaseIndexPage, NetworkPage, Review
from hub.networks.models import Network

#: What the people of a network may do with its pages. Editors have somebody else read before it is published.
EDITORS = ("add_page", "change_page")
ADMINISTRATORS = (*EDITORS, "publish_page", "lock_page", "unlock_page")
TITLE = "Cases and news"


@transaction.atomic
def ensure_home(*, network: Network, lang: str) -> NetworkPage:
    """A network's home in a language, made and furnished if it is not there."""
    home = NetworkPage.objects.filter(network=network, locale__language_code=lang).first()
    if home is None:
        index = _index(lang)
        first = NetworkPage.objects.filter(network=network).order_by("pk").first()
        named = network.text_in(lang)
        home = NetworkPage(
            title=named.name if named else network.name,
            slug=network.slug,
            network=network,
            locale=index.locale,
        )
        if first:
            home.translation_key = first.translation_key
        index.add_child(instance=home)
    return home


def missing_homes() -> list[Network]:
    """Networks without a home in their own language: from before there were homes."""
    return [
        network
        for network in Network.objects.exclude(editors=None)
        if not NetworkPage.objects.filter(network=network, locale__language_code=network.lang).exists()
    ]


def is_complete() -> bool:
    """Whether every network has its home, and every language of content can be translated into."""
    return not missing_homes() and not _missing_locales()


@transaction.atomic
def complete() -> None:
    """Give every network its home, and make the languages that stories can be translated into."""
    Locale.objects.bulk_create(Locale(language_code=code) for code in _missing_locales())
    for network in missing_homes():
        ensure_home(network=network, lang=network.lang)


@transaction.atomic
def keep_after_network(*, network: Network) -> None:
    """Before a network is deleted: homes below which nothing was written go with it, the others lose it.

    What was published stays, tended by the hub's own people.
    """
    workflows = Workflow.objects.filter(workflow_pages__page__in=NetworkPage.objects.filter(network=network))
    for workflow in workflows.distinct():
        WorkflowPage.objects.filter(workflow=workflow).delete()
        workflow.deactivate()
    for home in NetworkPage.objects.filter(network=network):
        if home.is_leaf():
            home.delete()


def _missing_locales() -> list[str]:
    known = set(Locale.objects.values_list("language_code", flat=True))
    return [code for code in settings.CONTENT_LANGUAGES if code not in known]


def _index(lang: str) -> CaseIndexPage:
    """The page that holds all homes in a language; one in each language that somebody writes in."""
    locale = Locale.objects.get_or_create(language_code=lang)[0]
    index = CaseIndexPage.objects.filter(locale=locale).first()
    if index:
        return index
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale)
    )
    index = CaseIndexPage(title=f"{TITLE} ({lang})", slug=f"cases-{lang}", locale=locale, show_in_menus=False)
    if first := CaseIndexPage.objects.order_by("pk").first():
        index.translation_key = first.translation_key
    return root.add_child(instance=index)


@transaction.atomic
def furnish(*, home: NetworkPage) -> None:
    """Give a network's people their rights on a home, and its pages their workflow; nothing is taken away.

    Called for every home that is made, those that come with a translation among them.
    """
    network = home.network
    for group, names in ((network.editors, EDITORS), (network.administrators, ADMINISTRATORS)):
        may = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names)
        held = set(
            GroupPagePermission.objects.filter(group=group, page=home).values_list("permission", flat=True)
        )
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=home, permission=each)
            for each in may
            if each.pk not in held
        )
    if not WorkflowPage.objects.filter(page=home).exists():
        WorkflowPage.objects.create(page=home, workflow=_workflow(network))


def _workflow(network: Network) -> Workflow:
    """The one way of a network's pages to the public: somebody else of the network reads them.

    Called by the short name, as its groups are: everybody who may enter the admin sees names of workflows.
    """
    known = WorkflowPage.objects.filter(page__in=NetworkPage.objects.filter(network=network)).first()
    if known:
        return known.workflow
    task = Review.objects.create(name=f"{network.slug}: review")
    task.groups.set([network.editors, network.administrators])
    workflow = Workflow.objects.create(name=f"{network.slug}: review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
