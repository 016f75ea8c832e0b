"""Resolves the time-zone abbreviations of news sites; what an ambiguous one means, the outlet's country says."""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

UNAMBIGUOUS = {
    "UTC": "UTC", "GMT": "UTC", "Z": "UTC",
    "EDT": "America/New_York", "CDT": "America/Chicago", "MDT": "America/Denver", "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles", "MT": "America/Denver", "AKST": "America/Anchorage", "AKDT": "America/Anchorage",
    "HST": "Pacific/Honolulu", "NST": "America/St_Johns", "NDT": "America/St_Johns", "NT": "America/St_Johns",
    "CEST": "Europe/Paris", "CET": "Europe/Paris", "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki",
    "WEST": "Europe/Lisbon", "WET": "Europe/Lisbon", "MSK": "Europe/Moscow", "SAST": "Africa/Johannesburg",
    "EAT": "Africa/Nairobi", "CAT": "Africa/Harare", "WAT": "Africa/Lagos", "IDT": "Asia/Jerusalem",
    "PKT": "Asia/Karachi", "NPT": "Asia/Kathmandu", "WIB": "Asia/Jakarta", "WITA": "Asia/Makassar",
    "WIT": "Asia/Jayapura",
    "ICT": "Asia/Bangkok", "HKT": "Asia/Hong_Kong", "SGT": "Asia/Singapore", "MYT": "Asia/Kuala_Lumpur",
    "PHT": "Asia/Manila", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "ACST": "Australia/Adelaide", "ACDT": "Australia/Adelaide", "AWST": "Australia/Perth", "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland", "BRT": "America/Sao_Paulo", "ART": "America/Argentina/Buenos_Aires",
    "CLT": "America/Santiago",
    "COT": "America/Bogota", "PET": "America/Lima", "IRST": "Asia/Tehran", "TRT": "Europe/Istanbul",
    "GET": "Asia/Tbilisi",
    "UZT": "Asia/Tashkent", "MMT": "Asia/Yangon", "FJT": "Pacific/Fiji", "ChST": "Pacific/Guam",
    "WAST": "Africa/Windhoek",
}  # fmt: skip
"""Abbreviations with one meaning in the news; those of daylight saving are read as their zone."""

AMBIGUOUS = {
    "IST": {"IN": "Asia/Kolkata", "IL": "Asia/Jerusalem", "IE": "Europe/Dublin", "LK": "Asia/Colombo"},
    "BST": {"GB": "Europe/London", "BD": "Asia/Dhaka", "IM": "Europe/London", "GI": "Europe/London"},
    "CST": {"US": "America/Chicago", "CA": "America/Winnipeg", "MX": "America/Mexico_City", "CN": "Asia/Shanghai",
            "TW": "Asia/Taipei", "CU": "America/Havana", "CR": "America/Costa_Rica", "GT": "America/Guatemala",
            "HN": "America/Tegucigalpa", "SV": "America/El_Salvador", "NI": "America/Managua", "BZ": "America/Belize"},
    "EST": {"US": "America/New_York", "CA": "America/Toronto", "AU": "Australia/Sydney", "JM": "America/Jamaica",
            "PA": "America/Panama", "BS": "America/Nassau", "HT": "America/Port-au-Prince", "KY": "America/Cayman"},
    "ET": {"US": "America/New_York", "CA": "America/Toronto", "HT": "America/Port-au-Prince"},
    "CT": {"US": "America/Chicago", "CA": "America/Winnipeg"},
    "MST": {"US": "America/Denver", "CA": "America/Edmonton", "MY": "Asia/Kuala_Lumpur", "MM": "Asia/Yangon",
    "MX": "America/Hermosillo"},
    "PST": {"US": "America/Los_Angeles", "CA": "America/Vancouver", "PH": "Asia/Manila", "PK": "Asia/Karachi",
    "MX": "America/Tijuana"},
    "AST": {"CA": "America/Halifax", "SA": "Asia/Riyadh", "PR": "America/Puerto_Rico", "TT": "America/Port_of_Spain",
            "BB": "America/Barbados", "IQ": "Asia/Baghdad", "KW": "Asia/Kuwait", "QA": "Asia/Qatar",
            "BH": "Asia/Bahrain",
            "YE": "Asia/Aden", "BM": "Atlantic/Bermuda", "DO": "America/Santo_Domingo"},
    "ADT": {"CA": "America/Halifax", "BM": "Atlantic/Bermuda"},
    "GST": {"AE": "Asia/Dubai", "OM": "Asia/Muscat", "GU": "Pacific/Guam"},
    "SST": {"WS": "Pacific/Apia", "AS": "Pacific/Pago_Pago", "SG": "Asia/Singapore", "SB": "Pacific/Guadalcanal"},
    "SLST": {"LK": "Asia/Colombo"},
    "BDT": {"BD": "Asia/Dhaka", "BN": "Asia/Brunei"},
    "ECT": {"EC": "America/Guayaquil", "LC": "America/St_Lucia"},
    "AMT": {"AM": "Asia/Yerevan", "BR": "America/Manaus"},
    "WST": {"AU": "Australia/Perth", "WS": "Pacific/Apia", "EH": "Africa/El_Aaiun"},
    "ACT": {"AU": "Australia/Adelaide", "BR": "America/Rio_Branco"},
    "LT": {},
}  # fmt: skip
"""Abbreviations that several countries use, each for its own zone."""

_OFFSET = re.compile(r"^(?:GMT|UTC|Z)?\s?(?P<sign>[+−-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?$")
_DIGITS = re.compile(r"^\d{4}$")


def known_abbreviation(text: str) -> bool:
    """Whether letters behind a clock time name a time zone."""
    return text in UNAMBIGUOUS or text in AMBIGUOUS


def resolve_zone(text: str, country: str | None) -> tuple[str | None, str]:
    """Give the zone that an abbreviation or offset means, and how that was decided.

    ``country`` is the outlet's. An ambiguous abbreviation of an unknown outlet has no zone.
    """
    offset = _OFFSET.match(text)
    if offset:
        return _offset_name(offset), "offset stated"
    if text in UNAMBIGUOUS:
        return UNAMBIGUOUS[text], f"{text} has one meaning"
    meanings = AMBIGUOUS.get(text)
    if meanings is None:
        return None, f"{text} is no known zone; left open"
    if country in meanings:
        return meanings[country], f"{text} decided by the outlet's country {country}"
    return (
        None,
        f"{text} is ambiguous and the outlet's country {'has no such zone' if country else 'is unknown'}; left open",
    )


def _offset_name(match: re.Match[str]) -> str:
    sign = "-" if match["sign"] in "−-" else "+"
    digits = match["hours"] + (match["minutes"] or "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return f"{sign}{hours:02d}:{minutes:02d}"


def zone_of(name: str) -> tzinfo | None:
    """The zone of an IANA name or a UTC offset (``+05:30``), or None where there is none of that name."""
    if name[:1] in "+-":
        hours, minutes = int(name[1:3]), int(name[4:6])
        if hours > 15 or minutes > 59:
            return None
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(delta if name[0] == "+" else -delta)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
