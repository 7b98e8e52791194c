using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Logging;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Officials;
using WarningGrid.Rules;
using WarningGrid.Testing;
using WarningGrid.Vault;

namespace WarningGrid.Signals;

/// <summary>A county with one town, a few officials and three registered feeds.</summary>
public sealed class FedCounty : IAsyncLifetime
{
    public const string Officer = "G00000101", SecondOfficer = "G00000102", Clerk = "G00000103", Security = "G00000104";
    public const string Secretary = "G00000009", Zhang = "G00000001";
    public const string Audit = "urn:county:audit", Petition = "urn:county:petition", Personnel = "urn:county:personnel";

    private readonly Journal journal = new();

    internal TestCounty County { get; private set; } = null!;

    /// <summary>Everything the silo has logged, at every level.</summary>
    public IEnumerable<string> Logged => journal.Lines;

    public async ValueTask InitializeAsync()
    {
        var database = await TestDatabase.Create();
        await database.Run(
            $"""
            insert into wg.unit(stream, code, name, kind, from_date) values ('u-U-3401', 'U-3401', '清河镇', 'Township', '2015-01-01');
            insert into wg.post(stream, code, name, unit, in_team, key_post, from_date)
              values ('p-P-3401-0007', 'P-3401-0007', '财政所所长', 'U-3401', false, true, '2015-01-01');
            insert into wg.official(stream, id, name, authority, unit, post) values
              ('o-{Zhang}', '{Zhang}', '张某', 'County', null, null), ('o-G00000002', 'G00000002', '王伟', 'County', 'U-3401', null),
              ('o-{Secretary}', '{Secretary}', '周铁面', 'County', null, null);
            insert into wg.post_holding(stream, post, from_date, unit, official, to_date, heads_unit) values
              ('o-{Zhang}', 'P-3401-0007', '2019-01-01', 'U-3401', '{Zhang}', '2026-02-28', false),
              ('o-G00000002', 'P-3401-0007', '2026-03-01', 'U-3401', 'G00000002', null, false);
            insert into wg.role_grant(stream, grant_no, person, role, scope, units, authorities, from_date)
              values ('g-{Secretary}', 1, '{Secretary}', 'DisciplineSecretary', 'All', '', '', '2020-01-01');
            """);
        County = await TestCounty.Start(database: database, services: services => services
            .AddSingleton<IFactsSource, TownFacts>().AddSingleton<IFieldVault>(Vault()).AddSignals()
            .AddSingleton<IOrganisationRegister, OrganisationRegister>()
            .AddLogging(logging => logging.AddFilter<Journal>(_ => true).AddProvider(journal)));
        TestCaller.Is(Security);
        await Register("audit-feed", Audit, FeedTypes.Audit);
        await Register("petition-feed", Petition, FeedTypes.Petition);
        await Register("personnel-feed", Personnel, FeedTypes.Personnel);
    }

    /// <summary>Lines as a feed sends them, each for itself.</summary>
    internal async Task<IReadOnlyList<Receipt>> Send(string client, params string[] lines)
    {
        TestCaller.Is(Caller.Feed(client));
        return await Intake.Take([.. lines.Select(line => FeedEnvelope.Line(Encoding.UTF8.GetBytes(line)))]);
    }

    /// <summary>A batch that stands or falls as a whole.</summary>
    internal async Task<Outcome<Receipts>> SendBatch(string client, params string[] events)
    {
        TestCaller.Is(Caller.Feed(client));
        return await Intake.TakeWhole(FeedEnvelope.Batch(Encoding.UTF8.GetBytes($"[{string.Join(',', events)}]")));
    }

    internal ISignalGrain Signal(SignalNumber? number) => County.Grain<ISignalGrain>(number!.Value.Key());

    internal Task<long> Count(string what) => County.Database.Ask<long>($"select count(*) from {what}");

    /// <summary>In how many rows of the whole database a word stands, as text or inside stored bytes.</summary>
    internal Task<long> RowsHolding(string word) => County.Database.Ask<long>(
        $"""
        select coalesce(sum((xpath('/row/n/text()', query_to_xml(format(
          'select count(*) as n from %I.%I t where t::text like %L or t::text like %L', table_schema, table_name,
          '%{word}%', '%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word))}%'), false, true, '')))[1]::text::bigint), 0)::bigint
        from information_schema.tables where table_schema in ('wg', 'orleans') and table_type = 'BASE TABLE'
        """);

    internal static string Event(string source, string type, string id, string subject, string data, int revision = 1, string time = "2026-09-20T09:00:00+08:00") =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"{{source}}","type":"{{type}}","time":"{{time}}","subject":"{{subject}}","datacontenttype":"application/json","revision":{{revision}},"data":{{data}}}"""
            .ReplaceLineEndings("");

    internal static string Finding(string amount = "120000.50", string more = "") =>
        $$"""{"issueNo":"SJ-1","sourceType":"Internal","title":"挂账","description":"长期挂账","amount":{{amount}},"unitCode":"U-3401","category":"FUND","riskLevel":"HIGH","status":"Rectifying"{{more}}}""";

    internal static string Letter(string target, string content = "反映其公车私用。", string more = "") =>
        $$"""{"petitionNo":"XF-1","form":"来信","receivedAt":"2026-09-20","anonymous":false,"content":"{{content}}","targets":[{{target}}]{{more}}}""";

    public async ValueTask DisposeAsync()
    {
        if (County is not null)
        {
            await County.DisposeAsync();
        }
    }

    private ISignalIntake Intake => County.Cluster.Client.GetGrain<ISignalIntake>(0);

    private async Task Register(string client, string source, string type) => Assert.Null((await County
        .Grain<IFeedSourceGrain>(GrainKeys.FeedSource(client)).Register(new([new(source, [type])]), new("register-" + client))).Refused);

    private static FieldVault Vault()
    {
        byte next = 0;
        return new(KeyRing.Open(new byte[32], KeyRing.Forge(new byte[32], n => [.. Enumerable.Range(0, n).Select(_ => next++)])));
    }

    /// <summary>The shipped packs, and the roles of the persons named above.</summary>
    private sealed class TownFacts([OfTheCounty] TimeProvider clock) : IFactsSource
    {
        public ValueTask<Facts> Gather(Caller caller) => new(new Facts(
            CountyTime.ToMicroseconds(clock.GetUtcNow()), new Asker(caller, [.. Roles(caller.Id).Select(role => new Grant(role, null))]),
            RuleBook.Shipped, WorkCalendar.Shipped, FrozenSet<string>.Empty));

        private static Role[] Roles(string id) => id switch
        {
            Officer or SecondOfficer => [Role.WarningOfficer],
            Clerk => [Role.IntakeClerk],
            Security => [Role.SecurityAdmin],
            _ => [],
        };
    }

    private sealed class Journal : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IEnumerable<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
