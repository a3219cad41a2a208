#!/usr/bin/env bash
# Looks up the digest of every image that Dockerfile and compose.yaml name by tag, and prints one line each for an --env-file:
#   bash pin-images.sh > images.env          needs Docker and a way to the registries
#   bash pin-images.sh --check images.env    exits 1 unless each image is named by digest there; needs neither
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# NAME=image:tag, once each; a name with two tags is a mistake in one of the two files.
tags() {
    {
        sed -nE 's/^ARG ([A-Z]+_IMAGE)=(.+)$/\1=\2/p' "$here/Dockerfile"
        grep -oE '\$\{[A-Z]+_IMAGE:-[^}]+\}' "$here/compose.yaml" | sed -E 's/^\$\{([A-Z]+_IMAGE):-(.+)\}$/\1=\2/'
    } | sort -u
}

fail() {
    echo "$1" >&2
    exit 1
}

names=$(tags | cut -d= -f1)
[ -n "$names" ] || fail "Dockerfile and compose.yaml name no image."
[ -z "$(uniq -d <<<"$names")" ] || fail "$(uniq -d <<<"$names") has two tags: Dockerfile and compose.yaml must agree."

if [ "${1:-}" = --check ]; then
    for name in $names; do
        grep -qE "^$name=[^@[:space:]]+@sha256:[0-9a-f]{64}$" "${2:?which file?}" || fail "$name is not named by digest in $2."
    done
    exit 0
fi

pinned=
for entry in $(tags); do
    tag=${entry#*=}
    digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$tag") || fail "$tag could not be looked up."
    [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "$tag: the registry's answer is no digest."
    pinned+="${entry%%=*}=${tag%:*}@$digest"$'\n'
done
# All or nothing: a file with three of four would look like a release.
printf %s "$pinned"
