from .rules import CooperationRuleViewSet

__all__ = ["CooperationRuleViewSet"]
