namespace WarningGrid;

/// <summary>A target said no to what followed from this aggregate: an answer, and a task of its holder (design D5).</summary>
[Alias("kernel.follow-up-refused")]
internal sealed record FollowUpRefused(string MessageId, string Target, RefusalKind Kind, string Code) : ILeavesRevision;

/// <summary>Brings a target's refusal back to the source.</summary>
[Alias("kernel.follow-up-refusal")]
internal sealed record FollowUpRefusal(string MessageId, string Target, RefusalKind Kind, string Code) : IMessage;
