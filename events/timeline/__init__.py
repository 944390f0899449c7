"""DatedEvents -> entries: merge the mentions of one happening, order, rank, list the undated."""

from dateline.events.timeline.arranging import arrange

__all__ = ["arrange"]
