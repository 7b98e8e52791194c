using Npgsql;

namespace WarningGrid.Rules;

/// <inheritdoc cref="IRulePackGrain"/>
[GrainType("rule-pack")]
internal sealed class RulePackGrain(
    GrainTools tools, NpgsqlDataSource db, [PersistentState("rule-pack-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<RulePackFile, RulePackView>(new RulePackKind(), tools, snapshot), IRulePackGrain
{
    public Task<Outcome<RulePackView>> Draft(DraftPack command, Submission submission) =>
        Submit(
            command, submission, (file, sent, facts) => RulePackRules.Draft(file, sent, GrainKeys.Bare(Stream), facts), creates: true);

    public async Task<Outcome<RulePackView>> Publish(PublishPack command, Submission submission)
    {
        var somethingDepends = await SomethingDepends();
        return await Submit(
            command, submission, (file, sent, facts) => RulePackRules.Publish(file, sent, somethingDepends, facts));
    }

    public Task<Outcome<RulePackView>> Discard(DiscardPack command, Submission submission) =>
        Submit(command, submission, RulePackRules.Discard);

    public Task<Outcome<RulePackView>> Read() => ShowView("rule-pack.read");

    protected override bool MaySee(RulePackFile file, Facts facts) => true;

    protected override RulePackView View(RulePackFile file, Facts facts) =>
        new(
            file.Pack!.Id, file.Revision, file.Stage, file.Pack.Line, file.Pack.From, file.Pack.On, file.Pack.Title, file.Text,
            file.Author, file.Publisher, file.PublishedAt);

    // Leads, cases, matters and clearances keep their versions (RP-04); what happens is recorded no earlier than it happens.
    private async Task<bool> SomethingDepends()
    {
        if (State.Pack is not { } pack)
        {
            return false;
        }

        await using var query = db.CreateCommand(
            "select exists (select from wg.event where recorded_at >= $1 and left(stream, 2) = any($2))");
        query.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = CountyTime.StartOf(pack.From).UtcDateTime });
        query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ["l-", "c-", "m-", "q-"] });
        return (bool)(await query.ExecuteScalarAsync())!;
    }
}
