using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Cases;

// What happens to an appeal (申诉), in the order of its life. It moves no stage of the case but to Void (DSP-19).

/// <param name="Deciders">Roles one of whose holders decides it, as the pack has them; so of the others here.</param>
[Alias("appeal.filed")]
internal sealed record AppealFiled(
    OfficialId By, string Grounds, DateTimeOffset? StampedAt, ImmutableArray<Role>? Deciders = null) : IEvent;

/// <param name="Reason">Why it is admitted though its time was over (APL-05).</param>
[Alias("appeal.admitted")]
internal sealed record AppealAdmitted(OfficialId By, string Grounds, string Reason, ImmutableArray<Role>? Deciders = null) : IEvent;

[Alias("appeal.taken")]
internal sealed record AppealTaken(OfficialId By) : IEvent;

/// <param name="Final">Whether it was a re-review: nothing more can be applied for.</param>
[Alias("appeal.decided")]
internal sealed record AppealDecided(AppealStage Outcome, OfficialId By, string Opinion, AppealVariation? Variation, bool Final) : IEvent;

[Alias("appeal.decision-served")]
internal sealed record AppealDecisionServed(ServiceReceipt Receipt) : IEvent;

[Alias("appeal.re-review-applied")]
internal sealed record ReReviewApplied(
    OfficialId By, string Grounds, DateTimeOffset? StampedAt, ImmutableArray<Role>? Deciders = null) : IEvent;

[Alias("appeal.withdrawn")]
internal sealed record AppealWithdrawn(OfficialId By) : IEvent;

/// <summary>The subject and his unit were told in writing that nothing of it stands (澄清).</summary>
[Alias("appeal.clarification-issued")]
internal sealed record ClarificationIssued(string Text, ServiceReceipt Subject, ServiceReceipt? Unit) : IEvent;
