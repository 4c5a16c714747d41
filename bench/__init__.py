"""How fast the hub is, beside its peers: `make bench`, or `make bench ARGS="imports --rows 20000"`.

Each part is a module of this package that runs as a process of its own (`python -m bench.imports`), so that
its peak memory is its own, with `HUB_STATE` set to a scratch folder that is gone afterwards. Parts take
`--rows` and `--peer-rows` and print tables. Figures depend on the machine and what else it does: compare
within one run.
"""
