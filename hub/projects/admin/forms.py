"""What the form of a project checks, beyond what its fields do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.core.admin.forms import RecordForm
from hub.networks.admin.forms import InScopeForm
from hub.places.forms import PointMixin
from hub.projects.checks import ProjectChecks


class ProjectForm(InScopeForm, PointMixin, ProjectChecks, RecordForm):
    """A project with all that hangs on it."""

    own_text_missing = gettext_lazy(
        "There is no text in %(language)s below. Add one: the project takes its title from there."
    )

    def clean(self):
        cleaned = super().clean()
        self.check_own_text()
        self.check_regions()
        self.check_orders()
        self.check_amounts()
        self._check_beneficiaries()
        return cleaned

    def _check_beneficiaries(self) -> None:
        for form in self.kept("beneficiaries"):
            organisation, is_person = (form.cleaned_data.get(name) for name in ("organisation", "is_person"))
            if bool(organisation) == bool(is_person):
                form.add_error(
                    "organisation", _("Choose an organisation, or tick “a natural person”, not both.")
                )
