namespace WarningGrid.Engine;

/// <summary>No provider's exception leaves a grain: it has no codec and would reach the caller as another (design D16).</summary>
/// <remarks>The log translates its own; this catches what grains ask of the database themselves, registers above all.</remarks>
internal sealed class StorageFaultFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception e) when (Causes(e).Any(cause =>
            cause is System.Data.Common.DbException or Orleans.Storage.InconsistentStateException))
        {
            throw Postgres.Unavailable(e);
        }
    }

    // A grain that could not wake for want of its snapshot hands on an exception of Orleans with the provider's inside.
    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
