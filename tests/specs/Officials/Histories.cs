using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>Builds histories for the specs as the log would have them.</summary>
internal static class Histories
{
    public static readonly OfficialId Zhang = new("G00000417");

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static DateTimeOffset On(string day, int hour = 9) => CountyTime.At(Day(day), new(hour, 0));

    /// <summary>An event with both its times.</summary>
    public static (IEvent Event, DateTimeOffset Occurred, DateTimeOffset Recorded) Told(
        this IEvent happened, string occurred, string? recorded = null) => (happened, On(occurred), On(recorded ?? occurred, 10));

    public static ImmutableArray<Recorded> Log(string stream, params (IEvent Event, DateTimeOffset Occurred, DateTimeOffset Recorded)[] told) =>
        [.. told.Select((one, i) => new Recorded(stream, i + 1, one.Event, one.Occurred, one.Recorded, "system:test", ""))];

    public static TState Folded<TState>(this Aggregate<TState> kind, IEnumerable<Recorded> log)
        where TState : AggregateState => log.Aggregate(kind.Blank, kind.Fold);

    public static History Of(params (IEvent Event, DateTimeOffset Occurred, DateTimeOffset Recorded)[] told) =>
        new OfficialKind().Folded(Log(Zhang.Key(), told)).History;

    public static OfficialRegistered Registered(CadreAuthority authority = CadreAuthority.County) =>
        new(Zhang, new("张某"), authority);

    public static SignalNoted Signal(string number, string channel, string? level = null, SignalStanding standing = SignalStanding.Confirmed) =>
        new(new(number), channel, level, null, standing);

    public static RuleSet PacksOn(string day) => RuleBook.Shipped.On(Day(day));

    /// <summary>Facts of a day for somebody with grants.</summary>
    public static Facts Facts(string day, string person = "G00000001", IEnumerable<string>? excluded = null, params Grant[] grants) =>
        new(
            On(day, 12), new(Caller.Person(new(person)), [.. grants]), RuleBook.Shipped, ShippedNotices.Calendar,
            (excluded ?? []).ToFrozenSet());

    public static Letter Letter(string occurred) => new("x-1/1/1", "", "", On(occurred));
}
