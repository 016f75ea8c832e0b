"""Tells the language of a text by its script and its commonest words."""

import re

SAMPLE = 800
"""Characters; a hundred words and more tell a language as surely as all of them."""
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("hi", re.compile(r"[\u0900-\u097f]")), ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("pa", re.compile(r"[\u0a00-\u0a7f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")), ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("kn", re.compile(r"[\u0c80-\u0cff]")), ("ml", re.compile(r"[\u0d00-\u0d7f]")),
    ("si", re.compile(r"[\u0d80-\u0dff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")), ("my", re.compile(r"[\u1000-\u109f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("am", re.compile(r"[\u1200-\u137f]")), ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")), ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")), ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")), ("lo", re.compile(r"[\u0e80-\u0eff]")),
)  # fmt: skip
_COMMON = {
    "en": "the of and to in that is for was with as it on he by at from are this have his has be which not they were",
    "fr": "le la les des et une du en est que qui dans pour par sur au avec plus pas ce il sont cette aux ont mais son",
    "de": "der die und das den von zu mit sich des auf für ist im nicht ein eine dem als auch es an werden aus er hat",
    "es": "el la los de que y en las del por con para una su es se al lo como más pero ha sus este no",
    "pt": "o a os de que e do da em um para com não uma no na por mais as dos se como mas ao foi das",
    "it": "il di che la e per un in non è una con del i le della si dei sono da alla più ha nel gli anche",
    "nl": "de het een van en in te dat op is voor met zijn niet aan er om ook als bij maar hij uit naar heeft",
    "sv": "och att det som en på är för av med till den har de inte om ett men var sig från vi så han",
    "da": "og at det som en på er for af med til den har de ikke om et men var sig fra vi så han der",
    "no": "og at det som en på er for av med til den har de ikke om et men var seg fra vi så han der etter",
    "fi": "ja on ei että se oli mutta myös kun hän ovat tai kuin mukaan jo joka sen ole vain nyt",
    "pl": "i w na z do się nie że to jest o jak po co ale za od przez dla są oraz tym jego który",
    "cs": "a v na se je že to s z do o i k ve jako po za pro by ale si od jsem tak",
    "ro": "de și în a la cu pe că din nu un o pentru care mai este sunt au ce fi prin dar sau",
    "tr": "ve bir bu da de için ile olarak daha çok en ne olan gibi kadar sonra ama değil var o",
    "id": "yang dan di untuk dengan dari ini itu pada tidak dalam akan ke juga oleh adalah mereka telah bisa karena",
    "ms": "yang dan di untuk dengan dari ini itu pada tidak dalam akan ke juga oleh adalah mereka telah boleh kerana",
    "tl": "ang ng sa na mga at ay si ni para kay hindi ito siya nang mula kung din rin pa",
    "sw": "ya wa na kwa ni katika kuwa za la hiyo huo hata wake baada pia lakini ambao kama cha yake",
    "vi": "và của là có được trong cho các với một không những người đã này khi từ đến tại về",
    "hu": "a az és hogy nem is egy ez van volt de meg csak már mint el vagy még azt ha",
    "xh": "ukuba kwaye le ngoku kodwa nge okanye ukuze kunye abantu oku yakhe wathi uthi sele lo",
    "zu": "ukuthi futhi kodwa noma nge abantu lokhu uthe yakhe ngoba kanye lapho manje njengoba ngesikhathi",
    "af": "die en van in het is dat nie te sy wat op vir met om hy aan was as het word deur ook",
    "ha": "da ta na ya a cewa kuma ne don wannan ba shi su daga za an wata lokacin",
}  # fmt: skip
_STOPWORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LEAST = 0.08
_PLAINLY = 0.25


def find_language(text: str) -> str | None:
    """Give the ISO 639-1 code of the text's language, or None where too little speaks for any.

    >>> find_language("The minister said on Monday that it was not the first of its kind.")
    'en'
    """
    sample = text[:SAMPLE]
    if not _WORD.search(sample):
        return None
    if len(sample.encode("ascii", "ignore")) < 0.8 * len(sample):
        by_script = _by_script(sample, max(1, sum(map(str.isalpha, sample))))
        if by_script:
            return by_script
    words = _WORD.findall(sample.casefold())
    if sum(map(_STOPWORDS["en"].__contains__, words)) >= _PLAINLY * len(words):
        return "en"
    shares = {lang: sum(map(common.__contains__, words)) / max(1, len(words)) for lang, common in _STOPWORDS.items()}
    best = max(shares, key=lambda lang: shares[lang])
    return best if shares[best] >= _LEAST else None


def _by_script(sample: str, letters: int) -> str | None:
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.1 if language == "ja" else 0.3):
            return _variant(language, sample)
    return None


def _variant(language: str, sample: str) -> str:
    """Tell apart languages of one script by the letters that only one of them has."""
    if language == "ar":
        if re.search(r"[ٹڈڑںےھ]", sample):
            return "ur"
        return "fa" if len(re.findall(r"[پچژگک]", sample)) > len(sample) / 200 else "ar"
    if language == "ru" and re.search(r"[іїєґ]", sample):
        return "uk"
    return language
