"""What can go wrong, and what the reader of the message should do about it.

Every message says where, what, and what to do. Each error is also the builtin that a caller would expect.
"""


class ConsistencyError(Exception):
    """Base of every error that this package raises on purpose."""


class ConfigError(ConsistencyError, ValueError):
    """A setting does not hold what it must hold."""


class TableError(ConsistencyError, ValueError):
    """A language table does not hold what its kind must hold, or no such table exists."""


class DocumentError(ConsistencyError, OSError):
    """An input cannot be read, or nothing could be read at all."""


class EngineError(ConsistencyError, RuntimeError):
    """No such engine, or an engine could not do its work."""


class DimensionError(ConsistencyError, ValueError):
    """Figures whose units measure different things cannot be compared."""
