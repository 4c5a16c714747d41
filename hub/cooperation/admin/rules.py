"""Rules of cooperation: each network keeps those of its own countries and regions, the hub's people those of the EU."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views import snippets

from hub.cooperation import queries
from hub.cooperation.models import CooperationRule
from hub.core.admin.viewsets import AtomicPost
from hub.networks.admin.forms import InScopeForm
from hub.networks.admin.scoping import ScopedViewSet
from hub.networks.scope import scope_of
from hub.places.queries import country_choices


class RuleFilters(WagtailFilterSet):
    country = django_filters.ChoiceFilter(
        label=_("Country"), choices=lambda: country_choices(queries.countries_with_rules())
    )

    class Meta:
        model = CooperationRule
        fields = ["country", "period", "fund"]


class RuleForm(InScopeForm, WagtailAdminModelForm):
    """Networks write no rules of the whole EU, and a region lies in its country."""

    def clean(self):
        cleaned = super().clean()
        country, region = cleaned.get("country"), cleaned.get("region")
        if country is None and "country" not in self.errors and not scope_of(self.for_user).everywhere:
            self.add_error("country", _("Your network does not tend records there."))
        if region is not None and (country is None or region.country_id != country.pk):
            self.add_error("region", _("This region lies in another country."))
        return cleaned


class RuleIndex(snippets.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("country", "region", "period", "fund")


class AddRule(AtomicPost, snippets.CreateView):
    pass


class EditRule(AtomicPost, snippets.EditView):
    pass


def _state(rule: CooperationRule):
    return _("read the source again") if rule.is_stale(timezone.localdate()) else _("read within a year")


class CooperationRuleViewSet(ScopedViewSet):
    """List, form and history."""

    model = CooperationRule
    regions = "region"
    icon = "clipboard-list"
    menu_label = _("Rules of cooperation")
    menu_order = 230
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = RuleIndex
    add_view_class = AddRule
    edit_view_class = EditRule
    filterset_class = RuleFilters
    ordering = "country"
    list_per_page = 50
    list_display = [
        "slug",
        Column("place", label=_("Place")),
        Column("period", label=_("Period")),
        Column("fund", label=_("Fund")),
        DateColumn("checked_on", label=_("Source last read on"), sort_key="checked_on"),
        Column("state", label=_("State"), accessor=_state),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("country"), FieldPanel("region")]),
            FieldRowPanel([FieldPanel("period"), FieldPanel("fund")]),
            FieldPanel("covers"),
            MultiFieldPanel(
                [FieldPanel("decides"), FieldPanel("applications"), FieldPanel("preparatory")],
                heading=_("How it is decided"),
            ),
            InlinePanel("windows", heading=_("Windows for applications"), label=_("Window")),
            MultiFieldPanel(
                [
                    FieldPanel("rate_percent"),
                    FieldPanel("eu_share_percent"),
                    FieldRowPanel([FieldPanel("ceiling"), FieldPanel("currency"), FieldPanel("ceiling_per")]),
                ],
                heading=_("Money"),
            ),
            MultiFieldPanel([FieldPanel("note"), FieldPanel("lang")], heading=_("What else to know")),
            MultiFieldPanel(
                [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("checked_on")],
                heading=_("Source"),
            ),
        ],
        base_form_class=RuleForm,
    )
