using System.Collections.Concurrent;
using System.Collections.Immutable;
using WarningGrid.Calendar;

namespace WarningGrid.Rules;

/// <summary>Every rule pack loaded: which versions are in force on a date, and the values of any set of them.</summary>
internal sealed record RuleBook
{
    private readonly ConcurrentDictionary<PackVersions, RuleSet> sets = new();
    private readonly ConcurrentDictionary<DateOnly, PackVersions> inForce = new();
    private readonly ConcurrentDictionary<(PackVersions, DateOnly), ImmutableArray<string>> changed = new();

    private RuleBook(ImmutableArray<RulePack> packs) => Packs = packs;

    /// <summary>The packs, by line order, start date and the instant of loading.</summary>
    public ImmutableArray<RulePack> Packs { get; }

    public static RuleBook Of(IEnumerable<RulePack> packs) =>
        new([.. packs.OrderBy(pack => pack.Order).ThenBy(pack => pack.Line, StringComparer.Ordinal)
            .ThenBy(pack => pack.From).ThenBy(pack => pack.LoadedAt).ThenBy(pack => pack.Id, StringComparer.Ordinal)]);

    /// <summary>The packs that come with the program.</summary>
    public static RuleBook Shipped => ShippedPacks.Book;

    /// <summary>The book as it was loaded at an instant (ASF-02).</summary>
    public RuleBook AsKnown(DateTimeOffset known) => Of(Packs.Where(pack => pack.LoadedAt <= known));

    public RuleBook With(RulePack pack) => Of(Packs.Add(pack));

    /// <summary>The versions in force on a date: the base and each overlay that is on (RP-02, RP-03).</summary>
    /// <exception cref="RuleMissing">No base pack covers the date.</exception>
    public PackVersions InForce(DateOnly on) => inForce.GetOrAdd(on, Latest);

    private PackVersions Latest(DateOnly on)
    {
        // Of two versions that begin on one day the later loaded is a correction of the other (RP-06).
        var current = Packs.Where(pack => pack.From <= on)
            .GroupBy(pack => (pack.Order, pack.Line))
            .Select(line => line.Last())
            .ToArray();
        return current.Any(pack => !pack.IsOverlay)
            ? new([.. current.Where(pack => pack.On).Select(pack => pack.Id)])
            : throw new RuleMissing($"{RulePack.Base}@{on:yyyy-MM-dd}");
    }

    /// <summary>The values of pinned versions (RP-04).</summary>
    /// <exception cref="RuleMissing">A version is not loaded.</exception>
    public RuleSet At(PackVersions pinned) => sets.GetOrAdd(pinned, Merge);

    /// <summary>The values in force on a date.</summary>
    public RuleSet On(DateOnly date) => At(InForce(date));

    /// <summary>The version of that name, or null.</summary>
    public RulePack? Find(string id) => Packs.FirstOrDefault(pack => pack.Id == id);

    /// <summary>Keys whose change reaches running aggregates: they differ between the pinned versions and those in force (RP-05).</summary>
    public ImmutableArray<string> ChangedForRunning(PackVersions pinned, DateOnly today) =>
        changed.GetOrAdd((pinned, today), Changed);

    private ImmutableArray<string> Changed((PackVersions Pinned, DateOnly Today) between)
    {
        var (then, now) = (At(between.Pinned), On(between.Today));
        return
        [
            .. now.Groups.Where(group => group.AppliesToRunning)
                .SelectMany(group => group.Values.Keys.Select(name => $"{group.Name}.{name}"))
                .Where(key => then.Find(key) != now.Find(key))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The same book, in which the pinned versions read the later text of every key for which it was chosen (RP-05).
    /// </summary>
    /// <remarks>The pinned versions stay what they are: an aggregate that made no choice reads them unchanged.</remarks>
    public RuleBook Governing(PackVersions pinned, IEnumerable<ChosenText> choices)
    {
        var later = choices.Where(chosen => chosen.Choice is GoverningText.Milder).ToArray();
        if (later.Length == 0)
        {
            return this;
        }

        var book = new RuleBook(Packs);
        book.sets[pinned] = later.Aggregate(
            At(pinned), (rules, chosen) => On(chosen.On).Find(chosen.Key) is { } value ? rules.With(chosen.Key, value) : rules);
        return book;
    }

    /// <summary>The year-end day of CAL-08 as the newest packs have it.</summary>
    public MonthDay DoubtFrom => MonthDay.Parse(On(DateOnly.MaxValue).Word("CAL-08.doubt-from"));

    private RuleSet Merge(PackVersions versions)
    {
        var groups = new Dictionary<string, RuleGroup>(StringComparer.Ordinal);
        foreach (var version in versions.Versions)
        {
            foreach (var group in Whole(version).Values)
            {
                groups[group.Name] = groups.TryGetValue(group.Name, out var below) ? Overlaid(below, group) : group;
            }
        }

        return new(versions, groups);
    }

    // A version with everything it inherits along its own line.
    private Dictionary<string, RuleGroup> Whole(string version)
    {
        var pack = Find(version) ?? throw new RuleMissing(version);
        var groups = pack.Inherits is { } before ? Whole(before) : new Dictionary<string, RuleGroup>(StringComparer.Ordinal);
        foreach (var dropped in pack.Drops)
        {
            groups.Remove(dropped);
        }

        foreach (var group in pack.Rules)
        {
            groups[group.Name] = groups.TryGetValue(group.Name, out var inherited)
                ? group with { Values = inherited.Values.SetItems(group.Values) }
                : group;
        }

        return groups;
    }

    private static RuleGroup Overlaid(RuleGroup below, RuleGroup above) =>
        below with { Values = below.Values.SetItems(above.Values) };
}
