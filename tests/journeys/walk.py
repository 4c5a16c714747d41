"""The walk: every page that the hub can show, and where it is found. Who adds a page adds a stop here.

`tests/architecture/test_walk.py` compares it with the templates, `test_walk.py` goes there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys import rendered, rendered_cases, rendered_offers
from tests.journeys import rendered_partnerships as partnerships


@dataclass(frozen=True)
class Stop:
    """A page of the walk.

    template: what it is made from. address: where it is, or where the first `link` (a selector) leads there.
    render: makes the page here instead, for what no address of a sound hub shows; it is then shown at
    `address`. by: who sees it, "visitor" or "editor". status: what the server answers.
    """

    name: str
    template: str
    address: str
    link: str = ""
    render: Callable[[], str] | None = None
    by: str = "visitor"
    status: int = 200

    def __str__(self) -> str:
        return self.name

    @property
    def lang(self) -> str:
        """The language of its interface."""
        return self.address[1:3]


STOPS = (
    Stop("home", "pages/home.html", "/en/"),
    Stop("home-lv", "pages/home.html", "/lv/"),
    Stop("search", "pages/search.html", "/en/search/?q=village&country=LV"),
    Stop("search-da", "pages/search.html", "/da/search/?q=landsbybutik"),
    Stop("search-nothing", "pages/search.html", "/en/search/?q=zzyzxqwv&country=LV"),
    Stop("search-wordless", "pages/search.html", "/lv/search/?q=%F0%9F%90%84"),
    Stop("search-map", "pages/search.html", "/en/search/?q=village&view=map"),
    Stop("search-away", "pages/search_away.html", "/en/search/?q=away", render=rendered.search_away),
    Stop("projects", "projects/list.html", "/en/projects/"),
    Stop("projects-none", "projects/list.html", "/da/projects/?q=zzyzxqwv"),
    Stop("project", "projects/profile.html", "/en/search/?q=landsbybutik&kind=project", "#results article a"),
    Stop("project-lv", "projects/profile.html", "/lv/search/?q=veikals&country=LV", "#results article a"),
    Stop("groups", "lags/list.html", "/en/lags/"),
    Stop("groups-map", "lags/list.html", "/en/lags/?view=map&country=LV"),
    Stop("group", "lags/profile.html", "/en/lags/?country=LV", ".lag-list h3 a"),
    Stop("group-preview", "lags/preview.html", "/en/lags/", render=rendered.group_preview),
    Stop("cases", "cases/list.html", "/en/cases/"),
    Stop("cases-none", "cases/list.html", "/lv/cases/?country=DK&theme=youth"),
    Stop("case", "cases/case.html", "/en/cases/?country=DK", ".grid-cards h3 a"),
    Stop("case-foreign", "cases/case.html", "/da/cases/?language=lt", ".grid-cards h3 a"),
    Stop("news-list", "cases/news_list.html", "/en/news/"),
    Stop("news", "cases/news.html", "/lv/news/", ".row-project__title a"),
    Stop("networks", "cases/networks.html", "/da/networks/"),
    Stop("network", "cases/network.html", "/en/networks/sample-lv/"),
    Stop("from-project", "cases/from_project.html", "/en/cases/", render=rendered_cases.from_project),
    Stop("propose", "cases/propose.html", "/da/cases/", render=rendered_cases.propose),
    Stop("proposal", "cases/proposal.html", "/lv/cases/", render=rendered_cases.proposal),
    Stop("organisation", "projects/organisation.html", "/en/search/?kind=organisation", "#results article a"),
    Stop("places", "pages/places.html", "/en/places/"),
    Stop("country", "pages/place.html", "/da/places/DK/"),
    Stop("region", "pages/place.html", "/lv/places/LV00B/"),
    Stop("themes", "pages/themes.html", "/en/themes/"),
    Stop("theme", "pages/theme.html", "/en/themes/village-shops-services/"),
    Stop("which-lag", "pages/which_lag.html", "/en/which-lag/"),
    Stop("which-lag-answer", "pages/which_lag.html", "/en/which-lag/?q=Lemvig"),
    Stop("which-lag-guess", "pages/which_lag.html", "/lv/which-lag/?q=Madona"),
    Stop("partners", "cooperation/partners.html", "/en/cooperation/partners/"),
    Stop("partners-found", "cooperation/partners.html", "/lv/cooperation/partners/?text=veikals&theme=youth"),
    Stop(
        "partners-none",
        "cooperation/partners.html",
        "/da/cooperation/partners/?text=landsbybutik&country=LV&kind=flag",
    ),
    Stop("partnerships", "partnerships/list.html", "/en/cooperation/partnerships/"),
    Stop(
        "partnerships-none", "partnerships/list.html", "/da/cooperation/partnerships/?theme=youth&stage=idea"
    ),
    Stop("partnership", "partnerships/profile.html", "/lv/cooperation/partnerships/", ".list-records h3 a"),
    Stop("together", "partnerships/together.html", "/en/cooperation/partnerships/together/"),
    Stop("own-partnerships", "partnerships/desk_list.html", "/lv/workspace/partnerships/", by="editor"),
    Stop("partnership-desk", "partnerships/desk.html", "/da/lags/", render=partnerships.desk),
    Stop("partnership-met", "partnerships/write.html", "/en/lags/", render=partnerships.met),
    Stop("partnership-found", "partnerships/found.html", "/lv/lags/", render=partnerships.found),
    Stop("partnership-part", "partnerships/part.html", "/da/lags/", render=partnerships.part),
    Stop("partnership-add", "partnerships/add.html", "/en/lags/", render=partnerships.add),
    Stop("partnership-figures", "partnerships/figures.html", "/da/lags/", render=partnerships.figures),
    Stop("partnership-history", "partnerships/history.html", "/lv/lags/", render=partnerships.history),
    Stop("rules", "cooperation/rules.html", "/en/cooperation/rules/"),
    Stop("rules-country", "cooperation/country_rules.html", "/lv/cooperation/rules/LT/"),
    Stop("offers", "cooperation/offers/list.html", "/en/cooperation/offers/"),
    Stop("offer", "cooperation/offers/offer.html", "/lv/lags/", render=rendered_offers.page),
    Stop("offer-sheet", "cooperation/offers/factsheet.html", "/da/lags/", render=rendered_offers.sheet),
    Stop("own-offers", "cooperation/offers/desk.html", "/en/lags/", render=rendered_offers.desk),
    Stop("own-offer", "cooperation/offers/own.html", "/lv/lags/", render=rendered_offers.own),
    Stop("own-offer-out", "cooperation/offers/own.html", "/da/lags/", render=rendered_offers.published),
    Stop("offer-new", "cooperation/offers/new.html", "/da/lags/", render=rendered_offers.new),
    Stop("offer-write", "cooperation/offers/write.html", "/lv/lags/", render=rendered_offers.write),
    Stop("offer-review", "cooperation/offers/review.html", "/lv/lags/", render=rendered_offers.review),
    Stop("offer-interest", "cooperation/offers/express.html", "/da/lags/", render=rendered_offers.express),
    Stop("talks", "cooperation/offers/conversations.html", "/en/lags/", render=rendered_offers.all_talks),
    Stop("talk", "cooperation/offers/conversation.html", "/lv/lags/", render=rendered_offers.talking),
    Stop("offer-figures", "cooperation/offers/figures.html", "/da/lags/", render=rendered_offers.figures),
    Stop("matches", "cooperation/offers/matches.html", "/lv/lags/", render=rendered_offers.matches),
    Stop("reports", "cooperation/offers/reports.html", "/da/lags/", render=rendered_offers.reports),
    Stop("figures", "pages/figures.html", "/en/figures/"),
    Stop("data", "pages/data.html", "/da/data/"),
    Stop("about", "pages/standard.html", "/en/about/"),
    Stop("nine-steps", "pages/standard.html", "/da/nine-steps/"),
    Stop("seven-principles", "pages/standard.html", "/lv/seven-principles/"),
    Stop("sign-in", "allauth/layouts/base.html", "/en/account/login/"),
    Stop("account", "accounts/overview.html", "/en/account/", by="editor"),
    Stop("second-factor", "allauth/layouts/manage.html", "/da/account/2fa/", by="editor"),
    Stop("workspace", "lags/workspace.html", "/lv/workspace/", by="editor"),
    Stop("edit-profile", "lags/edit.html", "/lv/lags/", render=rendered.edit_profile),
    Stop("two-versions", "lags/two_versions.html", "/da/lags/", render=rendered.two_versions),
    Stop("review-profile", "lags/review.html", "/da/lags/", render=rendered.review_profile),
    Stop("desk-projects", "projects/desk_list.html", "/da/lags/", render=rendered.desk_projects),
    Stop("desk-project", "projects/desk_edit.html", "/lv/lags/", render=rendered.desk_project),
    Stop("desk-experience", "projects/desk_experience.html", "/en/lags/", render=rendered.desk_experience),
    Stop("notifications", "notifications/list.html", "/lv/lags/", render=rendered.notifications),
    Stop("stop-mails", "notifications/stop.html", "/da/lags/", render=rendered.stop_mails),
    Stop("letter", "notifications/mail/letter.html", "/da/lags/", render=rendered.letter),
    Stop("join", "lags/join.html", "/da/lags/", render=rendered.join),
    Stop("people", "networks/people.html", "/en/lags/", render=rendered.people),
    Stop("changes", "networks/log.html", "/lv/lags/", render=rendered.changes),
    Stop("invitation", "networks/invitation.html", "/da/lags/", render=rendered.invitation),
    Stop("my-data", "accounts/data.html", "/lv/account/data/", by="editor"),
    Stop("styles", "pages/styles.html", "/en/styles/", by="editor"),
    Stop("bad-request", "400.html", "/en/bad-request/", render=rendered.bad_request, status=400),
    Stop("forbidden", "403.html", "/da/forbidden/", render=rendered.forbidden, status=403),
    Stop("not-found", "404.html", "/lv/no-such-page/", status=404),
    Stop("too-many", "429.html", "/lv/too-many/", render=rendered.too_many, status=429),
    Stop("broken", "500.html", "/en/broken/", render=rendered.broken, status=500),
)
