using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Documents;
using static WarningGrid.Cases.Criticism.CriticismStages;

namespace WarningGrid.Cases.Criticism;

// What happens only to a criticism (批评教育), in the order of its life.

[Alias("criticism.drafted")]
internal sealed record CriticismDrafted(CriticismPlan Plan) : IEvent;

[Alias("criticism.served")]
internal sealed record CriticismServed(CriticismForm Form, int Document, ServiceReceipt Receipt) : IEvent;

[Alias("criticism.draft-served")]
internal sealed record DraftServed(int Document, ServiceReceipt Receipt) : IEvent;

[Alias("criticism.unit-heard")]
internal sealed record UnitHeard(string Answer, int? Document, DateTimeOffset? StampedAt) : IEvent;

[Alias("criticism.vote-cast")]
internal sealed record CensureVoteCast(OfficialId By, Ballot Ballot, string? Opinion) : IEvent;

/// <param name="Members">How many the leading group has in all.</param>
/// <param name="Revision">The revision that was voted on.</param>
[Alias("criticism.censure-decided")]
internal sealed record CensureDecided(
    bool Carried, DateOnly HeldOn, int Minutes, int Members, ImmutableArray<OfficialId> For, ImmutableArray<OfficialId> Against,
    ImmutableArray<OfficialId> Abstained, long Revision) : IEvent;

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

    /// <summary>When the draft of a censure was served on its unit.</summary>
    public DateOnly? DraftServedOn { get; init; }

    /// <summary>Whether the unit has answered the draft.</summary>
    public bool Heard { get; init; }

    /// <summary>One for each member of the leading group who has voted on the draft as it stands.</summary>
    public ImmutableArray<CensureVoteCast> Votes { get; init; } = [];

    /// <summary>Whether the leading group agreed; null while it has not decided.</summary>
    public bool? Carried { get; init; }

    public bool IsForm(CriticismForm form) => Plan?.Form == form;

    public static CriticismFile Of(CaseFile file) => (CriticismFile)file.Own!;

    private static CriticismFile Unheard(CriticismFile own) =>
        own with { DraftServedOn = null, Heard = false, Votes = [], Carried = null };

    /// <summary>Remembers one event of the kind, and the stage it leads to.</summary>
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = Of(file);
        return recorded.Event switch
        {
            // What the unit was heard on and the group voted on is no more.
            CriticismDrafted e => CaseEvolution.Stale(file) with { Own = Unheard(own) with { Plan = e.Plan } },
            DocumentAttached { Kind: DocumentKinds.CriticismNotice or DocumentKinds.Circular } when file.Stage == CaseStage.Approved =>
                CaseEvolution.Stale(file) with { Own = Unheard(own) },
            DraftServed e => file with { UnitServed = true, Own = Unheard(own) with { DraftServedOn = e.Receipt.Date } },
            UnitHeard => file with { Own = own with { Heard = true } },
            CensureVoteCast e => file with
            {
                Own = own with { Votes = own.Votes.Add(e) },
                Involvements = file.Involvements.Note(e.By, Capacity.Approver, recorded.OccurredAt),
            },
            CensureDecided { Carried: true } => file with { Own = own with { Carried = true } },
            CensureDecided => CaseEvolution.Ended(file, CaseOutcomes.NotApproved) with { Own = own with { Carried = false } },
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
