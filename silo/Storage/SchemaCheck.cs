namespace WarningGrid.Engine;

/// <summary>A silo starts on a database of its version only: one that is behind would fail it later, in the middle of an act.</summary>
/// <remarks>A database that is ahead is fine: migrations keep what the running version reads.</remarks>
internal sealed class SchemaCheck(SiloSettings settings) : IHostedService
{
    /// <exception cref="InvalidOperationException">Scripts wait: <c>wg migrate</c> has not run.</exception>
    public Task StartAsync(CancellationToken cancellationToken) =>
        Migrations.Pending(settings.Postgres) is { Count: > 0 } pending
            ? throw new InvalidOperationException($"the database is not of this version: wg migrate first ({string.Join(", ", pending)})")
            : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
