"""What every form of a project checks, in the admin and on the site."""

from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

#: Sums may differ by this much, in the project's currency: registers round.
TOLERANCE = Decimal(1)
AMOUNTS = ("total_cost", "public_support", "eu_support", "own_contribution")
#: Steps that follow each other: from handing in to the decision, and from start to end.
ORDERS = (("submitted_on", "assessed_on", "approved_on"), ("start_on", "end_on"))


class ProjectChecks:
    """For forms with the dates and amounts of a project."""

    def check_orders(self) -> None:
        """Add an error to each day that lies before the step it follows."""
        for steps in ORDERS:
            given = [(name, day) for name in steps if (day := self.cleaned_data.get(name))]
            for (earlier, first), (later, second) in pairwise(given):
                if second < first:
                    label = self.fields[earlier].label
                    self.add_error(later, _("This is before “%(earlier)s”.") % {"earlier": label})

    def check_amounts(self) -> None:
        """Only amounts that are being changed: a register's odd sums do not hinder the mending of a text."""
        for name in AMOUNTS:
            if (self.cleaned_data.get(name) or 0) < 0:
                self.add_error(name, _("An amount cannot be below zero."))
        if self.errors.keys() & set(AMOUNTS) or not set(self.changed_data) & set(AMOUNTS):
            return
        total, public, eu, own = (self.cleaned_data.get(name) for name in AMOUNTS)
        if eu is not None and public is not None and eu > public + TOLERANCE:
            self.add_error("eu_support", _("The EU's part cannot be more than the public support."))
        if public is not None and total is not None and public > total + TOLERANCE:
            self.add_error("public_support", _("The public support cannot be more than the total cost."))
        elif None not in (total, public, own) and abs(public + own - total) > TOLERANCE:
            self.add_error(
                "total_cost",
                _("Public support and own contribution make %(sum)s, not %(total)s.")
                % {"sum": public + own, "total": total},
            )
