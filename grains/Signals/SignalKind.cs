using WarningGrid.Deadlines;

namespace WarningGrid.Signals;

/// <summary>How a signal is folded, told and listed. A sealed item is one of them, under its receipt's number.</summary>
internal sealed class SignalKind : Aggregate<SignalFile>
{
    public override string Prefix => "s-";

    public override SignalFile Blank => SignalFile.Blank;

    public override IEnumerable<ReadTable> Tables => [.. SignalTables.All, DeadlineRows.Table];

    public override IEnumerable<RowChange> Rows(SignalFile before, SignalFile after, Recorded recorded) =>
        SignalTables.Rows(before, after, recorded)
            .Concat(DeadlineRows.Changes(recorded.Stream, before.Clocks, after.Clocks));

    public override IEnumerable<Message> FollowUps(SignalFile before, SignalFile after, Recorded recorded) =>
        SignalFollowUps.Of(before, after, recorded);

    public override IEnumerable<Alarm> Alarms(SignalFile state) => state.Clocks.Alarms();

    public override SignalFile Evolve(SignalFile file, Recorded recorded) =>
        Remember(file, recorded) with
        {
            Clocks = file.Clocks.Evolve(recorded.Event, recorded), Pending = file.Pending.Evolve(recorded.Event),
        };

    private static SignalFile Remember(SignalFile file, Recorded recorded) => recorded.Event switch
    {
        SignalReceived e => Born(file, e.Number, e.Channel, e.Source, e.Subject, recorded) with
        {
            Stage = SignalStage.Received, Item = e.Item, SourceRevision = e.Item.SourceRevision,
        },
        SignalQuarantined e => Born(file, e.Number, e.Channel, e.Source, e.Subject, recorded) with
        {
            Stage = SignalStage.Quarantined, SourceRevision = e.Item.SourceRevision,
            Quarantine = [new(e.Item, e.Faults, recorded.OccurredAt)],
        },
        SignalAmended e => InForce(file, e.Item, recorded),
        RevisionQuarantined e => file with
        {
            SourceRevision = Math.Max(file.SourceRevision, e.Item.SourceRevision),
            Quarantine = file.Quarantine.Add(new(e.Item, e.Faults, recorded.OccurredAt)),
        },
        SignalReplayed e => Replayed(file, e.Item, recorded) with
        {
            Quarantine = file.Quarantine.RemoveAll(item => item.Item.ReceiptId == e.Item.ReceiptId),
        },
        SealedItemReceived e => file with
        {
            Number = new(e.ReceiptId), Stage = SignalStage.SealedForwarded, Channel = e.Channel, ReceivedAt = recorded.RecordedAt,
            OccurredAt = recorded.RecordedAt, Destination = e.Destination,
        },
        SealedItemForwarded e => file with { ForwardedOn = e.On },
        MentionsMatched e => file with { Matches = [.. e.Found.Select(found => Matched(file, found))] },
        MatchConfirmed e => With(file, e.At, match => match with { Standing = MatchStanding.Confirmed, Confirmed = e.Official }),
        MatchRejected e => With(file, e.At, match => match with
        {
            NotMeant = match.NotMeant.Contains(e.Official) ? match.NotMeant : match.NotMeant.Add(e.Official),
            Suggested = match.Suggested == e.Official ? null : match.Suggested,
            Standing = match.Suggested == e.Official ? MatchStanding.Unmatched : match.Standing,
        }),
        MatchRevoked e => With(file, e.At, match => match with { Standing = MatchStanding.Revoked, Confirmed = null }),
        SignalRegistered e => file with { Stage = SignalStage.Registered, Lead = e.Lead, Reason = null },
        SignalNoted e => file with { Stage = SignalStage.Noted, Reason = e.Reason },
        SignalMerged e => file with
        {
            Stage = SignalStage.Merged, StageBeforeMerge = file.Stage, MergedInto = e.Into, Reason = e.Reason,
        },
        SignalUnmerged e => file with { Stage = file.StageBeforeMerge, MergedInto = null, Reason = e.Reason },
        SignalTransferred e => file with { Stage = SignalStage.Transferred, Reason = e.Reason },
        SignalRejected e => file with { Stage = SignalStage.Rejected, Reason = e.Reason },
        SignalStandingChanged e => file with { Standing = e.Standing },
        OtherSignalMerged e => file with { MergedFrom = file.MergedFrom.Add(e.From) },
        OtherSignalUnmerged e => file with { MergedFrom = file.MergedFrom.Remove(e.From) },
        _ => file,
    };

    private static SignalFile Born(
        SignalFile file, SignalNumber number, string channel, string source, string subject, Recorded recorded) => file with
    {
        Number = number, Channel = channel, Source = source, Subject = subject, OccurredAt = recorded.OccurredAt,
        ReceivedAt = recorded.RecordedAt,
    };

    private static SignalFile InForce(SignalFile file, Intake item, Recorded recorded) => file with
    {
        Item = item with { VaultToken = item.VaultToken ?? file.Item?.VaultToken, Named = item.Named || file.Item is { Named: true } },
        Channel = FeedTypes.Find(item.Type)?.Channel ?? file.Channel,
        OccurredAt = recorded.OccurredAt, SourceRevision = Math.Max(file.SourceRevision, item.SourceRevision),
        Stage = file.Stage is SignalStage.Quarantined ? SignalStage.Received : file.Stage,
    };

    // A replayed revision older than the one in force only leaves the quarantine.
    private static SignalFile Replayed(SignalFile file, Intake item, Recorded recorded) =>
        file.Item is { } current && current.SourceRevision >= item.SourceRevision ? file : InForce(file, item, recorded);

    // What a person said of a mention is carried over to the same mention of the next revision (MAT-04).
    private static Match Matched(SignalFile file, MatchFound found)
    {
        var before = file.Matches.FirstOrDefault(match => match.Key == found.Key);
        if (before is { Confirmed: not null } or { Standing: MatchStanding.Revoked })
        {
            return before with { At = found.At };
        }

        var refused = before?.NotMeant ?? [];
        var named = found.Suggested is { } official && !refused.Contains(official) ? found.Suggested : null;
        var standing = named is null ? MatchStanding.Unmatched : found.Standing;
        return new(
            found.At, found.Key, standing, found.Basis, found.Candidates, standing is MatchStanding.Suggested ? named : null,
            standing is MatchStanding.Confirmed ? named : null, refused, found.Post);
    }

    private static SignalFile With(SignalFile file, string at, Func<Match, Match> change) =>
        file with { Matches = [.. file.Matches.Select(match => match.At == at ? change(match) : match)] };
}
