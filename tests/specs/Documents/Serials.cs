using System.Collections.Immutable;
using CsCheck;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Documents;

/// <summary>SER-01: one number after the other, each issued or void in the end.</summary>
public sealed class Serials
{
    private static readonly DateTimeOffset Start = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);
    private readonly SerialKind kind = new();
    private SerialFile file = new();
    private DateTimeOffset now = Start;

    [Fact]
    public void SER_01_a_number_reserved_for_a_command_that_never_sealed_is_void_and_the_next_goes_on()
    {
        for (var n = 1; n <= 11; n++)
        {
            Remember(SerialRules.Used(Reserve($"k{n}").file, new(n, "00", "c-TI-2026-0001")));
        }

        Reserve("k12");
        now += TimeSpan.FromHours(24);
        Remember(SerialRules.Sweep(file, ImmutableHashSet<int>.Empty, Facts));

        Assert.Equal((SerialState.Void, "未用印"), (file.Numbers[11].State, file.Numbers[11].Reason));
        Assert.Equal(13, Reserve("k13").file.Numbers[^1].Number);
        Assert.Equal(14, Given("k12"));
    }

    [Fact]
    public void SER_01_who_ask_together_get_numbers_in_their_order_and_who_asks_again_gets_his()
    {
        Assert.Equal(1, Given("k1"));

        Remember(SerialRules.Reserve(file, "当预函", 2026, Asked("k2", "k1", "k3", "k2"), Facts));

        Assert.Equal([2, 1, 3, 2], SerialRules.Given(file, Asked("k2", "k1", "k3", "k2")).Given.Select(serial => serial.Number));
        Assert.Equal("当预函〔2026〕3号", SerialRules.Given(file, Asked("k3")).Given[0].Text);
        Assert.Equal(3, file.Numbers.Count);
    }

    [Fact]
    public void SER_01_the_sweep_spares_what_was_stored_and_what_is_young()
    {
        Reserve("old");
        now += TimeSpan.FromHours(23);
        Reserve("young");
        now += TimeSpan.FromHours(1);

        Assert.Empty(SerialRules.Sweep(file, ImmutableHashSet.Create(1), Facts).Happened);
        Assert.Equal([1], SerialRules.Due(file, now).Select(number => number.Number));
    }

    [Fact]
    public void SER_01_a_void_number_is_never_used_again()
    {
        Reserve("k1");
        now += TimeSpan.FromHours(24);
        Remember(SerialRules.Sweep(file, ImmutableHashSet<int>.Empty, Facts));

        Assert.Equal("SER-01.not-reserved", SerialRules.Used(file, new(1, "00", "c-TI-2026-0001")).Refused?.Code);
    }

    [Fact]
    public void SER_01_numbers_have_no_gap_whatever_happens() => Gen.Int[0, 2].Array[1, 60].Sample(acts =>
    {
        var serials = new Serials();
        foreach (var (act, n) in acts.Select((act, n) => (act, n)))
        {
            _ = act switch
            {
                0 => serials.Reserve($"k{n}"),
                1 => serials.Remember(SerialRules.Used(serials.file, new((n % 7) + 1, "00", "c-TI-2026-0001"))),
                _ => serials.Later(),
            };
        }

        Assert.Equal(
            Enumerable.Range(1, serials.file.Numbers.Count), serials.file.Numbers.Select(number => number.Number));
    });

    private Facts Facts => new(now, Asker.System("deadlines"), RuleBook.Shipped, WorkCalendar.Shipped, []);

    private Serials Later()
    {
        now += TimeSpan.FromHours(13);
        return Remember(SerialRules.Sweep(file, ImmutableHashSet<int>.Empty, Facts));
    }

    private static ReserveSerials Asked(params string[] keys) =>
        new([.. keys.Select(key => new ReserveSerial("G00000101", key, "c-TI-2026-0001"))]);

    private Serials Reserve(string key) => Remember(SerialRules.Reserve(file, "当预函", 2026, Asked(key), Facts));

    private int Given(string key) => SerialRules.Given(Reserve(key).file, Asked(key)).Given[0].Number;

    private Serials Remember(Ruling ruling)
    {
        foreach (var happening in ruling.Happened)
        {
            file = kind.Fold(file, new("n-当预函-2026", file.Version + 1, happening.Event, now, now, "G00000101", "k"));
        }

        return this;
    }
}
