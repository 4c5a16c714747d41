"""Where Wagtail and wagtail-localize ask for less than the page that an address is about, it is asked for here.

By themselves they show a page's title to whoever may enter the admin (choosers, some forms, reports), list every
picture and document by their admin API, and ask for one permission over all pages for translations. What is refused
is not there. `tests/cases/test_foreign_editors.py` visits all of their addresses and finds what is not in this table.
"""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.report import TranslationsReportView

from hub.networks.scope import scope_of

Check = Callable[[HttpRequest, dict], bool]


def editable(user) -> QuerySet[Page]:
    """Pages that somebody may change."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


def visible(user, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Those of some pages that somebody may know of: what everybody may read, and what they may change."""
    if scope_of(user).everywhere:
        return pages
    return pages.filter(live=True) | pages.filter(pk__in=editable(user).values("pk"))


def _may_edit(page: Page | None, request: HttpRequest) -> bool:
    return page is not None and page.permissions_for_user(request.user).can_edit()


def _page(request: HttpRequest, given: dict) -> bool:
    key = given.get("page_id") or given.get("page_to_move_id")
    return _may_edit(Page.objects.filter(pk=key).first(), request)


def _source(request: HttpRequest, given: dict) -> bool:
    source = TranslationSource.objects.filter(pk=given["translation_source_id"]).first()
    return bool(source) and _may_edit(_of(source.object_id, source.locale_id), request)


def _target(request: HttpRequest, given: dict) -> bool:
    translation = Translation.objects.filter(pk=given["translation_id"]).select_related("source").first()
    if translation is None:
        return False
    return _may_edit(_of(translation.source.object_id, translation.target_locale_id), request)


def _of(key, locale: int) -> Page | None:
    return Page.objects.filter(translation_key=key, locale=locale).first()


def _chosen(request: HttpRequest, given: dict) -> bool:
    keys = [key for key in request.GET.getlist("id") if key.isascii() and key.isdigit() and len(key) < 19]
    return visible(request.user, Page.objects.filter(pk__in=keys)).count() == len(set(keys))


def _everywhere(request: HttpRequest, given: dict) -> bool:
    return scope_of(request.user).everywhere


def _never(request: HttpRequest, given: dict) -> bool:
    return False


#: Name of an address -> whether somebody may go there.
CHECKS: dict[str, Check] = {
    "wagtailadmin_pages:move_confirm": _page,
    "wagtailadmin_pages:confirm_workflow_cancellation": _page,
    "wagtailadmin_choose_page_chosen_multiple": _chosen,
    "wagtailadmin_reports:page_types_usage": _everywhere,
    "wagtailadmin_reports:page_types_usage_results": _everywhere,
    "wagtailadmin_workflows:task_chooser": _everywhere,
    "wagtailadmin_workflows:task_chooser_results": _everywhere,
    "wagtailadmin_workflows:task_chosen": _everywhere,
    **{
        f"wagtailadmin_api:{kind}:{view}": _everywhere
        for kind in ("images", "documents")
        for view in ("listing", "detail", "find")
    },
    "wagtail_localize:submit_page_translation": _page,
    "wagtail_localize:convert_to_alias": _page,
    "wagtail_localize:update_translations": _source,
    **{
        f"wagtail_localize:{view}": _target
        for view in ("edit_string_translation", "edit_override", "download_pofile", "upload_pofile",
                     "preview_translation", "stop_translation")
    },
    # Translating records, listing them, sending texts to a foreign translator: the hub has no use for these.
    **{
        f"wagtail_localize:{view}": _never
        for view in ("submit_snippet_translation", "snippets_api_listing", "snippets_api_detail",
                     "machine_translate")
    },
}  # fmt: skip


class AskForThePage:
    """Middleware: nobody comes by an address of `CHECKS` to what is none of their business."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Raises Http404 for what is refused; those who are not signed in are seen to by the view."""
        check = CHECKS.get(request.resolver_match.view_name)
        if check and request.user.is_authenticated and not check(request, kwargs):
            raise Http404


class TranslationsReport(TranslationsReportView):
    """Translations of pages that the reader may change, with what waits to be translated."""

    def get_queryset(self):
        mine = editable(self.request.user).values("translation_key")
        return super().get_queryset().filter(source__object_id__in=mine).order_by("-pk")
