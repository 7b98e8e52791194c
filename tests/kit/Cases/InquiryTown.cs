using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using WarningGrid.Access;
using WarningGrid.Cases;
using WarningGrid.Engine;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Posts;
using WarningGrid.Signals;
using WarningGrid.Units;

namespace WarningGrid.Testing.Cases;

/// <summary>A town of officials, the people who carry talk-and-inquiry cases, and leads on which such a case is decided.</summary>
/// <remarks>All of it is history: read models of it are what a rebuild makes of it.</remarks>
internal sealed class InquiryTown
{
    public const string
        Handler = "G00000101", Deputy = "G00000102", Secretary = "G00000103", Custodian = "G00000104",
        Officer = "G00000105";

    /// <summary>Who heads the unit of the first officials.</summary>
    public const string Head = "G20000000";

    private const int UnitSize = 50;

    private const string Actor = "system:town";

    private static readonly DateOnly Founded = new(2019, 1, 1);

    private readonly HistoryLoader history;
    private readonly DateTimeOffset now;

    private InquiryTown(HistoryLoader history, DateTimeOffset now) => (this.history, this.now) = (history, now);

    /// <summary>Settles it in an empty database, where lead n speaks of official n.</summary>
    public static async Task Settle(NpgsqlDataSource db, DateTimeOffset now, int officials, int leads)
    {
        var town = new InquiryTown(new(db), CountyTime.ToMicroseconds(now.AddMinutes(-1)));
        await town.Places((officials + UnitSize - 1) / UnitSize);
        await town.People(officials);
        await town.Leads(officials, leads);
        await town.Feeds();
        await town.history.Flush(town.now);
    }

    /// <summary>The id of official n, counted from 0.</summary>
    public static OfficialId Official(int n) => new(string.Create(CultureInfo.InvariantCulture, $"G1{n:0000000}"));

    /// <summary>The number of lead n, counted from 0: of a year whose numbers nobody gives out any more.</summary>
    public static LeadNumber Lead(int n) => new(string.Create(CultureInfo.InvariantCulture, $"L-2025-{n + 1:0000}"));

    /// <summary>Who heads the unit of an official.</summary>
    public static OfficialId HeadOf(OfficialId official) =>
        new(string.Create(CultureInfo.InvariantCulture, $"G2{UnitOf(official):0000000}"));

    private static int UnitOf(OfficialId official) => int.Parse(official.Value.AsSpan(2), CultureInfo.InvariantCulture) / UnitSize;

    private static UnitCode Unit(int n) => new(string.Create(CultureInfo.InvariantCulture, $"U-{3401 + n}"));

    private async Task Places(int units)
    {
        for (var n = 0; n < units; n++)
        {
            await Add(Unit(n).Key(), new UnitDescribed(new(Unit(n), "清河镇", UnitKind.Township, null), Founded));
            await Post($"P-{n}-1", "镇党委书记", n, inTeam: true);
            await Post($"P-{n}-2", "财政所所长", n, inTeam: false);
            OfficialId head = new(string.Create(CultureInfo.InvariantCulture, $"G2{n:0000000}"));
            await Add(head.AccessKey(), new RoleGranted(1, Role.UnitHead, Scope.OwnUnit, [], [], Founded, null));
            await Person(head, $"P-{n}-1", n, heads: true);
        }
    }

    private Task Post(string code, string name, int unit, bool inTeam)
    {
        PostCode post = new(code);
        return Add(post.Key(), new PostDescribed(new(post, name, Unit(unit), null, null, inTeam, true), Founded));
    }

    private async Task People(int officials)
    {
        (string Person, Role Role, Scope Scope)[] grants =
        [
            (Handler, Role.Handler, Scope.All), (Deputy, Role.DeputyLeader, Scope.All), (Secretary, Role.DisciplineSecretary, Scope.All),
            (Custodian, Role.LeadCustodian, Scope.All), (Officer, Role.WarningOfficer, Scope.All),
        ];
        foreach (var (person, role, scope) in grants)
        {
            await Add(new OfficialId(person).AccessKey(), new RoleGranted(1, role, scope, [], [], Founded, null));
        }

        for (var n = 0; n < officials; n++)
        {
            await Person(Official(n), $"P-{n / UnitSize}-2", n / UnitSize, heads: false);
            await Add(Official(n).AccessKey(), new RoleGranted(1, Role.PostHolder, Scope.Self, [], [], Founded, null));
        }
    }

    private Task Person(OfficialId person, string post, int unit, bool heads) =>
        Add(
            person.Key(), new OfficialRegistered(person, new("某某"), CadreAuthority.County),
            new PostStarted(new(post), Unit(unit), Founded, InTeam: heads, heads));

    private async Task Leads(int officials, int leads)
    {
        for (var n = 0; n < leads; n++)
        {
            var unit = Unit(n % officials / UnitSize);
            LeadTarget target = new(Official(n % officials), unit, Unknown: false);
            SignalNumber signal = new(Lead(n).Value.Replace('L', 'S'));

            // Whose data nobody reads here.
            await Add(
                signal.Key(), new SignalReceived(
                    signal, "AUDIT", "urn:town:audit", signal.Value,
                    new(signal.Value, FeedTypes.Audit, 1, "1.sealed", "FUND", "HIGH", unit, false, false, false, null)));
            await Add(
                Lead(n).Key(), new LeadRegistered(Lead(n), signal, "AUDIT", Named: false, CountyTime.DateOf(now), [target], null, false),
                new LeadAccepted([target]), new LeadAssigned(new(Handler), null), new LeadDecided(LeadMode.TalkInquiry));
        }
    }

    private async Task Feeds()
    {
        foreach (var (client, type) in ((string, string)[])[("audit-feed", FeedTypes.Audit), ("petition-feed", FeedTypes.Petition)])
        {
            await Add(GrainKeys.FeedSource(client), new FeedSourceRegistered([new("urn:town:" + client, [type])]));
        }
    }

    private Task Add(string stream, params ImmutableArray<IEvent> happened) =>
        history.Add(now, Actor, stream, [.. happened.Select(one => new Happening(one))]);
}
