using System.Text.Json.Serialization;

namespace WarningGrid.Cases;

/// <summary>A stage of a case, as a word. These here are common to every kind; each kind adds its own in its folder.</summary>
[GenerateSerializer, Immutable, Alias("case.stage"), JsonConverter(typeof(BareTextConverter<CaseStage>))]
public readonly record struct CaseStage([property: Id(0)] string Value) : IBareText<CaseStage>
{
    public static readonly CaseStage Draft = new("Draft");
    public static readonly CaseStage Review = new("Review");
    public static readonly CaseStage Approval = new("Approval");
    public static readonly CaseStage Approved = new("Approved");
    public static readonly CaseStage Closing = new("Closing");
    public static readonly CaseStage Closed = new("Closed");
    public static readonly CaseStage Archived = new("Archived");
    public static readonly CaseStage Frozen = new("Frozen");
    public static readonly CaseStage Void = new("Void");

    public static CaseStage Of(string text) => new(text);
    public override string ToString() => Value ?? "";
}

/// <summary>How a case ended where its kind has no word of its own for it (spec 11 §3).</summary>
public static class CaseOutcomes
{
    public const string NotApproved = "NotApproved";
    public const string Terminated = "Terminated";
    public const string TakenOver = "TakenOver";

    /// <summary>Overturned on appeal: void, and so in every record of it (APL-06).</summary>
    public const string Overturned = "Overturned";

    /// <summary>Handed to the superior organ, because nobody in the county may approve it (RCU-09).</summary>
    public const string Transferred = "Transferred";
}
