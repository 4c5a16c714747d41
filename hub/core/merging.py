"""Two edits of one record put together, a field at a time. Values are flat and JSON-like, by key."""

import hashlib
import json
from typing import Any

from django.core import signing

Values = dict[str, Any]
SALT = "hub.core.merging"


def changed(before: Values, after: Values) -> list[str]:
    """Keys whose values differ; what is not there, "" and None are the same."""
    keys = dict.fromkeys((*before, *after))
    return [key for key in keys if (before.get(key) or None) != (after.get(key) or None)]


def merge(base: Values | None, mine: Values, theirs: Values) -> tuple[Values, list[str]]:
    """(both edits together, keys that both sides changed, to different values).

    base: what both began with; where that is not known, whatever differs is in conflict. In the result a key in
    conflict is as it is in `theirs`.
    """
    apart = changed(mine, theirs)
    if base is None:
        return dict(theirs), apart
    by_me, by_them = set(changed(base, mine)), set(changed(base, theirs))
    return _together(apart, by_me, by_them, mine, theirs)


def merge_by_prints(base: Values | None, mine: Values, theirs: Values) -> tuple[Values, list[str]]:
    """`merge`, where of the base only the prints are known (`prints`)."""
    apart = changed(mine, theirs)
    if base is None:
        return dict(theirs), apart
    by_me, by_them = set(changed(base, prints(mine))), set(changed(base, prints(theirs)))
    return _together(apart, by_me, by_them, mine, theirs)


def _together(apart, by_me: set, by_them: set, mine: Values, theirs: Values) -> tuple[Values, list[str]]:
    alone = {key: mine.get(key) for key in apart if key in by_me and key not in by_them}
    return theirs | alone, [key for key in apart if key in by_me and key in by_them]


def prints(values: Values) -> dict[str, str]:
    """What tells whether a value has changed, without the value: for records that keep no versions."""
    return {key: _print(value) for key, value in values.items() if value not in (None, "", [])}


def _print(value: Any) -> str:
    return hashlib.blake2b(json.dumps(value, default=str).encode(), digest_size=9).hexdigest()


def sealed(values: Values) -> str:
    """The prints of values for a hidden field of a form."""
    return signing.dumps(prints(values), salt=SALT, compress=True)


def unsealed(text: str) -> Values | None:
    """The prints that a form began with; None for what the hub has not made."""
    try:
        return signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
