using System.Collections.Immutable;
using WarningGrid.Posts;
using WarningGrid.Rules;
using WarningGrid.Units;

namespace WarningGrid.Officials;

/// <summary>Format 1 of the record's answer: K, V and codes, nothing that another day would write differently (ASF-07).</summary>
/// <remarks>
/// Members absent are blocks not visible, or nothing to say. The shape is a promise: what changes it is a new format,
/// and this one stays served.
/// </remarks>
internal sealed record RecordShape(
    int Format, DateTimeOffset? Known, DateTimeOffset At, OfficialShape? Official, PostShape? Post, UnitShape? Unit)
{
    public const int Current = 1;

    public static RecordAnswer Answer(
        RecordQuestion question, Vantage asOf, OfficialShape? official = null, PostShape? post = null, UnitShape? unit = null) =>
        new(
            EventJson.Canonical(new RecordShape(
                Current, question.KnownAsOf is null ? null : asOf.Known, asOf.At, official, post, unit)),
            Promised: question.KnownAsOf is not null);
}

internal sealed record OfficialShape(
    OfficialId Id,
    CadreAuthority? Authority,
    ImmutableArray<PostingView> Posts,
    ImmutableArray<TeamSeatView> Teams,
    ImmutableArray<KinView>? Kin,
    ImmutableArray<WarningView>? Warnings,
    EffectCalendarView? Effects,
    ImmutableArray<DutyView>? Duties,
    ImmutableArray<SignalEntryView>? Signals,
    ImmutableArray<LeadEntryView>? Leads,
    ImmutableArray<ArchiveEntryView>? Archive,
    RiskView? Risk)
{
    public static OfficialShape Of(OfficialId id, OfficialFile file, Sight sight, DateOnly day, RuleSet rules)
    {
        var history = file.History;
        return new(
            id,
            file.Exists ? file.AuthorityOn(day) : null,
            [.. Postings.Of(history).Where(posting => posting.From <= day).Select(posting =>
                new PostingView(posting.Post, posting.Unit, posting.From, posting.To, posting.HeadsUnit))],
            [.. Postings.Seats(history).Where(seat => seat.From <= day).Select(seat =>
                new TeamSeatView(seat.Unit, seat.TeamRole, seat.From, seat.To))],
            sight.Kin ? HistoryBlocks.Kin(history) : null,
            sight.Warnings || sight.Served ? Measures.Warnings(history, day, rules, servedOnly: !sight.Warnings) : null,
            sight.Warnings || sight.Served ? Measures.Calendar(history, day, rules, servedOnly: !sight.Warnings) : null,
            sight.Duties ? HistoryBlocks.Duties(history) : null,
            sight.Work ? HistoryBlocks.Signals(history) : null,
            sight.Work ? HistoryBlocks.Leads(history) : null,
            sight.Work ? HistoryBlocks.Archive(history) : null,
            sight.Work ? RiskLevels.OfOfficial(history, day, rules) : null);
    }
}

internal sealed record PostShape(
    PostCode Code, UnitCode? Unit, SectionCode? Section, PostCode? Superior, bool? InTeam, bool? Key,
    ImmutableArray<HolderShape> Holders, ImmutableArray<CardEntryView>? Cards, ImmutableArray<SignalEntryView>? Signals,
    RiskView? Risk);

/// <summary>Who held a post, and when.</summary>
internal sealed record HolderShape(OfficialId Official, DateOnly From, DateOnly? To);

internal sealed record UnitShape(
    UnitCode Code, UnitKind? Kind, UnitCode? Parent, ImmutableArray<SectionCode> Sections,
    ImmutableArray<WarningView>? Warnings, ImmutableArray<SignalEntryView>? Signals, RiskView? Risk,
    ImmutableArray<LevelCount>? Levels);
