# Builds what is not built, and nothing else. Sourced, never run. Needs $root, the repository's folder.

configuration=Release

# No build servers stay behind: they would outlive the command and hold its locks.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

need_sdk() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: there is no dotnet on the path"
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "the .NET 10 SDK is missing: dotnet --list-sdks says: $(dotnet --list-sdks | tr '\n' ' ')"
}

# build PROJECT: restores in locked mode and builds, unless nothing has changed since the last time.
build() (
  mkdir -p "$root/.out"
  stamp=$root/.out/built-$(printf '%s' "$1" | tr '/' '-')
  exec 8>"$root/.out/build.lock"
  flock 8
  if [ -f "$stamp" ] && [ -z "$(changed_since "$stamp")" ]; then return 0; fi
  say "Building $1 …"
  started=$(date +%s)
  log=$root/.out/build.log
  touch "$stamp.new"
  (cd "$root" && dotnet restore "$1" --locked-mode -v q && dotnet build "$1" --no-restore -c "$configuration" -v q -p:UseSharedCompilation=false) \
    >"$log" 2>&1 8>&- || { rm -f "$stamp" "$stamp.new"; cat "$log" >&2; say "$1 did not build."; return 1; }
  mv "$stamp.new" "$stamp"
  say "Built $1 in $(($(date +%s) - started)) s."
)

# The first source that is newer than a stamp: folders count, so that a removed file is noticed.
changed_since() {
  (cd "$root" && find contracts grains silo client-api deploy tests ./*.props global.json .editorconfig \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -newer "$1" \
    ! -path 'deploy' ! -path 'deploy/run' ! -path 'deploy/test' ! -path 'deploy/token' ! -path 'deploy/wg' ! -path 'deploy/lib*' \
    -print -quit)
}

# Where a project's program lies: program_of deploy/local WarningGrid.Local
program_of() { echo "$root/$1/bin/$configuration/net10.0/$2.dll"; }
