"""A quiet picture for a record that has none: hills and furrows, drawn from the record's number.

The address says all that the drawing needs, so that it costs no query and may be kept for ever.
"""

from random import Random

from django.urls import reverse

WIDTH, HEIGHT = 640, 360

#: Group of the record's main theme -> sky, then fields from the far to the near ones.
PALETTES = {
    "economy": ("#f6ecd9", ("#e9cf9b", "#d9ac60", "#c08a3e", "#8f6327")),
    "environment": ("#eaf2e6", ("#c3dab5", "#93bc86", "#5f9463", "#2f6246")),
    "people": ("#f8e9e1", ("#eec6b0", "#dd9b7d", "#bd6d50", "#874636")),
    "places": ("#e6eff0", ("#b9d2d5", "#86b0b5", "#548690", "#2e5a66")),
    "cooperation": ("#eeeaf2", ("#d0c5dd", "#a895bd", "#7b6897", "#4d4067")),
    "plain": ("#f0eee6", ("#dad6c3", "#bdb99d", "#8f9077", "#5f6650")),
}


def address(record) -> str:
    """Path of the generated picture of a record; `project_themes__theme` prefetched for a project."""
    return reverse("picture", args=[group_of(record), f"{record._meta.model_name}-{record.pk}"])


def group_of(record) -> str:
    """Group of the record's main theme, "environment" for a group, else "plain"."""
    if record._meta.model_name == "casepage":
        return next((theme.group for theme in record.themes.all()), "plain")
    if hasattr(record, "project_themes"):
        first = next(iter(record.project_themes.all()), None)
        return first.theme.group if first else "plain"
    return {
        "lag": "environment",
        "partnership": "cooperation",
        "theme": getattr(record, "group", "plain"),
    }.get(record._meta.model_name, "plain")


def draw(group: str, seed: str) -> str:
    """The picture as SVG, the same for the same seed; an unknown group is drawn in plain colours."""
    chance = Random(seed)  # noqa: S311 - a drawing, no secret
    sky, fields = PALETTES.get(group, PALETTES["plain"])
    sun = (
        f'<circle cx="{chance.randint(80, 560)}" cy="{chance.randint(50, 110)}" '
        f'r="{chance.randint(22, 44)}" fill="#fff" fill-opacity=".55"/>'
    )
    top = chance.randint(110, 150)
    hills = []
    for number, colour in enumerate(fields):
        height = top + number * chance.randint(48, 62)
        ridge = _ridge(chance, height, 46 - number * 6)
        hills.append(f'<path d="{ridge} V{HEIGHT} H0 Z" fill="{colour}"/>')
        if number:
            hills.append(_furrows(chance, ridge, height, number))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" preserveAspectRatio="xMidYMid slice">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{sky}"/>{sun}{"".join(hills)}</svg>'
    )


def _ridge(chance: Random, height: int, swing: int) -> str:
    """A hill's upper line from the left to the right edge, as the beginning of a path."""
    points = [height + chance.randint(-swing, swing) for _ in range(4)]
    return (
        f"M0 {points[0]} C160 {points[0] - chance.randint(-swing, swing)} 160 {points[1]} 320 {points[2]} "
        f"S500 {points[3]} {WIDTH} {height + chance.randint(-swing, swing)}"
    )


def _furrows(chance: Random, ridge: str, height: int, number: int) -> str:
    """Lines that follow a hill's ridge, as ploughed or mown fields do; nothing on some hills."""
    if chance.random() < 0.25:
        return ""
    lines = []
    step = 9 + 3 * number
    for row in range(1, 2 + number * 2):
        lines.append(f'<path d="{ridge}" transform="translate(0 {row * step})"/>')
    return f'<g fill="none" stroke="#fff" stroke-opacity=".16" stroke-width="2">{"".join(lines)}</g>'
