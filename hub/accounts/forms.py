from django import forms
from django.utils.translation import gettext_lazy as _

from .models import User


class PreferencesForm(forms.ModelForm):
    """Name, language and mails."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "mail_rhythm"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"


class EraseForm(forms.Form):
    """Whether somebody means it."""

    sure = forms.BooleanField(label=_("I want my account to be erased. It cannot be brought back."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
