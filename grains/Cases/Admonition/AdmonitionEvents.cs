using System.Collections.Immutable;

namespace WarningGrid.Cases.Admonition;

// What happens only to an admonition (警示诫勉), in the order of its life.

[Alias("admonition.drafted")]
internal sealed record AdmonitionDrafted(AdmonitionPlan Plan) : IEvent;

/// <param name="RunsBehind">The end of another admonition's effect, where one still ran: the approver is told (ADM-02).</param>
[Alias("admonition.evidence-checked")]
internal sealed record EvidenceChecked(int Document, EvidenceStandard Standard, DateOnly? RunsBehind) : IEvent;

/// <param name="EffectEnd">The last day of the effect by this admonition alone (DL-21).</param>
[Alias("admonition.notice-served")]
internal sealed record NoticeServed(int Document, ServiceReceipt Receipt, OfficialId? CopyTo, DateOnly EffectEnd) : IEvent;

[Alias("admonition.talk-held")]
internal sealed record TalkHeld(DateOnly On, ImmutableArray<OfficialId> Talkers, string Place, int Document) : IEvent;

[Alias("admonition.letter-served")]
internal sealed record LetterServed(int Document, ServiceReceipt Receipt, OfficialId? CopyTo) : IEvent;

[Alias("admonition.self-examination-received")]
internal sealed record SelfExaminationReceived(int Document, DateTimeOffset? StampedAt) : IEvent;

[Alias("admonition.mid-checked")]
internal sealed record MidChecked(string Finding) : IEvent;

[Alias("admonition.report-received")]
internal sealed record ReportReceived(int Document, DateTimeOffset? StampedAt) : IEvent;

/// <param name="Corrected">Whether he has corrected himself.</param>
[Alias("admonition.followed-up")]
internal sealed record FollowedUp(bool Corrected, string Finding) : IEvent;
