"""Forms of records that networks tend: nobody puts a record where others tend it, or takes one of theirs."""

from django.forms import Form, ModelChoiceField, ModelMultipleChoiceField
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from hub.networks.permissions import ScopedPolicy
from hub.networks.scope import scope_of


class InScopeForm:
    """For forms of the admin: the place has to be in the scope of who fills it in, and so do records named.

    What stands there already may stay. A record that is refused is taken out of the form, which would
    otherwise show its name.
    """

    #: The field with the region or the regions.
    regions_field = "region"

    def clean(self):
        cleaned = super().clean()
        scope = scope_of(self.for_user)
        if not scope.everywhere:
            self._check_place(scope)
            rows = [row for formset in getattr(self, "formsets", {}).values() for row in formset.forms]
            for form in (self, *rows):
                self._check_named(form, scope)
        return cleaned

    def _check_place(self, scope) -> None:
        if "country" not in self.fields or not self.cleaned_data.get("country"):
            return
        if not scope.covers(self.cleaned_data["country"].pk, [region.pk for region in self._regions()]):
            self.add_error("country", _("Your network does not tend records there."))

    def check_regions(self) -> None:
        """Add an error unless every region lies in the country."""
        country = self.cleaned_data.get("country")
        if country and any(region.country_id != country.pk for region in self._regions()):
            self.add_error(self.regions_field, _("This region is not in %(country)s.") % {"country": country})

    def _regions(self) -> list:
        given = self.cleaned_data.get(self.regions_field) or ()
        return given if hasattr(given, "__iter__") else [given]

    def _check_named(self, form: Form, scope) -> None:
        for name, field in form.fields.items():
            if not isinstance(field, ModelChoiceField) or name == form._meta.model._meta.pk.name:
                continue
            policy = policy_registry.get_by_type(field.queryset.model)
            value = getattr(form, "cleaned_data", {}).get(name)
            if not value or not isinstance(policy, ScopedPolicy) or name not in form.changed_data:
                continue
            several = isinstance(field, ModelMultipleChoiceField)
            kept = set(_keys(form.get_initial_for_field(field, name)))
            foreign = [
                record
                for record in (value if several else [value])
                if record.pk not in kept and not policy.within(scope, record)
            ]
            if foreign:
                form.data = form.data.copy()
                form.data[form.add_prefix(name)] = ""
                form.add_error(name, _("Choose among the records that your network tends."))


def _keys(initial) -> list:
    if initial is None:
        return []
    several = initial if isinstance(initial, list | tuple | set) or hasattr(initial, "all") else [initial]
    return [getattr(item, "pk", item) for item in several]
