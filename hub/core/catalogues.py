"""The translations of the interface: collected from the sources, kept as .po, served as .mo.

Done with Babel, so that neither working on the hub nor running it needs the gettext programs.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

from hub.settings.env import ROOT

SOURCES = ("hub", "search", "templates")
TEMPLATES = {".html", ".txt"}

#: Function -> which of its arguments are the message, its plural and (c) its context.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def files() -> list[Path]:
    """The .po files, one per language that the interface is translated into."""
    return sorted(
        path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/django.po")
    )


def collect() -> Catalog:
    """All messages in code and templates, in the order of the files, with the files they stand in."""
    found = Catalog()
    for path in _sources():
        text = path.read_text(encoding="utf-8")
        if path.suffix in TEMPLATES:
            # What Django makes of a template for xgettext, less the indents that are none in Python.
            text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
        source = io.BytesIO(text.encode())
        for line, message, comments, context in extract(
            "python", source, KEYWORDS, ("Translators:",), {"encoding": "utf-8"}
        ):
            place = (path.relative_to(ROOT).as_posix(), line)
            found.add(message, locations=[place], auto_comments=comments, context=context)
    return found


def _sources() -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", *TEMPLATES} and "migrations" not in path.parts:
                yield path


def read(path: Path) -> Catalog:
    """One .po file; its language is the name of the folder two above."""
    with path.open("rb") as source:
        return pofile.read_po(source, locale=path.parts[-3])


def update() -> dict[str, int]:
    """Bring every .po file up to date with the sources; answers how many messages wait per language.

    Messages that are gone are dropped; new ones stay empty, for nothing is guessed from similar ones.
    """
    template = collect()
    waiting = {}
    for path in files():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        with path.open("wb") as target:
            pofile.write_po(target, catalogue, width=100, no_location=True)
        waiting[path.parts[-3]] = sum(not all(_strings(message)) for message in catalogue if message.id)
    return waiting


def _strings(message) -> list[str]:
    return list(message.string) if message.pluralizable else [message.string]


def stale() -> list[Path]:
    """The .po files whose .mo is missing or older."""
    return [path for path in files() if not _is_compiled(path)]


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime


def compile_stale() -> None:
    """Write the .mo of each stale .po, beside it; safe with several processes doing so at once."""
    for path in stale():
        compiled = path.with_suffix(".mo")
        half = compiled.with_name(f"{compiled.name}.{os.getpid()}.tmp")
        with half.open("wb") as target:
            mofile.write_mo(target, read(path))
        half.replace(compiled)
