"""The drawing of a timeline: a page, an element for another page, or a plotly figure."""

from dateline.reports.page import Fragment, render_fragment, render_page, timeline_figure, write_assets

__all__ = ["Fragment", "render_fragment", "render_page", "timeline_figure", "write_assets"]
