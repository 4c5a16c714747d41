"""Forms beside the steps of writing: begin, go on, judge, write to another group."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hub.cooperation import explain
from hub.cooperation.models import Interest, Offer, OfferReview
from hub.cooperation.models.review import suffices
from hub.core.forms import PlainForm
from hub.lags.models import Lag

from . import attachments, contact_details, matches
from .actions import offers as actions
from .beginnings import Beginning


class BeginForm(PlainForm):
    """For which of one's groups an offer is begun."""

    lag = forms.ModelChoiceField(label=_("Group"), queryset=Lag.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Kind of offer"), choices=Offer.Kind.choices)

    def __init__(self, groups, start: Beginning, asking: Any = None, data=None):
        super().__init__(data, "begin")
        self.fields["lag"].queryset = groups
        self.initial = {"lag": asking, "kind": Offer.Kind.PARTNERS}

    def begin(self, *, user, start: Beginning, project, page: str) -> Offer:
        """The draft."""
        lag = self.cleaned_data["lag"]
        lang = start.lang(page[:2]) if start.text else lag.lang
        fields = {**start.fields, "kind": self.cleaned_data["kind"], "languages": sorted({lag.lang, "en"})}
        told = start.texts()
        return actions.begin(
            user=user, lag=lag, lang=lang, fields=fields, texts={lang: told} if told else {}, project=project
        )


class ProgressForm(PlainForm):
    """What may be changed of a published offer without a new judgement."""

    partners_found = forms.IntegerField(label=_("Partners found so far"), min_value=0, max_value=40)
    reply_by = forms.DateField(
        label=_("Reply by"), required=False, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip

    def __init__(self, offer: Offer, data=None):
        super().__init__(data, "progress")
        self.offer = offer
        self.initial = {"partners_found": offer.partners_found, "reply_by": offer.reply_by}

    def clean_reply_by(self):
        day = self.cleaned_data["reply_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        if day and self.offer.expires_on and day > self.offer.expires_on:
            raise forms.ValidationError(_("The offer ends before that day."))
        return day


class ReviewForm(PlainForm):
    """Four criteria, and a remark that has to be there where the offer goes back."""

    SCALE = [(number, str(number)) for number in range(6)]

    comment = forms.CharField(
        label=capfirst(OfferReview._meta.get_field("comment").verbose_name), max_length=3000, required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, offer: Offer, data=None):
        super().__init__(data, "review")
        self.initial = {"version": offer.version}
        for name in OfferReview.CRITERIA:
            label = OfferReview._meta.get_field(name).verbose_name
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=self.SCALE, coerce=int, widget=forms.RadioSelect
            )

    @property
    def criteria(self) -> list:
        """The fields of the criteria."""
        return [self[name] for name in OfferReview.CRITERIA]

    @property
    def points(self) -> dict[str, int]:
        """Criterion -> points."""
        return {name: self.cleaned_data[name] for name in OfferReview.CRITERIA}

    def clean(self):
        cleaned = super().clean()
        points = [cleaned.get(name) for name in OfferReview.CRITERIA]
        if None not in points and not suffices(points) and not cleaned.get("comment"):
            self.add_error("comment", _("Tell the group what to change."))
        return cleaned


class MessageForm(PlainForm):
    """A text to another group, and a file if wanted. Details by which people are found outside are warned of."""

    text = forms.CharField(
        label=_("Message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), strip=True
    )
    attachment = forms.FileField(
        label=_("File"), required=False, help_text=attachments.HELP, widget=forms.FileInput
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None):
        super().__init__(data, "message")
        self.files = files or {}
        self.is_bound = data is not None
        #: What of the text looks like an address or a number, while the writer has not said that they mean it.
        self.details: list[str] = []

    def clean_attachment(self):
        file = self.cleaned_data["attachment"]
        return attachments.clean(file) if file else None

    def clean(self):
        cleaned = super().clean()
        found = contact_details.found(cleaned.get("text", ""))
        if found and not cleaned.get("sure"):
            self.details = found
            self.data = self.data.copy()
            self.data["sure"] = "on"
            raise forms.ValidationError(
                _("This looks like an address or a telephone number: %(what)s. The other group's people will see "
                  "it. Nothing was sent; send again if you mean to."),
                params={"what": ", ".join(found)},
            )  # fmt: skip
        return cleaned


class InterestForm(MessageForm):
    """What a group says that wants to take part."""

    lag = forms.ModelChoiceField(label=_("For the group"), queryset=Lag.objects.none(), empty_label=None)

    field_order = ("lag", "text", "attachment")

    def __init__(self, groups, data=None, files=None):
        super().__init__(data, files)
        self.fields["lag"].queryset = groups
        self.fields["text"].label = _("What do you bring?")
        self.fields["text"].help_text = _("Who you are, what you have done, what you want to do together.")
        self.order_fields(self.field_order)


class DeclineForm(PlainForm):
    """A kind reason."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Interest.Reason.choices, widget=forms.RadioSelect)

    def __init__(self, data=None):
        super().__init__(data, "decline")
        del self.fields["reason"].widget.attrs["class"]


class ReportForm(PlainForm):
    """What is wrong with a message."""

    why = forms.CharField(
        label=_("What is wrong with it?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None):
        super().__init__(data, "report")


class WeightsForm(PlainForm):
    """How much each criterion counts for somebody: a number each, 5 as usual; a script makes sliders of them."""

    def __init__(self, held: Mapping[str, int], data=None):
        super().__init__(data, "weights")
        for name, label in explain.NAMES.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=matches.MOST, initial=held.get(name, matches.USUAL),
                widget=forms.NumberInput(attrs={"class": "form-control", "data-slider": ""}),
            )  # fmt: skip

    @property
    def changed(self) -> dict[str, int]:
        """Those that do not count as usual."""
        return {name: value for name, value in self.cleaned_data.items() if value != matches.USUAL}
