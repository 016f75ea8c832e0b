"""A spaCy pipeline of the user's own: found by package or folder, never downloaded, and a plain word where it lacks."""

import sys
from pathlib import Path

import pytest
import spacy

from flows.resources import load_recognizer
from flows.settings import SettingsError
from tests.transforms.entities.test_recognizers import saved


def test_it_is_loaded_by_its_folder(tmp_path: Path) -> None:
    assert load_recognizer(f"spacy:{saved(tmp_path / 'by_rule', {'ORG': ['World Bank']})}")


def test_it_is_loaded_by_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_by_rule"
    package.mkdir()
    saved(package / "en_by_rule-1.0", {"ORG": ["World Bank"]})
    (package / "meta.json").write_text('{"lang": "en", "name": "by_rule", "version": "1.0"}')
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(Path(__file__), **overrides)\n"
    )
    installed = tmp_path / "en_by_rule-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: en_by_rule\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert load_recognizer("spacy:en_by_rule")


def test_one_that_is_not_there_is_named_and_not_looked_for_elsewhere() -> None:
    with pytest.raises(SettingsError, match=r"no spaCy pipeline en_core_web_nowhere.*downloads none"):
        load_recognizer("spacy:en_core_web_nowhere")


def test_a_folder_that_holds_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be loaded"):
        load_recognizer(f"spacy:{tmp_path}")


def test_one_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(SettingsError, match="finds no names"):
        load_recognizer(f"spacy:{tmp_path / 'blank'}")


def test_without_spacy_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy.util", None)
    with pytest.raises(SettingsError, match=r"pip install 'clippings\[spacy\]'"):
        load_recognizer("spacy:en_core_web_sm")
