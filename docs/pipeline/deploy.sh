#!/bin/sh
# Puts what is live in an environment in place for a decision service, or says why not.
#
#   deploy.sh ENVIRONMENT TRUST FOLDER
#
# FOLDER/bundle.json is what the service decides by. FOLDER/mode tells it what to do: 'decide', or 'refer', which sends
# every application to people. FOLDER/answer.json is what the last fetch said. The registry is the one that
# RULEBENCH_REGISTRY names; RULEBENCH names the tool where it is not on the path.
#
# Ends with 0 where the service decides, else with the code of the fetch.
set -u

environment=$1
trust=$2
folder=$3
tool=${RULEBENCH:-rulebench}

# Replaces the mode whole: the service never reads half a word.
mode() {
  printf '%s\n' "$1" >"$folder/mode.new"
  mv "$folder/mode.new" "$folder/mode"
}

mkdir -p "$folder"
"$tool" fetch --environment "$environment" --trust "$trust" --out "$folder/bundle.json" \
  >"$folder/answer.new"
code=$?
mv "$folder/answer.new" "$folder/answer.json"

case $code in
0)
  mode decide
  ;;
4)
  # The registry cannot be reached. What was fetched before is good until the time that it states; a refusal stays one.
  if [ "$(cat "$folder/mode" 2>/dev/null)" = decide ] &&
    "$tool" verify-bundle --environment "$environment" --trust "$trust" "$folder/bundle.json" >/dev/null; then
    echo "deploy: deciding by the last bundle" >&2
    mode decide
    code=0
  else
    mode refer
  fi
  ;;
*)
  # 10 nothing live, 11 halted, 12 expired, 15 stale: somebody has yet to publish what is live.
  # 13 too few signatures, 14 tampered, 17 downgrade, 18 compromised: somebody must be called.
  # 16 another engine: this tool is not the one that the rules were approved for.
  mode refer
  ;;
esac
exit $code
