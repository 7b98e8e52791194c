namespace WarningGrid;

/// <summary>What every deciding grain works with.</summary>
internal sealed record GrainTools(IEventLog Log, IAuditTrail Audit, IFactsSource Facts, ILiveUpdates Live, ILogger<GrainTools> Journal);

/// <summary>Gathers the facts of a question: clock, packs, calendar, the caller's grants, his exclusions.</summary>
internal interface IFactsSource
{
    /// <exception cref="StorageUnavailable">Grants or exclusions could not be read.</exception>
    ValueTask<Facts> Gather(Caller caller);
}

/// <summary>Tells open pages that something moved. May be lost; never carries content.</summary>
internal interface ILiveUpdates
{
    void Tell(string stream, long version, long revision, string stage);
}

/// <summary>The caller of the running grain call, put there by the call filter after it has verified the seal.</summary>
internal static class CallerContext
{
    private static readonly AsyncLocal<Caller?> Verified = new();

    /// <exception cref="InvalidOperationException">Nobody is known to be asking: a call that by-passed the filter.</exception>
    public static Caller Current =>
        Verified.Value ?? throw new InvalidOperationException("a grain was asked by nobody the filter has verified");

    public static void Set(Caller caller) => Verified.Value = caller;
}
