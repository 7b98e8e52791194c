using System.Collections.Frozen;
using static WarningGrid.Signals.Shape;

namespace WarningGrid.Signals;

/// <summary>A type of feed event: its contract and the channel it comes through.</summary>
/// <param name="Channel">Code of spec 03 §1; null for personnel events, which are no signals.</param>
internal sealed record FeedType(string Name, string? Channel, Check Contract);

/// <summary>The types that are taken (spec 03 §2), with the exact members of their data.</summary>
internal static class FeedTypes
{
    public const string Audit = "county.audit.finding.v1", Petition = "county.petition.v1", Personnel = "county.personnel.v1";

    private static readonly Check Code = Line(64), Name = Line(64), IdNo = Line(32);

    private static readonly FeedType[] All =
    [
        new(Audit, "AUDIT", Object(
            Needs("issueNo", Code), May("projectNo", Code), Needs("sourceType", Word("Internal", "Inspection", "External")),
            Needs("title", Line(200)), Needs("description", Prose(20_000)), May("amount", Amount), May("legalBasis", Prose(2_000)),
            Needs("unitCode", Code), May("official", SomebodyOf(May("idNo", IdNo), May("name", Name), May("post", Code))),
            Needs("category", Word("FUND", "ASSET", "PURCHASE", "HR", "CONSTRUCTION", "OTHER")),
            Needs("riskLevel", Word("LOW", "MEDIUM", "HIGH")), May("rectifyBy", Date),
            Needs("status", Word("PendingIssue", "Rectifying", "PendingReview", "WrittenOff", "Continuing")),
            May("transferRequested", Flag))),
        new(Petition, "PETITION", Object(
            Needs("petitionNo", Code), Needs("form", Word("来信", "来访", "来电", "网络")), Needs("receivedAt", Moment), Needs("anonymous", Flag),
            May("reporter", Object(May("name", Name), May("idNo", IdNo), May("contact", Line(200)))),
            Needs("targets", List(1, 50, SomebodyOf(
                May("idNo", IdNo), May("name", Name), May("unit", Line(100)), May("post", Line(100)), May("level", Line(32))))),
            May("occurrence", Object(
                May("time", Line(100)), May("place", Line(200)), May("persons", Prose(1_000)), May("event", Prose(5_000)),
                May("manner", Prose(2_000)), May("cause", Prose(2_000)), May("object", Prose(1_000)))),
            Needs("content", Prose(50_000)), May("category", Line(64)),
            May("attachments", List(0, 100, Object(Needs("name", Line(200)), Needs("sm3", Sm3)))), May("repeatOf", Code),
            May("managementMode", Word("自办", "转办", "交办", "督办", "协调")), May("dueAt", Moment))),
        new(Personnel, null, PersonnelContract),
    ];

    private static readonly FrozenDictionary<string, FeedType> ByName = All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    public static FeedType? Find(string name) => ByName.GetValueOrDefault(name);

    // detail follows from change: each kind has members of its own.
    private static void PersonnelContract(System.Text.Json.JsonElement value, string at, ICollection<RefusalItem> faults)
    {
        var change = value.ValueKind is System.Text.Json.JsonValueKind.Object
            && value.TryGetProperty("change", out var named) && named.ValueKind is System.Text.Json.JsonValueKind.String
                ? named.GetString()
                : null;
        Object(
            Needs("official", Object(Needs("officialId", Code), May("idNo", IdNo), May("name", Name), May("staffNo", Code))),
            Needs("change", Word("PostStart", "PostEnd", "TeamJoin", "TeamLeave", "KinDeclared", "AuthorityChanged")),
            Needs("effectiveDate", Date),
            Needs("detail", change switch
            {
                "TeamJoin" or "TeamLeave" => Object(Needs("unitCode", Code), Needs("teamRole", Line(64))),
                "KinDeclared" => Object(
                    Needs("officialId", Code), Needs("relation", Word("Spouse", "Lineal", "Collateral", "InLaw"))),
                "AuthorityChanged" => Object(Needs("authority", Word("County", "City", "Province"))),
                _ => Object(Needs("postCode", Code)),
            }))(value, at, faults);
    }

    // Somebody must be meant: at least one member.
    private static Check SomebodyOf(params Field[] fields) => (value, at, faults) =>
    {
        Object(fields)(value, at, faults);
        if (value.ValueKind is System.Text.Json.JsonValueKind.Object && !value.EnumerateObject().Any())
        {
            faults.Add(RefusalItem.At(at, "FED-06.required"));
        }
    };
}
