"""The one place where text that others wrote becomes part of HTML, of a script block, or of a plotly label.

All of it keeps one character for one character, so that offsets into an article still hold in the page.
"""

from __future__ import annotations

import html
import json
import re

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


def as_html(text: str) -> str:
    """Text for the inside of an element or of a quoted attribute.

    >>> as_html('<b a="1">')
    '&lt;b a=&quot;1&quot;&gt;'
    """
    return html.escape(shown(text)).replace("\r", "&#13;")  # the HTML parser would make a bare CR LF one line feed


def as_json(value: object) -> str:
    r"""A value for a ``<script type="application/json">`` block: no tag can end it, no line separator break it.

    >>> as_json({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return shown(text).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


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
