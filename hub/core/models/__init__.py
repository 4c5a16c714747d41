from .provenance import DataSource, Provenance
from .texts import TextInLanguage, TextsMixin

__all__ = ["DataSource", "Provenance", "TextInLanguage", "TextsMixin"]
