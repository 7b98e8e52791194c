using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Engine;
using WarningGrid.Leads;
using WarningGrid.Testing;
using WarningGrid.Testing.Cases;
using WarningGrid.Vault;

namespace WarningGrid.Cases;

/// <summary>A county with one town, the people of a talk and inquiry, and leads decided for it.</summary>
public class CaseCounty : IAsyncLifetime
{
    public const string
        Li = InquiryTown.Handler, Wang = InquiryTown.Deputy, Zhao = InquiryTown.Secretary, Custodian = InquiryTown.Custodian,
        Head = InquiryTown.Head, Stranger = "G00000199", Chen = "G00000301", Far = "G00000302";

    public static readonly string Subject = InquiryTown.Official(0).Value;

    internal TestCounty County { get; private set; } = null!;

    internal DateOnly Today => CountyTime.DateOf(County.Now);

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Create();
        await using (var db = Postgres.Open(database.Connection))
        {
            // Recorded by a clock that was five seconds ahead of this one.
            await InquiryTown.Settle(db, DateTimeOffset.UtcNow.AddSeconds(65), officials: 2, leads: 20);
        }

        await database.Run(
            $"""
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date) values
              ('g-{Chen}', 1, '{Chen}', 'DeputyLeader', 'All', '', '', '2020-01-01'),
              ('g-{Far}', 1, '{Far}', 'DeputyLeader', 'Units', 'U-9999', '', '2020-01-01');
            """);
        await Populate(database);
        County = await TestCounty.Start(database: database, services: services => Furnish(services
            .AddFeatures().AddSingleton<IFieldVault>(Vault())));
    }

    /// <summary>The n-th case of the subject, of whom every other lead speaks.</summary>
    internal async Task<CaseNumber> Open(int n)
    {
        TestCaller.Is(Li);
        var lead = County.Grain<ILeadGrain>(InquiryTown.Lead(2 * n).Key());
        var seen = (await lead.Read()).Value;
        return (await lead.OpenCase(
            new(CaseKind.TalkInquiry, new(Subject), null, "违反工作纪律"), new($"open-{n}", seen.Revision))).Value.Case;
    }

    internal ICaseGrain Case(CaseNumber number) => County.Grain<ICaseGrain>(number.Key());

    /// <summary>Makes a move on the case as it now stands.</summary>
    internal async Task<CaseView> Move(string by, CaseNumber number, CaseMove move)
    {
        TestCaller.Is(by);
        var seen = (await Case(number).Read()).Value;
        var moved = await Case(number).Move(move, new($"{number}:{seen.Revision}:{move.GetType().Name}", seen.Revision));
        Assert.True(
            moved.Refused is null,
            $"{move.GetType().Name}: {moved.Refused?.Code} {string.Join(' ', moved.Refused?.Items.Select(item => item.Code) ?? [])}");
        return moved.Value;
    }

    /// <summary>Uploads a file, attaches it and seals it where its kind has serials; answers its number on the case.</summary>
    internal async Task<int> Document(CaseNumber number, string kind)
    {
        TestCaller.Is(Li);
        var kept = (await County.Grain<IDocumentShelf>("shelf").Keep(new(
            kind + ".docx", "application/octet-stream", System.Text.Encoding.UTF8.GetBytes($"{number} {kind} {Today}")))).Value;
        var view = await Move(Li, number, new AttachDocument(kind, kept.Sm3, "文书"));
        var document = view.Documents[^1];
        if (Rules.RuleBook.Shipped.On(Today).Has($"SER-01.prefix.{kind}"))
        {
            await Move(Li, number, new SealDocument(document.Number));
        }

        return document.Number;
    }

    /// <summary>A talk and inquiry that ended with outcome A, straight into the log.</summary>
    internal Task Accepted(CaseNumber number) => Log.Append(new Born(
        number.Key(), County.Now,
        [
            new CaseOpened(
                number, CaseKind.TalkInquiry, new("L-2026-0900"), new(new(Subject), new("U-3401"), new("P-2"), "County", false),
                Rules.RuleBook.Shipped.InForce(Today), new(Li), "违反工作纪律", NamedReporter: false),
            new TalkInquiry.OutcomeApproved(TalkInquiry.InquiryOutcome.Accepted, [], null), new CaseClosed(),
        ]));

    internal IEventLog Log => County.Services.GetRequiredService<IEventLog>();

    /// <summary>Who and what a county of its own has besides, before its silos start.</summary>
    internal virtual Task Populate(TestDatabase database) => Task.CompletedTask;

    /// <summary>What a county of its own adds to the services of every silo.</summary>
    protected virtual void Furnish(IServiceCollection services)
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

    private static FieldVault Vault()
    {
        byte next = 0;
        return new(KeyRing.Open(new byte[32], KeyRing.Forge(new byte[32], n => [.. Enumerable.Range(0, n).Select(_ => next++)])));
    }

    /// <summary>A stream's first events, as the aggregate that bears it would write them.</summary>
    internal sealed class Born(string stream, DateTimeOffset now, ImmutableArray<IEvent> happened) : Commit
    {
        public override Prepared Prepare(DateTimeOffset stamp)
        {
            var what = new Writing();
            var kind = Aggregates.Of(stream)!;
            StreamFold.Extend(
                what, kind, stream, kind.Blank, ChainHead.Zero, [.. happened.Select(one => new Happening(one))], now, stamp,
                "G00000009", "");
            return what.Done();
        }
    }
}
