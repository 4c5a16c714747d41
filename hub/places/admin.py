"""Choosing a country or a region in the admin's forms."""

from django.db.models import ForeignKey, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from hub.core.admin.viewsets import ReadOnlyViewSet, search_form
from hub.core.admin.widgets import ByNameField, pick_label
from hub.places.models import Country, Region

SUGGESTIONS = 12

register_form_field_override(ForeignKey, to=Country, override={"form_class": ByNameField})


def regions_like(text: str, regions: QuerySet[Region] | None = None) -> QuerySet[Region]:
    """Regions whose code begins with a text or whose name holds it, the broad ones first."""
    wanted = Q(code__istartswith=text) | Q(name__icontains=text) | Q(latin_name__icontains=text)
    regions = Region.objects.all() if regions is None else regions
    return regions.filter(wanted).order_by("level", "code")


def suggest_regions(request: HttpRequest) -> JsonResponse:
    """["LV005 Rīga", …] for ?term=, for a `Picker`."""
    term = request.GET.get("term", "").strip()
    found = regions_like(term)[:SUGGESTIONS] if term else ()
    return JsonResponse([pick_label(region) for region in found], safe=False)


class _Regions:
    filter_form_class = search_form(regions_like, _("Code or name"))

    @property
    def columns(self):
        return [
            self.title_column,
            Column("code", label=_("Code"), accessor="code"),
            Column("country", label=_("Country"), accessor="country"),
        ]

    def get_object_list(self):
        return Region.objects.select_related("country").order_by("code")


class ChooseRegion(_Regions, ChooseView):
    """The whole dialogue."""


class ChooseRegionResults(_Regions, ChooseResultsView):
    """The list in it."""


class RegionChooser(ChooserViewSet):
    """Chooses one of the 2,200 regions by code or name."""

    model = Region
    icon = "site"
    per_page = 15
    choose_one_text = _("Choose a region")
    choose_another_text = _("Choose another region")
    choose_view_class = ChooseRegion
    choose_results_view_class = ChooseRegionResults


class RegionViewSet(ReadOnlyViewSet):
    """Regions to look up."""

    model = Region
    name = "regions"
    icon = "site"
    list_display = ["__str__", "code", "level", "country"]
    list_filter = ["level", "country"]
    search_fields = ["code", "name", "latin_name"]
    inspect_view_fields = ["code", "name", "latin_name", "level", "parent", "country", "kinds", "edition"]
