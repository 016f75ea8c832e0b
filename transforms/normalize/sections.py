"""Finds the section of the paper an article stands in: the breadcrumb above the title, or the label on it."""

import re
from collections.abc import Sequence

from transforms.normalize.readings import Reading

_CRUMBS = re.compile(r"\s*(?:>|»|›|→|\s/\s|\s\|\s)\s*")
_NOT_SECTIONS = frozenset(
    "home homepage news latest all more menu search subscribe article story premium exclusive live".split()
)
SECTIONS = frozenset(
    "world nation national international india politics business economy markets money finance sport sports "
    "football cricket "
    "tennis rugby technology tech science health environment climate culture arts entertainment lifestyle life "
    "style travel "
    "education opinion comment editorial analysis local city cities metro state states region regional europe "
    "africa asia "
    "americas canada australia uk us usa middle east south weather crime courts law justice society religion media "
    "food "
    "books music film tv television showbiz celebrity royals fashion property motoring cars energy transport "
    "agriculture "
    "defence defense security elections features investigations explainers video podcasts africa news europe "
    "pacific gaming "
    "reviews wine real estate work companies industry community parliament government public affairs".split()
)
_BACK = 6


def find_section(readings: Sequence[Reading], title: int | None) -> str | None:
    """Give the section named by the breadcrumb or label nearest above the title."""
    if title is None:
        return None
    head = readings[title].line.text
    for index in range(title - 1, max(-1, title - 1 - _BACK), -1):
        text = readings[index].line.text
        if len(text) > 250:
            continue
        crumbs = [crumb.strip() for crumb in _CRUMBS.split(text) if crumb.strip()]
        if len(crumbs) > 1:
            found = [
                c for c in crumbs if c.lower() not in ("home", "homepage") and c[:30] != head[:30] and len(c) <= 30
            ]
            if found and (crumbs[0].lower() in ("home", "homepage") or _is_section(found[-1])):
                return found[-1]
        elif _is_section(text):
            return text.strip(" :|-").title() if text.isupper() and len(text) > 3 else text.strip(" :|-")
    return None


def _is_section(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return 1 <= len(words) <= 3 and all(word in SECTIONS or word in ("and", "the", "of") for word in words)
