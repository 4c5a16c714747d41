"""What partnerships put into other rooms when the app is ready."""

from . import letters, search, section


def connect() -> None:
    """Make partnerships findable, their letters known, their deadlines looked at daily; show them on pages of
    groups.
    """
    search.register()
    letters.connect()
    section.register()
