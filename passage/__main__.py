"""The `passage` command."""

import sys

from passage.doors.console.command import main

if __name__ == "__main__":
    sys.exit(main())
