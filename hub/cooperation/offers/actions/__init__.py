"""Writes: keyword-only and atomic; letters and the index follow on commit."""
