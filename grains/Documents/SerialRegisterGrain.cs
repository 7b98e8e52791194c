using System.Globalization;
using WarningGrid.Access;

namespace WarningGrid.Documents;

/// <summary>The clerk of one prefix and year: gives numbers out one after the other, and sweeps those never used.</summary>
[GrainType("serial-register")]
internal sealed class SerialRegisterGrain(
    GrainTools tools, [PersistentState("serial-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<SerialFile, SerialView>(new SerialKind(), tools, snapshot), ISerialRegister, ISerialIssue
{
    private HashSet<int> stored = [];

    private (string Prefix, int Year) Series
    {
        get
        {
            var bare = GrainKeys.Bare(Stream);
            var cut = bare.LastIndexOf('-');
            return (bare[..cut], int.Parse(bare.AsSpan(cut + 1), CultureInfo.InvariantCulture));
        }
    }

    // Repeats are known by the numbers that are open, so a submission needs no key but where it begins.
    public async Task<Outcome<ReservedSerials>> Reserve(ReserveSerials asked)
    {
        var (prefix, year) = Series;
        var answer = await Submit(
            asked, new(string.Create(CultureInfo.InvariantCulture, $"{Stream}:{State.Numbers.Count + 1}")),
            (file, all, facts) => SerialRules.Reserve(file, prefix, year, all, facts), creates: true);
        return answer.Match<Outcome<ReservedSerials>>(_ => SerialRules.Given(State, asked), refusal => refusal);
    }

    public Task<Outcome<SerialView>> Read() =>
        Show("serial.read", (file, facts) => Task.FromResult<Outcome<SerialView>>(View(file, facts) with
        {
            Entries = [.. file.Numbers.Select(number => new SerialEntry(number.Number, number.State, number.Reason))],
        }));

    /// <summary>Before numbers are swept the log is asked: a stored command has its number, though its word may still be on the way.</summary>
    async Task IFollower.Wake()
    {
        var facts = await Tools.Facts.Gather(Caller.System("deadlines"));
        var kept = new HashSet<int>();
        foreach (var number in SerialRules.Due(State, facts.Now))
        {
            if (await Tools.Log.FindCommand(number.Caller, number.Key) is not null)
            {
                kept.Add(number.Number);
            }
        }

        stored = kept;
        await Wake();
    }

    protected override Ruling FireDue(SerialFile state, Facts facts) => SerialRules.Sweep(state, stored, facts);

    protected override Ruling Receive(SerialFile state, IMessage message, Letter letter, Facts facts) =>
        message is SerialUsed used ? SerialRules.Used(state, used) : Ruling.Nothing;

    // A handler gets numbers through his case; the register itself is the custodian's and the auditor's.
    protected override bool MaySee(SerialFile state, Facts facts) =>
        facts.Asker.IsSystem || facts.Asker.HoldsAny(Role.Handler, Role.LeadCustodian, Role.AuditAdmin);

    protected override SerialView View(SerialFile state, Facts facts) =>
        new(
            state.Prefix, state.Year, state.Numbers.Count,
            SerialRules.Printed(state.Prefix, state.Year, state.Numbers.Count), [], state.Revision);
}
