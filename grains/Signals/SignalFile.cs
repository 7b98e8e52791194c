using System.Collections.Immutable;
using WarningGrid.Deadlines;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

/// <summary>As much of a signal's past as its next decision and its view need.</summary>
internal sealed record SignalFile : AggregateState
{
    public static readonly SignalFile Blank = new();

    public SignalNumber Number { get; init; }
    public SignalStage Stage { get; init; }

    /// <summary>Where Unmerge leads back to.</summary>
    public SignalStage StageBeforeMerge { get; init; }
    public string Channel { get; init; } = "";
    public string Source { get; init; } = "";
    public string Subject { get; init; } = "";

    /// <summary>When the reported thing happened, by the revision in force.</summary>
    public DateTimeOffset OccurredAt { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The revision in force; null while none was good.</summary>
    public Intake? Item { get; init; }

    /// <summary>The highest revision of the subject that was stored, good or not (FED-04).</summary>
    public int SourceRevision { get; init; }
    public ImmutableArray<Match> Matches { get; init; } = [];
    public ImmutableArray<QuarantinedItem> Quarantine { get; init; } = [];
    public SignalStanding Standing { get; init; } = SignalStanding.Confirmed;
    public LeadNumber? Lead { get; init; }
    public SignalNumber? MergedInto { get; init; }
    public ImmutableArray<SignalNumber> MergedFrom { get; init; } = [];
    public string? Reason { get; init; }

    /// <summary>Of a sealed item.</summary>
    public string? Destination { get; init; }
    public DateOnly? ForwardedOn { get; init; }
    public PendingActs Pending { get; init; } = PendingActs.None;
    public DeadlineBook Clocks { get; init; } = DeadlineBook.Empty;

    [System.Text.Json.Serialization.JsonIgnore]
    public override string StageName => Stage.ToString();

    public Match? MatchAt(string mention) => Matches.FirstOrDefault(match => match.At == mention);

    /// <summary>Everybody whom the signal may concern: who is recused from one of them does not see it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<OfficialId> Concerned =>
        Matches.SelectMany(match => match.Confirmed is { } one ? [one] : match.Candidates.Except(match.NotMeant));
}

/// <summary>What is known of one mention.</summary>
internal sealed record Match(
    string At, string Key, MatchStanding Standing, MatchBasis Basis, ImmutableArray<OfficialId> Candidates, OfficialId? Suggested,
    OfficialId? Confirmed, ImmutableArray<OfficialId> NotMeant, PostCode? Post);

/// <summary>An item waiting for an operator.</summary>
/// <param name="OccurredAt">Its own time: what comes of it happened then.</param>
internal sealed record QuarantinedItem(Intake Item, ImmutableArray<Fault> Faults, DateTimeOffset OccurredAt);
