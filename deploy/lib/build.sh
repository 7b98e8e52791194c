# Builds what is not built, and nothing else. Sourced, never run. Needs $root, the repository's folder.

configuration=Release

# No build servers stay behind: they would outlive the command and hold its locks.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

need_sdk() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: there is no dotnet on the path"
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "the .NET 10 SDK is missing: dotnet --list-sdks says: $(dotnet --list-sdks | tr '\n' ' ')"
}

# build PROJECT: restores in locked mode and builds, unless nothing has changed since it, or the whole, was last built.
build() (
  mkdir -p "$root/.out"
  stamp=$root/.out/built-$(printf '%s' "$1" | tr '/' '-')
  exec 8>"$root/.out/build.lock"
  flock 8
  for known in "$stamp" "$root/.out/built-WarningGrid.sln"; do
    if [ -f "$known.end" ] && [ -z "$(changed_since "$known" "$1")" ]; then return 0; fi
  done
  say "Building $1 …"
  started=$(date +%s)
  log=$root/.out/build.log
  rm -f "$stamp.end"
  touch "$stamp"
  (cd "$root" && dotnet restore "$1" --locked-mode -v q && dotnet build "$1" --no-restore -c "$configuration" -v q -p:UseSharedCompilation=false) \
    >"$log" 2>&1 8>&- || { cat "$log" >&2; say "$1 did not build."; return 1; }
  touch "$stamp.end"
  say "Built $1 in $(($(date +%s) - started)) s."
)

# The first source that a build, which began and ended at two stamps, may not have seen. A folder's own time tells of
# removed files; the build itself touches folders (bin, obj), so those count from its end.
changed_since() {
  local folders=(contracts grains silo client-api deploy)
  case $2 in tests/* | *.sln) folders+=(tests) ;; esac
  (cd "$root" && find "${folders[@]}" ./*.props ./*.sln global.json .editorconfig \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o \
    \( -type f -newer "$1" -o -type d -newer "$1.end" \) \
    ! -path 'deploy' ! -path 'deploy/run' ! -path 'deploy/test' ! -path 'deploy/token' ! -path 'deploy/wg' ! -path 'deploy/lib*' \
    ! -path 'deploy/k8s*' ! -path 'deploy/systemd*' ! -path 'deploy/docker*' ! -name compose.yaml -print -quit)
}

# Where a project's program lies: program_of deploy/local WarningGrid.Local
program_of() { echo "$root/$1/bin/$configuration/net10.0/$2.dll"; }
