"""A record's words as a reader of the active language gets to see them."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a record in one language, whatever kind the record is.

    What has a name of its own (a group) keeps it as its title, in `own_lang`; `translated` is that name in the
    language of the text, "" where it is the same.
    """

    title: str
    summary: str = ""
    description: str = ""
    lang: str = ""
    own_lang: str = ""
    translated: str = ""

    @property
    def title_lang(self) -> str:
        """The language of the title."""
        return self.own_lang or self.lang

    @property
    def foreign(self) -> bool:
        """Whether it is in another language than the page."""
        return is_foreign(self.lang)


def is_foreign(lang: str | None) -> bool:
    """Whether a text in `lang` (ISO 639-1; "" unknown) is in another language than the page."""
    return bool(lang) and lang != (get_language() or "en")[:2]


def shown(record, lang: str | None = None) -> Shown:
    """The text in `lang` if the record has it, else the best one for the reader.

    For records without texts per language their name alone.
    """
    if not hasattr(record, "best_text"):
        return Shown(str(record))
    text = (record.text_in(lang) if lang else None) or record.best_text()
    if text is None:
        return Shown(str(record), lang=record.lang)
    if name := getattr(text, "name", ""):
        own = str(record)
        return Shown(
            own, text.summary, text.description, text.lang,
            own_lang=record.lang, translated=name if name != own else "",
        )  # fmt: skip
    title = getattr(text, "title", "") or str(record)
    return Shown(title, text.summary, text.description, text.lang)


def preferences(own: str, wanted: str | None = None) -> list[str]:
    """Languages in the order in which a reader wants a text: asked for, the page's, English, the record's."""
    return [lang for lang in (wanted, (get_language() or "en")[:2], "en", own) if lang]


def described(record, wanted: str | None = None) -> Shown | None:
    """The text whose description suits the reader best; None when no language has one.

    Often a title and a summary are translated, and the description is not.
    """
    order = preferences(record.lang, wanted)
    told = [text for text in record.texts.all() if text.description.strip()]
    if not told:
        return None
    ranks = {lang: rank for rank, lang in reversed(list(enumerate(order)))}
    best = min(told, key=lambda text: (ranks.get(text.lang, len(order)), text.lang))
    return Shown(str(record), description=best.description, lang=best.lang)


def languages_of(record, but: str = "") -> list[str]:
    """Languages (ISO 639-1) that the record has texts in, its own first; without `but`, the one shown."""
    held = {text.lang for text in record.texts.all()} - {but}
    return sorted(held, key=lambda code: (code != record.lang, code))
