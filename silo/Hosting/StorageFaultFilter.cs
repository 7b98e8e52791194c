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
        catch (Exception e) when (e is System.Data.Common.DbException or Orleans.Storage.InconsistentStateException)
        {
            throw Postgres.Unavailable(e);
        }
    }
}
