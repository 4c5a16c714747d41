"""Keeps wagtail-localize to the pages of whoever asks: by itself it asks for a permission over all pages."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, re_path
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import convert, edit_translation, report, submit_translations, update_translations

View = Callable[..., HttpResponse]


def _may_edit(user, page) -> bool:
    return isinstance(page, Page) and page.permissions_for_user(user).can_edit()


def _page(page_id: int) -> Page:
    return get_object_or_404(Page, pk=page_id)


def _source(translation_source_id: int) -> Page | None:
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    return Page.objects.filter(translation_key=source.object_id, locale=source.locale_id).first()


def _target(translation_id: int) -> Page | None:
    translation = get_object_or_404(Translation, pk=translation_id)
    key, locale = translation.source.object_id, translation.target_locale_id
    return Page.objects.filter(translation_key=key, locale=locale).first()


def guarded(view: View, find: Callable[[int], Page | None], argument: str) -> View:
    """The view, for those who may edit the page that its address is about; for others it is not there."""

    @wraps(view)
    def asking(request: HttpRequest, **kwargs) -> HttpResponse:
        if not _may_edit(request.user, find(kwargs[argument])):
            raise Http404
        return view(request, **kwargs)

    return asking


class TranslationsReport(report.TranslationsReportView):
    """Translations of pages that the reader may edit."""

    def get_queryset(self):
        mine = Page.objects.filter(pk__in=_editable(self.request.user)).values("translation_key")
        return super().get_queryset().filter(source__object_id__in=mine).order_by("-pk")


def _editable(user):
    from wagtail.permission_policies.pages import PagePermissionPolicy

    return PagePermissionPolicy().instances_user_has_permission_for(user, "change").values("pk")


def nothing(request: HttpRequest, **kwargs) -> HttpResponse:
    """What the hub has no use for: translating records, listing them, sending texts to a foreign translator."""
    raise Http404


def _of_translation(route: str, view: View):
    return path(f"localize/translate/<int:translation_id>/{route}", guarded(view, _target, "translation_id"))


def urls() -> list:
    """Addresses of wagtail-localize, to stand before its own."""
    submit = submit_translations.SubmitPageTranslationView.as_view()
    update = update_translations.UpdateTranslationsView.as_view()
    return [
        path("localize/submit/page/<int:page_id>/", guarded(submit, _page, "page_id")),
        path(
            "localize/update/<int:translation_source_id>/", guarded(update, _source, "translation_source_id")
        ),
        path(
            "localize/page/<int:page_id>/convert_to_alias/",
            guarded(convert.convert_to_alias, _page, "page_id"),
        ),
        _of_translation("strings/<int:string_segment_id>/edit/", edit_translation.edit_string_translation),
        _of_translation("overrides/<int:overridable_segment_id>/edit/", edit_translation.edit_override),
        _of_translation("pofile/download/", edit_translation.download_pofile),
        _of_translation("pofile/upload/", edit_translation.upload_pofile),
        _of_translation("preview/", edit_translation.preview_translation),
        _of_translation("preview/<str:mode>/", edit_translation.preview_translation),
        _of_translation("disable/", edit_translation.stop_translation),
        path("localize/reports/translations/", TranslationsReport.as_view()),
        path("localize/reports/translations/results/", TranslationsReport.as_view(results_only=True)),
        re_path(r"^localize/(submit/snippet/|api/|translate/\d+/machine_translate/)", nothing),
    ]
