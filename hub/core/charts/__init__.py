"""Charts drawn on the server: what they show (`data`), as SVG (`drawing`), PNG (`raster`), table and CSV.

Every chart has a table with the same numbers, for those who do not see it and those who want to go on with it.
"""

from .data import Chart, Kind, Series

__all__ = ["Chart", "Kind", "Series"]
