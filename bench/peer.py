"""The peer: django-import-export takes the same rows into the same tables.

`python -m bench.peer FILE --bulk` uses its bulk mode with all that its documentation offers for speed
(cached keys, no differences) and writes what hangs on a project in bulk as well; without, it works the way
its documentation begins with, row by row with differences.
"""

import argparse
from pathlib import Path


def main() -> None:
    """Import a file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--bulk", action="store_true")
    asked = options.parse_args()

    import django

    django.setup()
    import tablib

    from bench.peer_resource import BulkResource, RowResource
    from hub.core.models import DataSource

    source, _made = DataSource.objects.get_or_create(slug="peer", defaults={"name": "Peer"})
    with asked.file.open(encoding="utf-8", newline="") as file:
        dataset = tablib.Dataset().load(file, format="csv")
    resource = (BulkResource if asked.bulk else RowResource)(source)
    result = resource.import_data(dataset, raise_errors=True)
    print(result.totals)


if __name__ == "__main__":
    main()
