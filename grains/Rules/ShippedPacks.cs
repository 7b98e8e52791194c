using System.Collections.Immutable;

namespace WarningGrid.Rules;

/// <summary>The packs that come with the program, one file each under <c>packs</c>.</summary>
internal static class ShippedPacks
{
    private const string Folder = "WarningGrid.Rules.packs.";

    private static readonly Lazy<RuleBook> Known = new(() => RuleBook.Of(All));

    private static readonly Lazy<ImmutableArray<RulePack>> Packs = new(() =>
    [
        .. typeof(ShippedPacks).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ]);

    public static ImmutableArray<RulePack> All => Packs.Value;

    public static RuleBook Book => Known.Value;

    // A shipped version counts as loaded when it came into force: no answer can rest on it earlier.
    private static RulePack Load(string name)
    {
        using var file = new StreamReader(typeof(ShippedPacks).Assembly.GetManifestResourceStream(name)!);
        var pack = PackText.Read(file.ReadToEnd());
        return pack with { LoadedAt = CountyTime.StartOf(pack.From) };
    }
}
