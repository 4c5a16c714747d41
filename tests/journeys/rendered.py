"""Pages that a sound hub does not show at any address: errors, and what stands in for the search.

Each is made by the view or template that would make it, in the language of the interface that is active.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from hub.core import views
from hub.lags import actions as lags
from hub.networks import actions as networks
from hub.notifications import kinds, letters
from hub.notifications.actions import notify
from hub.notifications.models import Letter
from hub.pages import browse
from tests.factories import ExperienceFactory, LagFactory, ProjectFactory, UserFactory
from tests.factories.areas import LagPeriodFactory
from tests.factories.networks import ADMINISTRATOR, a_member, a_network


def bad_request() -> str:
    return views.bad_request(_request()).content.decode()


def forbidden() -> str:
    return views.forbidden(_request()).content.decode()


def too_many() -> str:
    return views.too_many_requests(_request()).content.decode()


def broken() -> str:
    return render_to_string("500.html")


def search_away() -> str:
    LagFactory(country_id="DK")
    return render_to_string("pages/search_away.html", browse.ways_in(), _request())


def group_preview() -> str:
    """What an editor sees beside the form of a group."""
    lag = LagPeriodFactory(municipalities=["Talsu novads"], population=12_300).lag
    return render_to_string("lags/preview.html", {"object": lag}, _request())


def join() -> str:
    """'I work for this group', pressed by somebody."""
    return _seen_by(UserFactory(), reverse("workspace:join", args=[LagFactory().pk]))


def people() -> str:
    """Who works for a network, as its administrator sees it: with somebody who asks and somebody invited."""
    network = a_network()
    boss = a_member(network, ADMINISTRATOR, first_name="Ilze")
    a_member(network, first_name="Anna")
    ways = networks.people
    ways.request(user=UserFactory(first_name="Jens"), body=network, role="editor")
    ways.invite(body=network, email="mette@example.org", role="editor", language="da", by=boss)
    return _seen_by(boss, reverse("networks:people", args=["network", network.pk]))


def changes() -> str:
    """The log of a network."""
    network = a_network()
    return _seen_by(a_member(network), reverse("networks:log", args=[network.pk]))


def invitation() -> str:
    """Where the link of a letter leads."""
    network = a_network()
    ways = networks.people
    offered = ways.invite(body=network, email="m@example.org", role="editor", language="da", by=None)
    return Client().get(reverse("networks:invitation", args=[ways.token(offered)])).content.decode()


def edit_profile() -> str:
    """The form of a group's profile, with a draft that an import has overtaken and places to choose from."""
    lag, user = _at_work()
    browser, page = _browser(user), reverse("workspace:profile", args=[lag.pk])
    browser.post(page, _filled(browser, page) | {"act": "save", "address": "Talsi"})
    lags.update_lag(lag_id=lag.pk, values={"website": "https://register.example/"})
    wrong = {"act": "find", "place": "Talsi", "website": "x y", "founded": "5"}
    return browser.post(page, _filled(browser, page) | wrong).content.decode()


def two_versions() -> str:
    """Somebody's edit beside that of somebody else."""
    lag, user = _at_work()
    browser, page = _browser(user), reverse("workspace:profile", args=[lag.pk])
    begun = _filled(browser, page) | {"act": "save"}
    browser.post(page, begun | {"text_lv_summary": "Mēs esam ciemu grupa.", "address": "Talsi"})
    return browser.post(page, begun | {"text_lv_summary": "Mēs.", "address": "Rīga"}).content.decode()


def review_profile() -> str:
    """What a group has changed, as its network sees it."""
    lag, user = _at_work()
    browser, page = _browser(user), reverse("workspace:profile", args=[lag.pk])
    said = {"act": "publish", "text_lv_summary": "Mēs esam ciemu grupa.", "languages": ["lv", "da"]}
    browser.post(page, _filled(browser, page) | said)
    editor = a_member(a_network("latvian", "lv", ["LV"]))
    return _seen_by(editor, reverse("workspace:review", args=[lag.pk]))


def desk_projects() -> str:
    """The projects of a group, one of them hidden."""
    lag, user = _at_work()
    ProjectFactory(lag=lag, published=False)
    ProjectFactory(lag=lag)
    return _seen_by(user, reverse("project_desk:index", args=[lag.pk]))


def desk_project() -> str:
    """The form of a project with something wrong in it."""
    lag, user = _at_work()
    page = reverse("project_desk:edit", args=[ProjectFactory(lag=lag, themes=["youth"]).pk])
    sent = {"act": "save", "status": "running", "start_on": "2025-02-01", "end_on": "2024-02-01"}
    return _browser(user).post(page, sent).content.decode()


def desk_experience() -> str:
    """What a project learned, being told."""
    lag, user = _at_work()
    told = ExperienceFactory(project__lag=lag)
    return _seen_by(user, reverse("project_desk:experience", args=[told.project_id]))


def _filled(browser: Client, page: str) -> dict:
    """The form of a profile as it comes."""
    opened = browser.get(page).context
    held = {name: opened["form"][name].value() for name in opened["form"].fields}
    return {name: value for name, value in held.items() if value} | {"version": opened["version"]}


def _at_work():
    """(a group, somebody who works for it)."""
    lag, user = LagFactory(texts={"en": {"name": "Golden"}}), UserFactory(first_name="Anna")
    lags.people.grant(user=user, body=lag, role="member")
    return lag, user


def notifications() -> str:
    """What somebody was told, read and unread, of a kind that is there."""
    return _seen_by(_told(), reverse("notifications:index"))


def stop_mails() -> str:
    """Where the link at the end of a letter leads."""
    return Client().get(reverse("notifications:stop", args=[letters.token(UserFactory())])).content.decode()


def letter() -> str:
    """A daily letter with two notifications."""
    person = _told(language="da", mail_rhythm="daily")
    held = Letter.objects.create(person=person)
    person.notifications.update(letter=held)
    return letters.write(held).alternatives[0][0]


def _told(**fields):
    kind = kinds.register(
        kinds.Kind("sample", "groups", "%(about)s", "%(about)s: %(what)s", lambda lag: lag.get_absolute_url())
    )
    person, lag = UserFactory(**fields), LagFactory()
    for key in ("1", "2"):
        notify(kind=kind.slug, people=[person], about=lag, key=key, context={"what": "Landsbybutik"})
    person.notifications.filter(key="1").update(read_at=timezone.now())
    return person


def _seen_by(user, address: str) -> str:
    return _browser(user).get(address).content.decode()


def _browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _request() -> HttpRequest:
    request = RequestFactory().get(f"/{get_language()}/")
    request.user = AnonymousUser()
    return request
