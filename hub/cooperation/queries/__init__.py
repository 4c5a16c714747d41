"""Reads; each gives a queryset or plain values."""

from .rules import countries_with_rules, eu_rules, rules, rules_of

__all__ = ["countries_with_rules", "eu_rules", "rules", "rules_of"]
