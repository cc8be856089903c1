"""`python -m rupress` is the command `rupress`."""

from rupress.cli import main

main()
