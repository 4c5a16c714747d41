import re

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import User

#: What no name has, and a letter that carries it could be made to say.
NO_NAME = re.compile(r"[\x00-\x1f\x7f\u2028\u2029/@]|www\.", re.IGNORECASE)
LONGEST = 60


class PreferencesForm(forms.ModelForm):
    """Name, language and mails."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "mail_rhythm"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"

    def clean_first_name(self) -> str:
        return self._name("first_name")

    def clean_last_name(self) -> str:
        return self._name("last_name")

    def _name(self, field: str) -> str:
        """Names stand in letters of the hub to others, so nothing else may stand in them."""
        name = self.cleaned_data[field]
        if len(name) > LONGEST or NO_NAME.search(name):
            raise forms.ValidationError(_("Write a name of at most 60 letters, without addresses."))
        return name


class EraseForm(forms.Form):
    """Whether somebody means it."""

    sure = forms.BooleanField(label=_("I want my account to be erased. It cannot be brought back."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
