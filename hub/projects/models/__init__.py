from .detail import ProjectImage, ProjectIndicator, ProjectLink, ProjectPrinciple, ProjectTheme
from .experience import Experience
from .organisation import Beneficiary, Organisation
from .project import Project, ProjectTag, ProjectText

__all__ = [
    "Beneficiary",
    "Experience",
    "Organisation",
    "Project",
    "ProjectImage",
    "ProjectIndicator",
    "ProjectLink",
    "ProjectPrinciple",
    "ProjectTag",
    "ProjectText",
    "ProjectTheme",
]
