"""Whose password somebody tries, for counting wrong ones."""


def name_tried(request, credentials=None) -> str | None:
    """The address that is being tried, in small letters; None where nothing was typed."""
    given = credentials or {}
    tried = given.get("email") or given.get("username") or request.POST.get("login")
    return tried.strip().lower() if tried else None
