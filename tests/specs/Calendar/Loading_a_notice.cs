using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Calendar;

/// <summary>Notices and county days are loaded by two, and whoever they concern is told (CAL-02, CAL-09, CAL-12, SEP-02).</summary>
public sealed class Loading_a_notice
{
    private const string One = "G00000101", Other = "G00000102";

    private static readonly LoadNotice Notice2027 = new("CN-2027", 2027, new(2026, 9, 1), [new(2027, 1, 1)], []);
    private static readonly SetCountyDays CountyDay = new("U-2026-1", new(2026, 9, 1), [new(2026, 9, 25)], [], "县政办发〔2026〕31号");

    private readonly CalendarKind kind = new();
    private readonly List<Message> told = [];
    private readonly List<RowChange> rows = [];
    private CalendarFile file = CalendarFile.Blank;

    private static Facts By(string person, Role role) =>
        new(
            new(2026, 9, 21, 2, 0, 0, TimeSpan.Zero), new Asker(Caller.Person(new(person)), [new(role, null)]),
            RuleBook.Shipped, WorkCalendar.Shipped, []);

    private Refusal? Loads(LoadNotice notice, string by, Role role = Role.SystemAdmin) =>
        Remember(CalendarRules.LoadNotice(file, notice, By(by, role)), by);

    private Refusal? Sets(SetCountyDays days, string by) =>
        Remember(CalendarRules.SetCountyDays(file, days, By(by, Role.SystemAdmin)), by);

    private Refusal? Remember(Ruling ruling, string by)
    {
        foreach (var happening in ruling.Happened.OrEmpty())
        {
            var recorded = new Recorded(
                GrainKeys.Calendar, file.Version + 1, happening.Event, new(2026, 9, 21, 2, 0, 0, TimeSpan.Zero),
                new(2026, 9, 21, 2, 0, 0, TimeSpan.Zero), by, "key");
            var after = kind.Fold(file, recorded);
            told.AddRange(kind.FollowUps(file, after, recorded));
            rows.AddRange(kind.Rows(file, after, recorded));
            file = after;
        }

        return ruling.Refused;
    }

    [Fact]
    public void SEP_02_one_proposes_and_another_loads_the_same()
    {
        Assert.Null(Loads(Notice2027, One));
        Assert.Empty(file.Loaded);
        Assert.Equal(RefusalKind.SameHand, Loads(Notice2027, One)!.Kind);
        Assert.Null(Loads(Notice2027, Other, Role.SecurityAdmin));

        Assert.Equal("CN-2027", Assert.Single(file.Loaded).Notice.Id);
        Assert.Single(rows);
    }

    [Fact]
    public void SEP_02_other_content_is_GateNotMet_naming_the_difference()
    {
        Loads(Notice2027, One);

        var refusal = Loads(Notice2027 with { Off = [new(2027, 1, 4)] }, Other)!;

        Assert.Equal((RefusalKind.GateNotMet, "/off"), (refusal.Kind, Assert.Single(refusal.Items).Member));
    }

    [Fact]
    public void SEP_02_nobody_else_loads_notices() => Assert.Equal(RefusalKind.Forbidden, Loads(Notice2027, One, Role.AuditAdmin)!.Kind);

    [Fact]
    public void The_first_hand_may_withdraw()
    {
        Loads(Notice2027, One);

        Assert.Equal(
            RefusalKind.Forbidden, Remember(CalendarRules.Withdraw(file, new("CN-2027"), By(Other, Role.SystemAdmin)), Other)!.Kind);
        Assert.Null(Remember(CalendarRules.Withdraw(file, new("CN-2027"), By(One, Role.SystemAdmin)), One));
        Assert.Empty(file.Pending.Waiting);
    }

    [Fact]
    public void CAL_12_county_days_need_a_document_and_a_second_person()
    {
        Assert.Equal("CAL-12.document", Sets(CountyDay with { Document = " " }, One)!.Code);
        Assert.Null(Sets(CountyDay, One));
        Assert.Equal("CAL-12.same-hand", Sets(CountyDay, One)!.Code);
        Assert.Null(Sets(CountyDay, Other));

        Assert.True(Assert.Single(file.Loaded).Notice.Overlay);
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "CAL-02.name", "2027 年" }, { "CAL-02.known", "CN-2026" }, { "CAL-02.other-year", "year" }, { "CAL-02.twice", "twice" },
        { "CAL-02.future", "future" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void CAL_02_a_faulty_notice_is_invalid(string code, string fault)
    {
        var notice = fault switch
        {
            "year" => Notice2027 with { Off = [new(2029, 1, 1)] },
            "twice" => Notice2027 with { Working = [new(2027, 1, 1)] },
            "future" => Notice2027 with { PublishedOn = new(2026, 9, 22) },
            _ => Notice2027 with { Id = fault },
        };

        var refusal = Loads(notice, One)!;

        Assert.Equal((RefusalKind.Invalid, code), (refusal.Kind, refusal.Code));
    }

    [Fact]
    public void A_notice_that_lists_nothing_still_publishes_its_year() =>
        Assert.Null(Loads(new("CN-2027", 2027, new(2026, 9, 1), default, default), One));

    [Fact]
    public void CAL_09_each_owner_is_told_by_a_letter_of_the_calendars_own_event()
    {
        Loads(Notice2027, One);
        Loads(Notice2027, Other);
        var machine = By(One, Role.SystemAdmin) with { Asker = Asker.System("calendar") };

        Remember(CalendarRules.Tell(file, new("CN-2027", ["c-TI-2026-0001", "l-L-2026-0003"], Last: false), machine), "system:calendar");
        Assert.Equal(("l-L-2026-0003", false), (file.Loaded[0].ToldThrough, file.Loaded[0].Told));
        Remember(CalendarRules.Tell(file, new("CN-2027", [], Last: true), machine), "system:calendar");

        Assert.True(file.Loaded[0].Told);
        Assert.Equal(["c-TI-2026-0001", "l-L-2026-0003"], told.Select(message => message.Target));
        Assert.All(told, message => Assert.Equal(new CalendarChanged("CN-2027"), message.Body));
        Assert.Equal(
            RefusalKind.Forbidden,
            CalendarRules.Tell(file, new("CN-2027", ImmutableArray<string>.Empty, true), By(One, Role.SystemAdmin)).Refused!.Kind);
    }

    [Fact]
    public void The_file_survives_json()
    {
        Loads(Notice2027, One);
        Loads(Notice2027, Other);

        Assert.Equal(EventJson.Canonical(file), EventJson.Canonical(EventJson.Read(typeof(CalendarFile), EventJson.Canonical(file))));
    }
}
