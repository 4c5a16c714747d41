"""The kinds of cells, as annotated types: each carries its check."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation
from pydantic import BeforeValidator, PlainValidator, StringConstraints

from hub.exchange.rows import values

Amount = Annotated[Decimal | None, PlainValidator(values.amount)]
Measure = Annotated[Decimal | None, PlainValidator(values.measure)]
Area = Annotated[Decimal | None, PlainValidator(values.area)]
Count = Annotated[int | None, PlainValidator(values.whole)]
Year = Annotated[int | None, PlainValidator(values.year)]
Degrees = Annotated[float | None, PlainValidator(values.coordinate)]
FirstDay = Annotated[date | None, PlainValidator(values.first_day)]
LastDay = Annotated[date | None, PlainValidator(values.last_day)]
YesNo = Annotated[bool, PlainValidator(values.yes_no)]
Language = Annotated[str, PlainValidator(values.language)]
Country = Annotated[str, PlainValidator(values.country)]
Currency = Annotated[str, PlainValidator(values.currency)]
Email = Annotated[str, PlainValidator(values.email)]
Texts = Annotated[
    tuple[Annotated[str, StringConstraints(strip_whitespace=True)], ...], BeforeValidator(values.pieces)
]


def text(limit: int) -> Any:
    """A text of at most `limit` characters, without blanks around it."""
    return Annotated[str, StringConstraints(strip_whitespace=True, max_length=limit)]


#: A web address; what is none is a doubt for the planning, not a refusal.
Link = text(500)
#: A text without a limit that matters.
LongText = text(200_000)


def choice(choices: type[TextChoices], **also: str) -> Any:
    """One of a model's choices, by its value or its label in an interface language; `also` are aliases."""
    return Annotated[str, PlainValidator(_chooser(choices, also))]


def _chooser(choices: type[TextChoices], also: dict[str, str]) -> Callable[[Any], str]:
    @lru_cache(maxsize=1)
    def known() -> dict[str, str]:
        found = {}
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                found |= {str(label).casefold(): value for value, label in choices.choices}
        return found | also | {value.casefold(): value for value in choices.values}

    @lru_cache(maxsize=512)
    def chosen(value: Any) -> str:
        bare = " ".join(str(value if value is not None else "").split()).casefold()
        if not bare:
            return ""
        if bare not in known():
            raise values.refuse("choice", value, choices=", ".join(filter(None, choices.values)))
        return known()[bare]

    return chosen
