using System.Collections.Immutable;

namespace WarningGrid.Testing.Ledgers;

[Alias("test.ledger")]
internal interface ILedgerGrain : IFollower
{
    [Alias("note")] Task<Outcome<LedgerView>> Note(NoteAmount command, Submission submission);
    [Alias("bell")] Task<Outcome<LedgerView>> SetBell(SetBell command, Submission submission);
    [Alias("strike")] Task<Outcome<LedgerView>> Strike(StrikeRow command, Submission submission);
    [Alias("read")] Task<Outcome<LedgerView>> Read();
    [Alias("version-of")] Task<LedgerView> Version(long version);
    [Alias("sleep")] Task Sleep();
    [Alias("throw")] Task Throw(string what);
}

[GenerateSerializer, Immutable, Alias("test.note")]
internal sealed record NoteAmount(
    [property: Id(0)] long Amount, [property: Id(1)] string Text, [property: Id(2)] ImmutableArray<string> Tell,
    [property: Id(3)] long TellAmount = 1);

[GenerateSerializer, Immutable, Alias("test.set-bell")]
internal sealed record SetBell([property: Id(0)] string Name, [property: Id(1)] DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("test.strike")]
internal sealed record StrikeRow;

[GenerateSerializer, Immutable, Alias("test.view")]
internal sealed record LedgerView(
    [property: Id(0)] long Total, [property: Id(1)] long Version, [property: Id(2)] long Revision,
    [property: Id(3)] ImmutableArray<string> Rung, [property: Id(4)] ImmutableArray<string> Heard,
    [property: Id(5)] int RefusedElsewhere) : IRevised;

/// <summary>What a ledger allows: no total below zero, no change of another revision than was seen.</summary>
internal static class LedgerRules
{
    public static Ruling Note(Ledger ledger, NoteAmount command, Facts facts) =>
        facts.IsStale(ledger) ? Refusal.Of(RefusalKind.Stale, "DSP-01.stale")
        : ledger.Total + command.Amount < 0 ? Refusal.Of(RefusalKind.GateNotMet, "DSP-01.gates")
        : Ruling.Of(new AmountNoted(command.Amount, command.Text, command.Tell, command.TellAmount));

    public static Ruling SetBell(Ledger ledger, SetBell command, Facts facts) => Ruling.Of(new BellSet(command.Name, command.At));

    public static Ruling Strike(Ledger ledger, StrikeRow command, Facts facts) => Ruling.Of(new RowStruck());

    public static Ruling Told(Ledger ledger, Tell tell, string from) => tell.Amount switch
    {
        < 0 => Refusal.Of(RefusalKind.GateNotMet, "DSP-01.gates"),
        666 => throw new StorageUnavailable("a letter that nobody can read"),
        _ => Ruling.Of(new AmountTold(tell.Amount, from)),
    };

    public static Ruling Ring(Ledger ledger, Facts facts) =>
        Ruling.Of(ledger.Bells.Where(bell => bell.Value <= facts.Now).OrderBy(bell => bell.Value)
            .Select(bell => new Happening(new BellRung(bell.Key), bell.Value)));
}

[GrainType("test-ledger")]
internal sealed class LedgerGrain(
    GrainTools tools, [PersistentState("ledger-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<Ledger, LedgerView>(new LedgerKind(), tools, snapshot), ILedgerGrain
{
    public Task<Outcome<LedgerView>> Note(NoteAmount command, Submission submission) =>
        Submit(command, submission, LedgerRules.Note, creates: true);

    public Task<Outcome<LedgerView>> SetBell(SetBell command, Submission submission) =>
        Submit(command, submission, LedgerRules.SetBell, creates: true);

    public Task<Outcome<LedgerView>> Strike(StrikeRow command, Submission submission) =>
        Submit(command, submission, LedgerRules.Strike);

    public Task<Outcome<LedgerView>> Read() => ShowView("test.read");

    public async Task<LedgerView> Version(long version) => Show(await StateAt(version));

    public Task Sleep()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Throw(string what) => throw Exceptions.Make(what);

    protected override bool MaySee(Ledger state, Facts facts) => true;

    protected override LedgerView View(Ledger state, Facts facts) => Show(state);

    protected override ImmutableArray<OfficialId> Persons(Ledger state) => [new OfficialId("G00000001")];

    protected override Ruling Receive(Ledger state, IMessage message, Letter letter, Facts facts) =>
        message is Tell tell ? LedgerRules.Told(state, tell, letter.Id) : Ruling.Nothing;

    protected override Ruling FireDue(Ledger state, Facts facts) => LedgerRules.Ring(state, facts);

    private static LedgerView Show(Ledger state) =>
        new(state.Total, state.Version, state.Revision, state.Rung, state.Heard, state.RefusedElsewhere);
}

/// <summary>Every exception that a grain of ours can throw, by name, to be thrown across a call.</summary>
internal static class Exceptions
{
    public static readonly ImmutableDictionary<string, Func<Exception>> All =
        ImmutableDictionary<string, Func<Exception>>.Empty
            .Add(nameof(StorageUnavailable), () => new StorageUnavailable("down"))
            .Add(nameof(ChainBroken), () => new ChainBroken("t-x", 3))
            .Add(nameof(WarningGrid.Rules.RuleMissing), () => new Rules.RuleMissing("DL-17.limit"));

    public static Exception Make(string name) => name switch
    {
        "PostgresException" => new Npgsql.PostgresException("no", "ERROR", "ERROR", "23505"),
        "NpgsqlException" => new Npgsql.NpgsqlException("reset"),
        _ => All[name](),
    };
}
