using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Documents;
using WarningGrid.Officials;

namespace WarningGrid.Cases.CorrectionOrder;

/// <summary>责令纠错: an official or a unit is ordered to correct, plans it, reports on it, and two judge whether it is done.</summary>
internal sealed class CorrectionOrderKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
    [
        "COR.", "DSP-", "DLB-", "SER-01.", "MATRIX.CorrectionOrder", "RCU-09.", "DL-08.", "DL-13.", "DL-39.", "DL-40.", "DL-41.",
        "DL-42.", "DL-43.", "DL-44.", "DL-45.", "DL-48.", "DL-54.", "DL-57.", "APL.",
    ];

    public CaseKind Kind => CaseKind.CorrectionOrder;

    public AppealClocks? Appeal => AppealClocks.OfMeasure;

    public KindFile Blank => new CorrectionOrderFile();

    public ImmutableArray<CaseStage> Stages => CorrectionOrderLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => CorrectionOrderLifecycle.Rows;

    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => CorrectionOrderFile.Of(file) is { Plan: { } plan }
        ?
        [
            ("problems", string.Join('\n', plan.Items.Select((item, n) => $"{n + 1}\t{item.Deviation}\t{item.LegalBasis}"))),
            ("basis", string.Join('；', plan.Items.Select(item => item.LegalBasis).Distinct())),
            ("requirement", string.Join('\n', plan.Items.Select(item => item.Requirement))),
        ]
        : [];

    public ImmutableArray<ReadTable> Tables => [RectificationRows.Table];

    public IEnumerable<RowChange> Entries(string stream, CaseFile before, CaseFile after) =>
        RectificationRows.Changes(stream, before, after);

    public ImmutableArray<string> ServedKinds =>
        [DocumentKinds.CorrectionNotice, DocumentKinds.WriteOffSlip, DocumentKinds.UrgingNotice];

    public ArchiveSection ArchiveSection => ArchiveSection.Other;

    public string Act(CaseFile file) => file.Subject.Official is null ? "CorrectionOrder.Unit" : "CorrectionOrder.Official";

    public CaseFile Evolve(CaseFile file, Recorded recorded) => CorrectionOrderFile.Evolve(file, recorded);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) =>
        CorrectionOrderRules.Decide(file, move, given, objections);

    public object BoundPlan(CaseFile file) => CaseBound.Plan(file, CorrectionOrderFile.Of(file).Plan, DocumentKinds.CorrectionNotice);

    public string? DutyOf(CaseFile file) => CorrectionOrderRules.DutyOf(file);

    public ImmutableArray<OfficialId> Named(CaseMove move) =>
        move is Serve { Receipt.Refused.Witness: { } witness } ? [witness] : [];

    public bool AsksForUnitHead(CaseMove move) => move is Serve or Return;

    // The head of the unit in charge of the matter, or whom he assigned; the subject's own unit never judges itself.
    public Hands HandsOf(CaseFile file, Facts facts) =>
        CorrectionOrderFile.Of(file).Plan is { } plan && IsCompetent(plan, facts.Asker) ? Hands.CompetentUnit : Hands.None;

    public bool IsTaskOf(CaseFile file, Asker asker) =>
        file.Stage == CorrectionOrderStages.UnderReview && CorrectionOrderFile.Of(file).Plan is { } plan
        && (asker.Holds(Role.WarningOfficer) || IsCompetent(plan, asker));

    // Whose word is second has no role for himself: he is found by his unit.
    public Role? SecondHand(CaseFile file) => null;

    public Role? WaitsFor(CaseFile file) => file.Stage == CorrectionOrderStages.UnderReview ? Role.WarningOfficer : null;

    public ImmutableArray<CaseKind> Following(CaseFile file) =>
        file.Outcome is CorrectionOrderOutcomes.Failed ? [CaseKind.Admonition, CaseKind.Criticism, CaseKind.Accountability] : [];

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = CorrectionOrderFile.Of(file);
        var shown = sight is CaseSight.Full || (sight is CaseSight.Served && own.ServedOn is not null);
        return new CorrectionOrderView(
            shown ? own.Plan : null, own.ServedOn, shown ? own.Measures : [], shown ? own.Milestones : [], shown ? own.Evidence : [],
            file.Returned.Length);
    }

    private static bool IsCompetent(OrderPlan plan, Asker asker) =>
        asker.Reaches(Role.UnitHead, plan.CompetentUnit) || asker.Reaches(Role.UnitLeader, plan.CompetentUnit);
}
