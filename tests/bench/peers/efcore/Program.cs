// The same case as a .NET team would usually write it: an application service over EF Core, rows that are changed in place,
// and history, audit entry, record row and idempotency key beside them in one SaveChanges.
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WarningGrid.Bench.Peers;
using WarningGrid.Bench.Peers.EfCore;

return await PeerProgram.Run(args, (connection, builder) =>
{
    var settings = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 32, MaxAutoPrepare = 50, NoResetOnClose = true };
    builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings));
    builder.Services.AddPooledDbContextFactory<CaseContext>(
        (services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()).EnableThreadSafetyChecks(false));
    return app => new CaseService(app.Services.GetRequiredService<IDbContextFactory<CaseContext>>(), TimeProvider.System);
});
