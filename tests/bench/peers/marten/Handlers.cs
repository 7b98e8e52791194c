using JasperFx;
using Marten;
using Wolverine.Marten;

namespace WarningGrid.Bench.Peers.MartenStack;

public sealed record OpenCase(string Number, Opening Opening, string By, string Key);

public sealed record MoveCase([property: Identity] string Number, long Version, Move Move, string By, string Key);

/// <summary>Starts the stream of a case.</summary>
public static class OpenCaseHandler
{
    public static async Task<(Standing, IStartStream)> Handle(OpenCase command, IDocumentSession session, TimeProvider clock)
    {
        var subject = await session.LoadAsync<Official>(command.Opening.Official) ?? throw new Refused("NotFound");
        if (Town.RoleOf(command.By) != "Handler")
        {
            throw new Refused("ACL-01.act-missing");
        }

        var at = clock.GetUtcNow();
        session.Insert(new Command { Id = Command.IdOf(command.By, command.Key), Number = command.Number, Revision = 1 });
        session.Insert(AuditEntry.Of("case.Open", command.Number, subject.Id, command.By, command.Key, at));
        var opened = new CaseOpened(
            command.Opening.Lead, subject.Id, subject.Unit, subject.Authority, command.By, command.Opening.Ground,
            DateOnly.FromDateTime(at.UtcDateTime));
        return (new(command.Number, Stage.Draft, 1, null, []), MartenOps.StartStream<CaseState>(command.Number, opened));
    }
}

/// <summary>Appends what a move makes of a case, on the version that its sender saw.</summary>
[AggregateHandler]
public static class MoveCaseHandler
{
    public static (UpdatedAggregate, Events) Handle(MoveCase command, CaseState state, IDocumentSession session, TimeProvider clock)
    {
        var at = clock.GetUtcNow();
        var happened = CaseRules.Decide(state, command.Move, command.By, DateOnly.FromDateTime(at.UtcDateTime));
        session.Insert(new Command
        {
            Id = Command.IdOf(command.By, command.Key), Number = command.Number, Revision = command.Version + 1,
        });
        session.Insert(AuditEntry.Of($"case.{command.Move.GetType().Name}", command.Number, state.Official, command.By, command.Key, at));
        return (new(), [happened]);
    }
}
