using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Deadlines;

[assembly: WarningGrid.HoldsAggregates]

namespace WarningGrid.Testing.Duties;

/// <summary>A duty: the smallest aggregate that owns deadlines.</summary>
internal sealed record Duty : AggregateState
{
    public DeadlineBook Clocks { get; init; } = DeadlineBook.Empty;
}

internal sealed class DutyKind : Aggregate<Duty>
{
    public override string Prefix => "td-";

    public override Duty Blank { get; } = new();

    public override Duty Evolve(Duty duty, Recorded recorded) =>
        duty with { Clocks = duty.Clocks.Evolve(recorded.Event, recorded) };

    public override IEnumerable<RowChange> Rows(Duty before, Duty after, Recorded recorded) =>
        DeadlineRows.Changes(recorded.Stream, before.Clocks, after.Clocks);

    public override IEnumerable<Alarm> Alarms(Duty duty) => duty.Clocks.Alarms();

    public override IEnumerable<ReadTable> Tables => [DeadlineRows.Table];
}

[Alias("test.duty")]
internal interface IDutyGrain : IFollower
{
    [Alias("take")] Task<Outcome<DutyView>> Take(TakeDuty command, Submission submission);
    [Alias("read")] Task<Outcome<DutyView>> Read();
}

[GenerateSerializer, Immutable, Alias("test.take-duty")]
internal sealed record TakeDuty([property: Id(0)] string Catalogue, [property: Id(1)] DateOnly Start);

[GenerateSerializer, Immutable, Alias("test.duty-view")]
internal sealed record DutyView(
    [property: Id(0)] DateOnly Due, [property: Id(1)] bool Provisional, [property: Id(2)] string Status,
    [property: Id(3)] ImmutableArray<string> Notices, [property: Id(4)] long Version, [property: Id(5)] long Revision) : IRevised;

[GrainType("test-duty")]
internal sealed class DutyGrain(
    GrainTools tools, [PersistentState("duty-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<Duty, DutyView>(new DutyKind(), tools, snapshot), IDutyGrain
{
    public Task<Outcome<DutyView>> Take(TakeDuty command, Submission submission) =>
        Submit(command, submission, DutyRules.Take, creates: true);

    public Task<Outcome<DutyView>> Read() => ShowView("test.duty-read");

    protected override bool MaySee(Duty duty, Facts facts) => true;

    protected override DutyView View(Duty duty, Facts facts)
    {
        var last = duty.Clocks.All.Last();
        return new(last.Due, last.Provisional, last.Status.ToString(), last.Notices, duty.Version, duty.Revision);
    }

    protected override Ruling Receive(Duty duty, IMessage message, Letter letter, Facts facts) =>
        message is CalendarChanged changed
            ? Ruling.Of(DeadlineRules.CalendarChanged(duty.Clocks, facts, changed.Notice))
            : Ruling.Nothing;

    protected override Ruling FireDue(Duty duty, Facts facts) => Ruling.Of(DeadlineRules.FireDue(duty.Clocks, facts));
}

internal static class DutyRules
{
    public static Ruling Take(Duty duty, TakeDuty command, Facts facts) =>
        Ruling.Of(DeadlineRules.Start(
            duty.Clocks, command.Catalogue, command.Start, facts.Rules.InForce(command.Start), facts, facts.Asker.Id));
}
