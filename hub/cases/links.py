"""Whether links of stories to other sites still lead somewhere. Nothing is asked of our own network."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.utils import timezone

from . import queries
from .models import CasePage, CheckedLink, NetworkPage, NewsPage

#: A link is tried once a week, and so many are tried in a day at most.
AGAIN, A_DAY = timedelta(days=7), 300
#: Seconds that a site may take.
PATIENCE = 10
#: Sites answer so to machines although they are there.
SHY = frozenset({401, 403, 405, 406, 429, 501, 503, 999})
_ADDRESS = re.compile(r'href="(https?://[^"]+)"')

Try = Callable[[str], str]


class NotOurs(URLError):
    """An address within a private network, which a story must not make us ask."""


class _Redirects(HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        _refuse_private(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def problem_of(url: str) -> str:
    """ "" for an address that answers, else what is wrong: "404", "no such host", "not an address of the web"."""
    try:
        _refuse_private(url)
        request = Request(url, method="HEAD", headers={"User-Agent": "LEADER Hub link check"})  # noqa: S310
        with build_opener(_Redirects).open(request, timeout=PATIENCE):
            return ""
    except NotOurs as error:
        return str(error.reason)
    except HTTPError as error:
        error.close()
        return "" if error.code in SHY else str(error.code)
    except (URLError, HTTPException, OSError, ValueError) as error:
        return "no such host" if isinstance(getattr(error, "reason", error), socket.gaierror) else "no answer"


def check(*, now: datetime | None = None, everything: bool = False, try_one: Try = problem_of) -> int:
    """Try the links of public stories that have not been tried for a week; how many lead nowhere now.

    everything: all of them, at once. try_one: asks one address.
    """
    now = now or timezone.now()
    _note()
    due = (
        CheckedLink.objects.exclude(checked_at__gt=now - AGAIN)
        if not everything
        else CheckedLink.objects.all()
    )
    for link in due.order_by("checked_at", "pk")[: None if everything else A_DAY]:
        CheckedLink.objects.filter(pk=link.pk).update(problem=try_one(link.url)[:100], checked_at=now)
    return CheckedLink.objects.exclude(problem="").count()


def daily(now: datetime) -> None:
    """The part of a day."""
    check(now=now)


def _note() -> None:
    """Write down the links that stand on public pages, and forget those that stand there no more."""
    found = {(page.pk, url) for page in _pages() for url in links_of(page)}
    known = set(CheckedLink.objects.values_list("page_id", "url"))
    CheckedLink.objects.bulk_create(CheckedLink(page_id=pk, url=url) for pk, url in found - known)
    for pk, url in known - found:
        CheckedLink.objects.filter(page=pk, url=url).delete()


def _pages() -> Iterable:
    for model in (CasePage, NewsPage):
        yield from queries.public(model).iterator()
    yield from NetworkPage.objects.live().iterator()


def links_of(page) -> set[str]:
    """Addresses of other sites in the blocks of a page."""
    found = set()
    for block in page.body:
        if block.block_type == "video":
            found.add(block.value["url"])
        found.update(_ADDRESS.findall(str(block.value)))
    return {url.replace("&amp;", "&") for url in found if len(url) <= 1000}


def _refuse_private(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotOurs("not an address of the web")
    for found in socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP):
        if not ipaddress.ip_address(found[4][0].split("%")[0]).is_global:
            raise NotOurs("not an address of the web")
