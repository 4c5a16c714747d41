from .partner import Partner
from .partnership import Partnership, PartnershipText, StageChange
from .rule import CooperationRule, RuleWindow

__all__ = ["CooperationRule", "Partner", "Partnership", "PartnershipText", "RuleWindow", "StageChange"]
