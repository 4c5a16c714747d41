from .catalogue import (
    BeneficiaryFactory,
    DataSourceFactory,
    ExperienceFactory,
    LagFactory,
    OrganisationFactory,
    ProjectFactory,
)
from .people import UserFactory

__all__ = [
    "BeneficiaryFactory",
    "DataSourceFactory",
    "ExperienceFactory",
    "LagFactory",
    "OrganisationFactory",
    "ProjectFactory",
    "UserFactory",
]
