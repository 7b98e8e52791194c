using NpgsqlTypes;
using WarningGrid.Clearances;

namespace WarningGrid.Leads;

/// <summary>How a lead stood with each official it concerned, at any time: what clearances are computed from (spec 05 §5).</summary>
/// <remarks>
/// A row for each change, never removed, written by the change's own transaction with its recorded-at: so that a question
/// about an instant K finds what was known then, and never a copy that was still on its way.
/// </remarks>
internal static class LeadStandings
{
    public static readonly ReadTable Table = new(
        "lead_standing",
        [
            new("stream", NpgsqlDbType.Text), new("version", NpgsqlDbType.Bigint), new("official", NpgsqlDbType.Text),
            new("number", NpgsqlDbType.Text), new("stage", NpgsqlDbType.Text), new("received_on", NpgsqlDbType.Date),
            new("upsets", NpgsqlDbType.Boolean), new("recorded_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 3);

    /// <summary>Where a lead stands with somebody it was taken off again (match revoked).</summary>
    public const string NotConcerned = nameof(NotConcerned);

    public static IEnumerable<RowChange> Rows(LeadFile before, LeadFile after, Recorded recorded) =>
        Changes(before, after).Select(change => Table.Row(
            recorded.Stream, recorded.Version, change.Official.Value, after.Number.Value, change.Stage, after.ReceivedOn,
            change.Upsets, recorded.RecordedAt.UtcDateTime));

    /// <summary>Whoever was given an answer on one of them is told that it no longer holds (CLR-06).</summary>
    public static IEnumerable<Message> FollowUps(LeadFile before, LeadFile after, Recorded recorded) =>
        Changes(before, after).Where(change => change.Upsets)
            .Select(change => new Message(
                change.Official.AnswersKey(), new StandingUpset(change.Official, after.Number.Value, recorded.RecordedAt)));

    private static IEnumerable<(OfficialId Official, string Stage, bool Upsets)> Changes(LeadFile before, LeadFile after)
    {
        if (before.Stage == after.Stage && before.Targets.AsSpan().SequenceEqual(after.Targets.AsSpan()))
        {
            return [];
        }

        var (was, now) = (Officials(before), Officials(after));
        return
        [
            .. now.Where(official => before.Stage != after.Stage || !was.Contains(official))
                .Select(official => (official, after.StageName, Upsets(before.Stage, after.Stage, was.Contains(official)))),
            .. was.Except(now).Select(official => (official, NotConcerned, Counts(before.Stage))),
        ];
    }

    // Accepted, or open again; for whom it did not concern before, whenever it counts.
    private static bool Upsets(LeadStage before, LeadStage after, bool concerned) =>
        Counts(after) && (!concerned || !Counts(before) || (before is LeadStage.Closed && after is not LeadStage.Closed));

    /// <summary>Registered, transferred and merged leads do not count (spec 05 §5).</summary>
    private static bool Counts(LeadStage stage) =>
        stage is not (LeadStage.None or LeadStage.Registered or LeadStage.Transferred or LeadStage.Merged);

    private static OfficialId[] Officials(LeadFile file) =>
        [.. file.Targets.Select(target => target.Official).OfType<OfficialId>().Distinct()];
}
