"""Colours of charts. Each keeps 3:1 against the page and is told from its neighbours without its hue.

On a page style sheets take their place (static/css/charts.css), which knows light and dark; a file that somebody
downloads has these.
"""

GROUND = "#ffffff"
INK = "#1d2621"
INK_SOFT = "#55605a"
LINE = "#d9d3c3"

#: Of series, in the order of their `tone`.
TONES = (
    "#1f5a40", "#c2641a", "#2f6f9f", "#8a4f7d", "#9a7d1c", "#3f8f86", "#b0483f", "#7a7767",
)  # fmt: skip
#: What is not known, and the rest.
QUIET = len(TONES) - 1


def colour(tone: int) -> str:
    """The colour of a series; tones beyond the last begin again."""
    return TONES[tone % len(TONES)]
