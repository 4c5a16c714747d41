from django.utils.translation import gettext_lazy as _
from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import snippets

from hub.core.admin.forms import RecordForm
from hub.core.admin.viewsets import AtomicPost, SafeDelete
from hub.core.admin.widgets import Picker
from hub.networks import actions
from hub.networks.models import Network
from hub.networks.permissions import NetworkPolicy
from hub.networks.scope import scope_of
from hub.places.models import Region

from .forms import InScopeForm
from .scoping import ScopedViewSet

#: What a network covers decides on the rights of its people; only the hub's own people change it.
RIGHTS = ("slug", "level", "countries", "regions", "standing")


class NetworkForm(InScopeForm, RecordForm):
    own_text_missing = _(
        "There is no text in %(language)s below. Add one: the network takes its name from there."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not scope_of(self.for_user).everywhere:
            for name in RIGHTS:
                self.fields[name].disabled = True

    def clean(self):
        cleaned = super().clean()
        self.check_own_text()
        return cleaned


class _Save:
    def _save_instance(self):
        if self.form:
            self.instance = self.form.save(commit=False)
        actions.complete(network=self.instance).save()


class CreateNetwork(_Save, CreateAction):
    pass


class EditNetwork(_Save, EditAction):
    pass


class RemoveNetwork(DeleteAction):
    def _delete(self):
        actions.delete_network(network=self.instance, by=self.user)


class AddNetwork(AtomicPost, snippets.CreateView):
    pass


class EditNetworkView(AtomicPost, snippets.EditView):
    pass


class DeleteNetwork(SafeDelete, snippets.DeleteView):
    pass


class NetworkViewSet(ScopedViewSet):
    """Networks: what they are called, what they cover, how to reach them."""

    model = Network
    icon = "globe"
    menu_label = _("Networks")
    menu_order = 195
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = AddNetwork
    edit_view_class = EditNetworkView
    delete_view_class = DeleteNetwork
    search_fields = ["name", "slug", "texts__name"]
    ordering = "name"
    list_display = [
        "name",
        Column("level", label=_("Level"), accessor="get_level_display", sort_key="level"),
        Column("slug", label=_("Short name")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("lang", help_text=_("The network takes its name from its text in this language.")),
                    InlinePanel(
                        "texts",
                        heading=_("Texts per language"),
                        label=_("Language"),
                        min_num=1,
                        panels=[
                            FieldPanel("lang"), FieldPanel("name"),
                            FieldPanel("summary"), FieldPanel("description"),
                        ],
                    ),
                ],
                heading=_("Texts"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("slug"), FieldPanel("level"), FieldPanel("standing")]),
                    FieldPanel("countries", help_text=_("Whose records it tends as a whole.")),
                    FieldPanel("regions", widget=Picker(Region, "suggest_regions")),
                ],
                heading=_("What it covers"),
            ),
            ObjectList(
                [FieldPanel("website"), FieldPanel("email"), FieldPanel("email_is_public")],
                heading=_("Contact"),
            ),
        ],
        base_form_class=NetworkForm,
    )  # fmt: skip

    def make_policy(self):
        return NetworkPolicy(self.model)
