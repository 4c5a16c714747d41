"""Records of other sources that may be the same: doubts, never refusals."""

from functools import cached_property

from django.db.models import Model

from hub.exchange.lookups import fold
from hub.exchange.plans import Problem, doubt


class Doubles:
    """Knows the titles of all records of other sources in a country by hash: about 150 bytes a record."""

    def __init__(self, model: type[Model], source_id: int, headline: str) -> None:
        self._records = model.objects.exclude(source=source_id).order_by()
        self._headline = headline

    @cached_property
    def _known(self) -> dict[int, int]:
        """Hash of country and title -> the record's id."""
        rows = self._records.values_list("country_id", self._headline, "pk")
        return {hash((country, fold(title))): pk for country, title, pk in rows.iterator(chunk_size=5000)}

    def likely(self, title: str, country: str) -> list[Problem]:
        """A doubt if another source has a record of this title in this country."""
        pk = self._known.get(hash((country, fold(title)))) if self._known else None
        other = self._records.filter(pk=pk).values_list(self._headline, flat=True).first() if pk else None
        if other is None or fold(other) != fold(title):
            return []
        return [doubt(self._headline, "likely_double", title, title=other, id=pk)]
