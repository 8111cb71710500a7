"""The recipes for Windows and macOS and the forge's workflow are whole: they parse, and every file they name exists."""

import os
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from PIL import Image

from desktop.model.keeping.document_files import DOCUMENTS
from desktop.model.keeping.picture_io import SUFFIXES
from macos import about
from windows import version_resource

ROOT = Path(about.__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
WORKFLOW = ROOT / ".github" / "workflows" / "installers.yml"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def _inno() -> dict[str, list[str]]:
    """The sections of Inno Setup's recipe, each with its lines."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (PACKAGING / "windows" / "sketchlight.iss").read_text().splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = []
        elif line and not line.startswith((";", "#", " ")):
            sections[name].append(line)
    return sections


def test_the_windows_recipe_says_all_that_a_setup_needs():
    sections = _inno()
    setup = dict(line.split("=", 1) for line in sections["Setup"])
    assert setup["AppVersion"] == "{#Version}" and setup["PrivilegesRequired"] == "lowest"
    assert re.fullmatch(r"\{\{[0-9A-F-]{36}\}", setup["AppId"])
    assert (PACKAGING / "windows" / setup["SetupIconFile"].replace("\\", "/")).resolve().is_file()
    for section in ("Files", "Icons", "Registry", "Run", "Tasks", "Languages", "InstallDelete"):
        for line in sections[section]:
            fields = dict(part.split(": ", 1) for part in line.split("; "))
            assert fields and all(fields.values()), line
    assert any(r"Classes\.ora" in line for line in sections["Registry"])
    opened = set(re.findall(r'SupportedTypes";.*ValueName: "(\.\w+)"', "\n".join(sections["Registry"])))
    assert opened == {*DOCUMENTS, *SUFFIXES}


def test_what_windows_is_told_goes_again_when_the_program_does():
    lines = _inno()["Registry"]
    keys = {re.search(r'Subkey: "([^"]+)"', line)[1]: line for line in lines}
    gone = [key for key, line in keys.items() if "uninsdeletekey" in line]
    for line in lines:
        key = re.search(r'Subkey: "([^"]+)"', line)[1]
        of_ours = any(key == each or key.startswith(each + "\\") for each in gone)
        assert of_ours or "uninsdeletevalue" in line or key == r"Software\Classes\.ora", line


def test_what_the_windows_recipe_starts_is_what_the_bundle_holds():
    lines = [line for section in _inno().values() for line in section]
    started = set(re.findall(r"\{app\}\\([\w-]+)\.exe", "\n".join(lines)))
    spec = (PACKAGING / "sketchlight.spec").read_text()
    assert started == {"sketchlight"}
    assert 'executable("sketchlight", "sketchlight"' in spec


def test_the_version_resource_is_the_projects_version():
    versioninfo = pytest.importorskip("PyInstaller.utils.win32.versioninfo") if sys.platform == "win32" else None
    told = version_resource.resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in told and "'ProductVersion', '1.2.3'" in told
    compile(told, "version.txt", "eval")
    assert versioninfo is None or eval(told, vars(versioninfo))


def test_macos_is_told_names_version_and_files():
    told = plistlib.loads(plistlib.dumps(about.plist()))
    assert told["CFBundleShortVersionString"] == VERSION
    # Else the bundle's are those of the last program in it, whose window is a terminal's.
    assert told["LSBackgroundOnly"] is False and told["CFBundleExecutable"] == "sketchlight"
    (declared,) = told["UTImportedTypeDeclarations"]
    opened = {each for kind in told["CFBundleDocumentTypes"] for each in kind["LSItemContentTypes"]}
    assert declared["UTTypeIdentifier"] in opened and "public.png" in opened
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights and all(value is True and name.startswith("com.apple.security.") for name, value in rights.items())


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_all_code_in_the_app_is_signed_from_within(tmp_path):
    """With commands that stand for Apple's, which tell what they were given: no other system has them."""
    app = tmp_path / "Sketch light.app"
    code = ("Contents/MacOS/sketchlight", "Contents/MacOS/sketchlight-cli", "Contents/Frameworks/a.so")
    framework = "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
    for name in (*code, f"{framework}/Versions/A/QtCore"):
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_bytes(b"\xcf\xfa\xed\xfe")
    (app / "Contents/Frameworks/notes.txt").write_text("no code")
    commands = {
        "file": 'case "$(head -c 4 "$2" | od -An -tx1)" in *cf*fa*ed*fe) echo Mach-O ;; *) echo text ;; esac',
        "codesign": f'for last; do :; done; case "$*" in *verify*) ;; *) echo "$last" >> "{tmp_path}/signed" ;; esac',
        "hdiutil": 'for last; do :; done; touch "$last"',
    }
    for name, line in commands.items():
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{line}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    subprocess.run(
        ["bash", str(PACKAGING / "macos" / "make-dmg.sh"), str(app), str(tmp_path), "1.2.3", "sketchlight-full"],
        env={**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"},
        check=True,
        timeout=60,
    )
    signed = [Path(line).relative_to(app).as_posix() for line in (tmp_path / "signed").read_text().splitlines()]
    assert set(signed) == {*code[1:], f"{framework}/Versions/A/QtCore", framework, "."} and signed[-1] == "."
    assert signed.index(framework) > signed.index(f"{framework}/Versions/A/QtCore")
    assert list(tmp_path.glob("sketchlight-full-1.2.3-macos-*.dmg"))


def test_the_icon_is_made_in_apples_form(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["about", str(tmp_path / "a.icns")])
    assert about.main() == 0
    with Image.open(tmp_path / "a.icns") as icon:
        assert icon.format == "ICNS" and max(icon.size) == 1024


def test_every_file_that_the_builder_names_exists():
    named = set()
    for name in ("bundle.py", "sketchlight.spec", "bundle_contents.py", "linux/tree.py"):
        text = (PACKAGING / name).read_text()
        for tail in re.findall(r'(?:PACKAGING|root / "packaging")((?: / "[\w.-]+")+)', text):
            named.add("/".join(re.findall(r'"([\w.-]+)"', tail)))
        for module in re.findall(r'"-m", "((?:linux|windows|macos)\.\w+)"', text):
            named.add(f"{module.replace('.', '/')}.py")
    assert {"sketchlight.spec", "windows/sketchlight.iss", "macos/make-dmg.sh", "linux/package.py"} <= named
    assert not [each for each in named if not (PACKAGING / each).exists()]


@pytest.mark.parametrize("script", ["macos/make-dmg.sh", "linux/verify.sh", "linux/install-desktop-entry.sh"])
def test_the_shell_scripts_are_sound(script):
    _shellcheck((PACKAGING / script).read_text())


def _steps():
    told = yaml.safe_load(WORKFLOW.read_text())
    return [step for job in told["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("step", [each for each in _steps() if "run" in each], ids=lambda step: step["name"])
def test_the_workflows_shell_steps_are_sound(step):
    _shellcheck("#!/usr/bin/env bash\nset -eo pipefail\n" + re.sub(r"\$\{\{[^}]*\}\}", "expanded", step["run"]))


def test_the_workflow_follows_its_schema_and_names_files_that_exist():
    checker = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    if checker is None:
        pytest.skip("check-jsonschema is not installed")
    line = [checker, "--builtin-schema", "vendor.github-workflows", str(WORKFLOW)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    ran = "\n".join(step["run"] for step in _steps() if "run" in step)
    for path in re.findall(r"packaging/[\w./-]+", ran):
        assert (ROOT / path).is_file(), path


def _shellcheck(script: str) -> None:
    checker = shutil.which("shellcheck", path=f"{Path(sys.executable).parent}:/usr/bin:/usr/local/bin")
    if checker is None:
        pytest.skip("shellcheck is not installed")
    done = subprocess.run([checker, "-"], input=script, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
