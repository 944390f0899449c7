"""Bytes to text, exactly; what is not text is refused with the way to mend it."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from dateline.events.errors import ArticleError

WIDE_MARKS = (  # the 32-bit mark of little end begins with the 16-bit one
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """The text of UTF-8 (with or without a mark), or of UTF-16 and UTF-32 with a mark.

    >>> decode("Göteborg".encode("utf-16"), "story.txt")
    'Göteborg'

    Raises:
        ArticleError: the bytes are of another encoding, or no text at all.
    """
    encoding = encoding_of(data)
    if encoding == "utf-8-sig" and b"\0" in data:
        message = f"{name} is not text (a zero byte at offset {data.index(0)}); save it as plain text in UTF-8"
        raise ArticleError(message)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = _advice(data, name, error)
        raise ArticleError(message) from error


def encoding_of(data: bytes) -> str:
    """The encoding that the mark at the begin names, else UTF-8."""
    return next((encoding for mark, encoding in WIDE_MARKS if data.startswith(mark)), "utf-8-sig")


def _advice(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    if error.encoding != "utf-8":
        return f"{name} is damaged {error.encoding.upper()} at byte offset {error.start}; save it again in UTF-8"
    offset = error.start + (len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0)
    return (
        f"{name} is not UTF-8 (byte 0x{data[offset]:02X} at offset {offset}); "
        f"convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8 {name} > new-file`"
    )


def without_lone_surrogates(text: str) -> str:
    """The text with each half of a surrogate pair, which no file can hold, as U+FFFD; lengths stay."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
