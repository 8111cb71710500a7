#!/bin/sh
# Puts Sketchlight into your applications menu, from the folder that this script lies in (run it again after moving
# the folder); --remove takes it out.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
data="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$data/applications/sketchlight.desktop"
icons="$data/icons/hicolor"

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$icons/scalable/apps/sketchlight.svg" "$icons/512x512/apps/sketchlight.png"
    echo "Sketchlight is out of the applications menu."
    exit 0
fi
mkdir -p "$data/applications" "$icons/scalable/apps" "$icons/512x512/apps"
cp "$here/_internal/resources/icons/app.svg" "$icons/scalable/apps/sketchlight.svg"
cp "$here/_internal/resources/icons/app.png" "$icons/512x512/apps/sketchlight.png"
escaped="$(printf '%s' "$here" | sed 's/[&|\\]/\\&/g')"
sed "s|@FOLDER@|$escaped|" "$here/sketchlight.desktop" > "$entry"
echo "Sketchlight is in the applications menu: $entry"
