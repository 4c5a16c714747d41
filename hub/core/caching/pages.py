"""Pages for visitors without an account, answered from memory before Django hears of them.

An answer is kept as it went out, for one generation of the content (`generation`). Who carries a session, a
form's token or a message is never answered from memory, nor is what such a visitor gets ever kept; nor what
is private, sets a cookie, depends on more than is in the key, or is no whole page.
"""

import time
from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie

from django.conf import settings

from . import generation
from .store import Kept, Store

Environ = dict
Application = Callable[[Environ, Callable], Iterable[bytes]]

KINDS = (
    "text/html", "application/json", "application/atom+xml", "application/xml", "image/svg+xml", "image/png",
    "text/csv",
)  # fmt: skip
#: What an answer may vary on: Cookie is seen to by not answering those who have ours, the rest is in the key.
VARIES = frozenset({"accept-encoding", "cookie", "hx-request"})
#: Headers that go with "304 Not Modified" (RFC 9110, 15.4.5).
KEPT_WHEN_SAME = frozenset({"cache-control", "content-location", "date", "etag", "expires", "vary"})


class PageCache:
    """A WSGI application that stands before another one.

    megabytes: memory of this process for answers; 0 turns it off. seconds: how long one is kept at most.
    """

    def __init__(self, application: Application, *, megabytes: int, seconds: int) -> None:
        self._application = application
        self._seconds = seconds
        self._store: Store[tuple] | None = Store(megabytes * 1_000_000) if megabytes else None
        self._prefixes = (*(f"/{code}/" for code, _name in settings.LANGUAGES), "/sitemap")
        self._personal = (
            settings.SESSION_COOKIE_NAME,
            settings.CSRF_COOKIE_NAME,
            "messages",
        )

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        generation.refresh()
        if self._store is None or not self._is_for_everybody(environ):
            return self._application(environ, start_response)
        key, token = _key(environ), generation.current()
        kept = self._store.get(key, token, time.monotonic())
        if kept is None:
            # A new answer is wanted whole; whether the visitor has it already is seen below.
            asked = {
                name: environ.pop(name, None) for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
            }
            answer, kept = self._ask(environ)
            environ.update({name: value for name, value in asked.items() if value is not None})
            if kept is None:
                return answer(start_response)
            self._store.put(key, token, kept)
        return _send(kept, environ, start_response)

    def _is_for_everybody(self, environ: Environ) -> bool:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return False
        if not environ.get("PATH_INFO", "").startswith(self._prefixes):
            return False
        cookies = environ.get("HTTP_COOKIE")
        if not cookies:
            return True
        try:
            return not any(name in SimpleCookie(cookies) for name in self._personal)
        except CookieError:
            return False

    def _ask(self, environ: Environ) -> tuple[Callable, Kept | None]:
        """(how to pass the answer on, what can be kept of it or None)."""
        told: list = []

        def listen(status, headers, exc_info=None):
            told[:] = [status, headers, exc_info]

        parts = self._application(environ, listen)
        status, headers, exc_info = told

        def pass_on(start_response: Callable) -> Iterable[bytes]:
            start_response(status, headers, *filter(None, [exc_info]))
            return parts

        if environ["REQUEST_METHOD"] == "HEAD" or not _may_be_kept(status, headers):
            return pass_on, None
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return pass_on, Kept(status, tuple(headers), body, time.monotonic() + self._seconds)


def _key(environ: Environ) -> tuple:
    return (
        environ.get("HTTP_HOST"),
        environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme"),
        environ.get("PATH_INFO"),
        environ.get("QUERY_STRING"),
        "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
        environ.get("HTTP_HX_REQUEST"),
    )


def _may_be_kept(status: str, headers: list[tuple[str, str]]) -> bool:
    held = {name.lower(): value for name, value in headers}
    control = held.get("cache-control", "").lower()
    varies = {name.strip().lower() for name in held.get("vary", "").split(",") if name.strip()}
    return (
        status.startswith("200 ")
        and "content-length" in held
        and "set-cookie" not in held
        and held.get("content-type", "").startswith(KINDS)
        and not any(word in control for word in ("private", "no-store"))
        and varies <= VARIES
    )


def _send(kept: Kept, environ: Environ, start_response: Callable) -> Iterable[bytes]:
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and _is_among(asked, kept.headers):
        same = [(name, value) for name, value in kept.headers if name.lower() in KEPT_WHEN_SAME]
        start_response("304 Not Modified", same)
        return []
    start_response(kept.status, list(kept.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [kept.body]


def _is_among(asked: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether the answer's ETag is among those that the visitor has; weak comparison (RFC 9110, 13.1.2)."""
    own = next((value for name, value in headers if name.lower() == "etag"), "").removeprefix("W/")
    return bool(own) and own in (tag.strip().removeprefix("W/") for tag in asked.split(","))
