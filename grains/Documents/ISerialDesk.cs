using System.Collections.Immutable;

namespace WarningGrid.Documents;

/// <summary>Where a sealing gets its number: one desk for each prefix and year, keyed like its register.</summary>
/// <remarks>Safe to repeat: the same command gets the same number as long as that is reserved for it.</remarks>
[Alias("serial-desk")]
internal interface ISerialDesk : IGrainWithStringKey
{
    /// <summary>The next number, reserved for one command; void after a while if that command never sealed.</summary>
    [Alias("reserve")]
    Task<Outcome<ReservedSerial>> Reserve(ReserveSerial asked);
}

/// <summary>What a register does for its desk.</summary>
[Alias("serial-issue")]
internal interface ISerialIssue : IGrainWithStringKey
{
    /// <summary>A number for each of those who ask, in their order, by one append.</summary>
    [Alias("reserve-all")]
    Task<Outcome<ReservedSerials>> Reserve(ReserveSerials asked);
}

/// <summary>Asks for a number for a command that is about to seal.</summary>
/// <param name="ForCaller">Who sent that command.</param>
/// <param name="ForKey">Its idempotency key.</param>
/// <param name="ForObject">Grain key of the object the document belongs to.</param>
[GenerateSerializer, Immutable, Alias("serial.reserve")]
internal sealed record ReserveSerial(
    [property: Id(0)] string ForCaller, [property: Id(1)] string ForKey, [property: Id(2)] string ForObject);

/// <summary>All that waited at the desk.</summary>
[GenerateSerializer, Immutable, Alias("serial.reserve-all")]
internal sealed record ReserveSerials([property: Id(0)] ImmutableArray<ReserveSerial> Asked);

/// <summary>A serial that was reserved for one command (SER-01).</summary>
/// <param name="Text">As it is printed: 当预函〔2026〕12号.</param>
[GenerateSerializer, Immutable, Alias("serial.given")]
internal sealed record ReservedSerial(
    [property: Id(0)] string Prefix, [property: Id(1)] int Year, [property: Id(2)] int Number, [property: Id(3)] string Text);

/// <summary>One for each who asked, in their order.</summary>
[GenerateSerializer, Immutable, Alias("serial.all-given")]
internal sealed record ReservedSerials([property: Id(0)] ImmutableArray<ReservedSerial> Given);
