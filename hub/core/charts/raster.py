"""SVG as PNG, lettered in the hub's own font."""

from pathlib import Path

import resvg_py

FONTS = Path(__file__).parents[1] / "data" / "fonts"


def png(drawing: str, zoom: float = 2) -> bytes:
    """The picture of an SVG, `zoom` pixels for each of its own. Raises ValueError for what is no SVG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            sans_serif_family="Hub Sans",
        )
    )
