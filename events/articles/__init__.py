"""Files, pages and standard input to articles; one bad article never loses the others."""

from dateline.events.articles.files import FileReading, read_articles

__all__ = ["FileReading", "read_articles"]
