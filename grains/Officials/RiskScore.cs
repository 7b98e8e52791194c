using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>Score = Σ weight × 0.5^(age ÷ half-life), half-up to three decimals, complaints capped (RST-01, RST-02).</summary>
/// <remarks>Decimal arithmetic throughout: the same inputs give the same digits on every machine (RST-03).</remarks>
internal static class RiskScore
{
    /// <summary>What counts on a day: confirmed signals and cards whose sort has a weight.</summary>
    public static (decimal Score, ImmutableArray<RiskContribution> Lines) Of(History history, DateOnly day, RuleSet rules)
    {
        var halfLife = rules.Whole("RST-01.half-life-days");
        var exact = Counting(history)
            .Select(item => (item.Number, item.Channel, Key: KeyOf(item.Channel, item.Level, rules), item.On))
            .Where(item => item.Key is not null)
            .Select(item => (
                item.Number, item.Channel, item.Key, Weight: rules.Number(item.Key!), Age: Age(item.On, day)))
            .Select(item => (item.Number, item.Channel, item.Key, item.Weight, item.Age, Amount: item.Weight * Decay(item.Age, halfLife)))
            .ToArray();

        var lines = exact
            .Select(item => new RiskContribution(item.Number, item.Key!, Plain(item.Weight), item.Age, Text(item.Amount)))
            .ToList();
        var complaints = exact.Where(item => item.Channel is "PETITION" or "REPORT").Sum(item => item.Amount);
        var cap = rules.Number("RST-02.complaint-cap");
        var over = Math.Max(0m, complaints - cap);
        if (over > 0)
        {
            lines.Add(new("", "RST-02", Plain(cap), 0, Text(-over)));
        }

        return (Rounded(exact.Sum(item => item.Amount) - over), [.. lines]);
    }

    /// <summary>A score or an amount as it is shown and compared: three decimals, half up.</summary>
    public static decimal Rounded(decimal value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);

    public static string Text(decimal value) => Rounded(value).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>0.5^(age ÷ half-life): whole halvings exactly, the rest as e^−x by its series, to the last decimal digit.</summary>
    public static decimal Decay(int age, int halfLife)
    {
        var x = age % halfLife * Ln2 / halfLife;
        var (sum, term) = (1m, 1m);
        for (var n = 1; term != 0; n++)
        {
            term *= -x / n;
            sum += term;
        }

        for (var halvings = age / halfLife; halvings > 0 && sum != 0; halvings--)
        {
            sum /= 2;
        }

        return sum;
    }

    private static IEnumerable<(string Number, string Channel, string? Level, DateOnly On)> Counting(History history) =>
        history.Standing<SignalNoted>()
            .Where(entry => entry.Event.Standing is SignalStanding.Confirmed)
            .Select(entry => (entry.Event.Source, entry.Event.Channel, entry.Event.Level, entry.On))
            .Concat(history.Standing<CardNoted>()
                .Where(entry => entry.Event.Standing is SignalStanding.Confirmed)
                .Select(entry => (entry.Event.Source, Card, (string?)entry.Event.Level, entry.On)));

    // What the packs give no weight counts for nothing (RST-02): not every channel is a risk.
    private static string? KeyOf(string channel, string? level, RuleSet rules) =>
        new[] { $"RST-01.weight.{channel}.{level}", $"RST-01.weight.{channel}" }.FirstOrDefault(rules.Has);

    // Something recorded for 24:00 of a day is not younger than that day.
    private static int Age(DateOnly occurred, DateOnly day) => Math.Max(0, day.DayNumber - occurred.DayNumber);

    private static string Plain(decimal value) => value.ToString("0.0##", CultureInfo.InvariantCulture);

    /// <summary>The channel under which packs weigh cards.</summary>
    public const string Card = "Card";

    private const decimal Ln2 = 0.6931471805599453094172321215m;
}
