"""What of the findings counts: not what the texts allow, what the settings leave out, or what the baseline has accepted.

Nothing disappears: what does not count is in the report, with the reason and with the place where that is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from consistency import rules, suppress
from consistency.baseline import Baseline
from consistency.config import Config
from consistency.config.paths import DocumentSettings
from consistency.model import Agreement, BaselineEntry, Directive, Document, Finding, Place, Severity, Suppressed
from consistency.values import Interval, Quantity

SettingsOf = Callable[[str], DocumentSettings]


@dataclass(frozen=True)
class Settled:
    """Findings that count, findings that do not, what is within a tolerance; entries of the baseline that match nothing, and all."""

    findings: list[Finding]
    suppressed: list[Suppressed]
    agreements: list[Agreement]
    stale: list[BaselineEntry]
    entries: list[BaselineEntry]


def settled(
    findings: Iterable[Finding],
    written: Sequence[Directive],
    config: Config,
    settings_of: SettingsOf,
    documents: Iterable[Document],
) -> Settled:
    """The findings of a run, weighed. ConfigError for a baseline that cannot be read."""
    within, apart = _split(_once(list(findings)), lambda finding: _tolerated(finding, config))
    allowed, by_text, judged = suppress.applied(apart, written, config.off)
    objections = [*allowed, *_about_directives(judged, config)]
    kept, by_settings = _weighed(objections, config, settings_of)
    baseline = Baseline.load(config.baseline) if config.baseline else Baseline(config.root, {})
    new, accepted, stale = baseline.apply(kept, (document.id for document in documents))
    agreements = [_agreement(each, config) for each in within]
    return Settled(new, [*by_text, *by_settings, *accepted], agreements, stale, list(baseline.entries.values()))


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another one says as well: the same suggestion, for the same places and perhaps more."""
    alike: dict[str, list[tuple[Finding, frozenset[Place]]]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: finding.rule):
        if finding.suggestion:
            alike[finding.suggestion].append((finding, frozenset(finding.places)))
    said = {
        id(finding)
        for found in alike.values()
        for number, (finding, places) in enumerate(found)
        if any(places < more or (places == more and at < number) for at, (_, more) in enumerate(found) if at != number)
    }
    return [finding for finding in findings if id(finding) not in said]


def _split(findings: Iterable[Finding], chosen: Callable[[Finding], bool]) -> tuple[list[Finding], list[Finding]]:
    sides: tuple[list[Finding], list[Finding]] = ([], [])
    for finding in findings:
        sides[not chosen(finding)].append(finding)
    return sides


def _about_directives(judged: Iterable[Directive], config: Config) -> list[Finding]:
    active = [rule for rule in rules.every() if rule.scope == "directive" and rule.code not in config.off]
    found = [each for directive in judged for rule in active for each in rule.judge(directive, config.options)]
    return [each for each in found if isinstance(each, Finding)]


def _weighed(
    findings: Iterable[Finding], config: Config, settings_of: SettingsOf
) -> tuple[list[Finding], list[Suppressed]]:
    """Findings with the severity that holds where they stand, and those that the settings leave out."""
    where = config.source.as_posix() if config.source else "the caller"
    kept, left_out = [], []
    for finding in findings:
        said = [reading.text for reading in finding.readings if reading.text in config.ignore_texts]
        left = suppress.standing(finding, lambda place, code=finding.rule: code not in settings_of(place.document).off)  # type: ignore[misc]
        if said:
            left_out.append(Suppressed(finding, "settings", f"‘{said[0]}’ is in ignore-texts", where))
        elif left is None:
            left_out.append(Suppressed(finding, "settings", f"{finding.rule} is off for these paths", where))
        else:
            level = (settings_of(left.places[0].document).severities or {}).get(left.rule)
            kept.append(replace(left, severity=Severity(level)) if level else left)
    return kept, left_out


# Tolerances ---------------------------------------------------------------------------------------------------------


def _tolerated(finding: Finding, config: Config) -> bool:
    """True if figures are all that disagrees, and each may be off by the share that is set for the rule so that all meet."""
    share = config.tolerances.get(finding.rule)
    figures = [reading.value for reading in finding.readings if isinstance(reading.value, Quantity)]
    if not share or len(figures) < len(finding.readings) or len({figure.dimension for figure in figures}) > 1:
        return False
    widened = [_widened(figure.said, share) for figure in figures]
    return all(one.overlaps(other) for one in widened for other in widened)


def _widened(interval: Interval, share: Fraction) -> Interval:
    low = None if interval.low is None else interval.low - share * abs(Fraction(interval.low))
    high = None if interval.high is None else interval.high + share * abs(Fraction(interval.high))
    return Interval(low, high)


def _agreement(finding: Finding, config: Config) -> Agreement:
    percent = float(config.tolerances[finding.rule] * 100)
    said = " and ".join(f"‘{reading.text}’" for reading in finding.readings)
    return Agreement(
        finding.rule, f"{said} differ by no more than the {percent:g} % that the settings allow", finding.readings
    )
