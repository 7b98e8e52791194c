using WarningGrid.Access;
using WarningGrid.Documents;

namespace WarningGrid.Cases.Admonition;

/// <summary>What an admonition remembers beyond every case.</summary>
[Alias("admonition.file")]
internal sealed record AdmonitionFile : KindFile
{
    public AdmonitionPlan? Plan { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? EffectEnd { get; init; }
    public DateOnly? RunsBehind { get; init; }
    public bool MidChecked { get; init; }

    public static AdmonitionFile Of(CaseFile file) => (AdmonitionFile)file.Own!;
}

/// <summary>How an admonition remembers its own events, and where they lead.</summary>
internal static class AdmonitionEvolution
{
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = AdmonitionFile.Of(file);
        return recorded.Event switch
        {
            AdmonitionDrafted e => CaseEvolution.Stale(file) with { Own = own with { Plan = e.Plan } },
            DocumentAttached { Kind: DocumentKinds.AdmonitionNotice } when IsBefore(file, own) => CaseEvolution.Stale(file),
            EvidenceChecked e => file with { Own = own with { RunsBehind = e.RunsBehind } },
            NoticeServed e => Served(file, e.Document, e.CopyTo) with
            {
                Stage = AdmonitionStages.NoticeServed,
                Own = own with { DecidedOn = e.Receipt.Date, EffectEnd = e.EffectEnd },
            },
            TalkHeld e => e.Talkers.Aggregate(file, (seen, talker) => seen with
            {
                Involvements = seen.Involvements.Note(talker, Capacity.Interviewer, recorded.OccurredAt),
            }) with { Stage = AdmonitionStages.SelfExaminationDue },
            LetterServed e => Served(file, e.Document, e.CopyTo) with { Stage = AdmonitionStages.SelfExaminationDue },
            SelfExaminationReceived => file with { Stage = AdmonitionStages.UnderCorrection },
            MidChecked => file with { Own = own with { MidChecked = true } },
            ReportReceived => file with { Stage = AdmonitionStages.FollowUp },
            ProceededWithoutReply => file with
            {
                Stage = file.Stage == AdmonitionStages.SelfExaminationDue ? AdmonitionStages.UnderCorrection : AdmonitionStages.FollowUp,
            },
            FollowedUp e => CaseEvolution.Ended(
                file, e.Corrected ? AdmonitionOutcomes.Released : AdmonitionOutcomes.NotCorrected),
            _ => file,
        };
    }

    // The notice until it is served; the letter until that is.
    private static bool IsBefore(CaseFile file, AdmonitionFile own) =>
        file.Stage == CaseStage.Approved
        || (file.Stage == AdmonitionStages.NoticeServed && own.Plan is { Form: AdmonitionForm.Letter });

    private static CaseFile Served(CaseFile file, int document, OfficialId? copyTo) => file with
    {
        SubjectServed = true,
        UnitServed = file.UnitServed || copyTo is not null,
        ServedDocuments = file.ServedDocuments.Add(document),
    };
}
