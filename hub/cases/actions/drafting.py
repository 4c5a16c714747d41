"""A draft of a case from what a project has told."""

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext, override
from wagtail.log_actions import log

from hub.cases.models import CasePage, CasePrinciple
from hub.core.languages import is_of_interface
from hub.networks.models import Network
from hub.projects.models import Experience, Project
from hub.vocabulary.models import Theme

from .homes import ensure_home

#: Field of an experience -> kind of block with its text.
TOLD = {"challenge": "challenge", "done": "approach", "results": "results"}
HEADED, LESSONS, TRANSFER = (
    ("innovation", "involvement"),
    ("worked", "avoid"),
    ("conditions", "effort", "cost"),
)
#: As many letters of a summary as a page takes.
LONGEST_SUMMARY = 400


@transaction.atomic
def draft_from_project(*, project: Project, network: Network, lang: str, by=None) -> CasePage:
    """An unpublished case in a language, with the project's words in that language, else in those it has.

    Title, summary, place, themes, links, principles, the first picture and what was told of the experience.
    """
    text = project.text_in(lang) or project.best_text(lang)
    told = _experience(project, lang)
    page = CasePage(
        title=text.title if text else project.title,
        summary=(text.summary if text else "")[:LONGEST_SUMMARY],
        country_id=project.country_id,
        region_id=project.region_id,
        body=_blocks(told, lang) if told else [],
        owner=by,
        live=False,
        **{name: getattr(told, name) for name in TRANSFER if told},
    )
    picture = project.images.select_related("image").first()
    if picture:
        page.picture, page.picture_alt, page.picture_credit = picture.image, picture.alt, picture.credit
    ensure_home(network=network, lang=lang).add_child(instance=page)
    page.themes = list(Theme.objects.filter(pk__in=project.project_themes.values("theme")))
    if project.published:
        page.projects = [project]
    if project.lag and project.lag.live:
        page.lags = [project.lag]
    page.principles = _principles(project, page)
    page.save()
    page.save_revision(user=by)
    log(instance=page, action="wagtail.create", user=by)
    return page


def _experience(project: Project, lang: str) -> Experience | None:
    rows = {row.lang: row for row in project.experiences.all()}
    return next((rows[code] for code in (lang, "en", project.lang, *rows) if code in rows), None)


def _blocks(told: Experience, lang: str) -> list[tuple[str, object]]:
    blocks: list[tuple[str, object]] = [
        (kind, _paragraphs(getattr(told, name))) for name, kind in TOLD.items() if getattr(told, name)
    ]
    # Headings are part of the story, so they are in its language where the hub knows it.
    with override(lang if is_of_interface(lang) else "en"):
        for name in LESSONS:
            if getattr(told, name):
                blocks.append(("lesson", {"title": _heading(name), "text": getattr(told, name)}))
        for name in HEADED:
            if getattr(told, name):
                blocks.append(
                    ("headed", {"heading": _heading(name), "text": _paragraphs(getattr(told, name))})
                )
    return blocks


def _heading(name: str) -> str:
    return gettext(str(Experience._meta.get_field(name).verbose_name))


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def _principles(project: Project, page: CasePage) -> list[CasePrinciple]:
    """One for each principle: in the case's language, else in any."""
    best = {}
    for held in project.principles.select_related("principle").order_by("principle__order", "lang"):
        if held.principle_id not in best or held.lang == page.lang:
            best[held.principle_id] = held.how
    return [CasePrinciple(principle_id=key, how=how, locale=page.locale) for key, how in best.items()]
