"""Wagtail's create, edit and delete, done by our actions."""

from django.db import transaction
from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction
from wagtail.log_actions import log

from hub.projects import actions


class _SaveProject:
    def _save_instance(self):
        if self.form:
            self.instance = self.form.save(commit=False)
        actions.save_project(project=self.instance, user=self.user)


class CreateProject(_SaveProject, CreateAction):
    pass


class EditProject(_SaveProject, EditAction):
    pass


class DeleteProject(DeleteAction):
    @transaction.atomic
    def _delete(self):
        log(instance=self.instance, action="wagtail.delete", user=self.user, deleted=True)
        actions.delete_many(ids=[self.instance.pk])


class _SaveOrganisation:
    def _save_instance(self):
        changed = self.form.changed_data if self.form else []
        if self.form:
            self.instance = self.form.save(commit=False)
        actions.save_organisation(organisation=self.instance, changed=changed, user=self.user)


class CreateOrganisation(_SaveOrganisation, CreateAction):
    pass


class EditOrganisation(_SaveOrganisation, EditAction):
    pass


class DeleteOrganisation(DeleteAction):
    @transaction.atomic
    def _delete(self):
        log(instance=self.instance, action="wagtail.delete", user=self.user, deleted=True)
        actions.delete_organisation(organisation=self.instance)
