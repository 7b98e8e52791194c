namespace WarningGrid.Engine;

/// <summary>Lets only so many questions at the store at once; the others wait here and not for a connection.</summary>
/// <remarks>
/// The driver knows one time-out for connecting and for waiting on a full pool. A thousand grains that wake together
/// would run into that second and be told that the store is down, when it is only busy.
/// </remarks>
internal sealed class Gate(int width) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim open = new(width);

    /// <exception cref="StorageUnavailable">The store failed, or nothing moved for three seconds.</exception>
    public async Task<T> Ask<T>(Func<Task<T>> question)
    {
        if (!await open.WaitAsync(Patience))
        {
            throw new StorageUnavailable("too many questions at once");
        }

        try
        {
            return await Postgres.Ask(question);
        }
        finally
        {
            open.Release();
        }
    }

    public void Dispose() => open.Dispose();
}
