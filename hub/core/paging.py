"""Which pages a list offers to go to."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

#: Entries of a list on one page.
SIZE = 24
#: Pages shown on each side of the current one.
AROUND = 2


@dataclass(frozen=True, slots=True)
class Pager:
    """Page `number` of `last`, both from 1."""

    number: int
    last: int

    @classmethod
    def of(cls, number: int, total: int, size: int, window: int | None = None) -> "Pager":
        """For `total` entries, `size` a page; `window` caps how many entries can be paged to."""
        reachable = total if window is None else min(total, window)
        return cls(number, max(1, -(-reachable // size)))

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None

    @property
    def numbers(self) -> list[int | None]:
        """Page numbers to link to, None for a gap: [1, None, 4, 5, 6, 7, 8, None, 20]."""
        near = range(max(1, self.number - AROUND), min(self.last, self.number + AROUND) + 1)
        wanted = sorted({1, self.last, *near})
        shown: list[int | None] = []
        for page in wanted:
            if shown and page - shown[-1] == 2:
                shown.append(page - 1)
            elif shown and page - shown[-1] > 2:
                shown.append(None)
            shown.append(page)
        return shown


def page_of(request: HttpRequest, records, size: int = SIZE, total: int | None = None) -> tuple[Page, Pager]:
    """The page of `records` (list or queryset) that `?page=` asks for, and the links to the others.

    The first page for nonsense, the last for one that lies beyond. total: how many there are, if known.
    """
    paginator = Paginator(records, size)
    if total is not None:
        paginator.count = total
    page = paginator.get_page(request.GET.get("page", "1")[:9])
    return page, Pager.of(page.number, page.paginator.count, size)
