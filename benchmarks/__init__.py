"""Benchmarks: each prints ratios against something measured in the same run. None is a test, and none gates a change."""
