from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .joining import Joining


class InviteForm(forms.Form):
    """Whom to invite, into which role, in which language to write."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    def __init__(self, ways: Joining, *args, **kwargs):
        super().__init__(*args, label_suffix="", initial={"language": get_language()}, **kwargs)
        self.fields["role"].choices = ways.members.Role.choices
        self.fields["role"].initial = ways.members.Role.values[-1]
