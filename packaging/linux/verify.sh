#!/usr/bin/env bash
# Proves the .deb in an otherwise bare Debian: installs it with apt, starts it from its desktop entry on a screen of its
# own, draws with a pointer, generates, inpaints, closes, upgrades, uninstalls, and prints what it measured.
#
#   packaging/linux/verify.sh DEB [FOLDER]      FOLDER (default: build/verify) gets the screenshots and the figures
#
# As root, with debootstrap, Xvfb, xdotool and ImageMagick. SOURCE_PYTHON names a Python with the checkout's packages, to
# be timed beside it. MIRROR and SUITE choose another Debian than this machine's own. BASE keeps the bare system between two runs.
# dpkg-query's fields are not the shell's:
# shellcheck disable=SC2016
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
deb="$(realpath "$1")"
out="$(realpath -m "${2:-$here/build/verify}")"
suite="${SUITE:-bookworm}"
mirror="${MIRROR:-$(apt-get indextargets --format '$(SITE)' "Codename: $suite" | head -1)}"
screen="${SCREEN:-:87}"
mkdir -p "$out"
work="$(mktemp -d "${TMPDIR:-/var/tmp}/sketchlight-verify.XXXXXX")"
root="$work/root"
x_server=0

finish() {
    [ "$x_server" = 0 ] || kill "$x_server" 2>/dev/null || true
    for place in tmp/.X11-unix dev/shm dev proc sys; do umount -l "$root/$place" 2>/dev/null || true; done
    rm -rf --one-file-system "$work"
}
trap finish EXIT

say() { printf '%s\n' "$*" | tee -a "$out/figures.txt"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }
shot() { DISPLAY="$screen" import -window root "$out/$1.png"; }
variety() { convert "$1" -crop "$2" -colorspace Gray -format '%[fx:1000*standard_deviation]' info: | cut -d. -f1; }
differs() { compare -metric AE -fuzz 4% -extract "$3" "$1" "$2" null: 2>&1 | cut -d. -f1 || true; }
point() { DISPLAY="$screen" xdotool "$@"; }

must() { # what, then a command that has to hold
    local what="$1"
    shift
    if "$@"; then say "ok    $what"; else
        say "FAIL  $what"
        exit 1
    fi
}

begin() { # command… : starts a program on the screen; sets $program, $window and what was timed
    local begun
    begun="$(now)"
    "$@" >"$out/program.log" 2>&1 &
    program=$!
    window="$(DISPLAY="$screen" timeout 120 xdotool search --sync --onlyvisible --name Sketchlight | tail -1)"
    to_window="$(since "$begun")"
    for _ in $(seq 300); do
        shot probe
        [ "$(variety "$out/probe.png" "$result")" -gt 40 ] && break
        sleep 0.1
    done
    to_picture="$(since "$begun")"
    rm -f "$out/probe.png"
    sleep 3
    point windowfocus "$window"
}

finish_program() {
    point key ctrl+q
    for _ in $(seq 150); do
        kill -0 "$program" 2>/dev/null || break
        sleep 0.2
    done
    wait "$program"
}

as_painter() { # the desktop entry's own command line, as its user
    local line
    line="$(sed -n 's/^Exec=//p' "$root/usr/share/applications/sketchlight.desktop" | head -1 | sed 's/ *%F//; s/"//g')"
    exec chroot --userspec=painter:painter "$root" /usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/painter \
        DISPLAY="$screen" "$line"
}

unpacked() { # the archive's program, where its user unpacked it
    exec chroot --userspec=painter:painter "$root" /usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/painter \
        DISPLAY="$screen" "$1"
}

memory() { ps -o rss= -p "$program" | awk '{ printf "%d", $1 / 1024 }'; } # MiB of the program

: >"$out/figures.txt"
# where things are in a window of 1272 × 760 on this screen
result=280x280+378+230
sketch_x=130 sketch_y=300

# -- a bare Debian
if [ -n "${BASE:-}" ] && [ -f "$BASE" ]; then
    mkdir "$root"
    tar -C "$root" -xf "$BASE"
else
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$out/debootstrap.log"
    [ -z "${BASE:-}" ] || tar -C "$root" -cf "$BASE" .
fi
mount -t proc proc "$root/proc"
mount --rbind --make-rslave /sys "$root/sys" # what is unmounted here stays mounted there
mount --rbind --make-rslave /dev "$root/dev"
mkdir -p "$root/tmp/.X11-unix"
cp /etc/resolv.conf "$root/etc/resolv.conf"
before="$(du -sm --one-file-system "$root/usr" | cut -f1)"
cp "$deb" "$root/tmp/sketchlight.deb"
inside apt-get update -qq >/dev/null
inside apt-get install -y -qq --no-install-recommends /tmp/sketchlight.deb >"$out/install.log" 2>&1
after="$(du -sm --one-file-system "$root/usr" | cut -f1)"
say "$(inside dpkg-query -W -f '${Package} ${Version} on ' sketchlight)$suite"
say "package: $(($(stat -c %s "$deb") / 1000000)) MB; installed: $(inside dpkg-query -W -f '${Installed-Size}' sketchlight | awk '{ printf "%d", $1 * 1.024 / 1000 }') MB; with all it depends on: $((after - before)) MiB"
inside useradd --create-home painter
inside install -d -o painter -g painter /home/painter/Pictures
echo mine >"$root/home/painter/Pictures/mine.txt"
must "every library is found" inside LD_LIBRARY_PATH=/usr/lib/sketchlight/_internal sh -c '! ldd /usr/lib/sketchlight/_internal/PySide6/Qt/plugins/platforms/libqxcb.so | grep "not found"'
must "there is no PyTorch in it" inside sh -c '! find /usr/lib/sketchlight -iname "*torch*.so*" | grep .'
inside sketchlight-cli --self-test 2>/dev/null | sed 's/^/      /' | tee -a "$out/figures.txt"

# -- from the desktop entry
Xvfb "$screen" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
x_server=$!
for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X${screen#:}" ] && break; sleep 0.1; done
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
begin as_painter
say "first start:  window after $to_window s, first picture after $to_picture s, $(memory) MiB"
shot 1-started
point mousemove $sketch_x $sketch_y mousedown 1
for step in $(seq 12); do point mousemove $((sketch_x + step * 4)) $((sketch_y + step * 10)) sleep 0.02; done
point mouseup 1
sleep 4
shot 2-drawn
must "a stroke changes the sketch" [ "$(differs "$out/1-started.png" "$out/2-drawn.png" 280x280+70+230)" -gt 300 ]
must "and the picture beside it" [ "$(differs "$out/1-started.png" "$out/2-drawn.png" "$result")" -gt 300 ]
point key ctrl+3
sleep 1
point key ctrl+Return
sleep 6
shot 3-generated
must "a picture is generated" [ "$(differs "$out/2-drawn.png" "$out/3-generated.png" 500x400+100+200)" -gt 5000 ]
point key ctrl+2
sleep 1
point mousemove 300 330 mousedown 1
for step in $(seq 20); do point mousemove $((300 + step * 6)) $((330 + (step % 4) * 12)) sleep 0.02; done
point mouseup 1
sleep 1
shot 4-masked
point key ctrl+Return
sleep 6
shot 5-inpainted
must "a mask is painted" [ "$(differs "$out/3-generated.png" "$out/4-masked.png" 500x400+100+200)" -gt 500 ]
must "what is under it is drawn anew" [ "$(differs "$out/4-masked.png" "$out/5-inpainted.png" 500x400+100+200)" -gt 500 ]
say "after drawing, generating, inpainting: $(memory) MiB"
must "it closes by itself" finish_program

# -- again, from the disk's cache, and the source tree beside it
begin as_painter
say "second start: window after $to_window s, picture after $to_picture s, $(memory) MiB"
shot 6-again
must "it closes again" finish_program
if [ -n "${SOURCE_PYTHON:-}" ]; then
    for start in first second; do
        begin env -C "$here" HOME="$work/home" XDG_DATA_HOME="$work/home/data" DISPLAY="$screen" QT_QPA_PLATFORM=xcb \
            PYTHONPATH="$here" "$SOURCE_PYTHON" "$here/packaging/entries/sketchlight.py"
        say "source tree, $start start: window after $to_window s, picture after $to_picture s, $(memory) MiB"
        must "the source tree closes" finish_program
    done
fi

# -- upgrade
dpkg-deb -R "$deb" "$work/newer"
sed -i 's/^Version: .*/&+1/' "$work/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zzstd -z1 --build "$work/newer" "$root/tmp/newer.deb" >/dev/null
rm -rf "$work/newer"
inside apt-get install -y -qq --no-install-recommends /tmp/newer.deb >>"$out/install.log" 2>&1
must "it upgrades ($(inside dpkg-query -W -f '${Version}' sketchlight))" inside sh -c 'dpkg-query -W -f "\${Version}" sketchlight | grep -q "+1$"'
begin as_painter
shot 7-upgraded
must "the upgraded one starts with the drawing" [ "$(variety "$out/7-upgraded.png" 500x400+100+200)" -gt 40 ]
must "and closes" finish_program

# -- the archive that lies beside the package, unpacked by its user
for archive in "$(dirname "$deb")"/sketchlight-*-linux-*.tar.zst; do
    [ -f "$archive" ] || continue
    tar -C "$root/home/painter" --zstd -xf "$archive"
    place="$(basename "$archive" .tar.zst)"
    begin unpacked "/home/painter/$place/sketchlight"
    say "archive:      window after $to_window s, picture after $to_picture s, $(memory) MiB"
    shot 8-unpacked
    must "the archive starts with the drawing" [ "$(variety "$out/8-unpacked.png" 500x400+100+200)" -gt 40 ]
    must "it closes as well" finish_program
    rm -rf "$root/home/painter/$place"
done

# -- removal
kept="$(cd "$root/home/painter" && find . -type f | wc -l)"
inside apt-get purge -y -qq sketchlight >>"$out/install.log" 2>&1
must "nothing of the program is left" inside sh -c '! find / -xdev \( -ipath "*sketchlight*" \) -not -path "/home/*" -not -path "/tmp/*" -not -path "/proc/*" -not -path "/var/cache/apt/*" | grep .'
must "the user's own files are ($kept before, $(cd "$root/home/painter" && find . -type f | wc -l) after)" [ "$(cd "$root/home/painter" && find . -type f | wc -l)" = "$kept" ]
must "a picture among them" test -f "$root/home/painter/Pictures/mine.txt"
say "all is well"
