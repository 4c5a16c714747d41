from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.images import get_image_model
from wagtail.images.wagtail_hooks import ImagesSummaryItem

from .dashboard import AttentionPanel


@hooks.register("construct_homepage_panels")
def add_attention(request, panels):
    panels.append(AttentionPanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_what_is_empty(request, items):
    """ "0 Images, 0 Documents" tells nobody anything."""
    empty = {
        item for item, model in (
            (ImagesSummaryItem, get_image_model()), (DocumentsSummaryItem, get_document_model())
        ) if not model.objects.exists()
    }  # fmt: skip
    items[:] = [item for item in items if type(item) not in empty]
