"""Accounts from before addresses were verified were made by the hub's own people, who knew the addresses."""

from django.db import migrations


def believe(apps, schema_editor):
    address = apps.get_model("account", "EmailAddress")
    users = apps.get_model("accounts", "User").objects.exclude(emailaddress__verified=True)
    address.objects.bulk_create(
        [address(user=user, email=user.email, verified=True, primary=True) for user in users],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_preferences"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(believe, migrations.RunPython.noop)]
