from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """A checked row. Empty cells are not given to it; `model_fields_set` are the ones that had something."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, validate_default=False)

    #: Columns that a file must have, each a tuple of which one suffices.
    REQUIRED: ClassVar[tuple[tuple[str, ...], ...]] = ()
    #: Fields that may stand once a language, as `title_lv`.
    PER_LANGUAGE: ClassVar[frozenset[str]] = frozenset()
    #: Of these, the ones that belong to the record's own language when they stand without one.
    OWN_LANGUAGE: ClassVar[frozenset[str]] = frozenset()
