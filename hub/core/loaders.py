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
        return self.tidied(super().get_contents(origin))

    def tidied(self, text: str) -> str:
        """A template without what would stand in the HTML for nothing."""
        return _SILENT_LINE.sub(r"\1", text.rstrip("\n") + "\n").rstrip("\n")


class ForeignLoader(Loader):
    """Reads templates of others, whose indents would stand at the ends of lines where a variable is empty."""

    def tidied(self, text: str) -> str:
        return super().tidied(_INDENT.sub("", text))
