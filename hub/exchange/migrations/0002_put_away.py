from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="put_away",
            field=models.BooleanField(default=False, editable=False, verbose_name="put away"),
        ),
    ]
