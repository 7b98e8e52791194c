using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Documents;
using WarningGrid.Officials;

namespace WarningGrid.Cases.Criticism;

/// <summary>批评教育 in its four forms: served and acknowledged, or answered by a self-review that is judged.</summary>
internal sealed class CriticismKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
    [
        "CRI.", "SEV", "DSP-", "DLB-", "SER-01.", "MATRIX.Criticism", "RCU-09.", "DL-08.", "DL-13.", "DL-41.", "DL-42.", "DL-43.", "DL-44.", "DL-45.", "APL.", "DL-46.",
        "DL-47.", "DL-48.", "DL-57.", "DL-58.", "CHK-04.",
    ];

    public CaseKind Kind => CaseKind.Criticism;

    public AppealClocks? Appeal => AppealClocks.OfMeasure;

    public KindFile Blank => new CriticismFile();

    public ImmutableArray<CaseStage> Stages => CriticismLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => CriticismLifecycle.Rows;

    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => CriticismFile.Of(file) is { Plan: { } plan }
        ? [("problem", plan.Facts), ("facts", plan.Facts), ("requirement", plan.Requirement)]
        : [];

    public ImmutableArray<string> ServedKinds => [DocumentKinds.CriticismNotice, DocumentKinds.Circular, DocumentKinds.UrgingNotice];

    public ArchiveSection ArchiveSection => ArchiveSection.Talk;

    // Before a form is chosen nobody lighter than the heaviest form's approver has it before him.
    public string Act(CaseFile file) => "Criticism." + (CriticismFile.Of(file).Plan?.Form ?? CriticismForm.CircularCriticism);

    public CaseFile Evolve(CaseFile file, Recorded recorded) => CriticismFile.Evolve(file, recorded);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) =>
        CriticismRules.Decide(file, move, given, objections);

    public object BoundPlan(CaseFile file) =>
        CaseBound.Plan(file, CriticismFile.Of(file).Plan, DocumentKinds.CriticismNotice, DocumentKinds.Circular);

    public string? DutyOf(CaseFile file) => CriticismRules.DutyOf(file);

    public ImmutableArray<OfficialId> Named(CaseMove move) =>
        move switch
    {
        Serve { Receipt.Refused.Witness: { } witness } => [witness],
        ServeDraft { Receipt.Refused.Witness: { } witness } => [witness],
        _ => [],
    };

    public Hands HandsOf(CaseFile file, Facts facts) =>
        CriticismLifecycle.IsCensure(file) && facts.Asker.Holds(Role.LeadingGroup) ? Hands.Collective : Hands.None;

    public bool IsTaskOf(CaseFile file, Asker asker) => Votes(file) && asker.Holds(Role.LeadingGroup);

    public Role? WaitsFor(CaseFile file) => Votes(file) ? Role.LeadingGroup : null;

    public bool AsksForMembers(CaseMove move) => move is DecideCensure;

    public bool DecidesItself(CaseMove move) => move is Submit or Resubmit;

    public bool AsksForSiblings(CaseMove move) => move is Submit or Resubmit;

    public PutForward? Puts(CaseFile file, CaseMove move) =>
        move is Submit or Resubmit && CriticismFile.Of(file).Plan is { } plan ? new(plan.Form.ToString()) : null;

    public bool AsksForUnitHead(CaseMove move) => move is Serve or ServeDraft or IssueCircular or Return;

    public string? Form(CaseFile file) => CriticismFile.Of(file).Plan?.Form.ToString();

    // An accepted self-review may be followed by an order to correct (整改); one that never came by something heavier.
    public ImmutableArray<CaseKind> Following(CaseFile file) => file.Outcome switch
    {
        CriticismOutcomes.Accepted => [CaseKind.CorrectionOrder],
        CriticismOutcomes.NoReview => [CaseKind.Admonition, CaseKind.Accountability],
        _ => [],
    };

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = CriticismFile.Of(file);
        return new CriticismView(
            sight is CaseSight.Full ? own.Plan : null, own.Plan?.Form, own.ServedOn, file.Returned.Length,
            own.DraftServedOn is null || sight is CaseSight.Status
                ? null
                : new(own.DraftServedOn, own.Heard, sight is CaseSight.Full ? own.Votes.Length : 0, sight is CaseSight.Full ? own.Carried : null));
    }

    private static bool Votes(CaseFile file) =>
        file.Stage == CaseStage.Approved && CriticismFile.Of(file) is { DraftServedOn: not null, Carried: null };
}
