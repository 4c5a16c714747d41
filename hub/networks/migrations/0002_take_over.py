"""Hubs from before there were networks: whoever edited the whole catalogue still does, and what was logged of
its records moves to where networks read it. The place of old entries is not known, so the hub's own people
alone see them in reports; the history of a record shows them as before.
"""

from django.db import migrations

EDITORS = "Catalogue editors"
TENDED = [("lags", "lag"), ("projects", "project"), ("projects", "organisation")]
COPIED = (
    "content_type_id", "label", "action", "data", "timestamp", "uuid", "user_id", "revision_id",
    "content_changed", "deleted", "object_id",
)  # fmt: skip


def take_over(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects.filter(name=EDITORS).first()
    types = apps.get_model("contenttypes", "ContentType").objects
    if group:
        kind, _made = types.get_or_create(app_label="networks", model="network")
        permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind,
            codename="work_everywhere",
            defaults={"name": "Can work on the records of every network"},
        )
        group.permissions.add(permission)
    old = apps.get_model("wagtailcore", "ModelLogEntry")
    new = apps.get_model("networks", "RecordLogEntry")
    for app, model in TENDED:
        entries = old.objects.filter(content_type__app_label=app, content_type__model=model)
        rows = (new(**entry) for entry in entries.values(*COPIED).iterator(2000))
        new.objects.bulk_create(rows, batch_size=500)
        entries.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
