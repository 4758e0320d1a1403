# SPDX-License-Identifier: MIT
# Every sample is valid JSON Resume, formats included, and valid with our extensions; every built-in
# theme is a valid theme.
. "$CVX_SOURCE_DIR/tests/support/need.sh"
need node
cd "$CVX_SOURCE_DIR" || exit 1
set -- samples/*.resume.json
[ $# -ge 15 ] || { echo "only $# samples"; exit 1; }
official=schema/jsonresume-1.3.1.schema.json
node tests/support/validate_json.js $official "$@" || exit
node tests/support/validate_json.js --ref $official schema/cvexport.schema.json "$@" || exit
node tests/support/validate_json.js schema/theme.schema.json core/theme/themes/*.json || exit
echo "$# samples are valid"
