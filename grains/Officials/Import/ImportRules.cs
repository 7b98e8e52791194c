using System.Collections.Frozen;
using WarningGrid.Posts;
using WarningGrid.Units;

namespace WarningGrid.Officials.Import;

/// <summary>How a plan becomes parts, and parts become streams: pure, so that an importer and the cluster do the same.</summary>
internal static class ImportRules
{
    /// <summary>Streams and messages of one transaction: few enough for it to end well within the second a stamp may be old (ASF-05).</summary>
    private const int PartSize = 100;

    /// <summary>Sets a plan out in parts: units before posts before officials.</summary>
    public static IEnumerable<PartStaged> Parts(RegisterPlan plan) =>
        plan.Births.Select(Staged).Chunk(PartSize).Select(few => new PartStaged([.. few], []))
            .Concat(plan.Messages.Select(Staged).Chunk(PartSize).Select(few => new PartStaged([], [.. few])));

    /// <summary>What stores the next part, or null where nothing is left.</summary>
    /// <param name="existing">Streams of the part that others began meanwhile: those are told instead.</param>
    public static Ruling? Next(ImportFile file, FrozenSet<string> existing)
    {
        if (file is not { Confirmed: true, Parts: [var part, ..] })
        {
            return null;
        }

        var told = part.Told.AddRange(part.New.Where(born => existing.Contains(born.Stream)).SelectMany(AsMessages));
        return Ruling.Of(new PartStored(told)).Bearing(
            part.New.Where(born => !existing.Contains(born.Stream))
                .Select(born => new Birth(born.Stream, [.. born.Events.Select(staged => new Happening(Read(staged), staged.OccurredAt))])));
    }

    private static IEnumerable<StagedMessage> AsMessages(StagedStream born) =>
        born.Events.Select(Read)
            .Select(happened => happened switch
            {
                UnitDescribed described => new UnitDescription(described.Card, described.From),
                SectionDescribed described => new SectionDescription(described.Section),
                PostDescribed described => new PostDescription(described.Card, described.From),
                OfficialRegistered registered => new IdentityNoted(registered.Identity),
                PostStarted started => new PersonnelChangeNoted(
                    new(PersonnelChangeKind.PostStart, started.From, Post: started.Post)),
                KinDeclared tie => new PersonnelChangeNoted(
                    new(PersonnelChangeKind.KinDeclared, tie.On, Kin: tie.Kin, Relation: tie.Relation)),
                _ => (IMessage?)null,
            })
            .OfType<IMessage>()
            .Select(message => Staged(new Message(born.Stream, message)));

    private static StagedStream Staged(Birth birth) =>
        new(birth.Stream,
        [
            .. birth.Happened.Select(happening => new StagedEvent(
                EventCodec.NameOf(happening.Event.GetType()), EventJson.Canonical(happening.Event), happening.OccurredAt!.Value)),
        ]);

    private static StagedMessage Staged(Message message) =>
        new(message.Target, EventCodec.NameOf(message.Body.GetType()), EventJson.Canonical(message.Body));

    private static IEvent Read(StagedEvent staged) => (IEvent)EventCodec.Read(staged.Type, staged.Data);
}
