"""The nine steps from a strategy to a project that lasts, and where something stands in them.

The order is that of the LEADER method in Regulation (EU) 2021/1060: strategies (articles 31 and 32), calls and
choice of operations by the group (33), payment, and five years in which the result stays in use (65).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

TITLES = {
    1: _("The group writes its strategy"),
    2: _("A committee approves the strategy"),
    3: _("The group opens a call"),
    4: _("The project is handed in"),
    5: _("The group assesses and chooses it"),
    6: _("The paying agency approves it"),
    7: _("It is carried out"),
    8: _("It is paid"),
    9: _("It stays in use for five years"),
}
#: Years after the payment in which a result must stay in use for its purpose: article 65.
KEPT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One of the nine. state: "done", "now", "ahead", or "open" where nothing is known of it.

    on: its day, or the first of its days; end: the last of them; until: the day up to which it lasts.
    """

    number: int
    state: str
    on: date | None = None
    end: date | None = None
    until: date | None = None

    @property
    def title(self) -> Any:
        """What happens in it."""
        return TITLES[self.number]


def day_of(number: int, on: date | None, today: date) -> Step:
    """A step of one day: done when the day has come."""
    return Step(number, "open" if on is None else "done" if on <= today else "ahead", on=on)


def days_of(number: int, start: date | None, end: date | None, today: date) -> Step:
    """A step from `start` to `end`; without an end nobody knows whether it is over."""
    if start and start > today:
        state = "ahead"
    elif end:
        state = "done" if end < today else "now"
    else:
        state = "open"
    return Step(number, state, on=start or end, end=end if start and end and end != start else None)


def kept_until(paid: date | None, today: date) -> Step:
    """Step 9 of what was paid on a day."""
    if paid is None:
        return Step(9, "open")
    # 29 February has no anniversary; the law counts to the end of the month.
    last = date(paid.year + KEPT_YEARS, paid.month, min(paid.day, 28) if paid.month == 2 else paid.day)
    state = "ahead" if paid > today else "now" if today <= last else "done"
    return Step(9, state, until=last)


def in_order(steps: list[Step]) -> list[Step]:
    """The steps, with those done that must be: nothing is paid before it was approved.

    Nothing at all where no day is known.
    """
    if not any(step.on or step.until for step in steps):
        return []
    begun = max((step.number for step in steps if step.state in ("done", "now")), default=0)
    return [
        Step(step.number, "done", step.on, step.end, step.until)
        if step.state == "open" and step.number < begun
        else step
        for step in steps
    ]
