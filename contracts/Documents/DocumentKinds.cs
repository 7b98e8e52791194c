using System.Collections.Frozen;

namespace WarningGrid.Documents;

/// <summary>Codes of official documents (公文) as spec 11 §1 lists them; what is none of them is an attachment.</summary>
public static class DocumentKinds
{
    public const string Plan = "D-FA";
    public const string InquiryNotice = "D-HX";
    public const string Entrustment = "D-WT";

    /// <summary>谈话情况反馈单: the other half of <see cref="Entrustment"/>, which comes back without a serial.</summary>
    public const string TalkFeedback = "D-WT-FK";
    public const string TalkRecord = "D-BL";
    public const string AcceptedLetter = "D-CX";
    public const string ServiceReceipt = "D-SD";
    public const string UrgingNotice = "D-CB";

    /// <summary>处置意见: the opinion on how an inquiry ends.</summary>
    public const string Opinion = "D-YJS";

    /// <summary>Any other file: evidence, a scanned reply.</summary>
    public const string Attachment = "ATT";

    /// <summary>Every code a file may be put on a case under.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        Plan, InquiryNotice, Entrustment, TalkFeedback, TalkRecord, AcceptedLetter, ServiceReceipt, UrgingNotice, Opinion, Attachment,
        "D-JM", "D-JC", "D-XH", "D-YJ", "D-TX", "D-TB", "D-WZ", "D-YS", "D-SS", "D-CQ", "D-LZ", "D-BJ",
    ]);
}
