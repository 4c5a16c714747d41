"""What hangs on projects, written from snapshots: texts, experiences, themes, keywords, beneficiaries..."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from django.db import connection, models
from django.utils.text import slugify

from hub.core.bulk import in_chunks, insert, reserve_ids
from hub.projects.models import (
    Beneficiary,
    Experience,
    Organisation,
    ProjectIndicator,
    ProjectPrinciple,
    ProjectTag,
    ProjectText,
    ProjectTheme,
)
from hub.projects.models.project import Keyword
from hub.projects.snapshots import SCALARS, TEXT_FIELDS

#: Lists that are replaced as a whole, and the model and column that tell whose they are.
WHOLE: dict[str, tuple[type[models.Model], str]] = {
    "themes": (ProjectTheme, "project_id"),
    "keywords": (ProjectTag, "content_object_id"),
    "indicators": (ProjectIndicator, "project_id"),
    "beneficiaries": (Beneficiary, "project_id"),
}


_text = itemgetter(*TEXT_FIELDS)


def keyword_slug(name: str) -> str:
    """By what keywords are told apart: "Ciema veikals" and "ciema  veikals" are one."""
    return slugify(name, allow_unicode=True)[:100] or f"u-{name.encode().hex()[:90]}"


def clear(values: Mapping[int, Mapping[str, Any]]) -> None:
    """Delete the children that `values` (project id -> keys of a snapshot) are going to replace."""
    whole: dict[str, list[int]] = defaultdict(list)
    one: dict[type[models.Model], list[tuple]] = defaultdict(list)
    for pk, keys in values.items():
        for key in keys:
            if key in WHOLE:
                whole[key].append(pk)
            elif key.startswith("text."):
                one[ProjectText].append((pk, key[5:]))
            elif key.startswith("experience."):
                one[Experience].append((pk, key[11:]))
            elif key.startswith("principle."):
                _, slug, lang = key.split(".")
                one[ProjectPrinciple].append((pk, lang, slug))
    for name, ids in whole.items():
        model, column = WHOLE[name]
        for chunk in in_chunks(ids):
            model.objects.filter(**{f"{column}__in": chunk}).delete()
    for model, rows in one.items():
        _delete_one_by_one(model, rows)


def _delete_one_by_one(model: type[models.Model], rows: list[tuple]) -> None:
    columns = ("project_id", "lang", "principle_id")[: len(rows[0])]
    condition = " AND ".join(f"{connection.ops.quote_name(column)} = %s" for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE {condition}", rows)  # noqa: S608


def write(values: Iterable[tuple[int, Mapping[str, Any]]], organisations: Mapping[str, int]) -> list[int]:
    """Insert the children that the snapshots of (project id, snapshot) name; ids of keywords made for them.

    organisations: ids by the keys that snapshots use; an unknown one is left out.
    """
    rows: dict[str, list[tuple]] = defaultdict(list)
    keywords: list[tuple[int, str]] = []
    for pk, snapshot in values:
        for key, value in snapshot.items():
            if not value or key in SCALARS:
                continue
            if key.startswith("text."):
                title, summary, description = _text(value)
                rows["text"].append((pk, key[5:], title or "", summary or "", description or ""))
            elif key == "themes":
                rows[key].extend((pk, slug, order) for order, slug in enumerate(value))
            elif key == "beneficiaries":
                rows[key].extend(_beneficiaries(pk, value, organisations))
            elif key == "keywords":
                keywords.extend((pk, name) for name in value)
            elif key.startswith("experience."):
                told = (value.get(name) or "" for name in Experience.FIELDS)
                rows["experience"].append((pk, key[11:], *told))
            elif key.startswith("principle."):
                _, slug, lang = key.split(".")
                rows["principle"].append((pk, slug, lang, value))
            elif key == "indicators":
                rows[key].extend(
                    (pk, each["code"], each["name"], each["unit"], each["target"], each["reached"])
                    for each in value
                )
    insert(ProjectText, ("project_id", "lang", *TEXT_FIELDS), rows["text"])
    insert(Experience, ("project_id", "lang", *Experience.FIELDS), rows["experience"])
    insert(ProjectPrinciple, ("project_id", "principle_id", "lang", "how"), rows["principle"])
    insert(ProjectTheme, ("project_id", "theme_id", "order"), rows["themes"])
    insert(
        ProjectIndicator,
        ("project_id", "indicator_id", "name", "unit", "target", "reached"),
        rows["indicators"],
    )
    insert(
        Beneficiary, ("project_id", "organisation_id", "is_person", "role", "order"), rows["beneficiaries"]
    )
    return _tag(keywords)


def _beneficiaries(pk: int, value: list[dict], organisations: Mapping[str, int]) -> Iterable[tuple]:
    for order, each in enumerate(value):
        if each["organisation"] is None:
            yield pk, None, True, each["role"], order
        elif each["organisation"] in organisations:
            yield pk, organisations[each["organisation"]], False, each["role"], order


def _tag(pairs: list[tuple[int, str]]) -> list[int]:
    if not pairs:
        return []
    names: dict[str, str] = {}
    for _pk, name in pairs:
        names.setdefault(keyword_slug(name), name[:100])
    known: dict[str, int] = {}
    for chunk in in_chunks(names):
        known |= dict(Keyword.objects.filter(slug__in=chunk).values_list("slug", "pk"))
    new = [slug for slug in names if slug not in known]
    made = dict(zip(new, reserve_ids(Keyword, len(new)), strict=True)) if new else {}
    insert(Keyword, ("id", "name", "slug"), [(pk, names[slug], slug) for slug, pk in made.items()])
    known |= made
    links = dict.fromkeys((known[keyword_slug(name)], pk) for pk, name in pairs)
    insert(ProjectTag, ("tag_id", "content_object_id"), links)
    return list(made.values())


def organisation_ids(keys: Iterable[str]) -> dict[str, int]:
    """Ids of organisations by the keys that snapshots use ("<source>:<number>")."""
    wanted: dict[int, list[str]] = defaultdict(list)
    for key in keys:
        source, _, number = key.partition(":")
        wanted[int(source)].append(number)
    found: dict[str, int] = {}
    for source, numbers in wanted.items():
        for chunk in in_chunks(numbers):
            rows = Organisation.objects.filter(source_id=source, external_id__in=chunk)
            found |= {f"{source}:{number}": pk for number, pk in rows.values_list("external_id", "pk")}
    return found


def to_json(value: Any) -> str:
    """JSON as the database keeps it."""
    return json.dumps(value, ensure_ascii=False)
