namespace WarningGrid.Documents;

// What becomes of the numbers of one prefix and year (SER-01). Every number is issued or void in the end.

/// <param name="Caller">Who sent the command it is for.</param>
/// <param name="Key">That command's idempotency key.</param>
/// <param name="SweepAt">When it is void unless the command was stored by then.</param>
[Alias("serial.reserved")]
internal sealed record SerialReserved(
    string Prefix, int Year, int Number, string Caller, string Key, string ForObject, DateTimeOffset SweepAt) : IEvent;

[Alias("serial.sealed")]
internal sealed record SerialSealed(int Number, string Sm3, string Object) : ILeavesRevision;

[Alias("serial.voided")]
internal sealed record SerialVoided(int Number, string Reason) : ILeavesRevision;

/// <summary>An object → its register: a document bears this number now.</summary>
[Alias("serial.used")]
internal sealed record SerialUsed(int Number, string Sm3, string Object) : IMessage;
