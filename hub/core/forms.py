from django import forms


class PlainForm(forms.Form):
    """A form that filters a page by its address; components/field.html shows its fields."""

    def __init__(self, data=None, prefix_of_ids: str = "filter"):
        super().__init__(data, auto_id=f"{prefix_of_ids}-%s", label_suffix="")
        for field in self.fields.values():
            if not field.widget.is_hidden:
                look = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
                field.widget.attrs["class"] = look

    def chosen(self) -> dict:
        """Field name -> value; what is empty or wrong is left out."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
