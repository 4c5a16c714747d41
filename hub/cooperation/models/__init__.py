from .rule import CooperationRule, RuleWindow

__all__ = ["CooperationRule", "RuleWindow"]
