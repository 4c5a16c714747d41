"""What the admin's forms of records with texts per language check."""

from wagtail.admin.forms.models import WagtailAdminModelForm

from hub.core.languages import own_name


class RecordForm(WagtailAdminModelForm):
    """A record with texts per language below it, one of them in its own language."""

    #: What to say when that one is missing; a translatable text with %(language)s.
    own_text_missing: str

    def kept(self, relation: str) -> list:
        """The forms of a list below the record that are filled in rightly and stay."""
        formset = self.formsets[relation]
        return [form for form in formset.forms if form.is_valid() and form not in formset.deleted_forms]

    def check_own_text(self) -> None:
        """Add an error when there is no text in the record's own language."""
        lang = self.cleaned_data.get("lang")
        if lang and lang not in {form.cleaned_data.get("lang") for form in self.kept("texts")}:
            self.add_error("lang", self.own_text_missing % {"language": own_name(lang)})
