"""What the form of a group checks, beyond what its fields do."""

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.core.admin.forms import RecordForm
from hub.lags.models import LagPeriod
from hub.networks.admin.forms import InScopeForm
from hub.places.forms import PointMixin

#: LEADER began in 1991; groups may be older than it, associations from before 1900 are a slip of the pen.
EARLIEST_FOUNDED = 1900


class LagForm(InScopeForm, PointMixin, RecordForm):
    """A group with its texts and periods. A draft may lack what a published group must have."""

    regions_field = "regions"
    own_text_missing = gettext_lazy(
        "There is no text in %(language)s below. Add one: the group takes its name from there."
    )

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self.check_own_text()
        self._check_founded()
        self.check_regions()
        self._check_periods()
        return cleaned

    def _check_founded(self) -> None:
        founded = self.cleaned_data.get("founded")
        if founded and not EARLIEST_FOUNDED <= founded <= now().year:
            self.add_error("founded", _("Write the year with four digits; it cannot lie in the future."))

    def _check_periods(self) -> None:
        country = self.cleaned_data.get("country")
        for form in self.kept("periods"):
            values = form.cleaned_data
            lead = values.get("lead_fund")
            if lead and lead not in (values.get("funds") or ()):
                form.add_error("lead_fund", _("The lead fund must be one of the funds."))
            if country and values.get("code") and values.get("period"):
                self._check_code(form, country, values)

    def _check_code(self, form, country, values) -> None:
        others = LagPeriod.objects.filter(country=country, period=values["period"], code=values["code"])
        taken = others.exclude(lag=self.instance.pk).select_related("lag").first()
        if taken:
            form.add_error(
                "code",
                _("“%(name)s” has this code in this country and period already.") % {"name": taken.lag.name},
            )
