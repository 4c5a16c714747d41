"""What can stop an import as a whole. The texts say what to do; they are translated when they are shown."""

from django.utils.translation import gettext_lazy as _

TEXTS = {
    "empty": _("The file is empty."),
    "no_rows": _("The file has a header but no rows."),
    "no_header": _("The first line is no header. It must name the columns; see docs/data-formats.md."),
    "no_table": _("This is no table: its first line is not text. Save it as CSV, XLSX, JSON or GeoJSON."),
    "columns_missing": _("These columns are missing: %(missing)s. The file has: %(found)s.%(near)s"),
    "columns_of_format": _(
        "The file has the columns of the format “%(title)s” (%(name)s). Choose this format and import it again."
    ),
    "columns_twice": _("These columns stand in the header twice: %(columns)s. Rename or remove one of each."),
    "encoding": _("The file is in no encoding that can be read. Save it as UTF-8."),
    "line_too_long": _(
        "Line %(line)s is longer than %(limit)s MB. This is no table, or a quote is never closed."
    ),
    "too_big": _("Unpacked, the file is larger than %(limit)s MB. Divide it."),
    "bomb": _("The file unpacks to far more than it should and was not opened."),
    "not_gzip": _("The file ends in .gz but is not packed with gzip, or it is damaged."),
    "not_xlsx": _("The file cannot be read as XLSX. Save it anew, or save it as CSV."),
    "not_json": _("The file is not valid JSON (line %(line)s). Check it with the program that wrote it."),
    "not_geojson": _("The file is no GeoJSON collection of features."),
    "no_list": _("The file has no list “%(name)s” of records."),
    "file_changed": _("The stored file is not the one that was received. Upload it again."),
    "file_gone": _("The stored file is no longer there. Upload it again."),
    "format_unknown": _("There is no format “%(name)s” for this kind. Known: %(known)s."),
    "partners_missing": _("This format has a second file with the partners. Give it as well."),
    "mapping": _("The mapping has a mistake: %(detail)s"),
    "wrong_state": _("This import is %(state)s and cannot be taken up."),
    "cannot_cancel": _("This import is under way or over and cannot be cancelled. Undo it."),
    "busy": _("Another import of “%(source)s” is at work. Wait until it is done."),
    "nothing_refused": _("No row of this import was refused."),
    "database_locked": _(
        "The database was busy for too long. What was written is whole; import the file again."
    ),
    "disk_full": _("The disk is full. What was written is whole; make room and import the file again."),
    "database": _("The database refused: %(detail)s. What was written is whole; import the file again."),
    "strict": _("%(refused)s rows were refused, so nothing was written (strict)."),
    "unexpected": _("The import stopped at an error of the hub: %(detail)s. Please report it."),
}  # fmt: skip


class ExchangeError(Exception):
    """Base: a code of TEXTS and the values its text names. `str()` gives the text in the active language."""

    def __init__(self, code: str, **params) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def __str__(self) -> str:
        return str(TEXTS[self.code]) % self.params


class Unreadable(ExchangeError):
    """The file, its columns or its mapping cannot be used at all."""


class CannotRun(ExchangeError):
    """The run is not in a state for this, or another one of the same source is at work."""
