#!/usr/bin/env bash
# Runs every test: formatting, lints, documentation, unit and case tests, and the bundled site in a
# real browser. Installs what the tests need and this machine lacks: Rust is all that must be there.
# Each part of the browser tests ends with a line `N passed, N failed`; the first that fails ends the run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
has() { command -v "$1" >/dev/null; }

# Debian packages for the commands that are missing; nothing is asked of apt when none is.
install_packages() {
  local packages=()
  has chromium || has chromium-browser || has google-chrome || packages+=(chromium)
  has node || packages+=(nodejs)
  has npm || packages+=(npm)
  has java || packages+=(default-jre-headless) # for the Nu HTML checker and jing
  has jing || packages+=(jing)
  [[ ${#packages[@]} -gt 0 ]] || return 0

  say "installing ${packages[*]}"
  if ! has apt-get; then
    echo "tests/run.sh: missing, and there is no apt-get to install: ${packages[*]}." >&2
    echo "Install Chromium, Node.js 18 or later with npm, Java 17 or later, and jing; then run this again." >&2
    exit 2
  fi
  local as_root=()
  [[ $(id -u) -eq 0 ]] || as_root=(sudo)
  if [[ $(id -u) -ne 0 ]] && ! has sudo; then
    echo "tests/run.sh: missing: ${packages[*]}. Run this once as root, who can install them." >&2
    exit 2
  fi
  "${as_root[@]}" apt-get update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"
}

# npm packages as locked. A copy of the lock file beside them tells which ones are installed.
install_node_modules() {
  local lock=tests/browser/package-lock.json installed=tests/browser/node_modules/installed-lock.json
  cmp -s "$lock" "$installed" && return 0
  say 'installing npm packages'
  npm ci --prefix tests/browser
  cp "$lock" "$installed"
}

install_packages
install_node_modules
cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
cargo clippy --version >/dev/null 2>&1 || rustup component add clippy

say 'formatting'
cargo fmt --check

# One profile throughout: clippy and rustdoc share the checked dependencies, tests and the site that
# the browser looks at share the built ones. It is the one without link-time optimization, which would
# be done again for each test program.
say 'lints'
cargo clippy --locked --all-targets -- -D warnings
say 'documentation'
RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps
say 'unit and case tests'
cargo test --locked

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The bundled site has no page of this kind.
say 'pages at old addresses in a browser'
(cd tests/sites/addresses && cargo run --locked -- build --date 2026-11-22 --out "$scratch/moved")
node tests/browser/run.mjs "$scratch/moved"

say 'the preview in a browser'
node tests/browser/preview.mjs "${CARGO_TARGET_DIR:-target}/debug/recto" . 2026-11-22

say 'the bundled site in a browser'
cargo run --locked -- build --date 2026-11-22 --out "$scratch/site"
cargo run --locked -- verify --date 2026-11-22 "$scratch/site"
# What jing has to say of a feed comes on the standard output; beside it, its launcher lists what Debian left out.
jing -c tests/atom.rnc "$scratch"/site/*/feed.xml tests/sites/*/expected/*/feed.xml 2>/dev/null
node tests/browser/run.mjs "$scratch/site"
