"""`consistency rules`: what can be flagged."""

from __future__ import annotations

import argparse
import json

from consistency.rules import every


def run(options: argparse.Namespace) -> int:
    """List the rules; 0."""
    if options.json:
        listed = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": str(rule.severity),
                "scope": rule.scope,
                "summary": rule.judge.__doc__,
            }
            for rule in every()
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    for rule in every():
        print(f"{rule.code}  {rule.name:<22}  {rule.severity:<8} {rule.judge.__doc__}")
    return 0
