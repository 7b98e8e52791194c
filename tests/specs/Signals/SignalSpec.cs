using System.Collections.Immutable;
using System.Text;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Officials;
using WarningGrid.Rules;
using WarningGrid.Vault;

namespace WarningGrid.Signals;

/// <summary>A county of a few people, and signals made of plain events.</summary>
internal static class SignalSpec
{
    public static readonly DateTimeOffset Now = new(2026, 9, 21, 2, 0, 0, TimeSpan.Zero);

    public static readonly OfficialId Zhang = new("G00000001"), Wang = new("G00000002"), OtherWang = new("G00000003");
    public static readonly OfficialId First = new("G00000101"), Second = new("G00000102");
    public static readonly UnitCode Town = new("U-3401");
    public static readonly PostCode Post = new("P-3401-0007");

    public static readonly RuleSet Pack = RuleBook.Shipped.On(new(2026, 9, 21));

    /// <summary>A vault whose keys are always the same.</summary>
    public static IFieldVault Vault()
    {
        var seed = 0;
        var master = Enumerable.Repeat((byte)7, 32).ToArray();
        return new FieldVault(KeyRing.Open(master, KeyRing.Forge(master, n => [.. Enumerable.Range(0, n).Select(i => (byte)(i + seed++))])));
    }

    public static Facts By(OfficialId person, params Role[] roles) => new(
        Now, new Asker(Caller.Person(person), [.. roles.Select(role => new Grant(role, null))]), RuleBook.Shipped, WorkCalendar.Shipped, []);

    public static Person A(OfficialId id, string name, CadreAuthority authority = CadreAuthority.County, bool reserved = false) =>
        new(id, name, "hash-" + id.Value, "N" + id.Value, authority, reserved, [new(Post, Town, new(2020, 1, 1), null)]);

    public static Hits Of(Mention mention, params ImmutableArray<Person> persons) =>
        new(mention, mention.IdNo is { } number ? "hash-" + number : null, mention.Unit is null ? null : Town, null, persons);

    public static Intake Item(int revision = 1, string receipt = "R-1", string? level = "HIGH") => new(
        receipt, FeedTypes.Audit, revision, "1.sealed", "FUND", level, Town, Confidential: false, Named: false,
        AssignedFromAbove: false, VaultToken: null);

    public static MatchFound NameOnly(params ImmutableArray<OfficialId> several) => new(
        "/targets/0", "key", several.Length == 1 ? MatchStanding.Suggested : MatchStanding.Unmatched, MatchBasis.NameOnly, several,
        several is [var one] ? one : null);

    public static SignalFile Received(params ImmutableArray<MatchFound> found) => Given(
        new SignalReceived(new("S-2026-0001"), "AUDIT", "urn:county:audit", "SJ-1", Item()), new MentionsMatched(found));

    public static SignalFile Given(params IEnumerable<IEvent> past) => past.Aggregate(SignalFile.Blank, After);

    /// <summary>The file after a ruling that was no refusal.</summary>
    public static SignalFile Then(this SignalFile file, Ruling ruling) =>
        ruling.Refused is { } no
            ? throw new InvalidOperationException($"refused: {no.Code}")
            : ruling.Happened.Aggregate(file, (now, happening) => After(now, happening.Event, happening.OccurredAt));

    public static SignalFile After(this SignalFile file, IEvent happened) => After(file, happened, null);

    private static SignalFile After(SignalFile file, IEvent happened, DateTimeOffset? occurredAt) => new SignalKind().Fold(file, new(
        "s-S-2026-0001", file.Version + 1, happened, occurredAt ?? Now, Now.AddSeconds(file.Version), First.Value, "k"));

    public static FeedLine Parse(string json) => FeedEnvelope.Structured(Encoding.UTF8.GetBytes(json));

    public static FeedReading Read(string type, string data) =>
        FeedRules.Read(type, data, new ConfidentialChannels(Pack.List("CHANNEL.confidential")).IsConfidential, isConfidentialSource: false);

    public const string Event =
        """
        {"specversion":"1.0","id":"A-7","source":"urn:county:audit","type":"county.audit.finding.v1","time":"2026-09-20T09:00:00+08:00",
         "subject":"SJ-1","datacontenttype":"application/json","data":{}}
        """;

    public const string Audit =
        """
        {"issueNo":"SJ-1","sourceType":"Internal","title":"挂账","description":"往来款项长期挂账","amount":120000.50,"unitCode":"U-3401",
         "category":"FUND","riskLevel":"HIGH","status":"Rectifying","official":{"name":"张三","post":"P-3401-0007"}}
        """;

    public const string Petition =
        """
        {"petitionNo":"XF-1","form":"来信","receivedAt":"2026-09-20","anonymous":false,"content":"反映其公车私用。",
         "reporter":{"name":"李四","idNo":"110101199003070011","contact":"13900000000"},
         "targets":[{"name":"王伟","unit":"U-3401","post":"主任"}]}
        """;
}
