using System.Collections.Immutable;

namespace WarningGrid.Clearances;

/// <summary>What the answers given on one official hang on: whatever upsets them is noted here and told to each request (CLR-06).</summary>
internal sealed record AnswersFile : AggregateState
{
    public static readonly AnswersFile Blank = new();
}

/// <summary>Something of CLR-06 was recorded with a lead or case while these requests meant its official.</summary>
/// <param name="Source">The lead or case: the reason, which no requester is ever told.</param>
/// <param name="At">When it was recorded there.</param>
[Alias("answers.upset")]
internal sealed record AnswersUpset(
    OfficialId Official, string Source, DateTimeOffset At, ImmutableArray<MeantRows> Requests) : ILeavesRevision;

/// <summary>The answers on one official: streams <c>y-G00000417</c>.</summary>
internal sealed class AnswersKind : Aggregate<AnswersFile>
{
    public override string Prefix => "y-";

    public override AnswersFile Blank => AnswersFile.Blank;

    public override AnswersFile Evolve(AnswersFile state, Recorded recorded) => state;

    public override IEnumerable<Message> FollowUps(AnswersFile before, AnswersFile after, Recorded recorded) =>
        recorded.Event is AnswersUpset upset
            ? upset.Requests.Select(request =>
                new Message(request.Number.Key(), new PersonUpset(upset.Official, request.Rows, upset.At)))
            : [];
}

/// <summary>Told by leads and cases; finds the requests that mean the official and tells them.</summary>
/// <remarks>
/// A request whose rows mean him is found from the instant its K can be fixed, so that nothing recorded after K is missed,
/// whichever of the two comes first.
/// </remarks>
[GrainType("clearance-answers")]
internal sealed class AnswersGrain(
    GrainTools tools, IClearanceRecords records,
    [PersistentState("clearance-answers-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<AnswersFile, object>(new AnswersKind(), tools, snapshot), IFollower
{
    protected override bool MaySee(AnswersFile state, Facts facts) => false;

    protected override object View(AnswersFile state, Facts facts) => state;

    protected override async ValueTask<IMessage> LookUp(IMessage message) =>
        message is StandingUpset upset ? upset with { Found = await records.Meaning(upset.Official) } : message;

    protected override Ruling Receive(AnswersFile state, IMessage message, Letter letter, Facts facts) =>
        message is StandingUpset { Found.IsEmpty: false } upset
            ? Ruling.Of(new AnswersUpset(upset.Official, upset.Source, upset.At, upset.Found))
            : Ruling.Nothing;
}
