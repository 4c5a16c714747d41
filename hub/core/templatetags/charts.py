"""Charts in templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.core import formats
from hub.core.charts import Chart, drawing, palette, table

register = template.Library()


@register.inclusion_tag("components/chart.html")
def chart(shown: Chart, files=(), level: int = 2) -> dict:
    """`{% chart shown files %}`: heading, legend, drawing, table behind it, files as (name, address).

    level: of the heading, 2 to 4.
    """
    return {
        "chart": shown,
        "level": level,
        "drawing": drawing.svg(shown),
        "legend": drawing.legend(shown),
        "head": table.head(shown),
        "rows": table.rows(shown),
        "files": files,
    }


@register.simple_tag
def target_bar(reached, target) -> SafeString:
    """How much of a target was reached, drawn: a bar and a line where the target is. For the eye alone."""
    if not target or reached is None or target < 0 or reached < 0:
        return SafeString("")
    top = float(max(reached, target))
    return format_html(
        '<svg class="target-bar" width="100%" height="16" aria-hidden="true">'
        '<rect class="chart__track" y="3" width="100%" height="10" fill="#efebe0"/>'
        '<rect class="chart__mark chart__mark--{}" y="3" width="{}%" height="10" fill="{}"/>'
        '<rect class="target-bar__line" x="{}%" width="2" height="16" fill="{}"/></svg>',
        0, f"{float(reached) / top * 100:.1f}", palette.colour(0),
        f"{min(float(target) / top * 100, 99.2):.1f}", palette.INK,
    )  # fmt: skip


@register.simple_tag
def target_share(reached, target) -> str:
    """ "120% of the target"; "" where one of them is not known."""
    if not target or reached is None:
        return ""
    return _("%(share)s of the target") % {"share": formats.percent(reached / target)}
