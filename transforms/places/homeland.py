"""Read from telephone numbers and from words that one country alone uses where an article is at home."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

_AREA_CODES = {
    "US.AL": "205 251 256 334 659 938", "US.AK": "907", "US.AZ": "480 520 602 623 928", "US.AR": "479 501 870",
    "US.CA": "209 213 279 310 323 341 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 747 760 805 "
    "818 820 831 840 858 909 916 925 949 951",
    "US.CO": "303 719 720 970", "US.CT": "203 475 860 959", "US.DC": "202 771", "US.DE": "302",
    "US.FL": "239 305 321 352 386 407 561 727 754 772 786 813 850 863 904 941 954",
    "US.GA": "229 404 470 478 678 706 762 770 912", "US.HI": "808", "US.ID": "208 986",
    "US.IL": "217 224 309 312 331 618 630 708 773 779 815 847 872", "US.IN": "219 260 317 463 574 765 812 930",
    "US.IA": "319 515 563 641 712", "US.KS": "316 620 785 913", "US.KY": "270 364 502 606 859",
    "US.LA": "225 318 337 504 985", "US.ME": "207", "US.MD": "240 301 410 443 667",
    "US.MA": "339 351 413 508 617 774 781 857 978", "US.MI": "231 248 269 313 517 586 616 734 810 906 947 989",
    "US.MN": "218 320 507 612 651 763 952", "US.MS": "228 601 662 769", "US.MO": "314 417 573 636 660 816",
    "US.MT": "406", "US.NE": "308 402 531", "US.NV": "702 725 775", "US.NH": "603",
    "US.NJ": "201 551 609 640 732 848 856 862 908 973", "US.NM": "505 575",
    "US.NY": "212 315 332 347 516 518 585 607 631 646 680 716 718 838 845 914 917 929 934",
    "US.NC": "252 336 704 743 828 910 919 980 984", "US.ND": "701",
    "US.OH": "216 220 234 330 380 419 440 513 567 614 740 937", "US.OK": "405 539 580 918", "US.OR": "458 503 541 971",
    "US.PA": "215 223 267 272 412 445 484 570 610 717 724 814 878", "US.RI": "401", "US.SC": "803 843 854 864",
    "US.SD": "605", "US.TN": "423 615 629 731 865 901 931",
    "US.TX": "210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 915 936 940 956 972 "
    "979",
    "US.UT": "385 435 801", "US.VT": "802", "US.VA": "276 434 540 571 703 757 804", "US.WA": "206 253 360 425 509 564",
    "US.WV": "304 681", "US.WI": "262 414 534 608 715 920", "US.WY": "307",
    "CA.01": "403 587 780 825", "CA.02": "236 250 604 672 778", "CA.03": "204 431", "CA.04": "506", "CA.05": "709",
    "CA.07": "782 902", "CA.08": "226 249 289 343 365 416 437 519 548 613 647 705 807 905",
    "CA.10": "367 418 438 450 514 579 581 819 873", "CA.11": "306 639",
}  # fmt: skip
"""The North American telephone codes of each state and province."""
_REGION_OF = {code: region for region, codes in _AREA_CODES.items() for code in codes.split()}
_TELEPHONE = re.compile(r"(?<![\d-])(?:\+?1[-. ])?\(?([2-9]\d\d)\)?[-. ]{1,2}\d{3}[-. ]\d{4}(?![\d-])")

_OWN_WORDS = {
    "US": "Sheriff's Office|sheriff's deputy|sheriff's deputies|county sheriff|County Sheriff|Highway Patrol|"
    "State Trooper|state trooper|State Police|Interstate|county jail|County Jail|School District|grand jury|freshman|"
    "sophomore|Social Security|Medicaid|district attorney|District Attorney|county commissioner|County Commissioner|"
    "VFW|FEMA|GOP",
    "CA": "RCMP|Mounties|OPP|Const.|MLA|MLAs|Crown attorney|First Nation|First Nations|CBC|CTV|"
    "Ontario Provincial Police",
    "GB": "crown court|Crown Court|magistrates' court|Magistrates' Court|NHS|Ofsted|Tories|Labour councillor|"
    "borough council|Borough Council|county council|County Council|parish council|Parish Council|"
    "Metropolitan Police|Met Police|council tax|pensioner|pensioners|Met Office",
    "IE": "garda|gardai|gardaí|Garda|Gardai|Gardaí|Taoiseach|Dáil|Fianna Fáil|Fine Gael|HSE|Oireachtas",
    "AU": "NRL|AFL|Centrelink|bushfire|bushfires|Shire Council|Rural Fire Service",
    "NZ": "iwi|Māori|marae|hapū|Waka Kotahi",
    "IN": "lakh|lakhs|crore|crores|panchayat|Lok Sabha|BJP|taluk",
    "PK": "tehsil|PTI|PML-N|Rangers personnel",
    "PH": "barangay|barangays|Barangay|jeepney|jeepneys|Sangguniang|PNP",
    "ZA": "Saps|SAPS|ANC|Eskom|bakkie|spaza",
    "KE": "matatu|matatus|boda boda|KCSE|harambee",
    "NG": "naira|EFCC|PDP|APC",
}
"""Words for the institutions and things of one country, seldom written of another."""


@lru_cache(1)
def _own_words() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for country, words in _OWN_WORDS.items():
        for word in words.split("|"):
            automaton.add_word(word, (country, len(word)))
            automaton.add_word(word.replace("'", "’"), (country, len(word)))
    automaton.make_automaton()
    return automaton


MOST_HEARD = 3.0
"""How much such words count at most, in mentions of a people."""


@dataclass(frozen=True, slots=True)
class Homeland:
    """How much an article's words speak for countries, and its telephone numbers for regions (0 to 1)."""

    countries: Mapping[str, float]
    regions: Mapping[str, float]


def homeland(body: str) -> Homeland:
    """Read an article's words and telephone numbers."""
    countries: Counter[str] = Counter()
    for last, (country, length) in _own_words().iter(body):
        if not (body[last - length : last - length + 1].isalnum() or body[last + 1 : last + 2].isalnum()):
            countries[country] += 1
    regions = Counter(_REGION_OF[m[1]] for m in _TELEPHONE.finditer(body) if m[1] in _REGION_OF)
    for region, number in regions.items():
        countries[region[:2]] += number
    heard = {country: min(MOST_HEARD, float(number)) for country, number in countries.items()}
    calls = sum(regions.values())
    return Homeland(heard, {region: number / calls for region, number in regions.items()})
