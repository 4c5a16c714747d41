from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class Review(AbstractGroupApprovalTask):
    """Somebody of the network who did not hand the page in reads and approves it.

    Administrators may approve what they handed in themselves: they may publish without a review as well, and a
    network of one person must be able to work.
    """

    class Meta:
        verbose_name = _("review by somebody else of the network")
        verbose_name_plural = _("reviews by somebody else of the network")

    def get_actions(self, obj, user):
        """None for an editor who handed the page in."""
        state = obj.current_workflow_state
        if state and state.requested_by_id == user.pk and not obj.permissions_for_user(user).can_publish():
            return []
        return super().get_actions(obj, user)

    @classmethod
    def get_description(cls):
        """As the form of a new task says it."""
        return _("Members of the chosen groups may approve what they did not hand in themselves")
