"""Writes the node's own configuration: loopback or TLS, one node, its heap, nothing that phones home."""

import shutil
from pathlib import Path

from elastic.node.settings import NodeSettings, Security

CLUSTER = "clippings"
CERTIFICATE = "node.crt"
KEY = "node.key"

# Absolute marks: in per cent, a large disk would count as full with many gigabytes left.
_DISK_MARKS = {"low": "1gb", "high": "500mb", "flood_stage": "200mb"}

_JVM = """\
-Xms{heap}
-Xmx{heap}
-XX:+UseG1GC
-XX:+ExitOnOutOfMemoryError
-XX:ErrorFile={logs}/hs_err_pid%p.log
-XX:-HeapDumpOnOutOfMemoryError
-Djava.io.tmpdir={tmp}
20-:--add-modules=jdk.incubator.vector
23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache
23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached
-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
{mark}
"""


def write_configuration(settings: NodeSettings, distribution: Path) -> None:
    """Write elasticsearch.yml, jvm.options and the logging rules into the node's config folder."""
    settings.config.mkdir(parents=True, exist_ok=True)
    (settings.config / "elasticsearch.yml").write_text(_yaml(_options(settings)), encoding="utf-8")
    jvm = _JVM.format(heap=settings.heap, logs=settings.logs, tmp=settings.state / "tmp", mark=settings.mark)
    (settings.config / "jvm.options").write_text(jvm, encoding="utf-8")
    shutil.copyfile(distribution / "config" / "log4j2.properties", settings.config / "log4j2.properties")
    if settings.security:
        _copy_certificate(settings.security, settings.tls)


def _copy_certificate(security: Security, folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(security.certificate, folder / CERTIFICATE)
    (folder / KEY).touch(mode=0o600)
    shutil.copyfile(security.key, folder / KEY)


def _options(settings: NodeSettings) -> dict[str, str]:
    return {
        "cluster.name": CLUSTER,
        "node.name": CLUSTER,
        "discovery.type": "single-node",
        "network.host": settings.host,
        "http.port": str(settings.port),
        "transport.host": "_local_",  # no second node will ever call
        "transport.port": "0",
        "path.data": str(settings.data),
        "path.logs": str(settings.logs),
        "path.repo": str(settings.snapshots),
        "action.auto_create_index": "false",
        "action.destructive_requires_name": "true",
        "xpack.security.autoconfiguration.enabled": "false",
        **_security(settings),
        **{f"cluster.routing.allocation.disk.watermark.{mark}": size for mark, size in _DISK_MARKS.items()},
    }


def _security(settings: NodeSettings) -> dict[str, str]:
    if settings.security is None:
        return {"xpack.security.enabled": "false"}
    return {
        "xpack.security.enabled": "true",
        "xpack.security.http.ssl.enabled": "true",
        "xpack.security.http.ssl.certificate": str(settings.tls / CERTIFICATE),
        "xpack.security.http.ssl.key": str(settings.tls / KEY),
    }


def _yaml(options: dict[str, str]) -> str:
    return "".join(f"{key}: {_quoted(value)}\n" for key, value in options.items())


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
