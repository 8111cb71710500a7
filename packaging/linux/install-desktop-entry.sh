#!/bin/sh
# Puts Sketchlight into your applications menu, from the folder that this script lies in (run it again after moving
# the folder), and makes it known for OpenRaster drawings; --remove takes it out.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
data="${XDG_DATA_HOME:-$HOME/.local/share}"

renew() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$data/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$data/applications/sketchlight.desktop" "$data/thumbnailers/sketchlight.thumbnailer" \
        "$data/mime/packages/sketchlight.xml" "$data/icons/hicolor/"*/apps/sketchlight.png \
        "$data/icons/hicolor/scalable/apps/sketchlight.svg"
    renew
    echo "Sketchlight is out of the applications menu."
    exit 0
fi
# A command's words are quoted as in a shell, with % doubled; then all is written as key files have it: \ doubled.
quoted="$(printf '%s' "$here" | sed 's/[\\"`$]/\\&/g; s/%/%%/g')"
written() { printf '%s' "$1" | sed 's/\\/\\\\/g' | sed 's/[&|\\]/\\&/g'; }
for file in applications/sketchlight.desktop thumbnailers/sketchlight.thumbnailer mime/packages/sketchlight.xml; do
    mkdir -p "$data/$(dirname "$file")"
    sed -e "/^Exec=/s|@FOLDER@|$(written "$quoted")|" -e "s|@FOLDER@|$(written "$here")|" "$here/desktop/share/$file" > "$data/$file"
done
mkdir -p "$data/icons"
cp -R "$here/desktop/share/icons/hicolor" "$data/icons/"
renew
echo "Sketchlight is in the applications menu: $data/applications/sketchlight.desktop"
