#!/bin/sh
# Makes Benchmarks/env, the Python environment of the competitors. Quiet; does nothing when it is already there.
set -eu
cd "$(dirname "$0")"

wanted=competitors/requirements.txt
if cmp -s "$wanted" env/installed.txt; then exit 0; fi

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "Benchmarks need Python 3.11 or later with venv; install it with: sudo apt-get install python3-venv" >&2
    exit 4
  fi
  echo "installing python3-venv" >&2
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y python3-venv >/dev/null
fi

echo "installing $(tr '\n' ' ' <"$wanted")into Benchmarks/env" >&2
rm -rf env
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check --no-input --requirement "$wanted"
cp "$wanted" env/installed.txt
