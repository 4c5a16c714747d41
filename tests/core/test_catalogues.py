"""Collecting the texts of the interface and compiling their translations."""

import gettext
import os

import pytest

from hub.core import catalogues

PO = """
msgid ""
msgstr ""
"Language: lv\\n"
"Plural-Forms: nplurals=3; plural=(n % 10 == 0 ? 0 : n % 10 == 1 && n % 100 != 11 ? 1 : 2);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Countries"
msgstr "Zemes"

msgid "A text that nobody says any more"
msgstr "Teksts, ko vairs neviens nesaka"

#, python-format
msgid "%(shown)s group"
msgid_plural "%(shown)s groups"
msgstr[0] "%(shown)s grupu"
msgstr[1] "%(shown)s grupa"
msgstr[2] "%(shown)s grupas"
"""


@pytest.fixture
def po(tmp_path, settings):
    path = tmp_path / "lv" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    return path


def test_translations_are_compiled_when_they_were_not_or_when_they_changed(po):
    assert catalogues.stale() == [po]

    catalogues.compile_stale()
    assert catalogues.stale() == []

    later = po.with_suffix(".mo").stat().st_mtime + 1
    os.utime(po, (later, later))
    assert catalogues.stale() == [po]


def test_what_was_compiled_speaks_the_language_with_its_plurals(po):
    catalogues.compile_stale()
    with po.with_suffix(".mo").open("rb") as compiled:
        latvian = gettext.GNUTranslations(compiled)

    assert latvian.gettext("Countries") == "Zemes"
    said = [latvian.ngettext("%(shown)s group", "%(shown)s groups", number) for number in (0, 1, 2)]
    assert said == ["%(shown)s grupu", "%(shown)s grupa", "%(shown)s grupas"]


def test_updating_keeps_translations_drops_what_is_gone_and_guesses_nothing(po):
    waiting = catalogues.update()

    updated = catalogues.read(po)
    assert updated.get("Countries").string == "Zemes"
    assert updated.get("A text that nobody says any more") is None
    assert updated.get("Country").string == ""
    assert waiting == {"lv": len([message for message in updated if message.id]) - 2}


def test_texts_are_collected_from_code_and_templates_with_plural_and_context():
    collected = catalogues.collect()

    assert collected.get("Latitude and longitude seem to be swapped.").locations[0][0] == "hub/places/geo.py"
    assert collected.get("Skip to the content").locations[0][0] == "templates/base.html"
    assert collected.get("%(shown)s group").id == ("%(shown)s group", "%(shown)s groups")
    assert collected.get("tell what they learned", "projects").context == "projects"
