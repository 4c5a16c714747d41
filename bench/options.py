"""What can be told to every part."""

import argparse

ROWS = 200_000
PEER_ROWS = 20_000
HELD = 15


def parser(about: str | None) -> argparse.ArgumentParser:
    """A parser with the options that all parts take."""
    made = argparse.ArgumentParser(description=about)
    made.add_argument("--rows", type=int, default=ROWS, help="rows of the register (%(default)s)")
    made.add_argument(
        "--peer-rows", type=int, default=PEER_ROWS, help="rows for the peer (%(default)s), 0 for none"
    )
    made.add_argument(
        "--held", type=int, default=HELD, help="seconds that the search is held under load (%(default)s)"
    )
    return made
