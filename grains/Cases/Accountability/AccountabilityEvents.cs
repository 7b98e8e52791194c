using System.Collections.Immutable;
using WarningGrid.Approvals;

namespace WarningGrid.Cases.Accountability;

// What happens only to an accountability case (问责), in the order of its life.

[Alias("accountability.drafted")]
internal sealed record ProposalDrafted(AccountabilityPlan Plan) : IEvent;

[Alias("accountability.submitted")]
internal sealed record ProposalSubmitted : IEvent;

[Alias("accountability.hearing-recorded")]
internal sealed record HearingRecorded(DateOnly HeldOn, ImmutableArray<DefencePoint> Points, int Document, string? Absence) : IEvent;

[Alias("accountability.vote-cast")]
internal sealed record VoteCast(OfficialId By, Ballot Ballot, string? Opinion) : IEvent;

/// <param name="Members">How many the leading group has in all.</param>
/// <param name="Revision">The revision that was voted on.</param>
[Alias("accountability.decided")]
internal sealed record CollectivelyDecided(
    bool Carried, DateOnly HeldOn, int Document, int Members, ImmutableArray<OfficialId> For, ImmutableArray<OfficialId> Against,
    ImmutableArray<OfficialId> Abstained, long Revision) : IEvent;

/// <param name="EffectEnd">The last day of its effect by itself; null where the measure has none.</param>
[Alias("accountability.served")]
internal sealed record DecisionServed(
    int Document, ServiceReceipt Receipt, DateOnly EffectiveOn, string Basis, string AppealRoute, DateOnly? EffectEnd) : IEvent;

[Alias("accountability.decision-executed")]
internal sealed record DecisionExecuted(int Document, string Organisation, string PersonnelArchive) : IEvent;
