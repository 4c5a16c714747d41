"""Partnerships: who may do what, their money, rules, timeline, history, letters, and how they are found."""
