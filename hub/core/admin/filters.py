"""Filters that the catalogue's lists share."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from hub.core.attention import Need, choices, narrowed
from hub.core.models import DataSource


class NeedFilter(django_filters.ChoiceFilter):
    """Records that need something; what, is said in `needs`."""

    def __init__(self, needs: tuple[Need, ...], **kwargs):
        self.needs = needs
        super().__init__(label=_("Needs attention"), choices=lambda: choices(needs), **kwargs)

    def filter(self, records, value):
        return narrowed(records, self.needs, value) if value else records


class CatalogueFilters(WagtailFilterSet):
    """Of records with a source: by source, standing and whatever a subclass adds."""

    source = django_filters.ModelChoiceFilter(label=_("Source"), queryset=DataSource.objects.all())
