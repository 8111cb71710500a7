#!/usr/bin/env bash
# Signs Sketchlight.app and puts it into a disk image: make-dmg.sh APP FOLDER VERSION [NAME]
#
# SIGN_AS names a Developer ID to sign as (none: signed for this machine alone); with NOTARY_PROFILE, a profile that
# `xcrun notarytool store-credentials` kept, the image is notarised as well.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
app="$1" folder="$2" version="$3"
image="$folder/${4:-sketchlight}-$version-macos-$(uname -m).dmg"
identity="${SIGN_AS:--}"

hardened=()
[ "$identity" = "-" ] || hardened=(--timestamp --options runtime)
sign() { codesign --force "${hardened[@]+"${hardened[@]}"}" --sign "$identity" "$@"; }
# From within, as a signature covers what it holds: code of every ending and of none, then frameworks, then the whole.
find "$app/Contents" -depth -type f ! -path "$app/Contents/MacOS/sketchlight" -print0 |
    while IFS= read -r -d '' file; do
        case "$(file -b "$file")" in Mach-O*) ;; *) continue ;; esac
        case "$file" in
            "$app/Contents/MacOS/"*) sign --entitlements "$here/entitlements.plist" "$file" ;;
            *) sign "$file" ;;
        esac
    done
find "$app/Contents" -depth -type d -name '*.framework' -print0 |
    while IFS= read -r -d '' framework; do sign "$framework"; done
sign --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "Sketchlight $version" -srcfolder "$stage" -fs APFS -format ULMO "$image"
[ "$identity" = "-" ] || codesign --timestamp --sign "$identity" "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
printf '%s\n' "$image"
