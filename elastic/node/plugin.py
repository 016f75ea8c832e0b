"""Compiles our small analysis plugin and puts it into the distribution.

elastic/node/plugin/*.java ──javac──▶ jar ──▶ <distribution>/plugins/clippings-analysis/
"""

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from elastic.node.distribution import Report, room_on_disk
from elastic.node.errors import NodeError
from elastic.node.java import OLDEST, Java
from elastic.node.settings import VERSION

NAME = "clippings-analysis"
SOURCES = Path(__file__).parent / "plugin"

_DESCRIPTOR = f"""\
description=Analysis components under their standard names
version={{version}}
name={NAME}
classname=clippings.analysis.ClippingsAnalysisPlugin
java.version={OLDEST}
elasticsearch.version={VERSION}
"""


def install_plugin(home: Path, java: Java, report: Report) -> None:
    """Put the plugin into the distribution at ``home`` unless this very version of it is there already."""
    version = source_version()
    place = home / "plugins" / NAME
    marker = place / "plugin-descriptor.properties"
    descriptor = _DESCRIPTOR.format(version=version)
    if marker.is_file() and marker.read_text("utf-8") == descriptor:
        return
    report("Compiling the analysis plugin")
    with room_on_disk(home), tempfile.TemporaryDirectory(dir=home.parent, prefix="compiling-") as folder:
        built = Path(folder) / NAME
        built.mkdir()
        _compile(home, java, Path(folder) / "classes", built / f"{NAME}.jar")
        (built / marker.name).write_text(descriptor, encoding="utf-8")
        for path in (built, *built.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        shutil.rmtree(place, ignore_errors=True)
        built.rename(place)


def source_version() -> str:
    """Name the plugin's version by its sources."""
    seen = hashlib.sha256()
    for source in sorted(SOURCES.glob("*.java")):
        seen.update(source.read_bytes())
    return f"1.{int(seen.hexdigest()[:8], 16)}"


def _compile(home: Path, java: Java, classes: Path, jar: Path) -> None:
    sources = sorted(SOURCES.glob("*.java"))
    options = ["--release", str(OLDEST), "-encoding", "UTF-8", "-cp", f"{home}/lib/*", "-d", str(classes)]
    command = [str(java.compiler), *options, *map(str, sources)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if result.returncode:
        raise NodeError(f"The analysis plugin does not compile with {java.compiler}:\n{result.stderr[-2000:]}")
    with zipfile.ZipFile(jar, "w") as archive:
        for path in sorted(classes.rglob("*.class")):
            archive.write(path, path.relative_to(classes).as_posix())
