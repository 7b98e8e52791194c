using System.Collections.Immutable;

namespace WarningGrid.Documents;

/// <summary>The serials (文号) of one prefix and year: gap-free, given at sealing, never used again (SER-01).</summary>
/// <remarks>Keyed <c>n-当预函-2026</c>. Safe to repeat: the same submission key gets the same number.</remarks>
[Alias("serial-register")]
public interface ISerialRegister : IFollower
{
    /// <summary>The next number, reserved for one command; void after a while if that command never sealed.</summary>
    [Alias("reserve")]
    Task<Outcome<SerialView>> Reserve(ReserveSerial reservation, Submission submission);

    /// <summary>Every number given, with what became of it.</summary>
    [Alias("read")]
    Task<Outcome<SerialView>> Read();
}

/// <summary>Asks for a number for a command that is about to seal.</summary>
/// <param name="ForCaller">Who sent that command.</param>
/// <param name="ForKey">Its idempotency key.</param>
/// <param name="ForObject">Grain key of the object the document belongs to.</param>
[GenerateSerializer, Immutable, Alias("serial.reserve")]
public sealed record ReserveSerial(
    [property: Id(0)] string ForCaller, [property: Id(1)] string ForKey, [property: Id(2)] string ForObject);

/// <summary>A register of serials.</summary>
/// <param name="Last">The last number given, as a text: 当预函〔2026〕12号.</param>
[GenerateSerializer, Immutable, Alias("serial.view")]
public sealed record SerialView(
    [property: Id(0)] string Prefix, [property: Id(1)] int Year, [property: Id(2)] int LastNumber,
    [property: Id(3)] string Last, [property: Id(4)] ImmutableArray<SerialEntry> Entries, [property: Id(5)] long Revision)
    : IRevised;

/// <summary>One number.</summary>
/// <param name="State">Reserved, Sealed or Void.</param>
/// <param name="Reason">Why it is void.</param>
[GenerateSerializer, Immutable, Alias("serial.entry")]
public sealed record SerialEntry(
    [property: Id(0)] int Number, [property: Id(1)] SerialState State, [property: Id(2)] string? Reason = null);

/// <summary>What became of a number.</summary>
[GenerateSerializer, Alias("serial.state")]
public enum SerialState { Reserved, Sealed, Void }
