"""The sample cases and news: told by the sample networks, the cases of the sample projects."""

import json
from pathlib import Path

from django.db import transaction
from django.utils.html import escape

from hub.cases.actions import ensure_home, publish_story
from hub.cases.models import CasePage, CasePrinciple, NetworkPage, NewsPage
from hub.core.models import DataSource
from hub.lags.models import Lag
from hub.networks.models import Network
from hub.projects.models import Project
from hub.vocabulary.models import Theme

FILES = Path(__file__).parent / "demo"
#: Kinds of blocks that hold paragraphs.
TOLD = ("challenge", "approach", "results")
#: Fields of a page -> their names in a file's "transferability".
TRANSFER = {"conditions": "conditions", "effort": "effort", "cost": "cost", "time_needed": "time"}


@transaction.atomic
def bring_in(source: DataSource) -> int:
    """Publish the sample cases that are not there yet; how many. Their networks have to be there."""
    networks = {network.slug: network for network in Network.objects.filter(source=source)}
    made = 0
    for told in _originals_first():
        network = networks[told["network"]]
        home = ensure_home(network=network, lang=told["lang"])
        known = CasePage.objects.child_of(home).filter(slug=told["slug"]).first()
        if known is None:
            _write(home, told, source)
            made += 1
    for told in _files("news"):
        home = ensure_home(network=networks[told["network"]], lang=told["lang"])
        if not NewsPage.objects.child_of(home).filter(slug=told["slug"]).exists():
            _announce(home, told)
    return made


def take_out(source: DataSource) -> None:
    """Delete the homes of the sample networks with all that was written below them."""
    for home in NetworkPage.objects.filter(network__source=source):
        home.delete()


def _originals_first() -> list[dict]:
    return sorted(_files("cases"), key=lambda told: told["translation_of"] is not None)


def _files(folder: str) -> list[dict]:
    paths = sorted((FILES / folder).glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def _announce(home: NetworkPage, told: dict) -> None:
    page = NewsPage(
        title=told["title"],
        slug=told["slug"],
        locale=home.locale,
        summary=told["summary"],
        body=[("text", _paragraphs(told["paragraphs"]))],
        live=False,
    )
    home.add_child(instance=page)
    publish_story(page=page)


def _write(home: NetworkPage, told: dict, source: DataSource) -> CasePage:
    page = CasePage(
        title=told["title"],
        slug=told["slug"],
        locale=home.locale,
        summary=told["summary"],
        country_id=told["country"],
        contact=told["contact"],
        body=[_block(block) for block in told["blocks"]],
        live=False,
        **{field: told["transferability"][name] for field, name in TRANSFER.items()},
    )
    original = CasePage.objects.filter(slug=told["translation_of"], network=home.network).first()
    if original:
        page.translation_key = original.translation_key
    home.add_child(instance=page)
    page.themes.set(Theme.objects.filter(pk__in=told["themes"]))
    page.projects.set(Project.objects.filter(source=source, texts__title=told["project"]).distinct())
    page.lags.set(Lag.objects.filter(source=source, name=told["lag"]))
    for held in told["principles"]:
        principle = CasePrinciple(principle_id=held["principle"], how=held["how"], locale=page.locale)
        page.principles.add(principle)
    regions = [project.region_id for project in page.projects.all() if project.region_id]
    page.region_id = next(iter(regions), None)
    return publish_story(page=page)


def _block(block: dict) -> tuple[str, object]:
    kind = block["type"]
    if kind in TOLD:
        return kind, _paragraphs(block["text"].split("\n\n"))
    return kind, {name: value for name, value in block.items() if name != "type"}


def _paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)
