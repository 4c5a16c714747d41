"""Imports in the background: each task takes the id of a run and calls the action of the same name."""

from django_tasks import task

from hub.exchange import actions


@task()
def check(run_id: int) -> str:
    """`actions.check`; gives the state the run is in afterwards."""
    return actions.check(run_id).state


@task()
def apply(run_id: int) -> str:
    """`actions.apply`; gives the state the run is in afterwards."""
    return actions.apply(run_id).state


@task()
def undo(run_id: int) -> str:
    """`actions.undo`; gives the state the run is in afterwards."""
    return actions.undo(run_id).state
