"""Flags where documents contradict themselves or each other, and where one name is spelled two ways."""

from __future__ import annotations

from consistency.version import __version__

# Typing is 5 ms of the 30 that the command may take to start; type checkers take this name for theirs.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from consistency.compare.names import NameMatch as NameMatch
    from consistency.compare.names import compare_names as compare_names
    from consistency.compare.pairs import name_pairs as name_pairs
    from consistency.config import Config as Config
    from consistency.errors import ConfigError as ConfigError
    from consistency.errors import ConsistencyError as ConsistencyError
    from consistency.errors import DimensionError as DimensionError
    from consistency.errors import DocumentError as DocumentError
    from consistency.errors import EngineError as EngineError
    from consistency.errors import TableError as TableError
    from consistency.model import Document as Document
    from consistency.model import Finding as Finding
    from consistency.model import Report as Report
    from consistency.normalize import find_dates as find_dates
    from consistency.normalize import find_quantities as find_quantities
    from consistency.normalize.names import find_names as find_names
    from consistency.normalize.natives import romanization_systems as romanization_systems
    from consistency.normalize.romanize import romanize as romanize
    from consistency.pipeline import check as check

# The public names and the modules that they live in; each is imported when it is first asked for.
_PUBLIC = {
    "Config": "config",
    "ConfigError": "errors",
    "ConsistencyError": "errors",
    "DimensionError": "errors",
    "Document": "model",
    "DocumentError": "errors",
    "EngineError": "errors",
    "Finding": "model",
    "NameMatch": "compare.names",
    "Report": "model",
    "TableError": "errors",
    "check": "pipeline",
    "compare_names": "compare.names",
    "find_dates": "normalize",
    "find_names": "normalize.names",
    "find_quantities": "normalize",
    "name_pairs": "compare.pairs",
    "romanization_systems": "normalize.natives",
    "romanize": "normalize.romanize",
}
__all__ = [*_PUBLIC, "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'consistency' has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f"consistency.{_PUBLIC[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
