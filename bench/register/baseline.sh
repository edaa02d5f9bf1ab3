#!/usr/bin/env bash
# The hand-made way to load a full extract: baseline.sh ZIP POSTAL_CSV CONNECTION_URI
set -euo pipefail
zip=$1 postal=$2 database=$3
here=$(cd "$(dirname "$0")" && pwd)
run() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$database" "$@"; }

run --file "$here/baseline-staging.sql"
run --command '\copy staging.postal from stdin with (format csv, header)' <"$postal"
for name in code enterprise establishment denomination address contact activity branch; do
  unzip -p "$zip" "$name.csv" | run --command "\\copy staging.$name from stdin with (format csv, header)"
done
run --file "$here/baseline.sql"
