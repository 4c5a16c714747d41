"""Groups in the admin: list with filters, form with drafts, history and lock."""

from .viewsets import LagViewSet

__all__ = ["LagViewSet"]
