"""Components that templates write something into, and small ones of one value: tables, folds, dates."""

from datetime import date, datetime

from django import template
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def table(content: str, labelled_by: str = "", label: str = "", kind: str = "") -> SafeString:
    """`{% table labelled_by="id of the heading" %}<thead>... <tbody>...{% endtable %}`.

    Scrolls sideways by itself where it is wider than the window; `label` names it where no heading does.
    `kind`: further class of the table.
    """
    context = {"content": content, "labelled_by": labelled_by, "label": label, "kind": kind}
    return SafeString(render_to_string("components/table.html", context))


@register.simple_block_tag
def fold(content: str, label: str) -> SafeString:
    """`{% fold label %}...{% endfold %}`: folded in a narrow window, open in a wide one and on paper."""
    return SafeString(render_to_string("components/fold.html", {"content": content, "label": label}))


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> SafeString:
    """`{% notice kind="warning" title=title %}a sentence{% endnotice %}`; kinds: info, warning, error, sample.

    Nothing at all where nothing is written into it.
    """
    if not strip_tags(content).strip():
        return SafeString("")
    return SafeString(
        render_to_string(
            "components/notice.html", {"text": SafeString(content), "kind": kind, "title": title}
        )
    )


@register.inclusion_tag("components/date.html")
def day(value: date | datetime | None) -> dict:
    """A day as the reader's language writes it, and for machines beside it; nothing for None."""
    return {"value": value}
