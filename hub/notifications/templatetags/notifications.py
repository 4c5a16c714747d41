from django import template

from hub.notifications import queries

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notifications(context) -> int:
    """How many notifications the reader has not read; 0, and no question asked, for visitors."""
    user = context.get("user")
    return queries.unread(user) if user is not None and user.is_authenticated else 0
