"""Offers of cooperation, interest in them, and what groups write to each other."""
