"""What the import says about rows: one text a code, with named values, translated when it is read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

#: Reasons to refuse a row.
REFUSALS = {
    "missing": _("There is nothing in “%(column)s”. Every row needs it."),
    "too_long": _("This text has %(length)s characters; “%(column)s” takes %(limit)s. Shorten it."),
    "not_text": _("This is no text. Write plain words or a number."),
    "not_list": _("“%(value)s” is no list. Separate several values with |."),
    "number": _("“%(value)s” is no number. Write it as 1234.56 or 1.234,56."),
    "whole_number": _("“%(value)s” is no whole number. Write it as 12000 or 12 000."),
    "too_big": _("“%(value)s” is more than the hub can hold here (%(limit)s)."),
    "negative": _("“%(value)s” is below zero. Write the amount without a minus sign, or leave it empty."),
    "date": _("“%(value)s” is no date. Write it as 2024-02-28 or 28.02.2024."),
    "date_range": _("“%(value)s” lies outside of the years 1900 to 2100. Correct the year."),
    "year": _("“%(value)s” is no year. Write it with four digits, as 2007."),
    "yes_no": _("“%(value)s” is neither yes nor no. Write yes or no."),
    "language": _("“%(value)s” is none of the 24 EU languages. Write a code such as lv, da or pl."),
    "language_needed": _("Nothing says which language the texts are in. Fill in “lang”, for example lv."),
    "country": _("“%(value)s” is no country. Write its code (LV) or its name."),
    "country_needed": _("Nothing says which country this is in. Fill in “country”, for example LV."),
    "currency": _("“%(value)s” is no currency that the hub can convert. Write its code, such as EUR or PLN."),
    "choice": _("“%(value)s” is not known here. Write one of: %(choices)s."),
    "email": _("“%(value)s” is no e-mail address. Write it as office@example.org."),
    "coordinate": _("“%(value)s” is no coordinate. Write degrees with a decimal point, as 56.95."),
    "latitude": _("A latitude lies between -90 and 90 degrees; “%(value)s” does not."),
    "longitude": _("A longitude lies between -180 and 180 degrees; “%(value)s” does not."),
    "half_point": _("A point needs both “lat” and “lon”. Fill in both or neither."),
    "ends_before_start": _("The end (%(end)s) is before the start (%(start)s). Correct one of them."),
    "twice": _(
        "“%(value)s” in “%(column)s” stands in line %(first)s already. Every row needs a number of its own."
    ),
    "outlined_twice": _(
        "The group “%(value)s” (“%(column)s”) has an outline in line %(first)s already. Leave one of them out."
    ),
    "group_unnamed": _(
        "Nothing says whose outline this is. Fill in the property “lag” (the group's number), "
        "“code” (with “country” and “period”) or “name”."
    ),
    "not_object": _("This row is no record with named fields."),
    "surplus": _(
        "These cells were too many and still stand in the columns _more_: %(cells)s. Put each where it belongs, or "
        "empty it."
    ),
    "columns": _(
        "This row has %(found)s cells, the header has %(wanted)s. Check the quotes and separators."
    ),
    "row_too_long": _("This row has more than %(limit)s characters. Check the quotes."),
    "no_group": _(
        "No group “%(value)s” is known in this source. Import the groups first, or correct the number."
    ),
    "no_group_period": _(
        "“%(value)s” takes no part in %(period)s as far as the hub knows. Correct the period."
    ),
    "group_period_needed": _("“%(value)s” has no period here. Fill in “period”, for example 2023-2027."),
    "geometry_missing": _("This feature has no outline. Draw it as a polygon."),
    "geometry_broken": _("This outline cannot be read: %(detail)s."),
    "geometry_not_area": _("This outline encloses no area. Draw it as a polygon."),
    "geometry_not_degrees": _(
        "This outline is not in degrees of longitude and latitude (WGS 84). Convert it."
    ),
    "field": _("“%(value)s” does not fit here (%(detail)s)."),
    "database": _("The row could not be stored: %(detail)s."),
}  # fmt: skip

#: Reasons to look twice at a row that was taken.
DOUBTS = {
    "column_ignored": _("The column “%(value)s” is not known and was left out.%(near)s"),
    "region_unknown": _(
        "“%(value)s” is no region of NUTS 2024. It is kept as given; the record has no region."
    ),
    "region_split": _(
        "The region %(value)s was divided since (%(successors)s). It is kept as given; choose one of them."
    ),
    "region_elsewhere": _(
        "The region %(value)s is not in the country %(country)s. It is kept as given; the record has no region."
    ),
    "theme_unknown": _("“%(value)s” is none of the hub's themes. It was left out."),
    "themes_too_many": _("Only the first three themes were taken; left out: %(value)s."),
    "fund_unknown": _("“%(value)s” is none of the funds that the hub knows. It was left out."),
    "period_unknown": _("“%(value)s” is none of the programming periods. It was left out."),
    "principle_unknown": _("“%(value)s” is none of the seven principles. It was left out."),
    "territory_unknown": _("“%(value)s” is none of the kinds of territory. It was left out."),
    "lag_unknown": _("No local action group “%(value)s” is known. The project stands without a group."),
    "language_left_out": _("Texts in “%(value)s” were left out: the hub holds the 24 EU languages."),
    "lang_replaced": _(
        "“%(value)s” is none of the 24 EU languages; “%(lang)s” is taken as the record's own language."
    ),
    "swapped": _("Latitude and longitude were the wrong way round; they were put right."),
    "outline_outside": _("The outline lies outside of the country. Check it."),
    "outside_country": _("The point lies outside of the country. Check it."),
    "sum": _("%(total)s is not %(public)s of public support plus %(own)s of own money."),
    "eu_above_public": _("The EU support (%(eu)s) is more than the public support (%(public)s)."),
    "public_above_total": _("The public support (%(public)s) is more than the total cost (%(total)s)."),
    "cleaned": _("Signs that cannot be shown were taken out of this row's texts."),
    "likely_double": _("“%(title)s” in the same country is known already from another source (no. %(id)s)."),
    "code_taken": _("The code %(value)s of %(period)s belongs to “%(other)s” already. It was left out."),
    "edited_here": _(
        "Edited in the hub since the last import; these were left as they are: %(fields)s. "
        "To take the file's values, import with “overwrite”."
    ),
    "draft_waiting": _("An unpublished draft of this group is waiting. Compare before you publish it."),
    "outline_repaired": _("The outline crossed itself and was repaired. Look at it on the map."),
    "person_name": _("The name of a private person was left out."),
    "link": _("“%(value)s” is no web address and was left out. Write it as https://example.org."),
    "markup": _(
        "“%(value)s” has marks of a web page in it. It is shown as it stands; write plain words."
    ),
}  # fmt: skip

#: What an undo leaves alone, and why.
KEPT = {
    "kept_edited": _("“%(title)s” was edited in the hub since. It was left as it is."),
    "kept_later": _("“%(title)s” was changed by a later import. Undo that one first."),
    "kept_used": _("“%(title)s” is used by other records by now. It was left as it is."),
    "kept_code": _("“%(title)s” could not be put back: %(detail)s."),
}

TEXTS = {**REFUSALS, **DOUBTS, **KEPT}


def render(code: str, params: Mapping[str, Any]) -> str:
    """The text of a code in the active language; the bare code where a text or a value is missing."""
    try:
        return str(TEXTS[code]) % params
    except KeyError:
        return code
