namespace WarningGrid.Officials;

/// <summary>How an official's history is folded, and the rows that follow from it.</summary>
internal sealed class OfficialKind : Aggregate<OfficialFile>
{
    public override string Prefix => "o-";

    public override OfficialFile Blank => Unknown;

    private static readonly OfficialFile Unknown = new();

    public override IEnumerable<ReadTable> Tables =>
    [
        OfficialTables.Official, OfficialTables.PostHolding, OfficialTables.TeamMembership, OfficialTables.Kinship,
        OfficialTables.PostBeginning, OfficialTables.EffectChange, HistoryTables.Warning, HistoryTables.Contribution,
    ];

    public override OfficialFile Evolve(OfficialFile state, Recorded recorded) =>
        state with { History = state.History.Remember(recorded) };

    public override IEnumerable<Alarm> Alarms(OfficialFile state) => EffectEnds.Alarms(state.History);

    public override IEnumerable<RowChange> Rows(OfficialFile before, OfficialFile after, Recorded recorded)
    {
        if (recorded.Event is IHistoryNote)
        {
            return HistoryRows.Of(recorded, after.History).Concat(EffectRows(before, after, recorded));
        }

        if (recorded.Event is EffectEnded or EffectRunsOn)
        {
            return EffectRows(before, after, recorded);
        }

        var changed = RowDiff.Between(RowsOf(before), RowsOf(after));
        return recorded.Event is PostStarted started
            ? changed.Append(OfficialTables.PostBeginning.Row(
                recorded.Stream, recorded.Version, after.Id.Value, started.Unit.Value, started.Post.Value))
            : changed;

        IEnumerable<RowChange> RowsOf(OfficialFile file) => Place(recorded.Stream, file);
    }

    private static IEnumerable<RowChange> EffectRows(OfficialFile before, OfficialFile after, Recorded recorded) =>
        recorded.Event is EffectEnded
            || (recorded.Event is WarningNoted && !Measures.Effects(before.History).SequenceEqual(Measures.Effects(after.History)))
            ?
            [
                OfficialTables.EffectChange.Row(
                    recorded.Stream, recorded.Version, GrainKeys.Bare(recorded.Stream),
                    after.AuthorityOn(CountyTime.DateOf(recorded.RecordedAt)).ToString(), recorded.RecordedAt.UtcDateTime),
            ]
            : [];

    private static IEnumerable<RowChange> Place(string stream, OfficialFile file)
    {
        if (file.Identity is not { } identity)
        {
            yield break;
        }

        var id = file.Id.Value;
        var postings = Postings.Of(file.History);
        var present = postings.LastOrDefault(posting => posting.To is null);
        yield return OfficialTables.Official.Row(
            stream, id, identity.Name, identity.IdNo?.Hash, identity.StaffNo, file.AuthorityOn(DateOnly.MaxValue).ToString(),
            identity.Grade, present?.Unit.Value, present?.Post.Value);
        foreach (var posting in postings)
        {
            yield return OfficialTables.PostHolding.Row(
                stream, posting.Post.Value, posting.From, posting.Unit.Value, id, posting.To, posting.HeadsUnit);
        }

        foreach (var seat in Postings.Seats(file.History))
        {
            yield return OfficialTables.TeamMembership.Row(
                stream, seat.Unit.Value, seat.Via?.Value ?? "", seat.From, id, seat.TeamRole, seat.To);
        }

        foreach (var tie in file.History.Of<KinDeclared>().Select(entry => entry.Event).DistinctBy(tie => (tie.Kin, tie.Relation)))
        {
            yield return OfficialTables.Kinship.Row(stream, tie.Kin.Value, tie.Relation.ToString(), id, tie.On, null);
        }
    }
}
