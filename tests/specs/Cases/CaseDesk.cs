using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Calendar;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Cases;

/// <summary>One case on a desk with the people who deal with it: what they do is decided by the rules, then remembered.</summary>
internal sealed class CaseDesk
{
    public static readonly OfficialId
        Li = new("G00000101"), Wang = new("G00000102"), Zhao = new("G00000103"), Custodian = new("G00000104"),
        Chief = new("G00000105"), Chen = new("G00000106"), He = new("G00000107"), Sun = new("G00000108"), Officer = new("G00000109"), Guide = new("G00000110"), Ma = new("G00000111"), Liu = new("G00000112"),
        Competent = new("G00000206"),
        Subject = new("G00000201"), Head = new("G00000202"), DisciplineHead = new("G00000203"), Witness = new("G00000204"), NewHead = new("G00000301");

    /// <summary>The leading group, all nine of them.</summary>
    public static readonly OfficialId[] Group = [.. Enumerable.Range(1, 9).Select(n => new OfficialId($"G0000015{n}"))];

    public static readonly OfficialId[] Everybody =
        [Li, Wang, Zhao, Custodian, Chief, Chen, He, Subject, Head, DisciplineHead, Witness, Sun, Officer, Guide, Competent, Ma, Liu, .. Group];

    public static readonly UnitCode Unit = new("U-3401"), Office = new("U-0001"), NewUnit = new("U-3402"), CompetentUnit = new("U-3409");

    private static readonly FrozenSet<UnitCode> OwnUnit = FrozenSet.ToFrozenSet([Unit]);

    private readonly CaseAggregate kind = new();

    public CaseFile File { get; private set; } = CaseFile.Blank;

    public List<Recorded> History { get; private set; } = [];

    public List<Birth> Births { get; private set; } = [];

    /// <summary>What was done here, in order: nobody's hand is the sweep's.</summary>
    public List<DeskStep> Did { get; private set; } = [];

    public DateTimeOffset Now { get; private set; } = At("2026-09-14 10:00");

    /// <summary>Who is recused from the subject.</summary>
    public HashSet<OfficialId> Recused { get; } = [];

    /// <summary>People who hold the approver's role besides their own.</summary>
    public HashSet<OfficialId> AlsoApproves { get; } = [];

    /// <summary>People who hold the reviewer's role besides their own.</summary>
    public HashSet<OfficialId> AlsoReviews { get; } = [];

    /// <summary>The packs loaded.</summary>
    public RuleBook Rules { get; set; } = RuleBook.Shipped;

    /// <summary>Where the subject serves today.</summary>
    public UnitCode SubjectUnit { get; set; } = Unit;

    /// <summary>Whether everybody in the county who reviews or approves is recused.</summary>
    public bool NobodyApproves { get; set; }

    public CaseKind Kind { get; init; }

    /// <summary>Whether the case is against the unit itself.</summary>
    public bool OnUnit { get; init; }

    /// <summary>The ground code; each kind has its own.</summary>
    public string Ground { get; init; } = "违反工作纪律";

    /// <summary>Other cases of the same lead against the same subject.</summary>
    public List<CaseSibling> Siblings { get; } = [];

    /// <summary>What the subject's record says of effects.</summary>
    public List<Officials.EffectView> Effects { get; } = [];

    public string Authority { get; init; } = "County";

    public bool HeadsUnit { get; init; }

    public bool NamedReporter { get; set; }

    public CaseStage Stage => File.Stage;

    public TalkInquiryFile Inquiry => TalkInquiryFile.Of(File);

    public Deadline? Clock(string catalogue) => File.Clocks.Last(catalogue);

    public static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), CountyTime.Offset).ToUniversalTime();

    /// <summary>The same desk once more: what is done on the one is not done on the other.</summary>
    public CaseDesk Copy()
    {
        var copy = (CaseDesk)MemberwiseClone();
        (copy.History, copy.Births, copy.Did) = ([.. History], [.. Births], [.. Did]);
        return copy;
    }

    /// <summary>A desk of the same people, packs and subject on which nothing has happened yet.</summary>
    public CaseDesk Anew() => new()
    {
        Kind = Kind, OnUnit = OnUnit, Ground = Ground, Authority = Authority, HeadsUnit = HeadsUnit, NamedReporter = NamedReporter, Rules = Rules,
        Now = History.Count > 0 ? History[0].RecordedAt : Now,
    };

    public CaseDesk Opened()
    {
        var ruling = Opening();
        Assert.True(ruling.Refused is null, ruling.Refused?.Code);
        return Remember(ruling, Li.Value);
    }

    public Ruling Opening() => CaseOpening.Decide(
        new(
            Number, Kind, new("L-2026-0001"),
            OnUnit ? new(null, Unit, null, null, false) : new(Subject, Unit, new("P-3401-0007"), Authority, HeadsUnit), Li, Ground,
            NamedReporter, Office),
        FactsOf(Li));

    private CaseNumber Number => new($"{CaseCodes.Of(Kind)}-2026-0001");

    public CaseDesk It_is(string instant)
    {
        Now = At(instant);
        return this;
    }

    /// <summary>Time has gone on, never back.</summary>
    public CaseDesk It_is_now(DateTimeOffset instant)
    {
        Now = instant > Now ? instant : Now;
        return this;
    }

    /// <summary>Another aggregate tells the case something that happens now.</summary>
    public CaseDesk Hears(IMessage message) =>
        Remember(CaseFreezeRules.Told(File, message, Now, File.Governed(FactsOf(null))), "system:relay");

    /// <summary>The sweep comes by now.</summary>
    public CaseDesk Sweeps()
    {
        Did.Add(new(null, null, Now));
        return Swept();
    }

    private CaseDesk Swept() => Remember(Ruling.Of(DeadlineRules.FireDue(File.Clocks, File.Governed(FactsOf(null)))), "system:deadlines");

    public Ruling Try(OfficialId by, CaseMove move, long? expected = null)
    {
        var facts = FactsOf(by) with { ExpectedRevision = expected };
        return CaseSightRules.Of(File, facts) is null
            ? Refusal.NotFound
            : CaseRules.Decide(File, move, Given(facts, move));
    }

    public CaseDesk Does(OfficialId by, CaseMove move)
    {
        var ruling = Try(by, move);
        Assert.True(
            ruling.Refused is null,
            $"{move.GetType().Name}: {ruling.Refused?.Kind} {ruling.Refused?.Code} "
            + string.Join(' ', ruling.Refused?.Items.Select(item => item.Code) ?? []));
        Did.Add(new(by, move, Now));
        return Remember(ruling, by.Value);
    }

    public Refusal Refused(OfficialId by, CaseMove move, long? expected = null)
    {
        var refused = Try(by, move, expected).Refused;
        Assert.NotNull(refused);
        return refused;
    }

    public CaseView SeenBy(OfficialId by) => CaseViews.Of(File, FactsOf(by));

    public CaseSight? SightOf(OfficialId by) => CaseSightRules.Of(File, FactsOf(by));

    /// <summary>Attaches a document and gives it its serial where its kind has one; answers its number.</summary>
    public int Document(string kind)
    {
        Does(Li, new AttachDocument(kind, Sm3Of(kind + File.Documents.Length), "文书"));
        var number = File.Documents[^1].Number;
        if (CaseDocumentRules.Prefix(File, kind, FactsOf(Li)) is not null)
        {
            Does(Li, new SealDocument(number));
        }

        return number;
    }

    public Facts FactsOf(OfficialId? person) =>
        new(
            Now, person is { } by ? new Asker(Caller.Person(by), GrantsOf(by)) : Asker.System("deadlines"), Rules,
            WorkCalendar.Shipped,
            person is { } asker && (asker == Subject || Recused.Contains(asker))
                ? Kept(asker)
                : []);

    // From the subject; whoever is recused, from this case too, where the subject is a unit.
    private FrozenSet<string> Kept(OfficialId person)
    {
        IEnumerable<string> apart = [person.Value, Subject.Value];
        return (Recused.Contains(person) ? apart.Append(Number.Key()) : apart).ToFrozenSet();
    }

    private ImmutableArray<Grant> GrantsOf(OfficialId person) =>
    [
        .. Grants(person),
        .. AlsoApproves.Contains(person) ? [new Grant(Role.DisciplineSecretary, null)] : Array.Empty<Grant>(),
        .. AlsoReviews.Contains(person) ? [new Grant(Role.DeputyLeader, null)] : Array.Empty<Grant>(),
    ];

    /// <summary>What everything that happened tells others, in order.</summary>
    public IEnumerable<Message> Messages()
    {
        var before = kind.Blank;
        foreach (var recorded in History)
        {
            var after = kind.Fold(before, recorded);
            foreach (var message in kind.FollowUps(before, after, recorded))
            {
                yield return message;
            }

            before = after;
        }
    }

    public Circumstances Given(Facts facts, CaseMove move) => new(facts)
    {
        Bench = NobodyApproves ? Bench.Empty : new(ImmutableDictionary<Role, ImmutableArray<OfficialId>>.Empty
            .Add(Role.DeputyLeader, [.. new[] { Wang, Chen }.Where(person => !Recused.Contains(person))])
            .Add(Role.DisciplineSecretary, [.. new[] { Zhao }.Where(person => !Recused.Contains(person))])
            .Add(Role.SectionChief, [.. new[] { Chief }.Where(person => !Recused.Contains(person))])
            .Add(Role.PartySecretary, [.. new[] { Sun }.Where(person => !Recused.Contains(person))])
            .Add(Role.LeadingGroup, [.. Group.Where(person => !Recused.Contains(person))])),
        Members = [.. Group],
        Siblings = [.. Siblings],
        RunningEffects = [.. Effects],
        NewCase = move is OpenFollowing next ? new($"{CaseCodes.Of(next.Kind)}-2026-0002") : null,
        Named = Everybody.ToImmutableDictionary(person => person, person => new NamedPerson(
            Recused.Contains(person) || person == Subject, Grants(person).Any(grant => grant.Role is Role.Handler),
            CaseHandRules.Of(File, FactsOf(person)), person.Value.StartsWith("G000002", StringComparison.Ordinal) ? Unit : Office)
        {
            Roles = [.. GrantsOf(person).Select(grant => grant.Role)],
        }),
        UnitHead = HeadsUnit ? Subject : SubjectUnit == Unit ? Head : NewHead,
        SubjectUnit = SubjectUnit,
        File = move is AttachDocument attach ? new(attach.Sm3, "文书.docx", "application/octet-stream", 1024) : null,
        Serial = move is SealDocument seal && File.Document(seal.Document) is { } document
            && CaseDocumentRules.Prefix(File, document.Kind, facts) is { } prefix
            ? new(prefix, 2026, seal.Document, SerialRules.Printed(prefix, 2026, seal.Document))
            : AppealPapers.TemplateOf(move) is { } template && CaseDocumentRules.Prefix(File, template, facts) is { } own
            ? new(own, 2026, File.Documents.Length + 1, SerialRules.Printed(own, 2026, File.Documents.Length + 1))
            : null,
        Paper = PaperOf(move, facts),
        Issued = PaperOf(move, facts) is { } paper ? paper.Sm3() : null,
        Chain = new(File.Version, "00", "00"),
        NewLead = new("L-2026-0099"),
    };

    /// <summary>What the handler wrote into papers, by the SM3 that the case knows it by.</summary>
    private readonly Dictionary<string, PaperData> shelf = [];

    private PaperData? PaperOf(CaseMove move, Facts facts)
    {
        if (move is DraftDocument draft && CasePapers.Of(File, draft, new("李玥喆", "清河镇"), File.Governed(facts)) is { } written)
        {
            return shelf[written.Sm3()] = written;
        }

        if (AppealPapers.Of(File, move, new("李玥喆", "清河镇"), File.Governed(facts)) is { } decided)
        {
            return shelf[decided.Sm3()] = decided;
        }

        return move is SealDocument seal && File.Document(seal.Document) is { Paper: not null } document ? shelf[document.Sm3] : null;
    }

    public CaseDesk Remember(Ruling ruling, string actor)
    {
        foreach (var happening in ruling.Happened)
        {
            var recorded = new Recorded(
                Number.Key(), File.Version + 1, happening.Event, happening.OccurredAt ?? Now, Now, actor, "k");
            History.Add(recorded);
            File = kind.Fold(File, recorded);
        }

        Births.AddRange(ruling.Births.IsDefault ? [] : ruling.Births);
        return this;
    }

    /// <summary>Somebody who gave his name waits for an answer, as if it had been known when the case was opened.</summary>
    public CaseDesk Named()
    {
        (NamedReporter, File) = (true, File with { NamedReporter = true });
        return this;
    }

    /// <summary>The file as it would be after a ruling.</summary>
    public CaseFile After(Ruling ruling, OfficialId by)
    {
        var file = File;
        foreach (var happening in ruling.Happened)
        {
            file = kind.Fold(file, new(
                Number.Key(), file.Version + 1, happening.Event, happening.OccurredAt ?? Now, Now, by.Value, "k"));
        }

        return file;
    }

    public static string Sm3Of(string text) => Convert.ToHexStringLower(EntryChain.Sm3(text));

    private static IEnumerable<Grant> Grants(OfficialId person) => person switch
    {
        _ when person == Li || person == He || person == Ma => [new(Role.Handler, null)],
        _ when person == Wang || person == Chen => [new(Role.DeputyLeader, null)],
        _ when person == Zhao => [new(Role.DisciplineSecretary, null)],
        _ when person == Sun => [new(Role.PartySecretary, null)],
        _ when person == Liu => [new(Role.PartySecretary, null), new(Role.DeputyLeader, null), new(Role.LeadingGroup, null)],
        _ when person == Guide => [new(Role.GuidanceGroup, null)],
        _ when person == Officer => [new(Role.WarningOfficer, null)],
        _ when person == Competent => [new(Role.UnitHead, FrozenSet.ToFrozenSet([CompetentUnit]))],
        _ when Group.Contains(person) => [new(Role.LeadingGroup, null)],
        _ when person == Custodian => [new(Role.LeadCustodian, null)],
        _ when person == Chief => [new(Role.SectionChief, FrozenSet.ToFrozenSet([Office]))],
        _ when person == Head => [new(Role.UnitHead, OwnUnit)],
        _ when person == NewHead => [new(Role.UnitHead, FrozenSet.ToFrozenSet([NewUnit]))],
        _ when person == DisciplineHead => [new(Role.UnitDisciplineHead, OwnUnit)],
        _ => [],
    };
}

/// <summary>A move of a person, or the sweep where there is none.</summary>
internal sealed record DeskStep(OfficialId? By, CaseMove? Move, DateTimeOffset At);
