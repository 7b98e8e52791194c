using System.Collections.Immutable;

namespace WarningGrid.Officials;

/// <summary>A warning (预警记录) as it stands on the day asked about (HIS-04).</summary>
/// <param name="Source">The case behind it, e.g. <c>TI-2026-0001</c>.</param>
/// <param name="To">Last day of its effect; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("officials.warning-view")]
public sealed record WarningView(
    [property: Id(0)] string Source, [property: Id(1)] string Kind, [property: Id(2)] string? Form,
    [property: Id(3)] WarningStatus Status, [property: Id(4)] string? Outcome, [property: Id(5)] DateOnly? From,
    [property: Id(6)] DateOnly? To, [property: Id(7)] bool Adverse, [property: Id(8)] ImmutableArray<StageMark> Stages);

/// <summary>A stage and the day it was reached.</summary>
[GenerateSerializer, Immutable, Alias("officials.stage-mark")]
public sealed record StageMark([property: Id(0)] string Stage, [property: Id(1)] DateOnly On);

/// <summary>Where a warning stands: Open 办理中, InEffect 影响期内, Ended 已结束, Void 已撤销.</summary>
[GenerateSerializer, Alias("officials.warning-status")]
public enum WarningStatus { Open, InEffect, Ended, Void }

/// <summary>Whether a signal counts: only a confirmed match does (RST-02).</summary>
[GenerateSerializer, Alias("officials.signal-standing")]
public enum SignalStanding { Confirmed, Revoked, Merged, Void }

/// <summary>Where a duty stands.</summary>
[GenerateSerializer, Alias("officials.duty-standing")]
public enum DutyStanding { Open, Overdue, Settled }

/// <summary>A signal (风险信息) confirmed to be his.</summary>
[GenerateSerializer, Immutable, Alias("officials.signal-entry-view")]
public sealed record SignalEntryView(
    [property: Id(0)] string Signal, [property: Id(1)] string Channel, [property: Id(2)] string? Level,
    [property: Id(3)] string? Category, [property: Id(4)] SignalStanding Standing, [property: Id(5)] DateOnly OccurredOn);

/// <summary>A lead (问题线索) and its latest stage.</summary>
[GenerateSerializer, Immutable, Alias("officials.lead-entry-view")]
public sealed record LeadEntryView(
    [property: Id(0)] string Lead, [property: Id(1)] string Stage, [property: Id(2)] DateOnly On);

/// <summary>A duty of the person with its deadline: a reply, a report.</summary>
[GenerateSerializer, Immutable, Alias("officials.duty-view")]
public sealed record DutyView(
    [property: Id(0)] string Source, [property: Id(1)] string Deadline, [property: Id(2)] DateOnly? Due,
    [property: Id(3)] DutyStanding Standing);

/// <summary>An entry of the integrity archive (廉政档案) or a task of the 民主生活会.</summary>
/// <param name="Section">One of VIE-03's sections, or <c>MeetingTask</c>.</param>
[GenerateSerializer, Immutable, Alias("officials.archive-entry-view")]
public sealed record ArchiveEntryView(
    [property: Id(0)] string Source, [property: Id(1)] string Section, [property: Id(2)] string Code,
    [property: Id(3)] DateOnly On);

/// <summary>What measures bar him from, each with its source (EFC-01). It never depends on a score (RST-05).</summary>
[GenerateSerializer, Immutable, Alias("officials.effect-calendar-view")]
public sealed record EffectCalendarView(
    [property: Id(0)] DateOnly? PromotionBlockedUntil, [property: Id(1)] ImmutableArray<EffectView> Effects,
    [property: Id(2)] ImmutableArray<BarredYear> BarredYears, [property: Id(3)] ImmutableArray<string> FrozenBy);

/// <summary>What bars an official from what, until when and by what source, on one day (EFC-01).</summary>
/// <param name="Effects">The block of his record that says so.</param>
/// <param name="Bars">Acts that a filing bars while it runs (FIL-02), each with its source.</param>
/// <param name="Duties">His open deadlines with their source; null where the asker may not see them.</param>
[GenerateSerializer, Immutable, Alias("officials.effects-answer")]
public sealed record EffectsAnswer(
    [property: Id(0)] OfficialId Official, [property: Id(1)] DateOnly On, [property: Id(2)] EffectCalendarView Effects,
    [property: Id(3)] ImmutableArray<BarView> Bars, [property: Id(4)] ImmutableArray<DutyView>? Duties);

/// <summary>One act from which one source bars an official, e.g. <c>Promotion</c> by <c>FI-2026-0001</c>.</summary>
[GenerateSerializer, Immutable, Alias("officials.bar-view")]
public sealed record BarView([property: Id(0)] string Act, [property: Id(1)] string Source);

/// <summary>An effect period, both days included (CAL-07).</summary>
[GenerateSerializer, Immutable, Alias("officials.effect-view")]
public sealed record EffectView(
    [property: Id(0)] string Source, [property: Id(1)] string Kind, [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To);

/// <summary>A calendar year without excellence and awards.</summary>
[GenerateSerializer, Immutable, Alias("officials.barred-year")]
public sealed record BarredYear([property: Id(0)] int Year, [property: Id(1)] string Source);
