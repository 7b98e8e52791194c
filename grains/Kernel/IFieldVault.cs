namespace WarningGrid;

/// <summary>Encrypts what may stand in no table, index, log or backup in the clear: personal fields, reporters, quarantined text.</summary>
/// <remarks>
/// Its keys live outside the database (VLT-01). Grains use it before they ask the rules and when they show; rules never.
/// Sealing is deterministic, so that a repeated command writes the same bytes; a <c>context</c> (the receipt, the
/// token) keeps equal texts of different objects from looking equal.
/// </remarks>
internal interface IFieldVault
{
    /// <summary>The text, encrypted and authenticated under the key of a purpose.</summary>
    string Seal(string purpose, string text, string context = "");

    /// <summary>The text behind what <see cref="Seal"/> gave for the same purpose and context; null where it is something else.</summary>
    string? Open(string purpose, string sealedText, string context = "");

    /// <summary>A hash under the key of a purpose, hex: finds equal values without telling them.</summary>
    string KeyedHash(string purpose, string text);
}

/// <summary>What keys are for; each purpose has its own.</summary>
internal static class VaultPurpose
{
    /// <summary>ID numbers of officials: sealed in their events, and hashed to be found by.</summary>
    public const string OfficialIdNumber = "official.id-no";

    /// <summary>Other personal fields of officials.</summary>
    public const string OfficialField = "official.field";

    /// <summary>Data of signals: whom they mention and what they tell.</summary>
    public const string SignalData = "signal.data";

    /// <summary>Receipt numbers, claims and mentions: keyed hashes of what a feed sent.</summary>
    public const string Feed = "signal.feed";

    /// <summary>Reporter identity and contact (VLT-01).</summary>
    public const string Reporter = "vault.reporter";

    public static readonly string[] All = [OfficialIdNumber, OfficialField, SignalData, Feed, Reporter];
}
