"""Projects and organisations in the admin."""

from .organisations import OrganisationViewSet
from .viewsets import ProjectViewSet

__all__ = ["OrganisationViewSet", "ProjectViewSet"]
