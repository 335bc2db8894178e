"""`consistency lsp`: a server for editors."""

from __future__ import annotations

import argparse

from consistency import __version__
from consistency.errors import ConfigError


def run(options: argparse.Namespace) -> int:
    """Serve until the editor leaves; 0. ConfigError where the extra is not installed."""
    try:
        from consistency.lsp import serve
    except ModuleNotFoundError as error:
        raise ConfigError(f"lsp needs {error.name}; install source-consistency[lsp]") from error
    serve(__version__)
    return 0
