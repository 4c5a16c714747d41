"""Projects that a group's people write on the site."""

from django.db import transaction
from wagtail.log_actions import log

from hub.core.actions import identify
from hub.core.merging import Values, changed, merge_by_prints
from hub.lags.models import Lag
from hub.lags.permissions import tends
from hub.projects import editing
from hub.projects.models import Beneficiary, Organisation, Project, ProjectText

from .by_hand import save_organisation, save_project


class Moved(Exception):
    """Somebody else has changed the same fields meanwhile.

    mine, theirs: values of both; keys: what both changed, differently.
    """

    def __init__(self, mine: Values, theirs: Values, keys: list[str]):
        self.mine, self.theirs, self.keys = mine, theirs, keys
        super().__init__(", ".join(keys))


@transaction.atomic
def add_project(*, lag: Lag, values: Values, user) -> Project:
    """A new project of a group, declared by its people. `values` as in `editing`, with a title in the group's
    language or in any other one, which is then the project's own.
    """
    project = Project(lag=lag, country_id=lag.country_id, standing=Project.Standing.SELF_DECLARED)
    titles = {key.split(".")[1]: value for key, value in values.items()
              if key.startswith("text.") and key.endswith(".title") and value}  # fmt: skip
    project.lang = lag.lang if lag.lang in titles or not titles else next(iter(titles))
    project.title = titles.get(project.lang, "")
    regions = list(lag.regions.all())
    project.region = regions[0] if len(regions) == 1 else None
    project.texts = [ProjectText(lang=project.lang, title=project.title)]
    editing.put(project, values)
    identify(record=project)
    _set_lead(project, values.get("beneficiary", ""), user)
    save_project(project=project, user=user)
    log(instance=project, action="wagtail.create", user=user)
    return project


@transaction.atomic
def edit_project(
    *, project: Project, values: Values, base: Values | None, user, chosen: dict[str, str] | None = None
) -> list[str]:
    """Keep an edit of a project; keys that somebody else changed meanwhile and that are kept beside.

    base: prints of the values that the form began with (`hub.core.merging`), None if they are not known. chosen:
    "mine" or "theirs" for fields that both sides changed. Raises Moved as long as one of those is not chosen.
    """
    project = Project.objects.select_for_update(of=("self",)).select_related("lag").get(pk=project.pk)
    theirs = editing.values_of(project)
    merged, keys = merge_by_prints(base, values, theirs)
    chosen = chosen or {}
    if any(chosen.get(key) not in ("mine", "theirs") for key in keys):
        raise Moved(values, theirs, keys)
    merged |= {key: values.get(key) for key in keys if chosen[key] == "mine"}
    if not changed(theirs, merged):
        return []
    editing.put(project, merged)
    if merged.get("beneficiary") != theirs.get("beneficiary"):
        _set_lead(project, merged.get("beneficiary") or "", user)
    if project.lag is None or not tends(user, project.lag):
        project.standing = Project.Standing.SELF_DECLARED
    save_project(project=project, user=user)
    log(instance=project, action="wagtail.edit", user=user)
    return changed(values, merged)


def _set_lead(project: Project, name: str, user) -> None:
    """Put the organisation of this name first; partners and persons stay as they are. "" takes it out."""
    rows, lead = list(project.beneficiaries.all()), editing.lead_of(project)
    if lead is not None and lead.organisation_id:
        rows.remove(lead)
    if name.strip():
        organisation = _organisation(project, " ".join(name.split()), user)
        rows = [row for row in rows if row.organisation_id != organisation.pk]
        rows.insert(0, Beneficiary(organisation=organisation, role=Beneficiary.Role.LEAD))
    project.beneficiaries = rows


def _organisation(project: Project, name: str, user) -> Organisation:
    known = Organisation.objects.filter(country=project.country_id, name__iexact=name).order_by("pk").first()
    if known is not None:
        return known
    new = Organisation(name=name, country_id=project.country_id)
    return save_organisation(organisation=new, changed=["name"], user=user)
