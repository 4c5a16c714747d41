"""What a network's people may do, as groups of users and a collection; Wagtail asks those."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission

from .models import Network

READ = ("view",)
TEND = ("view", "add", "change", "delete")
#: App, model and what an editor of any network may do with it, within the network's scope.
EDITORS = {
    ("lags", "lag"): (*TEND, "publish", "lock", "unlock"),
    ("projects", "project"): TEND,
    ("projects", "organisation"): TEND,
    ("cooperation", "cooperationrule"): TEND,
    ("networks", "network"): READ,
    ("core", "datasource"): READ,
    ("places", "region"): READ,
    **{
        ("vocabulary", model): READ
        for model in ("theme", "concept", "principle", "fund", "period", "indicator", "rule")
    },
    ("wagtailadmin", "admin"): ("access",),
    ("wagtail_localize", "translation"): ("submit",),
}
#: What an administrator may besides.
ADMINISTRATORS = {**EDITORS, ("networks", "network"): ("view", "change")}
#: With the files of the network's own collection.
FILES = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}


def furnish(network: Network) -> None:
    """Give a network its groups and its collection, with their permissions; the caller saves it.

    What is there already gets what is missing and loses nothing.
    """
    if network.collection is None:
        network.collection = Collection.get_first_root_node().add_child(name=network.name)
    for field, may in (("editors", EDITORS), ("administrators", ADMINISTRATORS)):
        if getattr(network, field) is None:
            setattr(network, field, Group.objects.create(name=f"{network.slug}: {field}"))
        group = getattr(network, field)
        group.permissions.add(*_permissions(may))
        for app, names in FILES.items():
            for permission in Permission.objects.filter(content_type__app_label=app, codename__in=names):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=network.collection, permission=permission
                )


def _permissions(may: dict) -> list[Permission]:
    wanted = Q(pk__in=[])
    for (app, model), actions in may.items():
        wanted |= Q(content_type__app_label=app, codename__in=[f"{action}_{model}" for action in actions])
    return list(Permission.objects.filter(wanted))
