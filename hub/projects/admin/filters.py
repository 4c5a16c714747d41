import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.admin.filters import CatalogueFilters, NeedFilter
from hub.places.models import Country
from hub.places.queries import country_choices
from hub.projects import queries
from hub.projects.attention import NEEDS
from hub.projects.models import Project, ProjectTheme
from hub.vocabulary.models import Fund, Period, Theme

YES_NO = [("", "---------"), ("true", _("Yes")), ("false", _("No"))]


def _countries():
    """Countries with a project: one look into the index a country, not one over all projects."""
    held = Country.objects.filter(Exists(Project.objects.filter(country=OuterRef("pk")).order_by()))
    return country_choices(held.values_list("pk", flat=True))


class ProjectFilters(CatalogueFilters):
    """Filters of the list of projects."""

    country = django_filters.ChoiceFilter(label=_("Country"), choices=_countries)
    theme = django_filters.ModelChoiceFilter(
        label=_("Theme"), queryset=Theme.objects.all(), method="on_theme"
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Project.Status)
    fund = django_filters.ModelChoiceFilter(label=_("Fund"), queryset=Fund.objects.all())
    period = django_filters.ModelChoiceFilter(label=_("Period"), queryset=Period.objects.order_by("-start"))
    published = django_filters.BooleanFilter(label=_("Shown"), widget=forms.Select(choices=YES_NO))
    experience = django_filters.BooleanFilter(
        label=_("Has experience"), widget=forms.Select(choices=YES_NO), method="with_experience"
    )
    needs = NeedFilter(NEEDS)

    class Meta:
        model = Project
        fields = [
            "country", "theme", "status", "fund", "period", "source", "published", "experience", "needs",
        ]  # fmt: skip

    def on_theme(self, projects: QuerySet, name: str, theme: Theme) -> QuerySet:
        """Projects with a theme among theirs."""
        return projects.filter(pk__in=ProjectTheme.objects.filter(theme=theme).values("project"))

    def with_experience(self, projects: QuerySet, name: str, told: bool) -> QuerySet:
        """Projects that tell what they learned, or those that do not."""
        if told:
            return queries.with_experience(projects)
        return projects.exclude(pk__in=queries.told_experiences().values("project"))
