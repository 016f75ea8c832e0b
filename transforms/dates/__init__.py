"""When: date expressions of news English, resolved to days ``[first, until)``."""

from transforms.dates.find import find_dates

__all__ = ["find_dates"]
