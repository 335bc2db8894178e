"""`python -m consistency` is the command `consistency`."""

import sys

from consistency.cli import main

sys.exit(main())
