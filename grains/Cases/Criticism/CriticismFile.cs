using WarningGrid.Documents;
using static WarningGrid.Cases.Criticism.CriticismStages;

namespace WarningGrid.Cases.Criticism;

// What happens only to a criticism (批评教育), in the order of its life.

[Alias("criticism.drafted")]
internal sealed record CriticismDrafted(CriticismPlan Plan) : IEvent;

[Alias("criticism.served")]
internal sealed record CriticismServed(CriticismForm Form, int Document, ServiceReceipt Receipt) : IEvent;

[Alias("criticism.circular-issued")]
internal sealed record CircularIssued(int Document, DateOnly HeardOn, int Minutes) : IEvent;

[Alias("criticism.acknowledged")]
internal sealed record CriticismAcknowledged(int? Document, DateTimeOffset? StampedAt) : IEvent;

[Alias("criticism.review-received")]
internal sealed record ReviewReceived(int Document, DateTimeOffset? StampedAt) : IEvent;

[Alias("criticism.review-accepted")]
internal sealed record ReviewAccepted(string Opinion) : IEvent;

/// <summary>What a criticism remembers beyond every case.</summary>
[Alias("criticism.file")]
internal sealed record CriticismFile : KindFile
{
    public CriticismPlan? Plan { get; init; }
    public DateOnly? ServedOn { get; init; }

    public bool IsForm(CriticismForm form) => Plan?.Form == form;

    public static CriticismFile Of(CaseFile file) => (CriticismFile)file.Own!;

    /// <summary>Remembers one event of the kind, and the stage it leads to.</summary>
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = Of(file);
        return recorded.Event switch
        {
            CriticismDrafted e => CaseEvolution.Stale(file) with { Own = own with { Plan = e.Plan } },
            DocumentAttached { Kind: DocumentKinds.CriticismNotice or DocumentKinds.Circular } when file.Stage == CaseStage.Approved =>
                CaseEvolution.Stale(file),
            CriticismServed e => file with
            {
                Stage = e.Form is CriticismForm.OrderedReview ? SelfReviewDue : AckDue,
                SubjectServed = true,
                UnitServed = file.UnitServed || file.Subject.Official is null,
                ServedDocuments = file.ServedDocuments.Add(e.Document),
                Own = own with { ServedOn = e.Receipt.Date },
            },
            CircularIssued e => CaseEvolution.Ended(file, CriticismOutcomes.Issued) with
            {
                SubjectServed = true,
                UnitServed = true,
                ServedDocuments = file.ServedDocuments.Add(e.Document),
                Own = own with { ServedOn = CountyTime.DateOf(recorded.OccurredAt) },
            },
            CriticismAcknowledged => CaseEvolution.Ended(file, CriticismOutcomes.Acknowledged),
            ReviewReceived => file with { Stage = Judging },
            PaperReturned => file with { Stage = SelfReviewDue },
            ReviewAccepted => CaseEvolution.Ended(file, CriticismOutcomes.Accepted),
            ProceededWithoutReply => CaseEvolution.Ended(
                file, file.Stage == AckDue ? CriticismOutcomes.NotAcknowledged : CriticismOutcomes.NoReview),
            _ => file,
        };
    }
}
