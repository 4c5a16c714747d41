"""The words of a page that is put together from blocks."""

from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue


def words_of(body: StreamValue) -> str:
    """All that is told in it, as plain text, a blank line between blocks."""
    return "\n\n".join(filter(None, (_words(block.value) for block in body)))


def _words(value) -> str:
    """The texts in the value of a block, whatever it is made of."""
    if isinstance(value, str):
        return "" if value.startswith(("https://", "http://")) else value
    if hasattr(value, "source"):
        apart = value.source.replace("</p>", "</p>\n").replace("</li>", "</li>\n")
        return unescape(strip_tags(apart)).strip()
    if hasattr(value, "values"):
        value = value.values()
    elif not hasattr(value, "bound_blocks"):
        return ""
    return "\n".join(filter(None, map(_words, value)))
