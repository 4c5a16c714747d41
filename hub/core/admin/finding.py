"""Finding records by what somebody types into a box of the admin: every word as a part of some field."""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.db.models import Case, Q, QuerySet, When

#: Words that are looked for; more only make the query dear.
MOST_WORDS = 8


def holding(field: str, text: str) -> Q:
    """Records whose field holds a text as a part, whatever its capitals.

    SQLite knows the capitals of A to Z only, so other texts are tried as typed, small, and with a capital.
    """
    forms = {text} if text.isascii() else {text, text.lower(), text.capitalize(), text.title()}
    return reduce(or_, (Q(**{f"{field}__icontains": form}) for form in sorted(forms)))


def all_words(text: str, where: Callable[[str], Q]) -> Q:
    """Records that have each word of a text; `where` says of one word which records have it."""
    return reduce(and_, (where(word) for word in text.split()[:MOST_WORDS]), Q())


def best_first(records: QuerySet, text: str, field: str) -> QuerySet:
    """Those whose name in `field` begins with a text, then holds it, then has its words, then the others."""
    rank = Case(
        When(Q(**{f"{field}__istartswith": text}), then=0),
        When(holding(field, text), then=1),
        When(all_words(text, lambda word: holding(field, word)), then=2),
        default=3,
    )
    return records.order_by(rank, field, "pk")


class BestFirst:
    """For lists: a search shows the best first, unless somebody sorted by a column."""

    #: Narrows records down to those that have a text.
    like: Callable[[str, QuerySet], QuerySet]
    #: The field that names a record.
    headline = "name"
    is_searchable = True

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        found = type(self).like(self.search_query, queryset)
        return found if self.is_explicitly_ordered else best_first(found, self.search_query, self.headline)
