from django.conf import settings
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from hub.exchange import actions, tasks
from hub.exchange.models import ImportRun

from .forms import UploadForm
from .policy import BRING_IN, Guarded

INDEX = {"url": reverse_lazy("imports:index"), "label": gettext_lazy("Imports")}


class Upload(Guarded, WagtailAdminTemplateMixin, FormView):
    """Takes a file and has it checked in the background. `?like=<run>` fills in what that run was told."""

    needs = BRING_IN
    form_class = UploadForm
    template_name = "admin/exchange/upload.html"
    page_title = gettext_lazy("Import a file")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INDEX, {"url": "", "label": self.page_title}]

    def get_initial(self):
        if not self.request.GET.get("like", "").isdecimal():
            return {"kind": ImportRun.Kind.PROJECTS}
        run = get_object_or_404(ImportRun, pk=self.request.GET["like"])
        return {
            "kind": run.kind,
            "source": run.source_id,
            "format": run.format,
            "strict": run.options.get("strict"),
            "overwrite": run.options.get("overwrite"),
        }

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if self.request.upload_too_big:
            # What came after the file was not read, so say this and nothing else.
            form.full_clean()
            form.errors.clear()
            form.add_error("file", _too_big())
        return form

    def form_valid(self, form):
        given = form.cleaned_data
        try:
            run = actions.receive(
                file=given["file"],
                file_name=given["file"].name,
                kind=given["kind"],
                source=form.the_source(),
                format=given["format"],
                partners=given["partners"],
                mapping=given["mapping"],
                strict=given["strict"],
                overwrite=given["overwrite"],
                user=self.request.user,
            )
        except actions.Unreadable as error:
            form.add_error("mapping" if error.code == "mapping" else "file", str(error))
            return self.form_invalid(form)
        task = tasks.check.enqueue(run.pk)
        return redirect(f"{reverse('imports:run', args=[run.pk])}?task=check:{task.id}")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"largest": filesizeformat(settings.IMPORT_MAX_BYTES)}


def _too_big() -> str:
    return _("The file is larger than %(most)s. Pack it with gzip, or divide it.") % {
        "most": filesizeformat(settings.IMPORT_MAX_BYTES)
    }
