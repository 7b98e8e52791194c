using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Cases.Accountability;

/// <summary>What an accountability case remembers beyond every case.</summary>
[Alias("accountability.file")]
internal sealed record AccountabilityFile : KindFile
{
    public AccountabilityPlan? Plan { get; init; }
    public DateOnly? HeardOn { get; init; }

    /// <summary>One for each member who has voted on what is before them now.</summary>
    public ImmutableArray<VoteCast> Votes { get; init; } = [];
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? EffectiveOn { get; init; }
    public DateOnly? EffectEnd { get; init; }

    public static AccountabilityFile Of(CaseFile file) => (AccountabilityFile)file.Own!;

    /// <summary>Remembers one event of the kind, and the stage it leads to.</summary>
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = Of(file);
        return recorded.Event switch
        {
            ProposalDrafted e => file with { Own = own with { Plan = e.Plan } },
            ProposalSubmitted => file with { Stage = AccountabilityStages.Hearing, WasSubmitted = true },
            HearingRecorded e => file with
            {
                Stage = CaseStage.Review, Matter = ApprovalMatter.Plan, Own = own with { HeardOn = e.HeldOn },
            },

            // Whatever goes back comes before the group anew.
            ApprovalBegun or ApprovalReturned or ApprovalWithdrawn => file with { Own = own with { Votes = [] } },
            VoteCast e => file with
            {
                Own = own with { Votes = own.Votes.Add(e) },
                Involvements = file.Involvements.Note(e.By, Capacity.Approver, recorded.OccurredAt),
            },
            CollectivelyDecided e => Decided(file, own, e),
            DecisionServed e => file with
            {
                Stage = AccountabilityStages.Execution,
                SubjectServed = true,
                ServedDocuments = file.ServedDocuments.Add(e.Document),
                Own = own with { EffectiveOn = e.EffectiveOn, EffectEnd = e.EffectEnd },
            },
            DecisionExecuted => CaseEvolution.Ended(file, AccountabilityOutcomes.Executed),
            _ => file,
        };
    }

    private static CaseFile Decided(CaseFile file, AccountabilityFile own, CollectivelyDecided e)
    {
        var chain = file.Chain! with
        {
            Standing = e.Carried ? ApprovalStanding.Approved : ApprovalStanding.Rejected,
            Bound = file.Chain.Bound with { Revision = e.Revision },
        };
        var heard = file with { Chain = chain, Own = own with { DecidedOn = e.HeldOn } };
        return e.Carried
            ? heard with
            {
                Stage = AccountabilityStages.Decided,

                // Approved by all who carried it: no one person's name stands for them.
                Approved = new(chain.Proposers[0], CaseEvolution.ReviewerOf(chain), Approver: null, e.Revision, chain.Bound.Sm3),
            }
            : CaseEvolution.Ended(heard, CaseOutcomes.NotApproved);
    }
}
