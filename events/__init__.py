"""The library: articles in, a timeline out; it knows neither the command line nor the drawing.

Start reading at :mod:`dateline.events.pipeline`; the public names stand in :mod:`dateline`.
"""
