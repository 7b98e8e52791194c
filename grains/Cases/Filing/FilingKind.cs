using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Officials;

namespace WarningGrid.Cases.Filing;

/// <summary>立案移送: what is too grave for these walls is handed over; everything else on the same facts waits.</summary>
internal sealed class FilingKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
        ["FIL.", "SEV", "EFF.", "DSP-", "DLB-", "SER-01.", "MATRIX.Filing", "RCU-09.", "DL-08.", "DL-13.", "DL-57."];

    public CaseKind Kind => CaseKind.Filing;

    public KindFile Blank => new FilingFile();

    public ImmutableArray<CaseStage> Stages => FilingLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => FilingLifecycle.Rows;

    // Nothing of a filing is served on its subject from here.
    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => FilingFile.Of(file) is { Plan: { } plan }
        ?
        [
            ("facts", plan.Facts), ("organ2", plan.Organ),
            ("manifest", string.Join('\n', plan.Evidence.Select((one, n) => $"{n + 1}\t{one.Name}\t{file.Document(one.Document)?.Sm3}"))),
        ]
        : [];

    public ImmutableArray<string> ServedKinds => [];

    public ArchiveSection ArchiveSection => ArchiveSection.Sanction;

    public string Act(CaseFile file) => nameof(CaseKind.Filing);

    public CaseFile Evolve(CaseFile file, Recorded recorded) => FilingFile.Evolve(file, recorded);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) =>
        FilingRules.Decide(file, move, given, objections);

    public object BoundPlan(CaseFile file) => CaseBound.Plan(file, FilingFile.Of(file).Plan, DocumentKinds.HandOverList);

    public IEnumerable<IEvent> OnPlanApproved(CaseFile file, Circumstances given) =>
        given.Siblings.Where(other => other.IsBeforeClosing).Select(other => other.Number).ToImmutableArray() is { IsEmpty: false } waiting
            ? [new SiblingsFrozen(waiting)]
            : [];

    public bool IsBarredAbove => true;

    public string? DutyOf(CaseFile file) => null;

    public bool AsksForSiblings(CaseMove move) => move is Approve;

    public string? Form(CaseFile file) => FilingFile.Of(file).Measure;

    public CaseEffect? Effect(CaseFile file) =>
        FilingFile.Of(file) is { EffectFrom: { } from, EffectEnd: { } to } ? new(from, to, Runs: false) : null;

    // From the approval the others wait; whatever ends the filing lets them go on, or ends them too (DSP-18).
    public IEnumerable<Message> FollowUps(CaseFile before, CaseFile after, IEvent happened) =>
        happened is SiblingsFrozen frozen
            ? frozen.Cases.Select(other => new Message(other.Key(), new FreezeForFiling(after.Number)))
        : before.Stage != CaseStage.Closing && after.Stage == CaseStage.Closing
            ? FilingFile.Of(after).Frozen.Select(other => new Message(
                other.Key(), new FilingEndedForCase(after.Number, after.Outcome == nameof(FilingResult.Decided))))
        : [];

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = FilingFile.Of(file);
        var full = sight is CaseSight.Full;
        return new FilingView(
            full ? own.Plan : null, full ? own.Package : null, full ? own.HandedOn : null, full ? own.ReceiptNumber : null,
            full ? own.Frozen : [], full || sight is CaseSight.Served ? own.Measure : null, own.EffectFrom, own.EffectEnd);
    }
}
