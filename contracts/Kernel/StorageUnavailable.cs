namespace WarningGrid;

/// <summary>The store did not answer, or its answer was lost. Nothing is known to be recorded; repeating the key is safe.</summary>
/// <remarks>
/// The only exception of ours that crosses a grain boundary: a provider's exception has no codec and would reach the
/// caller as another one (design D16). It carries no inner exception for the same reason.
/// </remarks>
[GenerateSerializer, Alias("storage-unavailable")]
public sealed class StorageUnavailable(string message) : Exception(message);
