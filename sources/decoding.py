"""Turns bytes into text, or says why they are none."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    *(b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3"),
    *(b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!"),
    *(b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"SQLite format"),
)
"""How files of binary formats begin: documents, pictures and sound, archives, programs and databases."""

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x1b\x08"))
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.02
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096  # where the HTML standard wants the declaration, four times over


class NotTextError(ValueError):
    """Bytes that are no text we can read; ``reason`` is a stable phrase, the message says more."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(raw: bytes, charset: str | None = None) -> str:
    """Read bytes as Unicode: by their byte order mark, else as ``charset``, else as UTF-8.

    Raises NotTextError for what is binary or in another encoding: guessing would load garbled names.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding)
    if is_binary(raw):
        raise NotTextError("binary file", "It is no text: name only text, HTML, JSON Lines and WARC files as sources.")
    return _decoded(raw, charset or "utf-8")


def decode_html(raw: bytes, charset: str | None = None) -> str:
    """Read HTML as Unicode, in the encoding that was sent with it or that it declares itself, else UTF-8."""
    declared = _CHARSET.search(raw, 0, _HEAD)
    return decode(raw, charset or (_known(declared.group(1)) if declared else None))


def is_binary(raw: bytes) -> bool:
    """Whether bytes are of a known binary format, or hold more control characters than text would."""
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return sample.startswith(_SIGNATURES) or controls > len(sample) * _MOST_CONTROLS


def _known(name: bytes) -> str | None:
    """The encoding that browsers take for a declared one; UTF-16 in a readable declaration is a slip for UTF-8."""
    text = name.decode("ascii", "replace").lower()
    if text in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        return "cp1252"
    if text.startswith(("utf-16", "utf-32")):
        return "utf-8"
    try:
        return codecs.lookup(text).name
    except LookupError:
        return None


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        where = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise NotTextError(
            "wrong encoding",
            f"It is not {encoding.upper()}{where}. Convert it to UTF-8, or declare its encoding if it is HTML.",
        ) from None
