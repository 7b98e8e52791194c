using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Officials;

namespace WarningGrid.Cases.PreventiveTalk;

/// <summary>预警谈话: whoever takes up, or works at, a key post is talked to beforehand. Never adverse (PVT-01).</summary>
internal sealed class PreventiveTalkKind : ICaseKind
{
    public ImmutableArray<string> Concerning { get; } =
        ["PVT.", "DSP-", "DLB-", "SER-01.", "MATRIX.PreventiveTalk", "RCU-09.", "DL-08.", "DL-13.", "DL-57."];

    public CaseKind Kind => CaseKind.PreventiveTalk;

    public KindFile Blank => new PreventiveTalkFile();

    public ImmutableArray<CaseStage> Stages => PreventiveTalkLifecycle.Stages;

    public ImmutableArray<CaseStep> Rows => PreventiveTalkLifecycle.Rows;

    public IEnumerable<(string Field, string? Text)> PaperFields(CaseFile file) => PreventiveTalkFile.Of(file) is { Plan: { } plan }
        ? [("content", plan.Content), ("place", plan.Place)]
        : [];

    public ImmutableArray<string> ServedKinds => [DocumentKinds.PreventiveRecord];

    public bool CountsInAnswers => false;

    public ArchiveSection ArchiveSection => ArchiveSection.Talk;

    public string Act(CaseFile file) => nameof(CaseKind.PreventiveTalk);

    public CaseFile Evolve(CaseFile file, Recorded recorded) => PreventiveTalkFile.Evolve(file, recorded);

    public object BoundPlan(CaseFile file) => CaseBound.Plan(file, PreventiveTalkFile.Of(file).Plan);

    public Ruling Decide(CaseFile file, CaseMove move, Circumstances given, Objections objections) => move switch
    {
        DraftTalk draft => objections
            .Talkers(file, draft.Plan.Talkers, given)
            .Then(() => Ruling.At(given.At, new TalkDrafted(draft.Plan))),
        RecordTalk talk => objections
            .Talkers(file, talk.Talkers, given)
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, talk, talk.HeldOn, given))
            .Gate(!talk.Talkers.IsEmpty, "PVT.talkers")
            .Needs(file, talk.Document, DocumentKinds.PreventiveRecord, "PVT.record")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, talk, talk.HeldOn, given),
                new TalkHeld(talk.HeldOn, talk.Talkers, talk.Place, talk.Document, talk.PledgeAttached))),
        SignPledge sign => objections
            .Add(Rank.InvalidRule, CaseServiceRules.OnDate(file, sign, sign.SignedOn, given))
            .Gate(file.Document(sign.Document) is not null, "DOC-01.no-document")
            .Then(() => Ruling.At(
                CaseServiceRules.Instant(file, sign, sign.SignedOn, given), new PledgeSigned(sign.SignedOn, sign.Document))),
        Finish finish => Finished(file, finish, given, objections),
        _ => throw new System.Diagnostics.UnreachableException(move.GetType().Name),
    };

    // Nothing is asked of the subject in return: no reply, no deadline, no appeal (PVT-01).
    public string? DutyOf(CaseFile file) => null;

    public ImmutableArray<OfficialId> Named(CaseMove move) => move switch
    {
        DraftTalk draft => draft.Plan.Talkers,
        RecordTalk talk => talk.Talkers,
        _ => [],
    };

    public CaseDetails Details(CaseFile file, CaseSight sight)
    {
        var own = PreventiveTalkFile.Of(file);
        return new PreventiveTalkView(sight is CaseSight.Full ? own.Plan : null, own.HeldOn, own.PledgeAttached, own.SignedOn);
    }

    private static Ruling Finished(CaseFile file, Finish finish, Circumstances given, Objections objections)
    {
        var own = PreventiveTalkFile.Of(file);
        var signed = own.SignedOn is not null;
        var outcome = signed ? PreventiveTalkOutcomes.Pledged
            : own.PledgeAttached ? PreventiveTalkOutcomes.SigningRefused
            : PreventiveTalkOutcomes.Held;
        return objections
            .Gate(signed || !own.PledgeAttached || !string.IsNullOrWhiteSpace(finish.SigningRefused), "PVT.refusal-noted")
            .Then(() => Ruling.At(
                given.At,
                [
                    new TalkFinished(outcome, signed || !own.PledgeAttached ? null : finish.SigningRefused),
                    .. CaseEndRules.ClosingClocks(file, outcome, given),
                ]));
    }
}
