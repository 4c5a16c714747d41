"""`python -m bench.peer_wagtail.fill`: the tables, and a handful of pages."""

import os

import django


def main() -> None:
    """Make a site of six pages of three paragraphs each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peer_wagtail.settings"
    django.setup()
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from bench.peer_wagtail.models import BarePage

    call_command("migrate", verbosity=0)
    if BarePage.objects.exists():
        return
    body = "".join(f"<p>{'What others did, and what they learned. ' * 12}</p>" for _ in range(3))
    site = Site.objects.get()
    home = Page.get_first_root_node().add_child(instance=BarePage(title="Peer", slug="peer", body=body))
    for number in range(6):
        home.add_child(instance=BarePage(title=f"Page {number}", slug=f"page-{number}", body=body))
    site.root_page = home
    site.save()


if __name__ == "__main__":
    main()
