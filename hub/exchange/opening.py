"""From a run to the rows of its file."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO

from django.db.models.fields.files import FieldFile

from hub.exchange import formats, readers, spool
from hub.exchange.errors import Unreadable
from hub.exchange.formats.applying import Translator
from hub.exchange.intake import Intake
from hub.exchange.models import ImportRun
from hub.exchange.readers import Reader
from hub.exchange.rows import ROWS


@contextmanager
def reader_of(run: ImportRun) -> Iterator[Reader]:
    """The run's file, opened. Raises Unreadable also when it is gone or is not the one that was received."""
    with _opened(run.file) as file:
        if spool.digest_of(file) != run.file_sha256:
            raise Unreadable("file_changed")
        yield readers.open_file(file, run.file.name, kind=run.kind)


@contextmanager
def rows_of(run: ImportRun) -> Iterator[tuple[Intake, Reader]]:
    """The run's rows with our columns, and the reader they come from. Raises Unreadable."""
    own = run.options.get("mapping", "")
    mapping = formats.load(run.format, kind=run.kind, own=own)
    with ExitStack() as stack:
        reader = stack.enter_context(reader_of(run))
        translator = None
        if mapping:
            partners: Iterator[dict] = iter(())
            if mapping.partners:
                if not run.partners_file:
                    raise Unreadable("partners_missing")
                file = stack.enter_context(_opened(run.partners_file))
                second = readers.open_file(file, run.partners_file.name, kind=run.kind)
                partners = (record.values for record in second.records if not record.trouble)
            translator = Translator(mapping, partners)
        yield Intake(reader, ROWS[run.kind], translator), reader


@contextmanager
def _opened(stored: FieldFile) -> Iterator[IO[bytes]]:
    if not stored:
        raise Unreadable("file_gone")
    try:
        file = stored.storage.open(stored.name, "rb")
    except (FileNotFoundError, ValueError) as error:
        raise Unreadable("file_gone") from error
    with file:
        yield file.file
