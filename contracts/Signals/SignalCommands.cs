namespace WarningGrid.Signals;

/// <summary>Makes the signal a lead.</summary>
[GenerateSerializer, Immutable, Alias("signal.register")]
public sealed record RegisterSignal;

/// <summary>留存: no action; it goes on counting for correlation.</summary>
[GenerateSerializer, Immutable, Alias("signal.note")]
public sealed record NoteSignal([property: Id(0)] string Reason);

/// <summary>The same matter as another signal, which goes on alone.</summary>
[GenerateSerializer, Immutable, Alias("signal.merge")]
public sealed record MergeSignal([property: Id(0)] SignalNumber Into, [property: Id(1)] string Reason);

[GenerateSerializer, Immutable, Alias("signal.unmerge")]
public sealed record UnmergeSignal([property: Id(0)] string Reason);

/// <summary>Outside our competence: sent on to where it belongs.</summary>
[GenerateSerializer, Immutable, Alias("signal.transfer")]
public sealed record TransferSignal([property: Id(0)] string Destination, [property: Id(1)] string Reason);

[GenerateSerializer, Immutable, Alias("signal.reject")]
public sealed record RejectSignal([property: Id(0)] string Reason);

/// <param name="ReceiptId">Of the quarantined item.</param>
/// <param name="Data">Its data, corrected: one JSON object of the type's shape.</param>
[GenerateSerializer, Immutable, Alias("signal.replay")]
public sealed record ReplaySignal(
    [property: Id(0)] string ReceiptId, [property: Id(1)] string Type, [property: Id(2)] string Data, [property: Id(3)] string Reason);

/// <param name="Mention">Where the person stands in the data, as a JSON pointer: <c>/targets/0</c>, <c>/official</c>.</param>
[GenerateSerializer, Immutable, Alias("signal.confirm-match")]
public sealed record ConfirmMatch([property: Id(0)] string Mention, [property: Id(1)] OfficialId Official);

/// <inheritdoc cref="ConfirmMatch" path="/param"/>
[GenerateSerializer, Immutable, Alias("signal.reject-match")]
public sealed record RejectMatch([property: Id(0)] string Mention, [property: Id(1)] OfficialId Official);

/// <inheritdoc cref="ConfirmMatch" path="/param"/>
[GenerateSerializer, Immutable, Alias("signal.revoke-match")]
public sealed record RevokeMatch([property: Id(0)] string Mention, [property: Id(1)] string Reason);

/// <inheritdoc cref="ConfirmMatch" path="/param"/>
[GenerateSerializer, Immutable, Alias("signal.withdraw-match")]
public sealed record WithdrawMatch([property: Id(0)] string Mention);

/// <param name="ForwardedOn">The day on which it left the house.</param>
/// <param name="Courier">How it went, e.g. 机要交换; never what it says.</param>
[GenerateSerializer, Immutable, Alias("signal.forward")]
public sealed record ForwardSealed([property: Id(0)] DateOnly ForwardedOn, [property: Id(1)] string Courier);
