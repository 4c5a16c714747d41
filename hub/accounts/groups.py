"""Groups of users that a new hub begins with. An administrator may change them; they are made only once."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission

EDITORS = "Catalogue editors"
#: App, model and what editors may do with it.
MAY = {
    ("lags", "lag"): ("view", "add", "change", "delete", "publish", "lock", "unlock"),
    ("projects", "project"): ("view", "add", "change", "delete"),
    ("projects", "organisation"): ("view", "add", "change", "delete"),
    ("cooperation", "cooperationrule"): ("view", "add", "change", "delete"),
    ("core", "datasource"): ("view", "add", "change"),
    ("exchange", "importrun"): ("view", "add", "change"),
    ("places", "region"): ("view",),
    ("networks", "network"): ("view", "add", "change"),
    # The permission "work_everywhere": they tend the records of all networks.
    ("networks", "everywhere"): ("work",),
    **{
        ("vocabulary", model): ("view",)
        for model in ("theme", "concept", "principle", "fund", "period", "indicator", "rule")
    },
    ("wagtailadmin", "admin"): ("access",),
}
#: With these editors may use and add pictures.
PICTURES = ("add_image", "choose_image")


def complete() -> bool:
    """Whether the groups are there."""
    return Group.objects.filter(name=EDITORS).exists()


@transaction.atomic
def make() -> None:
    """Make the group of editors with its permissions; one that is there stays as it is.

    Call it after migrating, which makes the permissions.
    """
    group, made = Group.objects.get_or_create(name=EDITORS)
    if not made:
        return
    wanted = Q(pk__in=[])
    for (app, model), actions in MAY.items():
        wanted |= Q(content_type__app_label=app, codename__in=[f"{action}_{model}" for action in actions])
    group.permissions.set(Permission.objects.filter(wanted))
    pictures = Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=PICTURES)
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=Collection.get_first_root_node(), permission=each)
        for each in pictures
    )
