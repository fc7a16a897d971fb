# Sourced by the other scripts: finds out what is missing and installs it.
# Plain sh; needs nothing but the Swift toolchain to start.

say() { printf '%s\n' "$*"; }

fail() {
  printf 'lstm-tui: %s\n' "$*" >&2
  exit 1
}

# --- The Swift toolchain ---------------------------------------------------

needed_swift='6.1'

how_to_get_swift() {
  cat >&2 <<'TEXT'
To install Swift on Linux:
  curl -O "https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz"
  tar zxf "swiftly-$(uname -m).tar.gz"
  ./swiftly init
On macOS, install Xcode 16.3 or later, or swiftly from https://www.swift.org/install/macos/.
Then open a new shell and run this script again.
TEXT
}

require_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    printf 'lstm-tui: needs Swift %s or later; there is no "swift" in PATH.\n' "$needed_swift" >&2
    how_to_get_swift
    exit 1
  fi
  found=$(swift --version 2>/dev/null |
    sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
  major=${found%%.*}
  minor=${found#*.}
  if [ -z "$found" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 1 ]; }; then
    printf 'lstm-tui: needs Swift %s or later; "swift" in PATH is %s.\n' \
      "$needed_swift" "${found:-unknown}" >&2
    how_to_get_swift
    exit 1
  fi
}

# --- System packages -------------------------------------------------------

# as_root COMMAND...: runs it, with sudo if we are not root.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    fail "this needs root; run as root: $*"
  fi
}

has_header() {
  for folder in /usr/include "/usr/include/$(uname -m)-linux-gnu" /usr/include/openblas \
    /usr/include/ncursesw /usr/local/include; do
    [ -f "$folder/$1" ] && return 0
  done
  return 1
}

# wants CHECK NAME APT DNF WHY: notes a package that is missing.
# CHECK is header:FILE or command:NAME.
missing_apt=''
missing_dnf=''
wants() {
  case $1 in
    header:*) has_header "${1#header:}" && return 0 ;;
    command:*) command -v "${1#command:}" >/dev/null 2>&1 && return 0 ;;
  esac
  say "missing: $2 ($5)"
  missing_apt="$missing_apt $3"
  missing_dnf="$missing_dnf $4"
}

install_missing() {
  [ -n "$missing_apt" ] || return 0
  if command -v apt-get >/dev/null 2>&1; then
    say "installing with apt-get:$missing_apt"
    # The lists may be old or absent: only then are they fetched.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends $missing_apt >/dev/null 2>&1 || {
      as_root apt-get update >/dev/null
      as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing_apt >/dev/null
    } || fail "apt-get could not install:$missing_apt"
  elif command -v dnf >/dev/null 2>&1; then
    say "installing with dnf:$missing_dnf"
    # shellcheck disable=SC2086
    as_root dnf install -y -q $missing_dnf || fail "dnf could not install:$missing_dnf"
  else
    fail "there is neither apt-get nor dnf here; install by hand what is missing above"
  fi
}

require_libraries() {
  if [ "$(uname -s)" = Darwin ]; then
    # Accelerate, ncurses and zlib come with the system.
    xcrun --show-sdk-path >/dev/null 2>&1 ||
      fail 'needs the developer tools; install them with: xcode-select --install'
    return 0
  fi
  wants command:git git git git 'the package manager fetches swift-argument-parser with it'
  wants header:stdio.h 'C headers' libc6-dev glibc-devel 'the small C parts are compiled'
  wants header:cblas.h OpenBLAS libopenblas-dev openblas-devel 'matrix products'
  wants header:curses.h ncurses libncurses-dev ncurses-devel 'the full-screen display'
  wants header:zlib.h zlib zlib1g-dev zlib-devel 'checksums of .npz files'
  install_missing
}

# What the tests need beyond that.
require_test_tools() {
  if [ "$(uname -s)" = Darwin ]; then
    command -v tmux >/dev/null 2>&1 && return 0
    command -v brew >/dev/null 2>&1 || fail 'the tests need tmux; install it, for instance with Homebrew'
    say 'installing with brew: tmux (the end-to-end tests run in it)'
    brew install --quiet tmux || fail 'brew could not install tmux'
    return 0
  fi
  missing_apt=''
  missing_dnf=''
  wants command:tmux tmux tmux tmux 'the end-to-end tests run in a real terminal'
  install_missing
}

# --- Building --------------------------------------------------------------

# One set of flags for all scripts, so that they share one build.
# -static-stdlib: the program runs where no Swift is installed.
release_flags() {
  if [ "$(uname -s)" = Darwin ]; then
    printf '%s' '-c release --product lstm-tui'
  else
    printf '%s' '-c release --product lstm-tui --static-swift-stdlib'
  fi
}

build_release() {
  say 'building (the first time takes a minute or two)'
  # shellcheck disable=SC2046
  swift build $(release_flags) || fail 'the build failed; see above'
  # shellcheck disable=SC2046
  binary=$(swift build $(release_flags) --show-bin-path)/lstm-tui
}
