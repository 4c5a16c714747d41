import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from hub.core.admin.filters import NeedFilter
from hub.core.models import DataSource
from hub.exchange import actions
from hub.exchange.attention import NEEDS
from hub.exchange.models import ImportRun

from .policy import BRING_IN, READ, policy


class RunFilters(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ImportRun.Kind)
    state = django_filters.ChoiceFilter(label=_("State"), choices=ImportRun.State)
    source = django_filters.ModelChoiceFilter(label=_("Source"), queryset=DataSource.objects.all())
    needs = NeedFilter(NEEDS)

    class Meta:
        model = ImportRun
        fields = ["kind", "state", "source", "needs"]


class RunList(generic.IndexView):
    """All imports, the newest first, with their counts."""

    model = ImportRun
    page_title = _("Imports")
    header_icon = "download"
    index_url_name = "imports:index"
    index_results_url_name = "imports:index_results"
    any_permission_required = list(READ)
    filterset_class = RunFilters
    is_searchable = False
    paginate_by = 50
    default_ordering = "-created_at"
    columns = [
        TitleColumn(
            "file_name",
            label=_("File"),
            get_url=lambda run: reverse("imports:run", args=[run.pk]),
            width="20%",
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("source", label=_("Source")),
        Column("state", label=_("State"), accessor="get_state_display"),
        NumberColumn("created", label=pgettext_lazy("rows", "New")),
        NumberColumn("changed", label=_("Changed")),
        NumberColumn("same", label=_("Same")),
        NumberColumn("doubtful", label=_("Doubtful")),
        NumberColumn("refused", label=_("Refused")),
        DateColumn("created_at", label=_("Started"), sort_key="created_at"),
        Column("started_by", label=_("By")),
    ]

    def get(self, request, *args, **kwargs):
        actions.mark_interrupted()
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self):
        return ImportRun.objects.select_related("source", "started_by")

    @property
    def header_buttons(self):
        if not policy.user_has_any_permission(self.request.user, BRING_IN):
            return []
        return [HeaderButton(_("Import a file"), url=reverse("imports:upload"), icon_name="upload")]
