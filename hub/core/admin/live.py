"""The way from a record's form, and from its line in a list, to its page on the site."""

from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, HeaderButton

NEW_WINDOW = {"target": "_blank", "rel": "noreferrer"}


class LiveLinks:
    """For lists: "View live" among what a line offers, of records that visitors can see."""

    def public_ids(self, records) -> set[int]:
        """Ids of those of a page's records that have a page on the site."""
        raise NotImplementedError

    def paginate_queryset(self, *args, **kwargs):
        paginator, page, records, more = super().paginate_queryset(*args, **kwargs)
        self._public = self.public_ids(records)
        return paginator, page, records, more

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if instance.pk in self._public:
            url = instance.get_absolute_url()
            buttons.append(
                Button(_("View live"), url=url, icon_name="view", priority=15, attrs=dict(NEW_WINDOW))
            )
        return buttons


class LiveLink:
    """For forms: "View live" in the header, once visitors can see the record."""

    def is_public(self) -> bool:
        """Whether the record has a page on the site."""
        raise NotImplementedError

    @property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if self.is_public():
            url = self.object.get_absolute_url()
            buttons.append(HeaderButton(_("View live"), url=url, icon_name="view", attrs=dict(NEW_WINDOW)))
        return buttons
