#!/usr/bin/env bash
# Checks the version that is checked out, deploys it to a stage, walks through the stage, deploys it to the city, walks
# through that, and brings the version before back where the city's walk fails. DRY_RUN=1 says what it would do.
set -euo pipefail

: "${STAGE:?the name of the stage, such as chuzhou-stage}"
: "${CITY:?the name of the deployment that people use; yinhui is the one without a name}"
: "${AWS_REGION:?the region to deploy to}"
: "${TOKEN_COMMAND:?a command that writes an access token of a liaison for the deployment whose name is in DEPLOYMENT}"
[ "$STAGE" != "$CITY" ] || { echo "STAGE and CITY are both $CITY: a stage has a name of its own" >&2; exit 2; }

# The tag of the version that the city runs: this script moves it when a deployment has gone well.
DEPLOYED="deployed-$CITY"

run() {
  echo "+ $*"
  [ "${DRY_RUN:-0}" = 1 ] || "$@"
}

# deploy NAME
deploy() {
  run npm run deploy -- -c "name=$1" --require-approval never --outputs-file "outputs-$1.json"
}

# address NAME: where it answers, as its outputs say
address() {
  if [ "${DRY_RUN:-0}" = 1 ]; then echo "https://$1.invalid"; return; fi
  node -e 'const all = Object.values(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")));
    console.log(all.map(({ Url }) => Url).find(Boolean));' "outputs-$1.json"
}

# token NAME
token() {
  if [ "${DRY_RUN:-0}" = 1 ]; then echo dry; else DEPLOYMENT="$1" bash -c "$TOKEN_COMMAND"; fi
}

# walk NAME TOKEN: the token travels in the environment, where no list of processes shows it
walk() {
  YINHUI_TOKEN="$2" run npm run smoke -- --url "$(address "$1")" --name "$1"
}

roll_back() {
  local before
  if ! before="$(git rev-parse --verify --quiet "$DEPLOYED^{commit}")"; then
    echo "The walk through $CITY failed, and there is no tag $DEPLOYED to go back to: see to it by hand" >&2
    return
  fi
  echo "The walk through $CITY failed: back to $before" >&2
  run git checkout --detach "$before"
  run npm ci
  deploy "$CITY"
  walk "$CITY" "$CITY_TOKEN" || echo "$CITY does not work under $before either: see docs/recipes/alarms.md" >&2
}

run npm ci
run npm run check
STAGE_TOKEN="$(token "$STAGE")"
deploy "$STAGE"
walk "$STAGE" "$STAGE_TOKEN"
CITY_TOKEN="$(token "$CITY")"
deploy "$CITY"
STATUS=0
walk "$CITY" "$CITY_TOKEN" || STATUS=$?
case $STATUS in
  0) run git tag --force "$DEPLOYED" ;;
  1) roll_back ;;   # a step failed; any other status means that nothing was walked through
esac
exit "$STATUS"
