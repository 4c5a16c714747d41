"""Plain tables on standard output."""

from collections.abc import Iterable, Sequence


def show(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    cells = [list(heads), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        first, *rest = (
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  " + "  ".join([first, *rest]).rstrip())
        if not number:
            print("  " + "  ".join("-" * width for width in widths))
    print(flush=True)


def facts(title: str, told: Iterable[tuple[str, str]]) -> None:
    """Print what is what, line by line."""
    told = list(told)
    width = max(len(name) for name, _value in told)
    print(title)
    for name, value in told:
        print(f"  {name.ljust(width)}  {value}")
    print(flush=True)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return (
            f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:.2f}"
        )
    return f"{value:,}" if isinstance(value, int) else str(value)
