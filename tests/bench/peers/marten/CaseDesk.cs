using JasperFx;
using Marten;
using Marten.Exceptions;
using Wolverine;

namespace WarningGrid.Bench.Peers.MartenStack;

/// <summary>Sends commands to Wolverine's bus; a repeat is answered like the first.</summary>
internal sealed class CaseDesk(IHost host) : IPeer
{
    private static readonly DateOnly Founded = new(2019, 1, 1);

    private readonly IDocumentStore store = host.Services.GetRequiredService<IDocumentStore>();

    public async Task<Standing> Open(Opening opening, string by, string key)
    {
        try
        {
            return await host.MessageBus().InvokeAsync<Standing>(new OpenCase(Town.CaseNumber(opening.Lead), opening, by, key));
        }
        catch (Exception e) when (e is ExistingStreamIdCollisionException or DocumentAlreadyExistsException)
        {
            return await Repeat(by, key);
        }
    }

    public async Task<Standing> Move(string number, Move move, string by, string key, long revision)
    {
        try
        {
            return Of(await host.MessageBus().InvokeAsync<CaseState>(new MoveCase(number, revision, move, by, key)), revision + 1);
        }
        catch (Exception e) when (e is ConcurrencyException or DocumentAlreadyExistsException)
        {
            return await Repeat(by, key);
        }
    }

    public Task<string> Record(string official, string by) =>
        throw new NotSupportedException("records are compared with the EF Core peer only");

    public Task Settle(int officials, int cases, int leads) => store.BulkInsertAsync(Enumerable.Range(0, officials).Select(n => new Official
    {
        Id = Town.Official(n), Name = "某某", Authority = "County", Unit = Town.Unit(n),
        Posts = [new(Town.Post(n), Town.Unit(n), Founded, null, false)],
    }).ToArray());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Standing> Repeat(string by, string key)
    {
        await using var session = store.QuerySession();
        var command = await session.LoadAsync<Command>(Command.IdOf(by, key)) ?? throw new Refused("Stale");
        return Of((await session.LoadAsync<CaseState>(command.Number))!, command.Revision);
    }

    private static Standing Of(CaseState state, long revision) =>
        new(state.Id, state.Stage, revision, state.Outcome, state.Documents);
}
