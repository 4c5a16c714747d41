import django_filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views import snippets
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView

from hub.core.admin.filters import CatalogueFilters
from hub.core.admin.finding import BestFirst
from hub.core.admin.history import ImportHistoryPanel
from hub.core.admin.live import LiveLink, LiveLinks
from hub.core.admin.viewsets import AtomicPost, search_form
from hub.networks.admin.forms import InScopeForm
from hub.networks.admin.scoping import ScopedChooser, ScopedViewSet
from hub.places.forms import PointMixin
from hub.places.models import Country
from hub.places.queries import country_choices
from hub.projects import queries
from hub.projects.finding import organisations_like
from hub.projects.models import Organisation


def _countries():
    held = Country.objects.filter(Exists(Organisation.objects.filter(country=OuterRef("pk")).order_by()))
    return country_choices(held.values_list("pk", flat=True))


class OrganisationFilters(CatalogueFilters):
    country = django_filters.ChoiceFilter(label=_("Country"), choices=_countries)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Organisation.Kind)

    class Meta:
        model = Organisation
        fields = ["country", "kind", "source"]


class OrganisationForm(InScopeForm, PointMixin, WagtailAdminModelForm):
    pass


class OrganisationIndex(LiveLinks, BestFirst, snippets.IndexView):
    like = organisations_like

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("country", "source")

    def public_ids(self, records):
        ids = [organisation.pk for organisation in records]
        return set(queries.taking_part().filter(pk__in=ids).values_list("pk", flat=True))


class AddOrganisation(AtomicPost, snippets.CreateView):
    pass


class EditOrganisationView(LiveLink, AtomicPost, snippets.EditView):
    def is_public(self):
        return queries.taking_part().filter(pk=self.object.pk).exists()


class ChooseOrganisation(ChooseView):
    filter_form_class = search_form(organisations_like, _("Name, town or number"))


class ChooseOrganisationResults(ChooseResultsView):
    filter_form_class = ChooseOrganisation.filter_form_class


class OrganisationChooser(ScopedChooser):
    choose_view_class = ChooseOrganisation
    choose_results_view_class = ChooseOrganisationResults


class OrganisationViewSet(ScopedViewSet):
    """Bodies that carry out projects; never natural persons."""

    model = Organisation
    regions = "region"
    icon = "globe"
    menu_label = _("Organisations")
    menu_order = 220
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = OrganisationIndex
    add_view_class = AddOrganisation
    edit_view_class = EditOrganisationView
    chooser_viewset_class = OrganisationChooser
    filterset_class = OrganisationFilters
    ordering = "-updated_at"
    list_per_page = 30
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("country", label=_("Country"), sort_key="country"),
        Column("town", label=_("Town")),
        Column("source", label=_("Source")),
        DateColumn("updated_at", label=_("Last changed"), sort_key="updated_at"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name", help_text=_("Never the name of a private person.")),
                    FieldPanel("kind"),
                    FieldPanel("country"),
                    FieldPanel("region"),
                    FieldRowPanel([FieldPanel("town"), FieldPanel("postal_code")]),
                    FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
                ],
                heading=_("Organisation"),
            ),
            ObjectList(
                [
                    FieldPanel("standing"),
                    FieldPanel("source", read_only=True),
                    FieldPanel("external_id", read_only=True),
                    FieldPanel("edited_at", read_only=True),
                    ImportHistoryPanel(heading=_("What imports did")),
                ],
                heading=_("Origin"),
            ),
        ],
        base_form_class=OrganisationForm,
    )
