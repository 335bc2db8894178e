"""The whole, in order: read → segment → normalize → claims → link and group → rules → gate → report.

paths ─read→ Document ─extract→ Extracted ─link, group→ Group ─judge→ Finding ─gate→ Report
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from consistency import rules
from consistency.claims import extract
from consistency.claims.synonyms import with_synonyms
from consistency.config import Config
from consistency.config.paths import by_document
from consistency.engine import Plan
from consistency.engine import engine as engine_named
from consistency.errors import DocumentError
from consistency.gate import settled
from consistency.model import Agreement, Document, Extracted, Finding, Group, Judgement, Options, Reading, Report
from consistency.suppress import directives, without
from consistency.text.read import Inputs, read
from consistency.text.select import Selection

Source = str | os.PathLike[str] | Document


def check(
    sources: Source | Iterable[Source] | Mapping[str, str],
    config: Config | None = None,
    engine: str = "local",
    progress: Callable[[Document], None] | None = None,
) -> Report:
    """Check documents against themselves and each other.

    sources: one path (a file or a folder, or "-" for standard input), several, Documents, or a mapping from id to text.
    progress: called with each document as it is read for its claims.
    Raises DocumentError if nothing at all could be read, ConfigError for a broken baseline, EngineError for an unknown engine.
    """
    config = config or Config()
    return check_inputs(_inputs(sources, config), config, engine, progress)


def check_inputs(
    inputs: Inputs,
    config: Config,
    engine: str = "local",
    progress: Callable[[Document], None] | None = None,
) -> Report:
    """The same for what was read before: documents, the files beside them, and what could not be read."""
    ids = [document.id for document in inputs.documents]
    settings_of = by_document(config, ids)
    written = {document.id: directives(document, inputs.sidecars.get(document.id)) for document in inputs.documents}
    prepared = [settings_of(each.id).applied(without(each, written[each.id])) for each in inputs.documents]
    outcome = engine_named(engine).run(prepared, _plan(config, progress))
    found = _findings(outcome.judgements)
    result = settled(found, [each for id in sorted(ids) for each in written[id]], config, settings_of, inputs.documents)
    findings = _findings(result.findings)
    sidecars = {place.document for finding in findings for place in finding.places}.difference(ids)
    shown = [*inputs.documents, *(each for each in inputs.sidecars.values() if each.id in sidecars)]
    return Report(
        findings=findings,
        agreements=_agreements([*outcome.judgements, *result.agreements]),
        failures=tuple(sorted(inputs.failures, key=lambda failure: failure.path)),
        counts=replace(outcome.counts, skipped=inputs.skipped, excluded=inputs.excluded),
        documents={document.id: document for document in sorted(shown, key=lambda document: document.id)},
        languages=dict(sorted(outcome.languages.items())),
        suppressed=tuple(sorted(result.suppressed, key=lambda each: _order(each.finding))),
        stale=tuple(result.stale),
        baseline=config.baseline.as_posix() if config.baseline else None,
        entries=tuple(result.entries),
        uncompared=outcome.uncompared,
    )


def selection(config: Config) -> Selection:
    """Which files are read of the paths that are given, by the settings."""
    return Selection(
        config.exclude, config.root, config.gitignore, config.force_exclude, config.allow_empty, config.stdin
    )


def _inputs(sources: Source | Iterable[Source] | Mapping[str, str], config: Config) -> Inputs:
    """Documents as given, and those that the paths hold. DocumentError if two share an id, or if there are none."""
    if isinstance(sources, Mapping):
        given: list[Source] = [Document(id, text) for id, text in sources.items()]
    elif isinstance(sources, str | os.PathLike | Document):
        given = [sources]
    else:
        given = list(sources)
    inputs = read((source for source in given if not isinstance(source, Document)), selection(config))
    inputs.documents += [source for source in given if isinstance(source, Document)]
    ids = [document.id for document in inputs.documents]
    if len(set(ids)) < len(ids):
        twice = min(id for id, count in Counter(ids).items() if count > 1)
        raise DocumentError(f"two documents share the id {twice!r}; give each its own")
    if not ids and not config.allow_empty:
        problems = "; ".join(f"{failure.path}: {failure.message}" for failure in inputs.failures)
        raise DocumentError(problems or "nothing to check; give a file or a folder")
    return inputs


def _plan(config: Config, progress: Callable[[Document], None] | None) -> Plan:
    active = [rule for rule in rules.every() if rule.code not in config.off]
    extracted = partial(_extracted, config=config, progress=progress)
    return Plan(
        extract=extracted,
        judge_document=partial(
            _judged, judges=[rule.judge for rule in active if rule.scope == "document"], options=config.options
        ),
        judge_group=partial(
            _judged,
            judges=[judge for rule in active if (judge := rule.judge if rule.scope == "group" else rule.across)],
            options=config.options,
        ),
    )


def _extracted(document: Document, config: Config, progress: Callable[[Document], None] | None) -> Extracted:
    if progress:
        progress(document)
    extracted = extract(document, language=config.language, published=config.published)
    return with_synonyms(extracted, config.synonyms)


def _judged(
    subject: Extracted | Group, judges: Iterable[Callable[..., Iterator[Judgement]]], options: Options
) -> Iterator[Judgement]:
    for judge in judges:
        for judgement in judge(subject, options):
            yield _about(subject, judgement)


def _about(subject: Extracted | Group, judgement: Judgement) -> Judgement:
    """A finding of a group knows what the group is about: "personnel", "Smith"."""
    if isinstance(subject, Group) and isinstance(judgement, Finding) and not judgement.subject:
        return replace(
            judgement, subject=", ".join(subject.link.forms) if subject.link else subject.key.partition(":")[2]
        )
    return judgement


def _findings(judgements: Iterable[Judgement]) -> tuple[Finding, ...]:
    """One finding for one disagreement, however many documents repeat it; gravest first, then in the order of the text."""
    merged: dict[str, Finding] = {}
    for judgement in sorted((j for j in judgements if isinstance(j, Finding)), key=_order):
        known = merged.get(judgement.fingerprint)
        merged[judgement.fingerprint] = judgement if known is None else _merged(known, judgement)
    return tuple(sorted(merged.values(), key=_order))


def _merged(first: Finding, second: Finding) -> Finding:
    """The first with the places of the second, which says the same: reading by reading, those of one text in their order."""
    others: dict[str, list[Reading]] = defaultdict(list)
    for reading in reversed(second.readings):
        others[reading.text.casefold()].append(reading)
    readings = tuple(_with_places(reading, others[reading.text.casefold()].pop()) for reading in first.readings)
    return replace(first, readings=readings, confidence=max(first.confidence, second.confidence))


def _with_places(reading: Reading, other: Reading) -> Reading:
    places = {(place.document, place.start, place.end): place for place in (*reading.places, *other.places)}
    return replace(reading, places=tuple(places[key] for key in sorted(places)))


def _order(finding: Finding) -> tuple[int, str, int, str, str]:
    first = min(finding.places, key=lambda place: (place.document, place.start))
    return finding.severity.rank, first.document, first.start, finding.rule, finding.fingerprint


def _agreements(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    found = [judgement for judgement in judgements if isinstance(judgement, Agreement)]
    return tuple(
        sorted(
            found,
            key=lambda agreement: (
                agreement.rule,
                agreement.readings[0].places[0].document,
                agreement.readings[0].places[0].start,
                agreement.message,
            ),
        )
    )
