#!/usr/bin/env bash
# The step of action.yml: inputs come as variables, one value a line; the exit status of the check is that of the step.
set -uo pipefail

arguments=(check)
lines() { while IFS= read -r line || [ -n "$line" ]; do if [ -n "$line" ]; then arguments+=("$line"); fi; done <<<"$1"; }

if [ -n "${INPUT_FAIL_ON:-}" ]; then arguments+=(--fail-on "$INPUT_FAIL_ON"); fi
if [ -n "${INPUT_SARIF:-}" ]; then arguments+=("--report=sarif=$INPUT_SARIF"); fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then arguments+=("--report=markdown=$GITHUB_STEP_SUMMARY"); fi
if [ "${INPUT_ANNOTATIONS:-true}" = true ]; then arguments+=(--report=github); fi
arguments+=(--report=text)
lines "${INPUT_ARGUMENTS:-}"
arguments+=(--)
lines "${INPUT_PATHS:-.}"

consistency "${arguments[@]}"
status=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-status=$status" >>"$GITHUB_OUTPUT"; fi
exit "$status"
