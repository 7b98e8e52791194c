using System.Collections.Immutable;

namespace WarningGrid.Documents;

/// <summary>The numbers of one prefix and year.</summary>
internal sealed record SerialFile : AggregateState
{
    public string Prefix { get; init; } = "";
    public int Year { get; init; }

    /// <summary>By number, from 1, without a gap.</summary>
    public ImmutableArray<SerialNumber> Numbers { get; init; } = [];
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
        },
        SerialSealed e => With(state, e.Number, number => number with { State = SerialState.Sealed, Reason = null }),
        SerialVoided e => With(state, e.Number, number => number with { State = SerialState.Void, Reason = e.Reason }),
        _ => state,
    };

    public override IEnumerable<Alarm> Alarms(SerialFile state) =>
        from number in state.Numbers
        where number.State is SerialState.Reserved
        select new Alarm(number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), number.SweepAt);

    private static SerialFile With(SerialFile state, int number, Func<SerialNumber, SerialNumber> change) =>
        state with { Numbers = [.. state.Numbers.Select(one => one.Number == number ? change(one) : one)] };
}
