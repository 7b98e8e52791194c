namespace WarningGrid.Cases.TalkInquiry;

/// <summary>What the file itself must hold before a move of a talk or inquiry.</summary>
internal static class TalkInquiryGates
{
    public static readonly Gate Plan = new("TLK.plan", (file, _) => Of(file).Plan is not null);

    public static readonly Gate Mode = new("TLK.mode", (file, facts) =>
        Of(file).Plan is not { } plan || facts.Rules.At(file.Packs).List("TLK.modes").Contains(plan.Mode.ToString()));

    public static readonly Gate Questions = new("TLK.questions", (file, _) => Of(file).Plan is not { Questions.IsEmpty: true });

    public static readonly Gate SafetyPlan =
        new("TLK.safety-plan", (file, _) => Of(file).Plan is not { } plan || !string.IsNullOrWhiteSpace(plan.SafetyPlan));

    public static readonly Gate Redacted = new("DSP-10.redacted", (file, _) => Of(file).Plan is null || Of(file).Redacted);

    /// <summary>The party secretary knows before a unit's party head is approached (spec 04 §3).</summary>
    public static readonly Gate ChiefReported =
        new("DSP-03.chief-reported", (file, _) => !file.Subject.HeadsUnit || file.ReportedToSecretary);

    public static readonly Gate ReplyDrafted = new("TLK.reply-drafted", (file, _) => !Of(file).Draft.IsEmpty);

    private static TalkInquiryFile Of(CaseFile file) => TalkInquiryFile.Of(file);
}
