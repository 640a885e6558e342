#!/usr/bin/env bash
# Posts a comment on the pull request whose head is HEAD_SHA on the branch BRANCH of OWNER, in the place of the one with the same marker, if
# there is one: .github/comment.sh FILE. Needs gh with GH_TOKEN, and GITHUB_REPOSITORY.
set -euo pipefail

file=${1:?"which file has the comment?"}
[ -s "$file" ] || { echo "no comment to post"; exit 0; }
pulls="repos/$GITHUB_REPOSITORY/pulls"
number=$(gh api --method GET "$pulls" -f state=open -f "head=$OWNER:$BRANCH" --jq '.[] | select(.head.sha == env.HEAD_SHA) | .number' | head -n 1)
[ -n "$number" ] || { echo "no open pull request has the head $HEAD_SHA any more"; exit 0; }

# The first line of the file is the marker.
MARKER=$(head -n 1 "$file")
export MARKER
comments="repos/$GITHUB_REPOSITORY/issues/$number/comments"
mine='.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith(env.MARKER)) | .id'
id=$(gh api --paginate "$comments" --jq "$mine" | head -n 1)
if [ -n "$id" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$file" --jq .html_url
else
  gh api --method POST "$comments" -F "body=@$file" --jq .html_url
fi
