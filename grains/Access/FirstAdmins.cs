using System.Collections.Immutable;

namespace WarningGrid.Access;

/// <summary>The three admins a county begins with: a grant takes two of them (SEP-02), so somebody must give the first.</summary>
/// <remarks>
/// Once in the life of a database: the act has a key of its own among the stored commands, so that of two who try at
/// once one is refused by the store. From then on grants are the admins' own business.
/// </remarks>
internal sealed class FirstAdmins(IEventLog log, [OfTheCounty] TimeProvider clock)
{
    /// <summary>Who is said to have granted: the installation, nobody in person.</summary>
    public static Caller Installer { get; } = Caller.System("installation");

    private const string Act = "access.first-admins";

    /// <summary>Grants the three admin roles over the whole county; false where there are admins, or one of them holds a grant.</summary>
    public async Task<bool> Grant(OfficialId system, OfficialId security, OfficialId audit, DateOnly from)
    {
        (OfficialId Person, Role Role)[] three =
            [(system, Role.SystemAdmin), (security, Role.SecurityAdmin), (audit, Role.AuditAdmin)];
        if (three.DistinctBy(one => one.Person).Count() != 3)
        {
            throw new ArgumentException("three admins are three persons (SEP-01)");
        }

        var now = CountyTime.ToMicroseconds(clock.GetUtcNow());
        return await log.Append(new Three(
            [
                .. three.Select(one => new Birth(
                    one.Person.AccessKey(), [new(new RoleGranted(1, one.Role, Scope.All, [], [], from, null))])),
            ],
            now)
        {
            Command = new(
                Installer.Actor, Act, EntryChain.Sm3(EventJson.Canonical(three.Select(one => one.Person.Value))),
                system.AccessKey(), Version: 1),
            Audit = new(
                Installer.Actor, Act, system.AccessKey(), now, [], [.. three.Select(one => one.Person)],
                Detail: EventJson.Canonical(three.Select(one => $"{one.Role} {one.Person}"))),
        }) is Verdict.Stored;
    }

    private sealed class Three(ImmutableArray<Birth> births, DateTimeOffset now) : Commit
    {
        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            foreach (var birth in births)
            {
                var kind = Aggregates.Of(birth.Stream)!;
                StreamFold.Extend(
                    what, kind, birth.Stream, kind.Blank, ChainHead.Zero, birth.Happened, now, stamp, Installer.Actor, key: Act);
            }

            return what.Done();
        }
    }
}
