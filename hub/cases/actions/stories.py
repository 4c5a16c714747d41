from django.db import transaction

from hub.cases.models.told import Told


@transaction.atomic
def publish_story(*, page: Told, by=None) -> Told:
    """Keep what is in memory of a page as a revision, and publish it."""
    page.save_revision(user=by, log_action=True).publish(user=by)
    page.refresh_from_db()
    return page
