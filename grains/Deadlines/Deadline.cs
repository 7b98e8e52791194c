using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Deadlines;

/// <summary>The states of spec 01 §4; "provisional" is a flag beside them.</summary>
internal enum DeadlineStatus { Running, Paused, Met, MetLate, Overdue, Cancelled }

/// <summary>A time limit (期限) as stored data: what started it, how long it is, when it is due and what is still to fire (DLB-01).</summary>
/// <param name="Catalogue">Id in the catalogue, e.g. DL-17, with a qualifier behind a colon where one object has several: DL-37:编办.</param>
/// <param name="Generation">1 for the first; a re-armed duty is the next generation.</param>
/// <param name="Packs">The versions whose reminder and escalation rules it follows.</param>
/// <param name="Holder">Who owes the act; reminded.</param>
/// <param name="Handler">Who runs the object; reminded too, and his head hears of it when it is late.</param>
internal sealed record Deadline(
    string Catalogue, int Generation, PackVersions Packs, DateOnly Start, Limit Limit, bool Roll,
    OfficialId? Holder, OfficialId? Handler)
{
    /// <summary>Permanent within its aggregate: <c>DL-17#1</c>.</summary>
    [JsonIgnore]
    public string Id => DeadlineId.Of(Catalogue, Generation);

    public DeadlineStatus Status { get; init; }

    public DateOnly Due { get; init; }

    /// <summary>It rests on a part of the calendar no notice covers: it reminds but never turns overdue (CAL-11).</summary>
    public bool Provisional { get; init; }

    /// <summary>Everything that moved the due date, in order; the date can be reckoned again from them (CAL-09).</summary>
    public ImmutableArray<DeadlineStep> Steps { get; init; } = [];

    /// <summary>What is still to fire, by instant.</summary>
    public ImmutableArray<Firing> Plan { get; init; } = [];

    /// <summary>What has fired, so that a new plan does not fire it again for the same due date (DLB-10).</summary>
    public ImmutableArray<Fired> Fired { get; init; } = [];

    /// <summary>Notices that were already taken into account: each is recorded once (CAL-09).</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>When the act that settled it happened, or when it was cancelled.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>What was left when it was cancelled by a freeze, to be given again (DSP-18).</summary>
    public Limit? Left { get; init; }

    /// <summary>Met, MetLate and Cancelled are final.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is DeadlineStatus.Running or DeadlineStatus.Paused or DeadlineStatus.Overdue;

    [JsonIgnore]
    public int Extensions => Steps.Count(step => step.Kind is StepKind.Extended);

    /// <summary>The day of the running pause, or null.</summary>
    [JsonIgnore]
    public DateOnly? PausedOn => Status is DeadlineStatus.Paused ? Steps.Last(step => step.Kind is StepKind.Paused).On : null;

    /// <summary>Whether a document or reminder naming a due date has left (CAL-10).</summary>
    [JsonIgnore]
    public bool Notified => Steps.Any(step => step.Kind is StepKind.Named);

    /// <summary>The last date its due date or its firings depend on: a notice beyond it does not concern it.</summary>
    [JsonIgnore]
    public DateOnly Horizon => Plan.Select(firing => CountyTime.DateOf(firing.At)).Append(Due).Max();
}

/// <summary>The id of a deadline within its aggregate and what can be read off it.</summary>
internal static class DeadlineId
{
    public static string Of(string catalogue, int generation) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{catalogue}#{generation}");

    /// <summary>The catalogue id behind a deadline's id.</summary>
    public static string Catalogue(string id) => id[..id.LastIndexOf('#')];

    /// <summary>The generation behind a deadline's id.</summary>
    public static int Generation(string id) =>
        int.Parse(id.AsSpan(id.LastIndexOf('#') + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The rule a catalogue id reads its keys from: without its qualifier.</summary>
    public static string Rule(string catalogue) => catalogue.Split(':')[0];
}
