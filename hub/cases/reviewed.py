"""What is done when somebody approves at the last step of a workflow.

Wagtail reads this while it loads its own models, so nothing of theirs is imported here.
"""


def publish(workflow_state, user=None) -> None:
    """Publish what was approved (`WAGTAIL_FINISH_WORKFLOW_ACTION`).

    A story is published by its reviewer, who may do that by the review alone; other things by their own rules.
    """
    held = workflow_state.content_object
    by_review = getattr(getattr(held, "specific", held), "published_by_review", False)
    held.get_latest_revision().publish(user=user, skip_permission_checks=by_review)
