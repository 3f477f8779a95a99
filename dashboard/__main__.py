"""``python -m dashboard``: the same as ``dateline``."""

from dashboard.cli import serve
from extract.cli import main

main.add_command(serve)
main()
