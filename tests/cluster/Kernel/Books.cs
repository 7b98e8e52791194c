using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

/// <summary>A county of one silo whose only business are ledgers.</summary>
public class Books : IAsyncLifetime
{
    internal TestCounty County { get; private set; } = null!;

    protected virtual short Silos => 1;

    internal static NoteAmount Amount(long amount, params string[] tell) => new(amount, "", [.. tell]);

    internal static Submission Key(string key, long? expected = null) => new(key, expected);

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Create();
        await database.Run(LedgerKind.Ddl);
        County = await TestCounty.Start(Silos, Configure, database);
        TestCaller.Is("G00000417");
    }

    internal ILedgerGrain Ledger(string key) => County.Grain<ILedgerGrain>(key);

    protected virtual void Configure(IServiceCollection services)
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (County is not null)
        {
            await County.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
