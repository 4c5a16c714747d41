"""Whether an e-mail address shows that somebody works for a group: it is at the domain of the group's website."""

from urllib.parse import urlsplit

from .models import Lag


def domain_of(lag: Lag) -> str:
    """Host of the group's own website without "www."; "" where it has none of its own.

    A site that other groups name, too, is no group's own; nor is a page below somebody else's site.
    """
    parts = urlsplit(lag.website)
    host = (parts.hostname or "").removeprefix("www.")
    if not host or parts.path.strip("/"):
        return ""
    shared = Lag.objects.filter(website__icontains=host).exclude(pk=lag.pk).exists()
    return "" if shared else host


def is_at_home(user, lag: Lag) -> bool:
    """Whether one of a person's verified addresses is at the group's domain."""
    domain = domain_of(lag)
    verified = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return bool(domain) and any(email.rpartition("@")[2].lower() == domain for email in verified)
