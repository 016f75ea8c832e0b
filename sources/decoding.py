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
_SIGNATURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"BZh",
               b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"RIFF", b"SQLite format", b"OggS", b"ID3",
               b"MZ\x90", b"\x00\x00\x00\x18ftyp", b"\x00\x00\x00\x20ftyp")  # fmt: skip
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x1b\x08"))
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.02
_MOST_LOST = 0.001
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4096  # where the HTML standard wants the declaration, four times over
_FOR_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
                 "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}  # fmt: skip
_DECLARABLE = re.compile(
    r"utf-8|cp125\d|cp874|cp866|cp932|cp949|iso8859-\d{1,2}|koi8-[rut]|gb18030|big5(?:hkscs)?|euc_jp|iso2022_jp"
    r"|mac-(?:roman|cyrillic)"
)
_NO_UTF_8 = ("iso2022_jp",)  # all its bytes are ASCII: read as UTF-8 it would not fail, and be nonsense


class NotTextError(ValueError):
    """Bytes that are no text we can read; ``reason`` is a stable phrase, the message says more."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(raw: bytes) -> str:
    """Read bytes as Unicode: by their byte order mark, else as UTF-8.

    Raises NotTextError for what is binary or in another encoding: guessing would load garbled names.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding)
    if is_binary(raw):
        raise NotTextError("binary file", "It is no text: name only text, HTML, JSON Lines and WARC files as sources.")
    if is_wide(raw):
        raise NotTextError("wrong encoding", "It looks like UTF-16 without its byte order mark. Convert it to UTF-8.")
    return _decoded(raw, "utf-8")


def decode_html(raw: bytes, charset: str | None = None) -> str:
    """Read HTML as Unicode: as UTF-8 where it is, else in the encoding sent with it or declared in it.

    As browsers do, a byte in a thousand may be lost; more raise NotTextError, as binary content does.
    """
    if raw.startswith(tuple(mark for mark, _ in _BOMS)) or is_binary(raw):
        return decode(raw)
    declared = _CHARSET.search(raw, 0, _HEAD)
    encoding = _known(charset) or _known(declared.group(1).decode("ascii", "replace") if declared else None) or "utf-8"
    for candidate in (encoding,) if encoding in _NO_UTF_8 else ("utf-8", encoding):
        try:
            return raw.decode(candidate)
        except UnicodeDecodeError:
            continue
    content = raw.decode(encoding, "replace")
    if content.count("\ufffd") > len(content) * _MOST_LOST:
        return _decoded(raw, encoding)
    return content


def is_binary(raw: bytes) -> bool:
    """Whether bytes are of a known binary format, or hold more control characters than text would."""
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return sample.startswith(_SIGNATURES) or (controls > len(sample) * _MOST_CONTROLS and not is_wide(sample))


def is_wide(raw: bytes) -> bool:
    """Whether nearly every other byte is zero, as in UTF-16 of Latin text, and none in between."""
    even, odd = raw[:_SAMPLE:2], raw[1:_SAMPLE:2]
    zeros = sorted((even.count(0) / max(1, len(even)), odd.count(0) / max(1, len(odd))))
    return zeros[0] == 0 and zeros[1] > 0.7


def _known(name: str | None) -> str | None:
    """The encoding that browsers take for a declared one; UTF-16 in a readable declaration is a slip for UTF-8."""
    if name is None or not re.fullmatch(r"[\w.:-]{2,40}", name, re.ASCII):
        return None
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    codec = _FOR_BROWSERS.get(codec, codec)
    return codec if _DECLARABLE.fullmatch(codec) else None


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"It is not {encoding.upper()} at byte {error.start:,}."
        raise NotTextError(
            "wrong encoding", f"{where} Convert it to UTF-8, or declare its encoding if it is HTML."
        ) from None
