using System.Collections.Immutable;
using WarningGrid.Vault;

namespace WarningGrid.Signals;

/// <summary>An item on its way in: read, looked up, and ready for the rules.</summary>
/// <param name="Place">Its place in the delivery.</param>
/// <param name="Receipt">Its receipt's number: a keyed hash of source and id, so a repeat has the same (FED-03).</param>
/// <param name="Subject">Stream of its record: a keyed hash of source and subject.</param>
/// <param name="Content">Canonical text of all that counts as its content.</param>
internal sealed record Arrival(
    int Place, FeedItem Item, FeedReading Reading, string Receipt, string Subject, string Content, byte[] Digest,
    ImmutableArray<Hits> Hits)
{
    public bool IsPersonnel => Reading.Channel is null;

    public string Sm3 => Convert.ToHexStringLower(EntryChain.Sm3(Content));
}

/// <summary>Turns items into arrivals and arrivals into what is kept of them; everything personal passes the vault here.</summary>
internal sealed class IntakeDesk(IFieldVault vault, ConfidentialChannels channels)
{
    public Arrival Read(int place, FeedItem item, bool confidentialSource)
    {
        var reading = FeedRules.Read(item.Type, item.Data, channels.IsConfidential, confidentialSource);
        var content = EventJson.Canonical(item with { Data = CanonicalData(item.Data) });
        return new(
            place, item, reading, "R-" + vault.KeyedHash(VaultPurpose.Feed, item.Source + "\n" + item.Id)[..32],
            GrainKeys.FeedSubject(vault.KeyedHash(VaultPurpose.Feed, "subject\n" + item.Source + "\n" + item.Subject)[..32]), content,
            Convert.FromHexString(vault.KeyedHash(VaultPurpose.Feed, content)), []);
    }

    /// <summary>The keyed hash under which an official's ID number is found; null where the digits do not fit.</summary>
    public string? IdNoHash(string? idNo) =>
        IdNumber.Valid(idNo) is { } number ? vault.KeyedHash(VaultPurpose.OfficialIdNumber, number) : null;

    /// <summary>What is kept of an item in its signal.</summary>
    public Intake Keep(Arrival arrival, UnitCode? unit)
    {
        var reading = arrival.Reading;
        return new(
            arrival.Receipt, arrival.Item.Type, arrival.Item.Revision, Seal(reading.Kept, arrival.Receipt), reading.Category,
            reading.Level, unit, reading.Confidential, reading.Named, reading.AssignedFromAbove,
            reading.Reporter is null ? null : VaultEntry.Token(arrival.Receipt), reading.Forwarded);
    }

    public bool IsConfidential(string channel) => channels.IsConfidential(channel);

    public string Seal(string data, string receipt) => vault.Seal(VaultPurpose.SignalData, data, receipt);

    public string? Open(Intake item) => vault.Open(VaultPurpose.SignalData, item.Data, item.ReceiptId);

    /// <summary>The reporter as the vault keeps him; null where the item names none.</summary>
    public ReporterKept? Reporter(Arrival arrival) => arrival.Reading.Reporter is not { } reporter ? null : new(
        [
            .. reporter.Fields.Select(named => new SealedField(
                named.Key, vault.Seal(VaultPurpose.Reporter, named.Value, VaultEntry.Token(arrival.Receipt) + "/" + named.Key))),
        ],
        IdNumber.Valid(reporter.IdNo) is { } number ? vault.KeyedHash(VaultPurpose.Reporter, number) : null);

    /// <summary>Whom each mention means.</summary>
    public ImmutableArray<MatchFound> Matches(Arrival arrival) =>
    [
        .. arrival.Hits.Select(hits => MatchRules.Find(
            hits.Mention.At, vault.KeyedHash(VaultPurpose.Feed, "mention\n" + hits.Mention.Fingerprint)[..32], hits,
            CountyTime.DateOf(arrival.Item.Time))),
    ];

    public string SealIdNo(string idNo) => vault.Seal(VaultPurpose.OfficialIdNumber, idNo);

    private static string CanonicalData(string json) => CanonicalJson.Of(System.Text.Encoding.UTF8.GetBytes(json));
}

/// <summary>Which channels are confidential, by the pack in force (spec 03 §1).</summary>
internal sealed record ConfidentialChannels(ImmutableArray<string> Confidential)
{
    public static ConfidentialChannels Of(Facts facts) => new(facts.Rules.On(facts.Today).List("CHANNEL.confidential"));

    public bool IsConfidential(string channel) => Confidential.Contains(channel);
}
