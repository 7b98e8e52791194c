using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Leads;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>How an inquiry ends: A–E, proposed, reviewed and approved inside Assessment.</summary>
internal static class TalkInquiryOutcomeRules
{
    private static readonly FrozenSet<CaseKind> Measures =
        FrozenSet.ToFrozenSet([CaseKind.Criticism, CaseKind.CorrectionOrder, CaseKind.Admonition]);

    private static readonly ImmutableArray<string> LimitsOfANewLead = ["DL-12", "DL-51"];

    /// <summary>涉嫌诬告, as a stored code.</summary>
    public const string FalseAccusationGround = "FALSE-ACCUSATION";

    public static Ruling Propose(CaseFile file, Propose propose, Circumstances given, Objections objections)
    {
        var measures = propose.Measures.IsDefault ? [] : propose.Measures;
        var second = propose.Outcome is InquiryOutcome.SecondRound;
        var rounds = given.Facts.Rules.At(file.Packs).Whole("TLK.max-rounds");
        return (propose.Next is { } next ? objections.Plan(file, next, given) : objections)
            .When(
                second && TalkInquiryFile.Of(file).Round >= rounds, Rank.LimitExceeded, RefusalKind.LimitExceeded,
                "TLK.max-rounds", rounds)
            .When(
                measures.Contains(CaseKind.Admonition) && file.Subject is { Authority: not (null or "County") },
                Rank.Forbidden, RefusalKind.Forbidden, "DSP-05.superior-authority")
            .When(
                !measures.All(Measures.Contains) || (propose.Outcome is not InquiryOutcome.Measure && !measures.IsEmpty),
                Rank.InvalidRule, RefusalKind.Invalid, "TLK.measures")
            .When(!second && propose.Next is not null, Rank.InvalidRule, RefusalKind.Invalid, "TLK.next-round-only")
            .Gate(propose.Outcome is not InquiryOutcome.Measure || !measures.IsEmpty, "TLK.measure-named")
            .Gate(!second || propose.Next is { Questions.IsEmpty: false }, "TLK.next-plan")
            .Gate(!second || !string.IsNullOrWhiteSpace(propose.RedactionNote), "DSP-10.redacted")
            .Needs(file, propose.Document, DocumentKinds.Opinion, "TLK.opinion")
            .Then(() => CaseApprovalRules.Begin(
                file, given, new OutcomeProposed(propose), Act(file, measures),
                ApprovalBinding.Of(file.Revision, Bound(file, propose))));
    }

    /// <summary>What the approval of the waiting proposal binds; of C also the plan of the second round.</summary>
    public static object Bound(CaseFile file) => Bound(file, TalkInquiryFile.Of(file).Proposed!);

    /// <summary>What follows the approval: closing, or for C another round.</summary>
    public static Ruling Approved(CaseFile file, Circumstances given)
    {
        var own = TalkInquiryFile.Of(file);
        var proposal = own.Proposed!;
        var assessed = DeadlineRules.Meet(file.Clocks, "DL-18", given.At, proven: true, given.Facts);
        if (proposal.Outcome is InquiryOutcome.SecondRound)
        {
            return Ruling.At(
                given.At,
                [
                    .. assessed,
                    new SecondRoundBegan(
                        own.Round + 1, proposal.Next!, given.Facts.ExpectedRevision ?? file.Revision,
                        ApprovalBinding.Digest(TalkInquiryPlanRules.Bound(file, proposal.Next))),
                    .. TalkInquiryPlanRules.TalkClock(file, proposal.Next, CountyTime.DateOf(given.At), given.Facts),
                ]);
        }

        // For D the lead goes on; the feedback clock asks the file as it will be.
        var ended = file with { Own = own with { Outcome = proposal.Outcome } };
        var ruling = Ruling.At(
            given.At,
            [
                .. assessed,
                new OutcomeApproved(
                    proposal.Outcome, proposal.Measures.IsDefault ? [] : proposal.Measures,
                    proposal.Outcome is InquiryOutcome.FalseAccusation ? given.NewLead : null),
                .. CaseEndRules.ClosingClocks(ended, proposal.Outcome.ToString(), given),
            ]);
        return proposal.Outcome is InquiryOutcome.FalseAccusation && given.NewLead is { } lead
            ? ruling.Bearing(FalseAccusation(lead, given))
            : ruling;
    }

    // The finding itself is not made here: whoever accused falsely is unknown to this file (outcome E). The lead's own
    // limits run from today, by the packs in force: it is a new matter.
    private static Birth FalseAccusation(LeadNumber lead, Circumstances given)
    {
        var facts = given.Facts;
        var packs = facts.Rules.InForce(facts.Today);
        return new(
            lead.Key(),
            [
                new(new LeadRegistered(
                    lead, new SignalNumber(""), "CASE", Named: false, facts.Today, [new LeadTarget(null, null, Unknown: true)],
                    FalseAccusationGround, AssignedFromAbove: false)),
                .. from limit in LimitsOfANewLead
                   select new Happening(DeadlineRules.Start(DeadlineBook.Empty, limit, facts.Today, packs, facts)),
            ]);
    }

    private static string Act(CaseFile file, ImmutableArray<CaseKind> measures) =>
        measures.Contains(CaseKind.Criticism) && !file.Subject.HeadsUnit ? "TalkInquiry.Criticism" : file.Ways.Act(file);

    private static BoundOutcome Bound(CaseFile file, Propose proposal) =>
        new(file.Number, proposal, TalkInquiryPlanRules.Bound(file, proposal.Next));

    internal sealed record BoundOutcome(CaseNumber Number, Propose Proposal, object Plan);
}
