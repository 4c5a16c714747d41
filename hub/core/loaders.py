"""Templates as they are written, HTML as it should be."""

import re

from django.template.loaders.filesystem import Loader as FilesystemLoader

#: What prints nothing. The tags round a text to translate stay as they are, because the line ends beside
#: them belong to that text; only a text kept for later on one line (`asvar`) counts.
_SILENT = (
    r"\{%(?!\s*(?:end)?(?:blocktrans|plural))[^\n]*?%\}",
    r"\{%\s*blocktrans\w*\s[^\n]*?\basvar\b[^\n]*?%\}[^\n]*?\{%\s*endblocktrans\w*\s*%\}",
    r"\{#[^\n]*?#\}",
)
#: A line that holds nothing else.
_SILENT_LINE = re.compile(rf"^[ \t]*((?:{'|'.join(_SILENT)})+)[ \t]*\n", re.MULTILINE)

_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


class Loader(FilesystemLoader):
    """Reads templates so that lines of tags alone leave no blank lines, and files no line end, behind."""

    def get_contents(self, origin) -> str:
        return _SILENT_LINE.sub(r"\1", super().get_contents(origin).rstrip("\n") + "\n").rstrip("\n")


class ForeignLoader(FilesystemLoader):
    """Reads pages of others without their indents, which stand at the ends of lines where a variable is empty.

    Line ends stay: among them are some that mean something (a list of codes to be copied).
    """

    def get_contents(self, origin) -> str:
        text = super().get_contents(origin)
        return _INDENT.sub("", text) if str(origin.name).endswith(".html") else text
