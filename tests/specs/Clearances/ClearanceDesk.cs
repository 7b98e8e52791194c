using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Cases;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Rules;

namespace WarningGrid.Clearances;

/// <summary>A desk with one request on it: persons send commands as through its grain, the rules decide, its letters to itself arrive.</summary>
internal sealed class ClearanceDesk
{
    public static readonly OfficialId
        Organiser = new("G00000301"), Officer = new("G00000302"), Officer2 = new("G00000303"), Petition = new("G00000304"),
        Custodian = new("G00000305"), Review = new("G00000306"), Secretary = new("G00000307"), Secretary2 = new("G00000308"),
        Deputy = new("G00000309"), Outsider = new("G00000310"), OrgColleague = new("G00000311"),
        ZhangSan = new("G00000001"), LiSi = new("G00000002"), WangWu = new("G00000003");

    public static readonly string Letter = new('c', 64);

    private static readonly ClearanceNumber Number = new("CLR-2026-0001");
    private static readonly ClearanceKind Kind = new();
    private readonly List<Noted> standings = [];
    private readonly Queue<IMessage> letters = new();

    public ClearanceFile File { get; private set; } = ClearanceFile.Blank;

    public DateTimeOffset Now { get; private set; } = At("2026-09-21 09:00");

    public Dictionary<OfficialId, Role[]> Roles { get; } = new()
    {
        [Organiser] = [Role.OrgDept], [OrgColleague] = [Role.OrgDept], [Officer] = [Role.WarningOfficer], [Officer2] = [Role.WarningOfficer],
        [Petition] = [Role.SectionChief], [Custodian] = [Role.LeadCustodian], [Review] = [Role.SectionChief],
        [Secretary] = [Role.DisciplineSecretary], [Deputy] = [Role.DeputyLeader], [Outsider] = [],
    };

    public Dictionary<OfficialId, string[]> Places { get; } = new()
    {
        [Petition] = ["信访室", "县纪委监委"], [Review] = ["案件审理室"], [Deputy] = ["县纪委监委"],
    };

    /// <summary>Cadre authorities that the organisation department reaches; null means all.</summary>
    public string[]? Reach { get; set; }

    /// <summary>From whose affairs a person is recused.</summary>
    public Dictionary<OfficialId, OfficialId[]> Recused { get; } = [];

    public List<KnownOfficial> Register { get; } =
    [
        new(ZhangSan, "张三", "County", Hash(1)), new(LiSi, "李四", "County", Hash(2)), new(WangWu, "王五", "County", Hash(3)),
    ];

    public List<Recorded> History { get; } = [];

    public List<Message> Told { get; } = [];

    public List<RowChange> Rows { get; } = [];

    public int Serials { get; private set; }

    /// <summary>The last answer: what is written in it, and its bytes.</summary>
    public PaperData? Paper { get; private set; }

    public ReadOnlyMemory<byte> Printed { get; private set; }

    /// <summary>What the records refuse to tell for now (CLR-11).</summary>
    public bool Unreachable { get; set; }

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture), CountyTime.Offset).ToUniversalTime();

    /// <summary>A citizen number that passes its check, one for each n.</summary>
    public static string IdNo(int n)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"34010119{n / 1000 % 100:00}0101{n % 1000:000}");
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return digits + "10X98765432"[digits.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11];
    }

    public static string Hash(int n) => "hash:" + IdNo(n);

    public static AskedPerson Zhang => new("张三", IdNo(1), "青石镇", "镇长");

    public static AskedPerson Li => new("李四", IdNo(2), "青石镇", "副镇长");

    public static AskedPerson Wang => new("王五", IdNo(3));

    public static OpenClearance Opening(ClearancePurpose purpose = ClearancePurpose.Promotion) =>
        new("组函〔2026〕15号", Day("2026-09-20"), "中共某县委组织部", purpose, purpose is ClearancePurpose.Other ? "出国" : null, Letter);

    public ClearanceDesk It_is(string instant)
    {
        Now = At(instant);
        return this;
    }

    public ClearanceDesk Opened(ClearancePurpose purpose = ClearancePurpose.Promotion) => Does(Organiser, Opening(purpose));

    public ClearanceDesk Later(TimeSpan by)
    {
        Now += by;
        return this;
    }

    /// <summary>Handed in and, where nothing waits, computed.</summary>
    public ClearanceDesk Asked(params AskedPerson[] persons) => Opened().Does(Organiser, new SubmitRows([.. persons])).Arrives();

    /// <summary>Heard by two offices, without objection.</summary>
    public ClearanceDesk Heard() =>
        Does(Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, []))
            .Does(Custodian, new OfficeOpinion(ClearanceOffice.CaseSupervision, []));

    public ClearanceDesk Issued() => Heard().Does(Secretary, new SignClearance([]));

    /// <summary>What leads and cases themselves wrote of how they stood.</summary>
    public ClearanceDesk Knows(IEnumerable<RowChange> rows)
    {
        standings.AddRange(rows.Where(row => row.Table == LeadStandings.Table || row.Table == CaseStandings.Table).Select(Noted.Of));
        return this;
    }

    /// <summary>What every event of a case wrote.</summary>
    public static IEnumerable<RowChange> RowsOf<TState>(Aggregate<TState> kind, IEnumerable<Recorded> history)
        where TState : AggregateState
    {
        var before = kind.Blank;
        foreach (var recorded in history)
        {
            var after = kind.Fold(before, recorded);
            foreach (var row in kind.Rows(before, after, recorded))
            {
                yield return row;
            }

            before = after;
        }
    }

    /// <summary>A lead as it stands from now on, told at once as its follow-up would be.</summary>
    public ClearanceDesk Lead(OfficialId official, string stage, string number = "L-2026-0100", bool upsets = true, bool told = true) =>
        Stands(
            Noted.Of(LeadStandings.Table.Row(
                "l-" + number, Version(), official.Value, number, stage, Day("2026-05-06"), upsets, Now.UtcDateTime)),
            told);

    /// <summary>A case as it stands from now on.</summary>
    public ClearanceDesk Case(
        OfficialId official, CaseKind kind, string stage, string status = "Open", string? outcome = null, string? form = null,
        string? from = null, string? to = null, bool appealed = false, string number = "XX-2026-0100", bool upsets = true) =>
        Stands(
            Noted.Of(CaseStandings.Table.Row(
                "c-" + number, Version(), official.Value, number, kind.ToString(), stage, status, outcome, form,
                from is null ? null : Day(from), to is null ? null : Day(to), appealed, upsets, Now.UtcDateTime)),
            told: true);

    /// <summary>A command that must be accepted.</summary>
    public ClearanceDesk Does(OfficialId who, object command) =>
        Try(who, command) is { } refusal
            ? throw new InvalidOperationException($"{who} {command.GetType().Name}: {refusal.Kind} {refusal.Code} {string.Join(',', refusal.Items.Select(item => item.Code))}")
            : this;

    /// <summary>A command, decided as the grain would: unseen is NotFound, a refusal changes nothing.</summary>
    public Refusal? Try(OfficialId who, object command, long? expecting = null)
    {
        var facts = Facts(who) with { ExpectedRevision = expecting };
        var given = new ClearanceGiven(facts, Reader(who));
        if (command is not OpenClearance && (!File.Exists || !Sees(who)))
        {
            return Refusal.NotFound;
        }

        var ruling = Decide(command, given);
        if (ruling.Refused is null)
        {
            Remember(ruling, who.Value);
        }

        return ruling.Refused;
    }

    public bool Sees(OfficialId who) =>
        Reader(who).SeesAnything
        && (File.Rows.IsEmpty || ClearanceReader.Hidden(File, Facts(who)).Count < File.Rows.Length);

    public ClearanceReader Reader(OfficialId who) =>
        File.Exists ? ClearanceReader.Of(File, Facts(who), [.. Places.GetValueOrDefault(who, [])]) : ClearanceReader.Nobody;

    public ClearanceView View(OfficialId who) => ClearanceShown.View(File, Reader(who), Facts(who));

    public ImmutableArray<ClearanceRowView> RowsFor(OfficialId who) =>
        ClearanceShown.Rows(File, Reader(who), new(File.Purpose), Facts(who)).Page.Rows;

    public int Code(int row) => File.Rows[row - 1].Code.Code;

    /// <summary>The request's letters to itself arrive, as long as the records can be reached.</summary>
    public ClearanceDesk Arrives()
    {
        while (letters.Count > 0 && !Unreachable)
        {
            Remember(letters.Dequeue() switch
            {
                MatchDue due => ClearanceRules.Match(File, due with { Found = [.. Register] }),
                CodesDue due => ClearanceRules.Computed(File, Computed(due), Facts(null)),
                var other => throw new InvalidOperationException(other.GetType().Name),
            }, "system:relay");
        }

        return this;
    }

    /// <summary>The relay brings what another aggregate tells.</summary>
    public ClearanceDesk Hears(PersonUpset upset) => Remember(ClearanceRules.Upset(File, upset), "system:relay");

    public ClearanceDesk Sweeps() => Remember(ClearanceRules.FireDue(File, Facts(null)), "system:deadlines");

    /// <summary>What it comes to when it is computed again from the records as known at K.</summary>
    public string DigestAgain() => RowCodes.Digest(Computed(File.Rows, File.Known!.Value));

    public Facts Facts(OfficialId? who)
    {
        var asker = who is { } person
            ? new Asker(Caller.Person(person), [.. Roles.GetValueOrDefault(person, []).Select(role =>
                new Grant(role, null, role is Role.OrgDept && Reach is { } reach ? FrozenSet.ToFrozenSet(reach) : null))])
            : Asker.System("relay");
        return new(
            CountyTime.ToMicroseconds(Now), asker, RuleBook.Shipped, WorkCalendar.Shipped,
            who is { } one ? Recused.GetValueOrDefault(one, []).Append(one).Select(id => id.Value).ToFrozenSet() : []);
    }

    private Ruling Decide(object command, ClearanceGiven given) => command switch
    {
        OpenClearance c => ClearanceRules.Open(
            File, Number, c, given with { Letter = c.FileSm3 == Letter ? new(Letter, "函.pdf", "application/pdf", 10) : null }),
        SubmitRows c => ClearanceRules.Submit(File, c, Sealed(c), given),
        ResolveRow c => ClearanceRules.Resolve(
            File, c, given with { Chosen = Register.FirstOrDefault(official => official.Id == c.Official) }),
        WithdrawRow c => ClearanceRules.Withdraw(File, c, given),
        OfficeOpinion c => ClearanceRules.GiveOpinion(File, c, given),
        SignClearance c => Sign(c, given),
        ReturnClearance c => ClearanceRules.Return(File, c, given),
        RecomputeClearance c => ClearanceRules.Recompute(File, c, given),
        UseAnswers c => ClearanceRules.Use(File, c, given),
        _ => throw new ArgumentException(command.GetType().Name),
    };

    private Ruling Sign(SignClearance command, ClearanceGiven given)
    {
        given = given with
        {
            UpsetSince = File.Known is { } known
                ? [.. standings.Where(one => one.Upsets && one.RecordedAt > known).Select(one => one.Official)]
                : [],
        };
        if (File.Stage is ClearanceStage.ToSign && ClearanceRules.Completes(File, command, given))
        {
            var serial = new ReservedSerial("当预廉", 2026, ++Serials, SerialRules.Printed("当预廉", 2026, Serials));
            var imprint = new AnswerImprint(1, "县纪委监委", ClearanceRules.ValidThrough(File, given.Facts), "赵书记");
            Paper = ClearancePaper.Of(File, command.Differing.OrEmpty(), imprint, given.Facts.Rules.At(File.Packs));
            Printed = PaperPress.Print(Paper, ClearancePaper.Seal(imprint, serial.Text, given.Facts.Today));
            given = given with { Printed = new(serial, imprint, Paper.Sm3(), DocumentShelfGrain.Sm3(Printed.Span)) };
        }

        return ClearanceRules.Sign(File, command, given);
    }

    private CodesDue Computed(CodesDue due)
    {
        var known = File.Known ?? Now;
        var secretaries = Roles.Where(pair => pair.Value.Contains(Role.DisciplineSecretary))
            .Select(pair => Recused.GetValueOrDefault(pair.Key, []).Select(id => id.Value)).ToArray();
        return due with
        {
            Known = known,
            Codes = [.. Computed(File.Rows.Skip(due.First - 1).Take(ClearanceRules.Part), known)],
            BarredToSecretaries = [.. secretaries.Aggregate((one, other) => one.Intersect(other))],
        };
    }

    private IEnumerable<RowCode> Computed(IEnumerable<ClearanceRow> rows, DateTimeOffset known) =>
        rows.Select(row => row.Match.Official is { } official
            ? RowCodes.Of(
                StandingAt(official, known), CountyTime.DateOf(known.AddMicroseconds(-1)), RuleBook.Shipped.At(File.Packs))
            : RowCode.None);

    /// <summary>As the register's query: of each stream the last row recorded at or before K.</summary>
    public PersonStanding StandingAt(OfficialId official, DateTimeOffset known)
    {
        var last = standings.Where(one => one.Official == official && one.RecordedAt <= known)
            .GroupBy(one => one.Stream, StringComparer.Ordinal).Select(stream => stream.MaxBy(one => one.Version)!)
            .OrderBy(one => one.Stream, StringComparer.Ordinal).ToArray();
        return new([.. last.Select(one => one.Lead).OfType<LeadStanding>()], [.. last.Select(one => one.Case).OfType<CaseStanding>()]);
    }

    private ClearanceDesk Stands(Noted noted, bool told)
    {
        standings.Add(noted);
        ImmutableArray<int> rows =
            [.. Enumerable.Range(1, File.Rows.Length).Where(row => File.Rows[row - 1].Match.Official == noted.Official)];
        return told && noted.Upsets && !rows.IsEmpty ? Hears(new(noted.Official, rows, Now)) : this;
    }

    private long Version() => standings.Count + 1;

    private static ImmutableArray<ListedPerson> Sealed(SubmitRows rows) =>
        [.. rows.Rows.Select(row => new ListedPerson(row.Name, "sealed", "hash:" + row.IdNo, row.Unit, row.Post))];

    private ClearanceDesk Remember(Ruling ruling, string actor)
    {
        foreach (var happening in ruling.Happened)
        {
            var recorded = new Recorded(
                Number.Key(), File.Version + 1, happening.Event, happening.OccurredAt ?? Now, Now, actor, "key");
            var after = Kind.Fold(File, recorded);
            foreach (var message in Kind.FollowUps(File, after, recorded))
            {
                Told.Add(message);
                if (message.Target == Number.Key())
                {
                    letters.Enqueue(message.Body);
                }
            }

            Rows.AddRange(Kind.Rows(File, after, recorded));
            History.Add(recorded);
            File = after;
        }

        return this;
    }

    private sealed record Noted(
        string Stream, long Version, OfficialId Official, bool Upsets, DateTimeOffset RecordedAt, LeadStanding? Lead, CaseStanding? Case)
    {
        public static Noted Of(RowChange row)
        {
            var values = row.Values.ToArray();
            OfficialId official = new((string)values[2]!);
            return row.Table == LeadStandings.Table
                ? new(
                    (string)values[0]!, (long)values[1]!, official, (bool)values[6]!, (DateTime)values[7]!,
                    new((string)values[3]!, (string)values[4]!, (DateOnly)values[5]!), null)
                : new(
                    (string)values[0]!, (long)values[1]!, official, (bool)values[12]!, (DateTime)values[13]!, null,
                    new(
                        (string)values[3]!, (string)values[4]!, (string)values[5]!, (string)values[6]!, (string?)values[7],
                        (string?)values[8], (DateOnly?)values[9], (DateOnly?)values[10], (bool)values[11]!));
        }
    }
}
