"""Cases and news on the homes of networks."""

from hub.cases.actions import ensure_home
from hub.cases.models import CasePage, NewsPage
from hub.networks.models import Network
from hub.places.models import Country
from hub.vocabulary.models import Theme
from tests.factories.networks import a_network

#: A story in few blocks: (type, value) pairs.
STORY = (
    ("challenge", "<p>The grocer closed.</p>"),
    ("lesson", {"title": "Measure first", "text": "Old refrigerators are dear."}),
    ("timeline", {"items": [{"when": "2016-08", "text": "The house is bought."}]}),
    ("how_to", {"steps": ["Vote early.", "Go from door to door."]}),
)


def a_case(network: Network | None = None, *, lang: str = "", live: bool = True, **fields) -> CasePage:
    """A case of a network, by default the Danish one, in its language; `themes` are slugs."""
    network = network or Network.objects.filter(slug="danish").first() or a_network()
    themes, of = fields.pop("themes", ()), fields.pop("translation_of", None)
    fields.setdefault("country", Country.objects.filter(networks=network).first())
    fields.setdefault("title", "Landsbybutikken")
    fields.setdefault("summary", "168 husstande købte deres butik.")
    fields.setdefault("body", STORY)
    page = CasePage(live=False, **fields)
    if of:
        page.translation_key, page.number = of.translation_key, None
    ensure_home(network=network, lang=lang or network.lang).add_child(instance=page)
    page.themes.set(Theme.objects.filter(pk__in=themes))
    return _published(page, live)


def a_news(network: Network | None = None, *, live: bool = True, **fields) -> NewsPage:
    """News of a network."""
    network = network or Network.objects.filter(slug="danish").first() or a_network()
    page = NewsPage(live=False, **{"title": "Årsmøde i Odense", "summary": "Kom og vær med.", **fields})
    ensure_home(network=network, lang=network.lang).add_child(instance=page)
    return _published(page, live)


def _published(page, live: bool):
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page
