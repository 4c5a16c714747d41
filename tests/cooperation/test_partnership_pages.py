"""Partnerships in the workspace and on the site, as their people, their networks and strangers see them."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from hub.cooperation.models import CooperationRule, Interest, Partner, Partnership, RuleWindow
from hub.cooperation.partnerships import actions
from hub.notifications.models import Notification
from search import indexer
from search.api import engine
from tests.factories import LagFactory, ProjectFactory
from tests.factories.areas import LagPeriodFactory
from tests.factories.cooperation import CooperationRuleFactory
from tests.factories.networks import a_member, a_network
from tests.factories.offers import OfferFactory
from tests.factories.partnerships import a_colleague, a_partnership, reread, seat_of

pytestmark = pytest.mark.django_db


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def danish():
    return LagFactory(name="LAG Klit", country_id="DK", lang="da")


@pytest.fixture
def latvian():
    lag = LagFactory(name="Divjūru partnerība")
    LagPeriodFactory(lag=lag, funds=["EAFRD"])
    return lag


def page(partnership, part="") -> str:
    return f"/en/workspace/partnerships/{partnership.pk}/{part}"


def line(partner, seen=None, **amounts) -> dict:
    """What the browser sends of a line of the budget."""
    seen = seen or partner
    names = ("eafrd", "other_public", "private", "other")
    before = {"currency": seen.currency, **{name: str(getattr(seen, name)) for name in names}}
    sent = {f"p{partner.pk}-{name}": amounts.get(name, value) for name, value in before.items()}
    sent |= {f"initial-p{partner.pk}-{name}": value for name, value in before.items()}
    return {**sent, f"p{partner.pk}-version": seen.version}


def test_a_coordinator_founds_a_partnership_and_another_one_joins(danish, latvian):
    karen, janis = browser_of(a_colleague(danish)), browser_of(a_colleague(latvian))
    sent = {
        "lag": danish.pk, "title": "Shops <b>together</b>", "lang": "da", "own_title": "Butikker sammen",
        "summary": "Vi lærer.", "themes": ["village-shops-services"], "start_on": "2027-03-01", "months": "24",
    }  # fmt: skip
    founded = karen.post("/en/workspace/partnerships/new/", sent)
    made = Partnership.objects.get()
    assert founded.url == page(made, "partners/")
    found = karen.get(founded.url, {"q": "divjuru"})
    assert "Divjūru partnerība" in said(found)
    karen.post(founded.url, {"lag": latvian.pk})
    seat = seat_of(made, latvian)
    assert "LAG Klit invites Divjūru partnerība" in said(janis.get(page(made)))
    janis.post(page(made, f"partners/{seat.pk}/accept/"))
    karen.post(founded.url, {"name": "Valdres", "country": "NO", "strategy": "no", "place": "urban"})
    seen = karen.get(page(made))
    assert "Shops &lt;b&gt;together&lt;/b&gt;" in seen.content.decode()
    told = said(seen)
    assert "Transnational cooperation project, Denmark, Latvia, Norway" in told
    assert "Valdres carries out no local development strategy; then it may not be a partner." in told
    assert "Valdres lies in a non-rural area outside the EU" in told
    history = said(janis.get(page(made, "history/")))
    for words in ("Founded the partnership for LAG Klit", "Invited Divjūru partnerība", "Valdres"):
        assert words in history


def test_two_write_one_line_and_the_second_sees_both(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    seen = seat_of(made, latvian)
    janis = browser_of(a_colleague(latvian))
    assert janis.post(page(made, "budget/"), line(seen, eafrd="8000")).status_code == 302
    met = janis.post(page(made, "budget/"), line(seen, eafrd="9000"))
    assert met.status_code == 409
    assert "Saved by somebody else meanwhile" in said(met)
    assert 'value="9000"' in met.content.decode()
    assert "8,000" in said(met)
    now = seat_of(made, latvian)
    assert now.eafrd == 8000
    again = line(seen, now, eafrd="9000")
    assert janis.post(page(made, "budget/"), again).status_code == 302
    assert seat_of(made, latvian).eafrd == 9000
    # A line that somebody only looked at is not written, however old the page.
    assert janis.post(page(made, "budget/"), line(seen)).status_code == 302
    assert seat_of(made, latvian).eafrd == 9000


def test_nobody_writes_anothers_line_and_nonsense_is_said(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    theirs, ours = seat_of(made, danish), seat_of(made, latvian)
    janis = browser_of(a_colleague(latvian))
    janis.post(page(made, "budget/"), {**line(theirs, eafrd="5"), **line(ours, eafrd="7")})
    assert [each.eafrd for each in reread(made).here] == [0, 7]
    wrong = janis.post(page(made, "budget/"), line(seat_of(made, latvian), eafrd="-1"))
    assert wrong.status_code == 422
    assert "greater than or equal to 0" in said(wrong)


def test_sums_are_in_euro_and_add_up(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    for lag, amount in ((danish, "74600"), (latvian, "10000.50")):
        browser_of(a_colleague(lag)).post(page(made, "budget/"), line(seat_of(made, lag), eafrd=amount))
    budget = browser_of(a_colleague(danish)).get(page(made)).context["money"]
    assert budget.total_eur == sum(line.total_eur for line in budget.lines) == sum(budget.euros)
    assert [each.partner.currency for each in budget.lines] == ["DKK", "EUR"]
    assert 9_900 < budget.lines[0].total_eur < 10_100


def test_partners_see_whose_window_closes_first_and_when_all_are_open(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    Partner.objects.filter(partnership=made).update(period="2023-2027", fund="EAFRD")
    CooperationRule.objects.filter(country__in=("DK", "LV")).delete()
    year = timezone.localdate().year + 1
    for country, first, last in (("DK", (3, 1), (5, 31)), ("LV", (5, 1), (9, 30))):
        rule = CooperationRuleFactory(country_id=country, applications="windows")
        RuleWindow.objects.create(rule=rule, opens=date(year, *first), closes=date(year, *last))
    told = said(browser_of(a_colleague(latvian)).get(page(made)))
    assert f"The first window to close: LAG Klit , 31 May {year}" in told
    assert f"open together: 1 May {year} – 31 May {year}" in told
    assert (
        'class="chart__drawing timeline"' in browser_of(a_colleague(danish)).get(page(made)).content.decode()
    )


def test_a_refusal_leaves_orphans_where_the_kind_changes(danish, latvian):
    german = LagFactory(name="LAG Haffland", country_id="DE", lang="de")
    made = a_partnership(latvian, german, lead=danish)
    janis = browser_of(a_colleague(latvian))

    def refused(lag, user):
        seat = seat_of(made, lag)
        sent = {"approval-version": seat.version, "approval-approval": "refused", "approval-decided_on": ""}
        browser_of(user).post(page(made, f"partners/{seat.pk}/"), sent)
        return said(janis.get(page(made)))

    assert "The others can go on" in refused(german, a_colleague(german))
    for seat in made.here:
        actions.consent(user=None, partner=seat, shown=True)
    assert "Refused" not in said(Client().get(made.get_absolute_url()))
    assert "The others are orphans" in refused(latvian, a_colleague(latvian))


def test_stage_and_partners_are_for_the_lead(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    karen, janis = browser_of(a_colleague(danish)), browser_of(a_colleague(latvian))
    sent = {"version": made.version, "stage": "agreement", "on": "2026-11-01"}
    assert janis.post(page(made, "stage/"), sent).status_code == 404
    assert janis.get(page(made, "partners/")).status_code == 404
    karen.post(page(made, "stage/"), sent)
    found = reread(made)
    assert found.stage == "agreement"
    changes = {change.stage: change.on for change in found.stage_changes.all()}
    assert changes == {"idea": timezone.localdate(), "agreement": date(2026, 11, 1)}
    karen.post(page(made, "stage/"), {**sent, "stage": "idea"})
    assert reread(made).stage == "agreement"


def test_what_another_wrote_into_a_text_is_shown_before_it_is_overwritten(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    janis = browser_of(a_colleague(latvian))
    address = page(made, "text/en/")
    sent = {"version": 1, "title": "Mine", "summary": "", "objectives": "", "activities": ""}
    assert janis.post(address, sent).status_code == 302
    met = janis.post(address, {**sent, "title": "Theirs"})
    assert met.status_code == 409
    assert "Mine" in said(met)
    assert 'value="Theirs"' in met.content.decode()
    assert janis.post(address, {**sent, "version": 2, "title": "Theirs"}).status_code == 302
    assert made.texts.get().title == "Theirs"
    assert janis.post(page(made, "text/lv/"), {**sent, "version": 0, "title": "Veikali"}).status_code == 302
    assert janis.get(page(made, "text/xx/")).status_code == 404


def every_address(made) -> list[tuple[str, str]]:
    """(name, path) of each address of the workspace that is about one partnership."""
    part = made.partners.last().pk
    known = {
        "pk": made.pk,
        "part": part,
        "act": "leave",
        "lang": "en",
        "kind": "agreement",
        "file_format": "pdf",
    }
    urls = get_resolver("hub.cooperation.partnerships.workspace_urls").url_patterns
    return [
        (url.name, reverse(f"partnerships_workspace:{url.name}", kwargs={
            name: known[name] for name in url.pattern.converters
        }))
        for url in urls
        if url.pattern.converters
    ]  # fmt: skip


def test_for_strangers_no_address_is_there_and_networks_only_read(danish, latvian):
    made = a_partnership(latvian, lead=danish, public=True)
    stranger = browser_of(a_colleague(LagFactory(country_id="DE", lang="de")))
    foreign = browser_of(a_member(a_network("german", "de", ["DE"])))
    network = browser_of(a_member(a_network("latvian", "lv", ["LV"])))
    before = reread(made)
    for name, address in every_address(made):
        assert Client().get(address).status_code in (302, 405), name
        for browser in (stranger, foreign):
            assert {browser.get(address).status_code, browser.post(address).status_code} <= {404, 405}, name
        assert network.post(address).status_code in (404, 405), name
        reads = name in ("page", "history", "document")
        assert (network.get(address).status_code == 200) == reads, name
    after = reread(made)
    assert [(each.state, each.version) for each in after.partners.all()] == [
        (each.state, each.version) for each in before.partners.all()
    ]
    assert "Shops together" in said(network.get("/en/workspace/partnerships/"))
    assert "Shops together" not in said(stranger.get("/en/workspace/partnerships/"))


def test_the_public_page_comes_with_the_last_consent_and_goes_with_the_first_that_is_taken_back(
    client, danish, latvian
):
    made = a_partnership(latvian, lead=danish, texts={"lv": {"title": "Veikali kopā"}})
    address = made.get_absolute_url()
    assert client.get(address).status_code == 404
    browsers = {lag: browser_of(a_colleague(lag)) for lag in (danish, latvian)}
    for lag, browser in browsers.items():
        browser.post(page(made, f"partners/{seat_of(made, lag).pk}/show/"))
    told = said(client.get(address))
    assert "Veikali kopā" in told
    assert "Shops together" in told
    assert "Veikali kopā" in said(client.get("/en/cooperation/partnerships/?country=LV&kind=transnational"))
    assert "Veikali kopā" not in said(client.get("/en/cooperation/partnerships/?stage=done"))
    assert "Veikali kopā" in client.get("/en/cooperation/partnerships/feed/").content.decode()
    assert "Veikali kopā" in said(client.get(latvian.get_absolute_url()))
    web = client.get("/en/cooperation/partnerships/together/")
    assert f'<a href="{latvian.get_absolute_url()}" aria-label=' in web.content.decode()
    browsers[latvian].post(page(made, f"partners/{seat_of(made, latvian).pk}/hide/"))
    assert client.get(address).status_code == 404


def test_a_project_that_came_of_it_is_added_by_its_address(danish, latvian):
    made, project = a_partnership(latvian, lead=danish), ProjectFactory(title="Butik", published=True)
    janis = browser_of(a_colleague(latvian))
    janis.post(
        page(made, "outcomes/"), {"address": f"https://hub.example/da{project.get_absolute_url()[3:]}"}
    )
    assert "Butik" in said(janis.get(page(made)))
    for nonsense in ("https://example.org/", "/en/projects/999999/", "9" * 40, ""):
        assert janis.post(page(made, "outcomes/"), {"address": nonsense}).status_code == 302
    janis.post(page(made, "outcomes/"), {"remove": str(project.pk)})
    assert not made.projects.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(client, danish, latvian):
    def counted(browser, address):
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"{address}?page=1").status_code == 200
        return len(asked)

    addresses = [
        (client, "/en/cooperation/partnerships/"),
        (client, "/en/cooperation/partnerships/together/"),
        (client, "/en/cooperation/partnerships/feed/"),
        (browser_of(a_colleague(latvian)), "/en/workspace/partnerships/"),
    ]
    a_partnership(latvian, lead=danish, public=True, themes=["youth"])
    one = [counted(*each) for each in addresses]
    for number in range(2):
        third = LagFactory(name=f"LAG {number}", country_id="DE", lang="de")
        a_partnership(latvian, third, lead=danish, public=True, themes=["youth", "water"])
    assert [counted(*each) for each in addresses] == one


def test_the_days_of_deadlines_are_marked(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    seat = seat_of(made, latvian)
    day = timezone.localdate() + timedelta(days=40)
    actions.note_approval(
        user=None, partner=seat, version=seat.version, approval="none", deadline=day, decided_on=None
    )
    assert "chart__mark--1" in browser_of(a_colleague(latvian)).get(page(made)).content.decode()


def test_a_link_founds_a_partnership_with_a_group_that_is_invited_at_once(danish, latvian):
    karen = browser_of(a_colleague(danish))
    address = f"/en/workspace/partnerships/new/?with={latvian.pk}&title=Shops&lag={danish.pk}"
    form = karen.get(address)
    assert "Divjūru partnerība is invited at once." in said(form)
    assert 'value="Shops"' in form.content.decode()
    karen.post(address, {"lag": danish.pk, "title": "Shops", "lang": "en", "with": latvian.pk})
    made = Partnership.objects.get()
    assert seat_of(made, latvian).state == "invited"
    assert "Waits for your answer" in said(browser_of(a_colleague(latvian)).get("/en/workspace/"))
    assert browser_of(a_colleague(danish)).get("/en/workspace/partnerships/figures/").status_code == 404


def test_a_network_sees_what_becomes_of_cooperation_in_its_area(danish, latvian):
    german = LagFactory(name="LAG Haffland", country_id="DE", lang="de")
    a_partnership(latvian, lead=danish, themes=["youth", "water"], public=True)
    a_partnership(german, lead=latvian, themes=["youth"])
    a_partnership(german, lead=danish)
    ilze = browser_of(a_member(a_network("latvian", "lv", ["LV"])))
    found = ilze.get("/en/workspace/partnerships/figures/").context["found"]
    assert (found.total, found.public, found.groups, found.countries) == (2, 1, 1, 3)
    assert [(theme.pk, count) for theme, count in found.themes] == [("youth", 2), ("water", 1)]
    assert found.stages == [("idea", 2)]


def test_a_group_that_said_yes_to_an_interest_takes_part_at_once(danish, latvian):
    offer = OfferFactory(lag=latvian)
    Interest.objects.create(offer=offer, lag=danish, lang="da", state=Interest.State.ACCEPTED)
    janis = a_colleague(latvian)
    sent = {"lag": danish.pk, "title": "Shops", "lang": "en", "with": latvian.pk}
    browser_of(a_colleague(danish)).post("/en/workspace/partnerships/new/", sent)
    made = Partnership.objects.get()
    assert seat_of(made, latvian).state == "joined"
    told = Notification.objects.get(person=janis)
    assert (told.kind, told.context["lead"]) == ("partnership-founded", "LAG Klit")


def test_a_public_partnership_is_found_by_its_words_and_partners(client, danish, latvian):
    a_partnership(latvian, lead=danish, public=True, texts={"en": {"title": "Shops", "summary": "Freezers"}})
    a_partnership(latvian, lead=danish, title="Freezers in secret")
    indexer.rebuild()
    try:
        for words in ("freezers", "divjuru partneriba"):
            found = said(client.get("/en/search/", {"q": words, "kind": "partnership"}))
            assert "1 hit" in found, words
            assert "LAG Klit Divjūru partnerība Idea" in found.replace("idea", "Idea")
    finally:
        with engine().rebuild():
            pass
