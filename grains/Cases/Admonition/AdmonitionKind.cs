using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Cases.Admonition;

/// <summary>警示诫勉: the subject is admonished, corrects himself, and is followed until the effect period is over.</summary>
internal sealed class AdmonitionKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
    [
        "ADM.", "SEV", "EFF.", "DSP-", "DLB-", "SER-01.", "MATRIX.Admonition", "RCU-09.", "DL-08.", "DL-13.", "DL-14.", "DL-19.",
        "DL-20.", "DL-21.", "DL-41.", "DL-43.", "DL-44.", "DL-45.", "DL-48.", "DL-53.", "DL-57.", "APL.",
    ];

    public CaseKind Kind => CaseKind.Admonition;

    public AppealClocks? Appeal => AppealClocks.OfMeasure;

    public bool IsBarredAbove => true;

    public KindFile Blank => new AdmonitionFile();

    public ImmutableArray<CaseStage> Stages => AdmonitionLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => AdmonitionLifecycle.Rows;

    public string PassMove => nameof(EvidenceOk);

    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => AdmonitionFile.Of(file) is { Plan: { } plan } own
        ? [("problem", plan.Facts), ("requirement", plan.Requirement), ("effectEnd", own.EffectEnd?.ToString("o", System.Globalization.CultureInfo.InvariantCulture))]
        : [];

    public ImmutableArray<string> ServedKinds => [DocumentKinds.AdmonitionNotice, DocumentKinds.UrgingNotice];

    public ArchiveSection ArchiveSection => ArchiveSection.Talk;

    public string Act(CaseFile file) => nameof(CaseKind.Admonition);

    public CaseFile Evolve(CaseFile file, Recorded recorded) => AdmonitionEvolution.Evolve(file, recorded);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) =>
        AdmonitionRules.Decide(file, move, given, objections);

    public object BoundPlan(CaseFile file) => CaseBound.Plan(file, AdmonitionFile.Of(file).Plan, DocumentKinds.AdmonitionNotice);

    public IEnumerable<IEvent> OnPlanApproved(CaseFile file, Circumstances given) => AdmonitionRules.Approved(file, given);

    public string? DutyOf(CaseFile file) => AdmonitionRules.DutyOf(file);

    public ImmutableArray<OfficialId> Named(CaseMove move) => move switch
    {
        DraftAdmonition draft => draft.Plan.Talkers,
        RecordTalk talk => talk.Talkers,
        ServeNotice { Receipt.Refused.Witness: { } witness } => [witness],
        ServeLetter { Receipt.Refused.Witness: { } witness } => [witness],
        _ => [],
    };

    public bool StartsApproval(CaseMove move) => move is EvidenceOk;

    public bool DecidesItself(CaseMove move) => move is Submit or Resubmit;

    public bool AsksForUnitHead(CaseMove move) => move is ServeNotice or ServeLetter;

    public bool AsksForSiblings(CaseMove move) => move is Submit or Resubmit;

    public PutForward? Puts(CaseFile file, CaseMove move) => move is Submit or Resubmit ? new(Form: null) : null;

    public bool AsksForEffects(CaseMove move) => move is EvidenceOk or Release or NotCorrected;

    public bool IsGround(string ground, RuleSet rules) => rules.List("ADM.grounds").Contains(ground);

    // Who did not correct himself is up for something heavier on the scale.
    public ImmutableArray<CaseKind> Following(CaseFile file) =>
        file.Outcome is AdmonitionOutcomes.NotCorrected ? [CaseKind.Accountability, CaseKind.Filing] : [];

    public CaseEffect? Effect(CaseFile file) =>
        AdmonitionFile.Of(file) is { DecidedOn: { } from, EffectEnd: { } to } ? new(from, to, Runs: true) : null;

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = AdmonitionFile.Of(file);
        var full = sight is CaseSight.Full;
        return new AdmonitionView(
            full ? own.Plan : null, own.DecidedOn, own.EffectEnd, full ? own.RunsBehind : null, own.MidChecked, file.Returned.Length);
    }
}
