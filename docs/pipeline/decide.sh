#!/bin/sh
# Decides applications by what deploy.sh has put in place.
#
#   decide.sh TRUST FOLDER DATA
#
# One JSON record a line on standard output; ends with 11 and no records where all applications go to people.
set -u

trust=$1
folder=$2
data=$3
tool=${RULEBENCH:-rulebench}

if [ "$(cat "$folder/mode" 2>/dev/null)" != decide ]; then
  echo "decide: all applications go to people, see $folder/answer.json" >&2
  exit 11
fi
exec "$tool" decide --bundle "$folder/bundle.json" --trust "$trust" --data "$data"
