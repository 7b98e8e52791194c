// The same case on the "critter stack": Wolverine's aggregate handler workflow over Marten's event store, with inline
// projections for the case and for the official's record, and audit entry and idempotency key as documents of the same session.
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using WarningGrid.Bench.Peers;
using WarningGrid.Bench.Peers.MartenStack;
using Wolverine;
using Wolverine.Marten;

return await PeerProgram.Run(args, (connection, builder) =>
{
    var settings = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 32, MaxAutoPrepare = 50, NoResetOnClose = true };
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddMarten(options =>
    {
        options.Connection(settings.ConnectionString);
        options.DisableNpgsqlLogging = true;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseIdentityMapForAggregates = true;
        options.Projections.Add<CaseProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add(new RecordProjection(), ProjectionLifecycle.Inline);
        options.Schema.For<AuditEntry>().Duplicate(one => one.Person);
        options.Schema.For<Command>();
        options.Schema.For<Official>();
    }).UseLightweightSessions().ApplyAllDatabaseChangesOnStartup().IntegrateWithWolverine();
    builder.Host.UseWolverine(options =>
    {
        options.Durability.Mode = DurabilityMode.MediatorOnly;
        options.Policies.AutoApplyTransactions();
    });
    return app => new CaseDesk(app);
});
