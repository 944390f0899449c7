"""The one place where text that others wrote becomes part of HTML, of a script block, or of a plotly label.

HTML is made by templates that escape whatever is not :class:`markupsafe.Markup`, so that nothing can be forgotten. All of it
keeps one character for one character, so that offsets into an article still hold in the page.
"""

from __future__ import annotations

import html
import json
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

# C0 and C1 controls but tab, line feed and carriage return; the bidi embeddings, overrides and isolates, which could show a
# text in an order that is not its own; noncharacters; surrogates that JSON may have smuggled in.
UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]",
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def shown(text: str) -> str:
    r"""The text with every character that cannot or must not be shown replaced by one that can.

    >>> shown("a\x00b") == "a\N{REPLACEMENT CHARACTER}b"
    True
    """
    return UNSHOWABLE.sub(REPLACEMENT, text)


def as_json(value: object) -> str:
    r"""A value for a ``<script type="application/json">`` block: no tag can end it, no line separator break it.

    >>> as_json({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    text = json.dumps(_shown_all(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _shown_all(value: object) -> object:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {name: _shown_all(inner) for name, inner in value.items()}
    return [_shown_all(inner) for inner in value] if isinstance(value, list | tuple) else value


def as_plotly(text: str) -> str:
    """Text for a plotly label, which reads a little HTML of its own.

    >>> as_plotly("<b>bold</b>")
    '&lt;b&gt;bold&lt;/b&gt;'
    """
    return html.escape(shown(" ".join(text.split())), quote=False)


def link_address(address: str | None) -> str | None:
    """An address that a link may lead to: http and https alone, never a script.

    >>> link_address("javascript:alert(1)") is None
    True
    """
    if address is None or not re.fullmatch(r"https?://[^\s<>\"'\\]+", address.strip(), re.IGNORECASE):
        return None
    return address.strip()


def template(name: str, /, **values: object) -> Markup:
    """One of the files in ``templates/``, filled; every value in it is escaped, unless it is markup already.

    >>> template("attribute.html", name="title", value='"><script>')
    Markup(' title="&#34;&gt;&lt;script&gt;"')
    """
    return Markup(_templates().get_template(name).render(**values))  # noqa: S704 - what the template escaped


@cache
def _templates() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: read(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def read(name: str) -> str:
    """A file of this package."""
    return files("dateline.reports").joinpath(name).read_text(encoding="utf-8")
