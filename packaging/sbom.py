"""Writes a bundle's bill of materials as CycloneDX 1.6 JSON: sbom.py FLAVOUR FILE [BUNDLE].

With the folder of a bundle that is built, the system's libraries in it are parts as well.
"""

from __future__ import annotations

import os
import sys
import tomllib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import host_libraries
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from host_libraries import HostLibrary
from notices import licence_of
from packageurl import PackageURL

import locks
from bundle_contents import PACKAGING, PYPROJECT, Flavour, locked


def main() -> int:
    """Write the file once it is held against the standard's schema; returns an exit code."""
    flavour, file = Flavour(sys.argv[1]), Path(sys.argv[2])
    hosts = host_libraries.of_bundle(Path(sys.argv[3])) if sys.argv[3:] else []
    written = JsonV1Dot6(bill(flavour, hosts)).output_as_string(indent=1)
    if (wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)) is not None:
        print(f"The bill of materials doesn't follow its schema: {wrong}", file=sys.stderr)
        return 1
    file.write_text(written + "\n", encoding="utf-8")
    return 0


def bill(flavour: Flavour, hosts: Sequence[HostLibrary] = ()) -> Bom:
    """The program, Python, and every package by name, version, licence and the hashes that its wheel may have."""
    about = tomllib.loads(PYPROJECT.read_text())["project"]
    program = Component(type=ComponentType.APPLICATION, name=about["name"], version=about["version"], bom_ref="program")
    parts = [_python(), *(_package(name) for name in sorted(locked(flavour), key=str.lower)), *map(_host, hosts)]
    made = Bom(components=parts)
    when = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    made.metadata = BomMetaData(component=program, timestamp=when)
    # By contents, so that two builds tell the same.
    made.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, " ".join(f"{each.name}=={each.version}" for each in parts))
    made.register_dependency(program, parts)
    return made


def _python() -> Component:
    version = sys.version.split()[0]
    purl = PackageURL("generic", name="python", version=version)
    return Component(type=ComponentType.PLATFORM, name="python", version=version, purl=purl, bom_ref=str(purl))


def _package(name: str) -> Component:
    from cyclonedx.model.license import DisjunctiveLicense

    found = metadata.distribution(name)
    pinned = {each.name: each for each in locks.read(PACKAGING / "lock" / "torch.txt")}[name]
    purl = PackageURL("pypi", name=name, version=pinned.version)
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=pinned.version,
        purl=purl,
        bom_ref=str(purl),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in sorted(pinned.hashes)],
        licenses=[DisjunctiveLicense(name=licence_of(found))],
    )


def _host(library: HostLibrary) -> Component:
    from cyclonedx.model import Property
    from cyclonedx.model.license import DisjunctiveLicense

    known = PackageURL("deb", "debian", library.name, library.version) if library.version else None
    return Component(
        type=ComponentType.LIBRARY,
        name=library.name,
        version=library.version or None,
        purl=known,
        bom_ref=str(known or f"file/{library.name}"),
        licenses=[DisjunctiveLicense(name=library.licence)],
        properties=[Property(name="file", value=file) for file in library.files],
    )


if __name__ == "__main__":
    sys.exit(main())
