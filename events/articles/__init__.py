"""Files, pages and standard input to articles; one bad article never loses the others."""

from dateline.events.articles.files import Reading, read_articles

__all__ = ["Reading", "read_articles"]
