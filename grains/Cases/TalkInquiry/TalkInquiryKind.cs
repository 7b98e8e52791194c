using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>谈话函询: the subject is talked to or asked in writing, and a person judges what he answered.</summary>
internal sealed class TalkInquiryKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
    [
        "TLK.", "DSP-", "DLB-", "SER-01.", "MATRIX.TalkInquiry", "RCU-09.", "DL-08.", "DL-13.", "DL-14.", "DL-15.", "DL-16.",
        "DL-17.", "DL-18.", "DL-22.", "DL-41.", "DL-42.", "DL-48.", "DL-57.",
    ];

    public CaseKind Kind => CaseKind.TalkInquiry;

    public KindFile Blank => new TalkInquiryFile();

    public ImmutableArray<CaseStage> Stages => TalkInquiryLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => TalkInquiryLifecycle.Rows;

    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => TalkInquiryFile.Of(file) is { Plan: { } plan }
        ?
        [
            ("mode", plan.Mode switch { InquiryMode.Talk => "当面谈话", InquiryMode.Entrusted => "委托谈话", _ => "函询" }),
            ("topic", plan.Topic), ("excerpt", plan.Topic), ("matter", plan.Topic), ("questions", string.Join('\n', plan.Questions)),
            ("points", string.Join('\n', plan.Questions)), ("place", plan.Place), ("safetyPlan", plan.SafetyPlan),
        ]
        : [];

    public ImmutableArray<string> ServedKinds =>
        [DocumentKinds.InquiryNotice, DocumentKinds.Entrustment, DocumentKinds.UrgingNotice, DocumentKinds.AcceptedLetter];

    public bool IsMeasure => false;

    public ArchiveSection ArchiveSection => ArchiveSection.TalkInquiry;

    public string Act(CaseFile file) => file.Subject.HeadsUnit ? "TalkInquiry.Chief" : "TalkInquiry";

    public CaseFile Evolve(CaseFile file, Recorded recorded) => TalkInquiryEvolution.Evolve(file, recorded);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftPlan or CheckRedaction => TalkInquiryPlanRules.Decide(file, move, given, objections),
        RecordTalk or SendEntrustment or ServeNotice => TalkInquiryServiceRules.Decide(file, move, given, objections),
        ReceiveStatement or ReturnMaterials or DraftReply or Countersign or Reply =>
            TalkInquiryReplyRules.Decide(file, move, given, objections),
        Accept or ReturnReply or ProceedWithoutReply => TalkInquiryCheckRules.Decide(file, move, given, objections),
        Propose propose => TalkInquiryOutcomeRules.Propose(file, propose, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    public object BoundPlan(CaseFile file) => TalkInquiryPlanRules.Bound(file, TalkInquiryFile.Of(file).Plan);

    public object BoundOutcome(CaseFile file) => TalkInquiryOutcomeRules.Bound(file);

    public IEnumerable<RuleWhatIf> Replay(ImmutableArray<IEvent> history, RuleSet rules) => TalkInquiryReplay.Of(history, rules);

    public IEnumerable<IEvent> OnPlanApproved(CaseFile file, Circumstances given) =>
        TalkInquiryPlanRules.TalkClock(file, TalkInquiryFile.Of(file).Plan, CountyTime.DateOf(given.At), given.Facts);

    public Ruling OnOutcomeApproved(CaseFile file, Circumstances given) => TalkInquiryOutcomeRules.Approved(file, given);

    public string? DutyOf(CaseFile file) => TalkInquiryReplyRules.DutyOf(file);

    // A named reporter is told when the lead ends here: not where it goes on, to its handler or to verification.
    public ClosingDuties Duties(CaseFile file) => new(
        Feedback: file.Outcome is not CaseOutcomes.NotApproved
            && TalkInquiryFile.Of(file).Outcome is not InquiryOutcome.ToVerification,
        // Nobody is asked to explain at a meeting what he was never told of.
        MeetingTask: file.SubjectServed,
        Letter: TalkInquiryFile.Of(file).Outcome is InquiryOutcome.Accepted ? DocumentKinds.AcceptedLetter : null);

    public ImmutableArray<OfficialId> Named(CaseMove move) => move switch
    {
        DraftPlan plan => plan.Plan.Team,
        RecordTalk talk => talk.Interviewers,
        SendEntrustment sent => [sent.Entrusted, .. Witness(sent.Receipt)],
        ServeNotice notice => [.. Witness(notice.Receipt)],
        Propose { Next: { } next } => next.Team,
        _ => [],
    };

    // B names the measures that may be opened out of this case; a person opens each (DSP-02).
    public ImmutableArray<CaseKind> Following(CaseFile file) =>
        TalkInquiryFile.Of(file) is { Outcome: InquiryOutcome.Measure } own ? own.Measures : [];

    public bool StartsApproval(CaseMove move) => move is Propose;

    public bool AsksForUnitHead(CaseMove move) => move is SendEntrustment or ServeNotice or Reply { Paper: not null };

    public bool MayRegisterLead(CaseFile file, CaseMove move) =>
        move is Approve && file.Matter is ApprovalMatter.Outcome
        && TalkInquiryFile.Of(file).Proposed?.Outcome is InquiryOutcome.FalseAccusation;

    // A to E, as the lead and the packs name them.
    public string LeadOutcome(CaseFile file) =>
        TalkInquiryFile.Of(file).Outcome is { } outcome ? ((char)('A' + (int)outcome)).ToString() : file.Outcome!;

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = TalkInquiryFile.Of(file);
        var full = sight is CaseSight.Full;
        return new TalkInquiryView(
            full || sight is CaseSight.Served ? Shown(own, full) : null, full && own.Redacted, own.Round, own.ServedOn,
            sight is CaseSight.Status ? [] : own.Answers, own.CountersignedSm3 is not null, own.Returns,
            full ? own.Unanswered : [], full ? own.Proposed?.Outcome : null);
    }

    // Whoever was served sees topic and questions, which stand in the notice; never the team or the safety plan.
    private static InquiryPlan? Shown(TalkInquiryFile own, bool full) =>
        full || own.Plan is not { } plan ? own.Plan
        : own.ServedOn is null ? null
        : plan with { Team = [], Place = "", SafetyPlan = "" };

    private static IEnumerable<OfficialId> Witness(ServiceReceipt receipt) =>
        receipt.Refused?.Witness is { } witness ? [witness] : [];
}
