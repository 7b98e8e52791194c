using System.Collections.Immutable;

namespace WarningGrid.Documents;

/// <summary>The serials (文号) of one prefix and year: gap-free, given at sealing, never used again (SER-01).</summary>
/// <remarks>Keyed <c>n-当预函-2026</c>. Numbers are given to sealings by the grains themselves.</remarks>
[Alias("serial-register")]
public interface ISerialRegister : IFollower
{
    /// <summary>Every number given, with what became of it.</summary>
    [Alias("read")]
    Task<Outcome<SerialView>> Read();
}

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
