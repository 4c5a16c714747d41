"""Editors at their desks: signed in, reading forms as they are shown, sending them back changed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.forms import CheckboxInput
from django.test import Client

from hub.accounts import groups
from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    """What one test finds is not what another left."""
    settings.SEARCH = {**settings.SEARCH, "PATH": tmp_path / "search"}


@pytest.fixture
def editor(db):
    """A member of the group that a new hub begins with."""
    groups.make()
    user = UserFactory(email="editor@example.org", first_name="Ilze", last_name="Kalniņa")
    user.groups.add(Group.objects.get(name=groups.EDITORS))
    return user


@pytest.fixture
def desk(editor) -> Client:
    """The editor's browser."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def stranger(db) -> Client:
    """Somebody who may enter the admin but has no rights to the catalogue."""
    user = UserFactory(email="stranger@example.org")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def form_at(desk) -> Callable[[str], dict]:
    """What a browser would send if the form at an address were saved as it is shown."""
    return lambda url: sent(desk.get(url).context["form"])


def sent(form) -> dict:
    """Field name -> value of a form and all its rows."""
    data = {}
    for bound in form:
        widget, value = bound.field.widget, bound.value()
        if not isinstance(widget, CheckboxInput) and hasattr(widget, "format_value"):
            value = widget.format_value(value)
        if value in (None, "", False, []):
            continue
        data[bound.html_name] = "on" if value is True else value
    for formset in getattr(form, "formsets", {}).values():
        data |= {
            f"{formset.prefix}-TOTAL_FORMS": len(formset.forms),
            f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count(),
            f"{formset.prefix}-MIN_NUM_FORMS": 0,
            f"{formset.prefix}-MAX_NUM_FORMS": 1000,
        }
        for order, row in enumerate(formset.forms, 1):
            data |= sent(row)
            if formset.can_order:
                data[f"{row.prefix}-ORDER"] = order
    return data


def row(data: dict, relation: str, **fields) -> dict:
    """The same with one more row of a relation."""
    number = data[f"{relation}-TOTAL_FORMS"]
    return data | {
        f"{relation}-TOTAL_FORMS": number + 1,
        f"{relation}-{number}-ORDER": number + 1,
        **{f"{relation}-{number}-{name}": value for name, value in fields.items()},
    }
