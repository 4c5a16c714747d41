"""Who may do what with a project on the site; in the admin its policy answers (`ScopedPolicy`)."""

from hub.lags import permissions as of_groups
from hub.networks.scope import scope_of

from .models import Project


def may_edit(user, project: Project) -> bool:
    """Whether somebody writes a project: the people of its group, and the network that tends it."""
    if not user.is_authenticated:
        return False
    if project.lag is not None and of_groups.may_edit(user, project.lag):
        return True
    return scope_of(user).covers_record(project)
