from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """The control of a form's field in the look of the hub."""
    widget = field.field.widget
    if is_ticked(field):
        look = "form-check-input"
    else:
        look = "form-select" if isinstance(widget, forms.Select) else "form-control"
    # A text in the empty field that says what the label says is said twice.
    return field.as_widget(attrs={"class": look, "placeholder": False})


@register.filter
def is_ticked(field: BoundField) -> bool:
    """Whether a field is one box to tick; its label stands behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)
