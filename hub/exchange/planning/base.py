"""What planning has in common for every kind of record."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from hub.exchange.lookups import Lookups
from hub.exchange.models import ImportRun
from hub.exchange.planning.checks import validated
from hub.exchange.plans import REFUSED, Given, Plan, refused
from hub.exchange.rows.base import Row


class Planner(ABC):
    """Says what a batch of rows would do, and does it. One planner serves one run."""

    row_class: ClassVar[type[Row]]
    #: Rows that are written in one transaction: of fewer, the index pages are written more often; of more,
    #: others who write wait longer than a second.
    batch_rows: ClassVar[int] = 2000

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.lookups = Lookups(run.source_id)
        self._lines: dict[str, int] = {}

    @abstractmethod
    def plan(self, batch: Sequence[Given]) -> list[Plan]:
        """A plan a row, in their order. Reads only."""

    @abstractmethod
    def write(self, plans: Sequence[Plan]) -> None:
        """Carry the plans out, and log them. Runs in a transaction of the caller."""

    def checked(self, given: Given) -> tuple[Row | None, Plan | None]:
        """The checked row, or the plan of a row that is refused."""
        if is_refused(given):
            return None, refused(given, [])
        row, problems = validated(given, self.row_class)
        return (None, refused(given, problems)) if row is None else (row, None)


def is_refused(given: Given) -> bool:
    """Whether its file or columns keep the row out already."""
    return bool(given.problems) and any(problem.severity == REFUSED for problem in given.problems)
