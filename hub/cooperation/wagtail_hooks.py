from wagtail.snippets.models import register_snippet

from .admin import CooperationRuleViewSet

register_snippet(CooperationRuleViewSet)
