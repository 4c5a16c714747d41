from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from hub.cases import links


class Command(BaseCommand):
    """`manage.py check_links`."""

    help = "Tries all links of cases and news to other sites; editors see those that lead nowhere."

    def handle(self, *args, **options):
        broken = links.check(everything=True)
        self.stdout.write(_("Links that lead nowhere: %(count)s") % {"count": broken})
