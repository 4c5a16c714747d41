"""Pages from memory: who gets them, and what makes them new."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.cache import SessionStore
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import RequestFactory

from hub.core.caching import generation
from hub.core.caching.middleware import Freshness
from hub.core.caching.pages import PageCache
from hub.projects.models import Project
from tests.factories import ProjectFactory, UserFactory
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db

PATH = "/en/projects/"


class Site:
    """The hub behind its cache; counts what reaches Django."""

    def __init__(self, **options) -> None:
        self.django = get_wsgi_application()
        self.reached = 0
        self.cache = PageCache(self._count, **{"megabytes": 1, "seconds": 60, **options})

    def _count(self, environ, start_response):
        self.reached += 1
        return self.django(environ, start_response)

    def get(self, path=PATH, method="GET", **headers):
        environ = getattr(RequestFactory(), method.lower())(path, headers=headers).environ
        told = {}
        answer = self.cache(
            environ, lambda status, given, *_: told.update(status=status, headers=dict(given))
        )
        told["body"] = b"".join(answer)
        return told


@pytest.fixture(autouse=True)
def _one_connection():
    """Django closes connections around a request; the test's own transaction lies in this one."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site():
    return Site()


def test_a_second_visitor_gets_the_page_from_memory(site):
    first, second = site.get(), site.get()
    assert first["status"] == "200 OK"
    assert (second["status"], second["headers"], second["body"]) == tuple(first.values())
    assert site.reached == 1


def test_other_addresses_languages_and_encodings_have_pages_of_their_own(site):
    site.get()
    for path, headers in (
        ("/da/projects/", {}),
        ("/en/projects/?country=LV", {}),
        (PATH, {"accept-encoding": "gzip"}),
        (PATH, {"hx-request": "true"}),
        (PATH, {"host": "localhost"}),
    ):
        site.get(path, **headers)
    assert site.reached == 6


@pytest.mark.parametrize("cookie", ["sessionid=abc", "csrftoken=abc", "messages=abc", "a=1; sessionid=b"])
def test_who_may_be_somebody_is_served_anew_and_nothing_of_it_is_kept(site, cookie):
    site.get(cookie=cookie)
    site.get(cookie=cookie)
    site.get()
    assert site.reached == 3


def test_cookies_that_are_not_ours_do_not_matter(site):
    site.get(cookie="django_language=da; theme=dark")
    site.get()
    assert site.reached == 1


def test_a_saved_record_makes_the_page_new(site):
    assert b"A mill for the village" not in site.get()["body"]
    ProjectFactory(title="A mill for the village")
    assert b"A mill for the village" in site.get()["body"]


def test_a_deleted_record_goes(site):
    project = ProjectFactory(title="A mill for the village")
    site.get()
    project.delete()
    assert b"A mill for the village" not in site.get()["body"]


def test_signing_in_and_the_like_leave_pages_as_they_are(site):
    network = a_network()
    site.get()
    a_member(network)
    EmailAddress.objects.create(user=UserFactory(), email="anna@example.org")
    site.get()
    assert site.reached == 1


def test_what_changes_while_a_page_is_made_is_not_missed(site):
    real = site.django

    def slow(environ, start_response):
        answer = real(environ, start_response)
        generation.touch()
        return answer

    site.django = slow
    site.get()
    site.django = real
    site.get()
    assert site.reached == 2


def test_an_answer_grows_old():
    site = Site(seconds=-1)
    site.get()
    site.get()
    assert site.reached == 2


def test_memory_has_an_end(site):
    small = Site(megabytes=0)
    small.get()
    small.get()
    assert small.reached == 2


@pytest.mark.parametrize("path", ["/en/account/login/", "/en/nowhere/", "/", "/robots.txt"])
def test_other_answers_are_not_kept(site, path):
    site.get(path)
    site.get(path)
    assert site.reached == 2


def test_what_a_browser_has_already_is_not_sent_again(site):
    tag = site.get(**{"accept-encoding": "gzip"})["headers"]["ETag"]
    for _ in range(2):
        again = site.get(**{"accept-encoding": "gzip", "if-none-match": f'"other", {tag}'})
        assert (again["status"], again["body"]) == ("304 Not Modified", b"")
        assert again["headers"]["ETag"] == tag
    assert site.reached == 1


def test_a_browser_that_asks_first_fills_the_memory_too(site):
    tag = site.get()["headers"]["ETag"]
    generation.touch()
    assert site.get(**{"if-none-match": tag})["status"] == "304 Not Modified"
    assert site.get()["status"] == "200 OK"
    assert site.reached == 2


def test_a_head_has_no_body(site):
    whole = site.get()
    head = site.get(method="HEAD")
    assert (head["body"], head["headers"]) == (b"", whole["headers"])


def test_browsers_ask_each_time_and_hear_when_something_last_changed(site, client):
    headers = site.get()["headers"]
    assert headers["Cache-Control"] == "no-cache, public"
    assert headers["Last-Modified"]
    assert client.get(PATH, headers={"if-modified-since": headers["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize(("told", "control"), [({}, "no-cache, public"), ({"a": 1}, "no-cache, private")])
def test_pages_that_looked_at_somebodys_session_are_their_own(told, control):
    request = RequestFactory().get(PATH)
    request.session = SessionStore()
    request.session.update(told)
    assert Freshness(lambda request: HttpResponse("page"))(request)["Cache-Control"] == control


def test_other_processes_hear_of_a_change_after_the_commit(django_capture_on_commit_callbacks):
    before = generation._read() or (0, None)
    with django_capture_on_commit_callbacks(execute=True):
        project = ProjectFactory()
        Project.objects.filter(pk=project.pk).delete()
    assert generation._read()[0] == before[0] + (1 if before[1] else 0)
