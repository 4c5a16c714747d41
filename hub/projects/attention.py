"""What somebody should look at among the projects."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.attention import Need

from .models import Project, ProjectText, ProjectTheme

#: A project in one of these states should have an end that lies ahead.
UNDER_WAY = (Project.Status.PLANNED, Project.Status.APPROVED, Project.Status.RUNNING)


def _without_theme(projects):
    return projects.exclude(Exists(ProjectTheme.objects.filter(project=OuterRef("pk"))))


def _without_own_text(projects):
    told = ProjectText.objects.filter(project=OuterRef("pk"), lang=OuterRef("lang"))
    return projects.exclude(Exists(told.exclude(summary="", description="")))


def _without_english(projects):
    return projects.exclude(Exists(ProjectText.objects.filter(project=OuterRef("pk"), lang="en")))


def _without_point(projects):
    return projects.filter(Q(lat=None) | Q(lon=None), region=None)


def _overdue(projects):
    return projects.filter(end_on__lt=timezone.localdate(), status__in=UNDER_WAY)


NEEDS = (
    Need("no-theme", _("without a theme"), _without_theme),
    Need("no-region", _("without a region"), lambda projects: projects.filter(region=None)),
    Need("overdue", _("under way though their end has passed"), _overdue),
    Need("no-own-text", _("without a text in their own language"), _without_own_text),
    Need("no-english", _("without a text in English"), _without_english),
    Need("no-point", _("without a point on the map or a region"), _without_point),
    Need("hidden", _("not shown on the site"), lambda projects: projects.filter(published=False)),
)
