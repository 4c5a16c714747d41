from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from hub.networks.scope import scope_of
from hub.projects.models import Project

from . import admin, guarding
from .checks_view import checks


# Before wagtail-localize, so that these addresses are found first.
@hooks.register("register_admin_urls", order=-100)
def register_own_report():
    report = guarding.TranslationsReport
    return [
        path("localize/reports/translations/", report.as_view()),
        path("localize/reports/translations/results/", report.as_view(results_only=True)),
    ]


@hooks.register("construct_page_chooser_queryset")
def leave_out_drafts_of_others(pages, request):
    return guarding.visible(request.user, pages)


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("cases/suggest/projects/", admin.suggest_projects, name="suggest_projects_of_cases"),
        path("cases/checks/", checks, name="checks_of_cases"),
        path("cases/suggest/lags/", admin.suggest_lags, name="suggest_lags_of_cases"),
    ]


@hooks.register("register_snippet_listing_buttons")
def write_a_case(snippet, user, next_url=None):
    # Lists hold what is in the reader's scope; the page behind the button asks about the record.
    if isinstance(snippet, Project) and scope_of(user):
        address = reverse("cases:from_project", args=[snippet.pk])
        yield Button(_("Write a case from this project"), address, icon_name="doc-full", priority=60)


@hooks.register("register_reports_menu_item")
def checks_in_menu():
    return MenuItem(_("Cases to look at"), reverse_lazy("checks_of_cases"), icon_name="tasks", order=900)
