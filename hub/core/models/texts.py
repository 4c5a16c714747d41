"""Texts in several languages: one row a language, the best one for a reader chosen in Python."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.core.languages import content_languages


class LanguageField(models.CharField):
    """One of the 24 content languages (ISO 639-1)."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 2)
        kwargs.setdefault("choices", content_languages)
        kwargs.setdefault("verbose_name", _("language"))
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Without choices and label: what languages there are is no matter of the database."""
        name, path, args, kwargs = super().deconstruct()
        for key in ("choices", "verbose_name"):
            kwargs.pop(key, None)
        return name, path, args, kwargs


class TextInLanguage(models.Model):
    """Abstract: one language's texts of a record. Subclasses add `parent` key and text fields."""

    lang = LanguageField()

    class Meta:
        abstract = True


class TextsMixin:
    """For records with a reverse relation `texts` of TextInLanguage rows and an own language `lang`.

    Prefetch `texts` before using it on more than one record.
    """

    def _known_texts(self):
        # Straight from what was prefetched: the manager of a cluster takes longer than the choice itself.
        # A draft that is previewed has rows of its own, which that manager knows.
        drafted = "texts" in getattr(self, "_cluster_related_objects", ())
        fetched = None if drafted else getattr(self, "_prefetched_objects_cache", {}).get("texts")
        return self.texts.all() if fetched is None else fetched

    def text_in(self, lang: str):
        """The row in exactly this language, or None."""
        return next((text for text in self._known_texts() if text.lang == lang), None)

    def best_text(self, lang: str | None = None):
        """The row for a reader of `lang` (default: the active language): theirs, English, its own."""
        by_lang = {text.lang: text for text in self._known_texts()}
        for wanted in ((lang or get_language() or settings.LANGUAGE_CODE)[:2], "en", self.lang):
            if wanted in by_lang:
                return by_lang[wanted]
        return next(iter(by_lang.values()), None)
