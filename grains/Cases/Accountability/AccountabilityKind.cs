using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Officials;

namespace WarningGrid.Cases.Accountability;

/// <summary>问责: the subject is heard, the leading group decides, the decision is served and carried out.</summary>
internal sealed class AccountabilityKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
    [
        "ACC.", "SEV", "EFF.", "DSP-", "DLB-", "SER-01.", "MATRIX.Accountability", "RCU-09.", "DL-08.", "DL-13.", "DL-24.", "DL-25.", "DL-26.",
        "DL-45.", "DL-57.", "APL.",
    ];

    public CaseKind Kind => CaseKind.Accountability;

    public AppealClocks? Appeal { get; } = new("DL-24", "DL-25");

    public bool IsBarredAbove => true;

    public KindFile Blank => new AccountabilityFile();

    public ImmutableArray<CaseStage> Stages => AccountabilityLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => AccountabilityLifecycle.Rows;

    public CaseStage ApprovalStage => AccountabilityStages.CollectiveDecision;

    public CaseStage ApprovedStage => AccountabilityStages.Decided;

    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => AccountabilityFile.Of(file) is { Plan: { } plan }
        ? [("facts", plan.Facts)]
        : [];

    public ImmutableArray<string> ServedKinds => [DocumentKinds.AccountabilityDecision];

    public ArchiveSection ArchiveSection => ArchiveSection.Accountability;

    public string Act(CaseFile file) => nameof(CaseKind.Accountability);

    public CaseFile Evolve(CaseFile file, Recorded recorded) => AccountabilityFile.Evolve(file, recorded);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) =>
        AccountabilityRules.Decide(file, move, given, objections);

    // The decision document is written when it is decided: what is bound is what it will say.
    public object BoundPlan(CaseFile file) => CaseBound.Plan(file, AccountabilityFile.Of(file).Plan);

    public string? DutyOf(CaseFile file) => null;

    public ImmutableArray<OfficialId> Named(CaseMove move) =>
        move is Serve { Receipt.Refused.Witness: { } witness } ? [witness] : [];

    public bool StartsApproval(CaseMove move) => move is RecordHearing;

    public bool DecidesItself(CaseMove move) => move is Submit;

    public bool AsksForMembers(CaseMove move) => move is Decide;

    public string? Form(CaseFile file) => AccountabilityFile.Of(file).Plan?.Measure;

    public CaseEffect? Effect(CaseFile file) =>
        AccountabilityFile.Of(file) is { EffectiveOn: { } from, EffectEnd: { } to } ? new(from, to, Runs: false) : null;

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = AccountabilityFile.Of(file);
        var full = sight is CaseSight.Full;
        var served = own.EffectiveOn is not null;
        return new AccountabilityView(
            full || (served && sight is CaseSight.Served) ? own.Plan : null, own.HeardOn, full ? own.Votes.Length : 0,
            full || served ? own.DecidedOn : null, own.EffectiveOn, own.EffectEnd);
    }
}
