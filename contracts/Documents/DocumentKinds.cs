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

    /// <summary>诫勉谈话通知书 or 诫勉书.</summary>
    public const string AdmonitionNotice = "D-JM";

    /// <summary>责令纠错通知书.</summary>
    public const string CorrectionNotice = "D-JC";

    /// <summary>销号单.</summary>
    public const string WriteOffSlip = "D-XH";

    /// <summary>预警谈话记录.</summary>
    public const string PreventiveRecord = "D-YJ";

    /// <summary>提醒函, 批评教育 or 责令检查通知书.</summary>
    public const string CriticismNotice = "D-TX";

    /// <summary>通报.</summary>
    public const string Circular = "D-TB";

    /// <summary>问责建议 or 问责决定书.</summary>
    public const string AccountabilityDecision = "D-WZ";

    /// <summary>立案移送清单.</summary>
    public const string HandOverList = "D-YS";

    /// <summary>申诉决定书.</summary>
    public const string AppealDecision = "D-SS";

    /// <summary>澄清函.</summary>
    public const string Clarification = "D-CQ";

    /// <summary>廉政意见反馈.</summary>
    public const string IntegrityOpinion = "D-LZ";

    /// <summary>季度报表 or 档案登记表.</summary>
    public const string Return = "D-BJ";

    /// <summary>Any other file: evidence, a scanned reply.</summary>
    public const string Attachment = "ATT";

    /// <summary>Every code a file may be put on a case under.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        Plan, InquiryNotice, AdmonitionNotice, CorrectionNotice, WriteOffSlip, PreventiveRecord, CriticismNotice, Circular,
        AccountabilityDecision, HandOverList, Entrustment, TalkFeedback, TalkRecord, AcceptedLetter, ServiceReceipt, UrgingNotice, Opinion, Attachment,
        AppealDecision, Clarification, IntegrityOpinion, Return,
    ]);
}
