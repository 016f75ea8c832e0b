"""Holidays and named days that a rule fixes for every year."""

from datetime import date, timedelta

from transforms.dates.spans import DAY, Rule, Span, one_day
from transforms.records import Precision


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876, as given by Meeus)."""
    century, rest = divmod(year, 100)
    leap, part = divmod(century, 4)
    golden = year % 19
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    week = (32 + 2 * part + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is its last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = (date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)) - DAY
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def on(month: int, day: int) -> Rule:
    return lambda year, _: one_day(date(year, month, day))


def from_easter(days: int) -> Rule:
    return lambda year, _: one_day(easter(year) + timedelta(days=days))


def nth(month: int, weekday: int, which: int, shift: int = 0) -> Rule:
    return lambda year, _: one_day(nth_weekday(year, month, weekday, which) + timedelta(days=shift))


def weekend_of(rule: Rule) -> Rule:
    """The holiday with the weekend next to it: Labor Day weekend is Saturday to Monday."""

    def days(year: int, country: str | None) -> Span:
        day = rule(year, country).first
        saturday = day + timedelta(days=5 - day.weekday() - 7 * (day.weekday() < 2))
        return Span(min(day, saturday), max(day, saturday + DAY) + DAY, Precision.DAY)

    return days


def by_country(rules: dict[str, Rule]) -> Rule:
    def rule(year: int, country: str | None) -> Span:
        found = rules.get(country or "", rules.get(""))
        if found is None:
            raise ValueError(f"no such day in {country}")
        return found(year, country)

    return rule


MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
_THANKSGIVING = {"": nth(11, THU, 4), "CA": nth(10, MON, 2)}
_INDEPENDENCE = {
    "US": on(7, 4), "IN": on(8, 15), "PK": on(8, 14), "BD": on(3, 26), "NG": on(10, 1), "GH": on(3, 6),
    "KE": on(12, 12), "LK": on(2, 4), "MY": on(8, 31), "ID": on(8, 17), "PH": on(6, 12), "UA": on(8, 24),
    "MX": on(9, 16), "BR": on(9, 7), "JM": on(8, 6), "ZW": on(4, 18), "UG": on(10, 9), "ZM": on(10, 24),
    "FI": on(12, 6),
}  # fmt: skip
_LABOUR = {"US": nth(9, MON, 1), "CA": nth(9, MON, 1), "IN": on(5, 1), "PK": on(5, 1), "SG": on(5, 1), "PH": on(5, 1),
           "NZ": nth(10, MON, 4), "KE": on(5, 1), "": nth(9, MON, 1)}  # fmt: skip
_MOTHERS = {"": nth(5, SUN, 2), "GB": from_easter(-21), "IE": from_easter(-21)}
_FATHERS = {"": nth(6, SUN, 3), "AU": nth(9, SUN, 1), "NZ": nth(9, SUN, 1)}

HOLIDAYS: dict[str, Rule] = {
    "christmas": on(12, 25),
    "christmas day": on(12, 25),
    "christmas eve": on(12, 24),
    "boxing day": on(12, 26),
    "new year": on(1, 1),
    "new year ' s": on(1, 1),
    "new year ' s day": on(1, 1),
    "new year day": on(1, 1),
    "new year ' s eve": on(12, 31),
    "new year eve": on(12, 31),
    "hogmanay": on(12, 31),
    "epiphany": on(1, 6),
    "burns night": on(1, 25),
    "australia day": on(1, 26),
    "republic day": by_country({"IN": on(1, 26), "TR": on(10, 29), "IT": on(6, 2)}),
    "martin luther king day": nth(1, MON, 3),
    "martin luther king jr . day": nth(1, MON, 3),
    "mlk day": nth(1, MON, 3),
    "groundhog day": on(2, 2),
    "waitangi day": on(2, 6),
    "valentine ' s day": on(2, 14),
    "presidents day": nth(2, MON, 3),
    "presidents ' day": nth(2, MON, 3),
    "st david ' s day": on(3, 1),
    "international women ' s day": on(3, 8),
    "st patrick ' s day": on(3, 17),
    "st . patrick ' s day": on(3, 17),
    "april fool ' s day": on(4, 1),
    "april fools ' day": on(4, 1),
    "earth day": on(4, 22),
    "st george ' s day": on(4, 23),
    "anzac day": on(4, 25),
    "may day": on(5, 1),
    "cinco de mayo": on(5, 5),
    "mother ' s day": by_country(_MOTHERS),
    "mothering sunday": from_easter(-21),
    "father ' s day": by_country(_FATHERS),
    "victoria day": lambda year, _: one_day(_monday_before(year, 5, 25)),
    "memorial day": nth(5, MON, -1),
    "juneteenth": on(6, 19),
    "canada day": on(7, 1),
    "fourth of july": on(7, 4),
    "july fourth": on(7, 4),
    "independence day": by_country(_INDEPENDENCE),
    "bastille day": on(7, 14),
    "labor day": by_country(_LABOUR),
    "labour day": by_country(_LABOUR),
    "columbus day": nth(10, MON, 2),
    "indigenous peoples ' day": nth(10, MON, 2),
    "halloween": on(10, 31),
    "hallowe ' en": on(10, 31),
    "guy fawkes night": on(11, 5),
    "bonfire night": on(11, 5),
    "election day": by_country({"US": nth(11, MON, 1, 1)}),
    "armistice day": on(11, 11),
    "veterans day": on(11, 11),
    "remembrance day": on(11, 11),
    "remembrance sunday": nth(11, SUN, 2),
    "thanksgiving": by_country(_THANKSGIVING),
    "thanksgiving day": by_country(_THANKSGIVING),
    "black friday": nth(11, THU, 4, 1),
    "cyber monday": nth(11, THU, 4, 4),
    "st andrew ' s day": on(11, 30),
    "shrove tuesday": from_easter(-47),
    "pancake day": from_easter(-47),
    "mardi gras": from_easter(-47),
    "ash wednesday": from_easter(-46),
    "palm sunday": from_easter(-7),
    "maundy thursday": from_easter(-3),
    "good friday": from_easter(-2),
    "holy saturday": from_easter(-1),
    "easter": from_easter(0),
    "easter day": from_easter(0),
    "easter sunday": from_easter(0),
    "easter monday": from_easter(1),
    "ascension day": from_easter(39),
    "whit sunday": from_easter(49),
    "whit monday": from_easter(50),
    "pentecost": from_easter(49),
}
FESTIVE = frozenset(
    {"christmas", "easter", "thanksgiving", "halloween", "new year", "new year ' s", "epiphany", "pentecost"}
)
"""Also adjectives ("a Christmas tree"): dates only behind a word that asks when."""


def _monday_before(year: int, month: int, day: int) -> date:
    end = date(year, month, day)
    return end - timedelta(days=end.weekday() or 7)


def _tree() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(HOLIDAYS, key=lambda name: -name.count(" ")):
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words[1:], name))
    return found


BY_FIRST_WORD = _tree()
"""First word → the words that follow and the name, longest first."""
