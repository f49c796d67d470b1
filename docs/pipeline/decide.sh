#!/bin/sh
# Decides applications by what deploy.sh has put in place.
#
#   decide.sh ENVIRONMENT TRUST FOLDER DATA
#
# One JSON record a line on standard output; ends with 11 and no records where all applications go to people. Where
# FOLDER/log.key is, every decision is logged to FOLDER/log before its record is written out.
set -u

environment=$1
trust=$2
folder=$3
data=$4
tool=${RULEBENCH:-rulebench}

if [ "$(cat "$folder/mode" 2>/dev/null)" != decide ]; then
  echo "decide: all applications go to people, see $folder/answer.json" >&2
  exit 11
fi
set --
if [ -f "$folder/log.key" ]; then
  mkdir -p "$folder/log" || exit 4
  set -- --log "$folder/log" --log-key "$folder/log.key"
fi
exec "$tool" decide --bundle "$folder/bundle.json" --environment "$environment" --trust "$trust" --data "$data" "$@"
