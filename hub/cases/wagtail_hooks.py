from django.urls import path
from wagtail import hooks

from . import guarding


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
