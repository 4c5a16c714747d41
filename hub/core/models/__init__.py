from .generation import Generation
from .provenance import DataSource, Provenance
from .texts import TextInLanguage, TextsMixin

__all__ = ["DataSource", "Generation", "Provenance", "TextInLanguage", "TextsMixin"]
