"""Wagtail's create and edit of a group, with the group completed by our action before it is kept."""

from wagtail.actions.create import CreateAction
from wagtail.actions.edit import EditAction

from hub.lags import actions


class CreateLag(CreateAction):
    """A new group, kept as a draft until it is published."""

    def _save_instance(self):
        self.instance.live = False
        if self.form:
            self.instance = self.form.save(commit=False)
        actions.complete(lag=self.instance, user=self.user).save()


class EditLag(EditAction):
    """Changes to a group; those to a live one go to a revision only."""

    def _save_instance(self):
        if self.form:
            self.instance = self.form.save(commit=False)
        actions.complete(lag=self.instance, user=self.user)
        if not self.instance.live:
            self.instance.save()
