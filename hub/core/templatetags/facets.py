"""Options of facets, written without the template engine: a search page has some two hundred of them."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from hub.core import formats

register = template.Library()


@register.simple_tag
def facet_options(options) -> str:
    """List items of boxes to tick, of options with name, id, value, label, count, chosen, depth and heading."""
    return SafeString("\n".join(map(_item, options)))


def _item(option) -> str:
    # Escaped piece by piece: Django's format_html asks of each whether it is safe, which takes longer.
    known, name, value = escape(option.id), escape(option.name), escape(option.value)
    label, count = escape(str(option.label)), escape(formats.number(option.count))
    heading = f'<li class="facet__heading">{escape(option.heading)}</li>\n' if option.heading else ""
    part, checked = ' class="facet__part"' if option.depth else "", " checked" if option.chosen else ""
    return (
        f'{heading}<li{part}><input type="checkbox" name="{name}" value="{value}" id="{known}"{checked}> '
        f'<label for="{known}"><span>{label}</span> '
        f'<span class="facet__count">{count}</span></label></li>'
    )
