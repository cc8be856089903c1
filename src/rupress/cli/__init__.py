"""The command `rupress`. Exit codes: 0 all is well, 1 some page failed, 2 the command was called wrongly."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without the extra `cli`, say what to install."""
    try:
        from rupress.cli.app import run
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.stderr.write("rupress: the command line needs click and rich: pip install 'rupress[cli]'\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)  # as shells report SIGINT; `run` says the same once it is there
    sys.exit(run())
