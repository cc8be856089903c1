"""`python -m rupress.cli` is the command `rupress`."""

from rupress.cli import main

main()
