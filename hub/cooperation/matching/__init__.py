"""Who fits whom, and why: profiles in, ranked candidates with reasons out. Knows neither HTTP nor the database.

`profiles` says what is known of somebody, `pool` turns many profiles into arrays once, `criteria` score all of
them at a time and explain one, `rank` adds up. How well it does: docs/matching.md.
"""
