from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.snippets.views import snippets
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView

from hub.core.admin.finding import BestFirst, all_words, holding
from hub.core.admin.live import LiveLink, LiveLinks
from hub.core.admin.viewsets import AtomicPost, search_form
from hub.core.admin.widgets import pick_label
from hub.lags.models import Lag, LagPeriod, LagText
from hub.networks.admin.scoping import ScopedChooser, ScopedViewSet
from hub.networks.scope import scope_of

from .filters import LagFilters
from .panels import edit_handler

SUGGESTIONS = 12


def lags_like(text: str, lags: QuerySet[Lag] | None = None) -> QuerySet[Lag]:
    """Groups that have each word in a name (of any language or period), or a code or number that begins so."""
    lags = Lag.objects.all() if lags is None else lags
    return lags.filter(all_words(text, _lag_has))


def _lag_has(word: str) -> Q:
    texts = LagText.objects.filter(holding("name", word)).order_by()
    periods = LagPeriod.objects.filter(holding("name", word) | Q(code__istartswith=word)).order_by()
    return (
        holding("name", word)
        | Q(external_id__istartswith=word)
        | Q(pk__in=texts.values("lag"))
        | Q(pk__in=periods.values("lag"))
    )


def suggest_lags(request: HttpRequest) -> JsonResponse:
    """["12 Divjūru partnerība", …] of the reader's scope for ?term=, for a `Picker`."""
    term = request.GET.get("term", "").strip()
    seen = scope_of(request.user).narrow(Lag.objects.all())
    found = lags_like(term, seen)[:SUGGESTIONS] if term else ()
    return JsonResponse([pick_label(lag) for lag in found], safe=False)


class LagIndex(LiveLinks, BestFirst, snippets.IndexView):
    """The list; its search box looks at names, codes and numbers."""

    like = lags_like

    def public_ids(self, records):
        return {lag.pk for lag in records if lag.live}

    def get_base_queryset(self):
        lags = super().get_base_queryset().select_related("country", "source")
        texts = (
            LagText.objects.filter(lag=OuterRef("pk")).order_by().values("lag").annotate(number=Count("pk"))
        )
        return lags.annotate(text_count=Subquery(texts.values("number")))


class AddLag(AtomicPost, snippets.CreateView):
    pass


class EditLagView(LiveLink, AtomicPost, snippets.EditView):
    def is_public(self):
        return self.object.live


class UnpublishLag(AtomicPost, snippets.UnpublishView):
    pass


class ChooseLag(ChooseView):
    filter_form_class = search_form(lags_like, _("Name, code or number"))


class ChooseLagResults(ChooseResultsView):
    filter_form_class = ChooseLag.filter_form_class


class LagChooser(ScopedChooser):
    choose_view_class = ChooseLag
    choose_results_view_class = ChooseLagResults


def _state(lag: Lag):
    """Wagtail's own column asks for the revisions of every group."""
    if not lag.live:
        return _("draft")
    return _("published, with a newer draft") if lag.has_unpublished_changes else _("published")


class LagViewSet(ScopedViewSet):
    """Groups: list, form with drafts, history, comparison, lock, preview."""

    model = Lag
    regions = "regions"
    icon = "group"
    menu_label = _("Local action groups")
    menu_order = 200
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = LagIndex
    add_view_class = AddLag
    edit_view_class = EditLagView
    unpublish_view_class = UnpublishLag
    chooser_viewset_class = LagChooser
    filterset_class = LagFilters
    ordering = "name"
    list_per_page = 30
    list_display = [
        "name",
        Column("country", label=_("Country"), sort_key="country"),
        NumberColumn("text_count", label=_("Languages")),
        Column("standing", label=_("Standing"), accessor="get_standing_display", sort_key="standing"),
        Column("source", label=_("Source")),
        DateColumn("updated_at", label=_("Last changed"), sort_key="updated_at"),
        Column("state", label=_("State"), accessor=_state),
    ]
    edit_handler = edit_handler
