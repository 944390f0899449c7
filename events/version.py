"""The version of dateline; it stands apart so that all rooms may know it."""

__version__ = "0.1.0"
