"""The pages that every hub begins with: home and pages of text, in the interface languages.

What editors have changed since stays: only what is missing is made.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from .models import HomePage, StandardPage

TEXTS = Path(__file__).parent / "texts"
STANDARD = (
    "about", "help", "for-visitors", "for-coordinators", "for-networks", "seven-principles", "nine-steps",
    "accessibility", "privacy",
)  # fmt: skip


def complete() -> bool:
    """Whether all of them are there; one query."""
    wanted = len(settings.LANGUAGES) * (1 + len(STANDARD))
    return (
        Page.objects.type(HomePage, StandardPage).count() >= wanted
        and Site.objects.filter(root_page__in=HomePage.objects.all()).exists()
    )


@transaction.atomic
def found() -> int:
    """Make the locales, the site and the pages that are missing; gives the number of pages made."""
    titles = json.loads((TEXTS / "titles.json").read_text(encoding="utf-8"))
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES]
    before = Page.objects.count()
    home = HomePage.objects.filter(locale=locales[0]).first() or _first_home(locales[0], titles)
    _point_site_at(home)
    for locale in locales:
        words = titles.get(locale.language_code, titles["en"])
        here = home.get_translation_or_none(locale) or _translate(home, locale, words["home"], **_hero(words))
        for slug in STANDARD:
            _standard(home, here, slug, words[slug])
    return Page.objects.count() - before


def _hero(words: dict[str, str]) -> dict[str, str]:
    return {"heading": words["heading"], "intro": words["intro"]}


def _first_home(locale: Locale, titles: dict) -> HomePage:
    words = titles[locale.language_code]
    root = Page.get_first_root_node()
    # Wagtail's own 'Welcome' page, which nobody has touched.
    for welcome in root.get_children().filter(slug="home", numchild=0):
        if type(welcome.specific) is Page:
            welcome.delete()
    root.refresh_from_db()
    return root.add_child(
        instance=HomePage(
            title=words["home"], slug="home", locale=locale, show_in_menus=False, **_hero(words)
        )
    )


def _point_site_at(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        port = base.port or (443 if base.scheme == "https" else 80)
        Site.objects.create(
            hostname=base.hostname or "localhost", port=port, root_page=home,
            is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME,
        )  # fmt: skip
    elif not isinstance(site.root_page.specific, HomePage):
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()


def _standard(home: HomePage, here: HomePage, slug: str, title: str) -> None:
    """One page of text below the home page `here`, unless it is there."""
    if here.get_children().filter(slug=slug).exists():
        return
    body = _body(here.locale.language_code, slug)
    original = StandardPage.objects.child_of(home).filter(slug=slug).first()
    if here == home or original is None:
        here.add_child(instance=StandardPage(title=title, slug=slug, locale=here.locale, body=body))
    else:
        _translate(original, here.locale, title, body=body)


def _body(lang: str, slug: str) -> str:
    """Text of a page, in English where we have none in that language."""
    own = TEXTS / lang / f"{slug}.html"
    return (own if own.exists() else TEXTS / "en" / own.name).read_text(encoding="utf-8")


def _translate(page: Page, locale: Locale, title: str, **texts: str) -> Page:
    """The page in another language, published."""
    other = page.copy_for_translation(locale)
    other.title = other.draft_title = title
    for name, text in texts.items():
        setattr(other, name, text)
    other.save_revision().publish()
    return other
