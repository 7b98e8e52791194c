namespace WarningGrid;

/// <summary>An aggregate's state at a version, kept so that activation reads only the tail. Derived: losing it loses nothing.</summary>
[GenerateSerializer, Alias("snapshot")]
internal sealed class Snapshot
{
    /// <summary>The kind's <see cref="Aggregate{TState}.Format"/>; one of another format is ignored.</summary>
    [Id(0)] public int Format { get; set; }
    [Id(1)] public long Version { get; set; }
    [Id(2)] public byte[] Sha256 { get; set; } = [];
    [Id(3)] public byte[] Sm3 { get; set; } = [];

    /// <summary>The state as <see cref="EventJson"/> writes it; text, because the provider's serializer loses a memory of bytes.</summary>
    [Id(4)] public string Json { get; set; } = "";
}

/// <summary>The stored chain does not check: activation is refused and somebody must look.</summary>
[GenerateSerializer, Alias("chain-broken")]
internal sealed class ChainBroken(string stream, long version) : Exception($"hash chain broken at {stream}/{version}")
{
    [Id(0)] public string Stream { get; } = stream;
    [Id(1)] public long Version { get; } = version;
}
