#!/usr/bin/env bash
# Signs Sketchlight.app and puts it into a disk image: make-dmg.sh APP FOLDER VERSION
#
# SIGN_AS names a Developer ID to sign as (none: signed for this machine alone); with NOTARY_PROFILE, a profile that
# `xcrun notarytool store-credentials` kept, the image is notarised as well.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
app="$1" folder="$2" version="$3"
image="$folder/sketchlight-$version-macos-$(uname -m).dmg"
identity="${SIGN_AS:--}"

hardened=()
[ "$identity" = "-" ] || hardened=(--timestamp --options runtime)
# From within: a signature covers what it holds.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 -n 50 codesign --force "${hardened[@]+"${hardened[@]}"}" --sign "$identity"
codesign --force "${hardened[@]+"${hardened[@]}"}" --entitlements "$here/entitlements.plist" --sign "$identity" "$app"
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
