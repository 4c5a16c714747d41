from django_tasks import task

from . import letters


@task()
def send(kind: str, what: str, key: int) -> None:
    """Send the letters of something that happened to a membership or an invitation."""
    for letter in letters.write(kind, what, key):
        letter.send()
