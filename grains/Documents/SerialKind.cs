using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Documents;

/// <summary>The numbers of one prefix and year.</summary>
internal sealed record SerialFile : AggregateState
{
    public string Prefix { get; init; } = "";
    public int Year { get; init; }

    /// <summary>By number, from 1, without a gap.</summary>
    public ImmutableList<SerialNumber> Numbers { get; init; } = [];

    /// <summary>Numbers that are reserved: neither sealed nor void yet.</summary>
    public ImmutableSortedSet<int> Open { get; init; } = [];

    /// <summary>The reserved numbers.</summary>
    public IEnumerable<SerialNumber> Reserved() => Open.Select(number => Numbers[number - 1]);
}

/// <summary>One number and what became of it.</summary>
internal sealed record SerialNumber(
    int Number, SerialState State, string Caller, string Key, DateTimeOffset SweepAt, string? Reason = null);

/// <summary>The register of serials (文号): streams <c>n-当预函-2026</c>.</summary>
internal sealed class SerialKind : Aggregate<SerialFile>
{
    public override string Prefix => "n-";

    public override SerialFile Blank => new();

    public override SerialFile Evolve(SerialFile state, Recorded recorded) => recorded.Event switch
    {
        SerialReserved e => state with
        {
            Prefix = e.Prefix,
            Year = e.Year,
            Numbers = state.Numbers.Add(new(e.Number, SerialState.Reserved, e.Caller, e.Key, e.SweepAt)),
            Open = state.Open.Add(e.Number),
        },
        SerialSealed e => Settle(state, e.Number, SerialState.Sealed, null),
        SerialVoided e => Settle(state, e.Number, SerialState.Void, e.Reason),
        _ => state,
    };

    public override IEnumerable<Alarm> Alarms(SerialFile state) =>
        state.Reserved().Select(number => new Alarm(number.Number.ToString(CultureInfo.InvariantCulture), number.SweepAt));

    private static SerialFile Settle(SerialFile state, int number, SerialState fate, string? reason) =>
        state with
        {
            Numbers = state.Numbers.SetItem(number - 1, state.Numbers[number - 1] with { State = fate, Reason = reason }),
            Open = state.Open.Remove(number),
        };
}
