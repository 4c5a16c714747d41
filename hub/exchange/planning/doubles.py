"""Records of other sources that may be the same: doubts, never refusals."""

from functools import cached_property

from django.db.models import Model

from hub.exchange.lookups import fold
from hub.exchange.plans import Problem, doubt


class Doubles:
    """Knows the titles of all records of other sources in a country by hash: 60 bytes a record."""

    def __init__(self, model: type[Model], source_id: int, headline: str) -> None:
        self._records = model.objects.exclude(source=source_id).order_by()
        self._headline = headline

    @cached_property
    def _known(self) -> set[int]:
        rows = self._records.values_list("country_id", self._headline)
        return {hash((country, fold(title))) for country, title in rows.iterator(chunk_size=5000)}

    def likely(self, title: str, country: str) -> list[Problem]:
        """A doubt if another source has a record of this title in this country."""
        if not self._known or hash((country, fold(title))) not in self._known:
            return []
        rows = self._records.filter(country=country).values_list("pk", self._headline)
        for pk, other in rows.iterator(chunk_size=5000):
            if fold(other) == fold(title):
                return [doubt(self._headline, "likely_double", title, title=other, id=pk)]
        return []
