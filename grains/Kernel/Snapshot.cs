namespace WarningGrid;

/// <summary>An aggregate's state at a version, kept so that activation reads only the tail. Derived: losing it loses nothing.</summary>
[GenerateSerializer, Alias("snapshot")]
internal sealed class Snapshot
{
    /// <summary>How it is packed and the kind's <see cref="Aggregate{TState}.Format"/>; one of another format is ignored.</summary>
    [Id(0)] public int Format { get; set; }
    [Id(1)] public long Version { get; set; }
    [Id(2)] public byte[] Sha256 { get; set; } = [];
    [Id(3)] public byte[] Sm3 { get; set; } = [];

    /// <summary>The state as <see cref="EventJson"/> writes it, packed: the provider writes JSON, and JSON within JSON is twice as long and read twice.</summary>
    /// <remarks>An array, because the provider's serializer loses a memory of bytes.</remarks>
    [Id(5)] public byte[] Packed { get; set; } = [];

    /// <summary>Its bytes before it was packed.</summary>
    [Id(6)] public int Size { get; set; }
}

/// <summary>The stored chain does not check: activation is refused and somebody must look.</summary>
[GenerateSerializer, Alias("chain-broken")]
internal sealed class ChainBroken(string stream, long version) : Exception($"hash chain broken at {stream}/{version}")
{
    [Id(0)] public string Stream { get; } = stream;
    [Id(1)] public long Version { get; } = version;
}
