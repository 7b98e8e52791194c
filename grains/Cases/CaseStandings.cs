using NpgsqlTypes;
using WarningGrid.Clearances;
using WarningGrid.Officials;

namespace WarningGrid.Cases;

/// <summary>
/// How a case, its measure, effect and appeal stood at any time: what clearances (spec 05 §5) and statistics (spec 08 §4) are
/// computed from.
/// </summary>
/// <remarks>As <c>LeadStandings</c>: a row for each change, never removed, with the change's own recorded-at.</remarks>
internal static class CaseStandings
{
    public static readonly ReadTable Table = new(
        "case_standing",
        [
            new("stream", NpgsqlDbType.Text), new("version", NpgsqlDbType.Bigint), new("official", NpgsqlDbType.Text),
            new("number", NpgsqlDbType.Text), new("kind", NpgsqlDbType.Text), new("stage", NpgsqlDbType.Text),
            new("status", NpgsqlDbType.Text), new("outcome", NpgsqlDbType.Text), new("form", NpgsqlDbType.Text),
            new("from_date", NpgsqlDbType.Date), new("to_date", NpgsqlDbType.Date), new("appealed", NpgsqlDbType.Boolean),
            new("upsets", NpgsqlDbType.Boolean), new("recorded_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 2);

    public static IEnumerable<RowChange> Rows(CaseFile before, CaseFile after, Recorded recorded) =>
        Change(before, after) is { } now
            ?
            [
                Table.Row(
                    recorded.Stream, recorded.Version, after.Subject.Official?.Value, after.Number.Value,
                    after.Kind.ToString(), now.Stage.Value, now.Status.ToString(), now.Outcome, now.Form, now.Effect?.From,
                    now.Effect?.To, now.Appealed, Upsets(before, after), recorded.RecordedAt.UtcDateTime),
            ]
            : [];

    /// <summary>Whoever was given an answer on the subject is told that it no longer holds (CLR-06).</summary>
    public static IEnumerable<Message> FollowUps(CaseFile before, CaseFile after, Recorded recorded) =>
        Change(before, after) is not null && Upsets(before, after) && after.Subject.Official is { } official
            ? [new(official.AnswersKey(), new StandingUpset(official, after.Number.Value, recorded.RecordedAt))]
            : [];

    // Most events touch nothing of it: that is seen without looking closer.
    private static Standing? Change(CaseFile before, CaseFile after) =>
        before.Exists && before.Stage == after.Stage && before.Outcome == after.Outcome
            && ReferenceEquals(before.Own, after.Own) && ReferenceEquals(before.Clocks, after.Clocks)
            && ReferenceEquals(before.Appeal, after.Appeal) ? null
        : Of(after) is var now && (!before.Exists || Of(before) != now) ? now
        : null;

    // A new case or one opened again, a measure decided, an effect changed, a Void, an appeal. Some kinds never
    // count (CLR-01), nor does what is against a unit.
    private static bool Upsets(CaseFile before, CaseFile after)
    {
        if (!after.Ways.CountsInAnswers || after.Subject.Official is null)
        {
            return false;
        }

        if (!before.Exists)
        {
            return true;
        }

        var (was, now) = (Of(before), Of(after));
        return was.Effect != now.Effect
            || (now.Status is WarningStatus.Void && was.Status is not WarningStatus.Void)
            || (now.Appealed && !was.Appealed)
            || (IsOver(before.Stage) && !IsOver(after.Stage))
            || (after.Ways.IsMeasure && before.Stage != after.Stage && after.Stage == after.Ways.ApprovedStage);
    }

    private static Standing Of(CaseFile file)
    {
        var effect = file.StandingEffect;
        return new(
            file.Stage, CaseFollowUps.Status(file, effect), file.Outcome, file.StandingForm, effect, file.Appeal.IsOpen);
    }

    private static bool IsOver(CaseStage stage) => stage == CaseStage.Closed || stage == CaseStage.Archived;

    private sealed record Standing(
        CaseStage Stage, WarningStatus Status, string? Outcome, string? Form, CaseEffect? Effect, bool Appealed);
}
