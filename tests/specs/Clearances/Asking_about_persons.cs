using System.Collections.Immutable;
using WarningGrid.Leads;
using Xunit;
using static WarningGrid.Clearances.ClearanceDesk;

namespace WarningGrid.Clearances;

/// <summary>How a request begins: its draft, its list, whom its rows mean (CLR-02, CLR-05, CLR-10, CLR-11).</summary>
public sealed class Asking_about_persons
{
    [Fact]
    public void CLR_09_a_draft_needs_a_letter_its_file_an_organ_and_a_purpose()
    {
        Assert.Equal("ACL-01.act-missing", new ClearanceDesk().Try(Officer, Opening())?.Code);
        Assert.Equal("CLR-09.letter", new ClearanceDesk().Try(Organiser, Opening() with { LetterNumber = " " })?.Code);
        Assert.Equal("CLR-09.letter-date", new ClearanceDesk().Try(Organiser, Opening() with { LetterOn = Day("2026-09-22") })?.Code);
        Assert.Equal("CLR-09.file", new ClearanceDesk().Try(Organiser, Opening() with { FileSm3 = new('d', 64) })?.Code);
        Assert.Equal(
            "CLR-05.explanation", new ClearanceDesk().Try(Organiser, Opening(ClearancePurpose.Other) with { Explanation = null })?.Code);
        Assert.Equal(ClearanceStage.Draft, new ClearanceDesk().Opened(ClearancePurpose.Other).File.Stage);
    }

    [Fact]
    public void CLR_02_a_list_with_errors_is_refused_whole_and_row_by_row()
    {
        var desk = new ClearanceDesk().Opened();
        var refusal = desk.Try(Organiser, new SubmitRows([Zhang, new("", IdNo(2)), new("王五", "34010119900101001X"), new("赵\u0007六", "")]));

        Assert.Equal("CLR-02.rows", refusal?.Code);
        Assert.Equal(
            [("/rows/1", "CLR-02.name"), ("/rows/2", "CLR-02.number"), ("/rows/3", "CLR-02.number-missing"), ("/rows/3", "CLR-02.text")],
            refusal!.Items.Select(item => (item.Member!, item.Code)));
        Assert.Equal("CLR-02.no-rows", desk.Try(Organiser, new SubmitRows([]))?.Code);
        Assert.Equal(ClearanceStage.Draft, desk.File.Stage);
    }

    [Fact]
    public void CLR_02_a_person_of_whom_nothing_is_known_is_unmatched_and_never_code_1()
    {
        var desk = new ClearanceDesk().Asked(new("赵六", IdNo(9)), Zhang).Issued();

        Assert.Equal([RowMatch.Unmatched, RowMatch.Matched], desk.RowsFor(Organiser).Select(row => row.Match));
        Assert.Equal([null, 1], desk.RowsFor(Organiser).Select(row => row.Code));
        Assert.DoesNotContain(desk.Rows, row => row.Table == ClearanceTables.Rows && (int)row.Values[1]! == 1);
    }

    [Fact]
    public void CLR_02_a_known_name_with_an_unknown_number_waits_and_two_must_agree_on_who_has_another_number()
    {
        var desk = new ClearanceDesk().Asked(new AskedPerson("张三", IdNo(9)));
        Assert.Equal(RowMatch.Waiting, desk.File.Rows[0].Match.Match);

        desk.Does(Officer, new ResolveRow(1, ZhangSan));
        Assert.Equal(RowMatch.Waiting, desk.File.Rows[0].Match.Match);
        desk.Does(Officer2, new ResolveRow(1, ZhangSan));
        Assert.Equal((RowMatch.Matched, ClearanceStage.Computing), (desk.File.Rows[0].Match.Match, desk.File.Stage));
    }

    [Fact]
    public void CLR_02_one_hand_suffices_where_the_register_has_no_number_or_nobody_is_meant()
    {
        var desk = new ClearanceDesk();
        desk.Register[0] = desk.Register[0] with { IdNoHash = null };
        desk.Asked(new("张三", IdNo(9)), new("李四", IdNo(8)));

        desk.Does(Officer, new ResolveRow(1, ZhangSan)).Does(Officer, new ResolveRow(2, null));
        Assert.Equal(ClearanceStage.Suggested, desk.Arrives().File.Stage);
        Assert.Equal([RowMatch.Matched, RowMatch.Unmatched], desk.RowsFor(Organiser).Select(row => row.Match));
    }

    [Fact]
    public void CLR_02_a_hand_can_be_taken_back_by_its_owner_alone()
    {
        var desk = new ClearanceDesk().Asked(new AskedPerson("李四", IdNo(1))).Does(Officer, new ResolveRow(1, LiSi));

        Assert.Equal(RefusalKind.Forbidden, desk.Try(Officer2, new WithdrawRow(1))?.Kind);
        desk.Does(Officer, new WithdrawRow(1)).Does(Officer2, new ResolveRow(1, ZhangSan)).Does(Officer, new ResolveRow(1, ZhangSan));
        Assert.Equal(ZhangSan, desk.File.Rows[0].Match.Official);
        Assert.Equal("DSP-01.wrong-stage", desk.Try(Officer, new ResolveRow(1, null))?.Code);
    }

    [Fact]
    public void CLR_02_the_same_person_twice_is_answered_once()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li, Zhang with { Post = "书记" }, new("张 三", IdNo(1)));

        Assert.Equal([null, null, 1, 1], desk.RowsFor(Organiser).Select(row => row.SameAs));
        Assert.Equal((2, 2), (desk.View(Officer).Work!.Matched, desk.View(Officer).Work!.Duplicate));
        Assert.Equal([ZhangSan.Value, LiSi.Value], desk.Rows.Where(row => row.Table == ClearanceTables.Rows).Select(row => row.Values[2]).Distinct());
    }

    [Fact]
    public void ACL_02_cadres_beyond_the_requesters_authority_are_unmatched_to_him()
    {
        var desk = new ClearanceDesk { Reach = ["County"] };
        desk.Register[1] = desk.Register[1] with { Authority = "City" };
        desk.Asked(Zhang, Li, new("李四", IdNo(1)));

        Assert.Equal([RowMatch.Matched, RowMatch.Unmatched, RowMatch.Waiting], desk.RowsFor(Organiser).Select(row => row.Match));
        Assert.Equal("CLR-02.official", desk.Try(Officer, new ResolveRow(3, LiSi))?.Code);
    }

    [Fact]
    public void CLR_02_whoever_is_recused_from_a_candidate_neither_sees_the_row_nor_resolves_it()
    {
        var desk = new ClearanceDesk { Recused = { [Officer] = [LiSi] } }.Asked(new("李四", IdNo(1)), Wang);

        Assert.Equal([2], desk.RowsFor(Officer).Select(row => row.Row));
        Assert.Equal("CLR-02.not-waiting", desk.Try(Officer, new ResolveRow(1, ZhangSan))?.Code);
    }

    [Fact]
    public void CLR_10_a_long_list_comes_in_parts_and_no_event_is_monstrous()
    {
        var desk = new ClearanceDesk();
        AskedPerson[] persons = [.. Enumerable.Range(1, 5001).Select(n => new AskedPerson("某某", IdNo(n)))];
        desk.Register.Clear();
        desk.Register.AddRange(persons.Select((person, n) => new KnownOfficial(new($"G{n:00000000}"), "某某", "County", "hash:" + person.IdNo)));
        desk.Asked(persons);

        Assert.Equal((ClearanceStage.Suggested, 5001), (desk.File.Stage, desk.File.Answerable.Count()));
        Assert.Equal([1, 1001, 2001, 3001, 4001, 5001], desk.History.Select(one => one.Event).OfType<CodesComputed>().Select(part => part.First));
        Assert.Single(desk.History, one => one.Event is KnownFixed);
        Assert.All(desk.History, one => Assert.InRange(EventJson.Canonical(one.Event).Length, 1, 250_000));
    }

    [Fact]
    public void CLR_11_while_a_record_cannot_be_reached_no_part_of_the_batch_is_answered()
    {
        var desk = new ClearanceDesk { Unreachable = true }.Asked(Zhang, Li);
        Assert.Equal(ClearanceStage.Received, desk.File.Stage);

        desk.Unreachable = false;
        Assert.Equal(ClearanceStage.Suggested, desk.Arrives().File.Stage);
    }

    [Fact]
    public void CLR_11_a_part_that_comes_again_or_out_of_turn_changes_nothing()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li);

        Assert.Empty(ClearanceRules.Match(desk.File, new(1)).Happened);
        Assert.Empty(ClearanceRules.Computed(desk.File, new CodesDue(1) { Codes = [new(1), new(1)] }, desk.Facts(null)).Happened);
    }

    [Fact]
    public void CLR_11_what_is_recorded_while_it_computes_is_noted_if_it_is_after_K()
    {
        var desk = new ClearanceDesk().Opened().Does(Organiser, new SubmitRows([Zhang]));
        desk.Register.Clear();
        desk.Register.Add(new(ZhangSan, "张三", "County", Hash(1)));
        var computing = new ClearanceDesk().Asked(Zhang).File with { Stage = ClearanceStage.Computing, Known = null, Computed = 0, CodesSm3 = null };

        var noted = ClearanceRules.Upset(computing, new(ZhangSan, [1], At("2026-09-21 11:00")));
        Assert.Single(noted.Happened);
        Assert.Equal(ClearanceStage.Suggested, desk.Lead(ZhangSan, "Accepted").Arrives().File.Stage);
        Assert.Equal(4, desk.Code(1));
    }

    [Fact]
    public void CLR_07_the_packs_of_the_opening_are_kept_to_the_end() =>
        Assert.Equal(Rules.RuleBook.Shipped.InForce(Day("2026-09-21")), new ClearanceDesk().Opened().It_is("2027-01-04 09:00").File.Packs);

    [Theory]
    [InlineData("Registered", "Accepted", true)]
    [InlineData("Accepted", "Assigned", false)]
    [InlineData("Verifying", "Closed", false)]
    [InlineData("Closed", "Assigned", true)]
    [InlineData("Closed", "InCase", true)]
    [InlineData("Registered", "Transferred", false)]
    public void CLR_06_a_lead_upsets_answers_when_it_is_accepted_or_open_again(string from, string to, bool upsets)
    {
        ImmutableArray<LeadTarget> targets = [new(ZhangSan, null, false)];
        var before = LeadFile.Blank with { Number = new("L-2026-0001"), Version = 3, Stage = Enum.Parse<LeadStage>(from), Targets = targets };
        var after = before with { Stage = Enum.Parse<LeadStage>(to), Version = 4 };

        Assert.Equal(upsets ? 1 : 0, LeadStandings.FollowUps(before, after, Recorded(4)).Count());
        Assert.Equal(upsets, LeadStandings.Rows(before, after, Recorded(4)).Single().Values[6]);
    }

    [Fact]
    public void CLR_06_a_revoked_match_upsets_him_whom_it_meant_and_a_new_one_him_whom_it_means()
    {
        var before = LeadFile.Blank with
        {
            Number = new("L-2026-0001"), Version = 3, Stage = LeadStage.Assigned, Targets = [new(ZhangSan, null, false)],
        };
        var after = before with { Version = 4, Targets = [new(LiSi, null, false)] };

        Assert.Equal(
            [(LiSi.Value, "Assigned", true), (ZhangSan.Value, "NotConcerned", true)],
            LeadStandings.Rows(before, after, Recorded(4)).Select(row => ((string)row.Values[2]!, (string)row.Values[4]!, (bool)row.Values[6]!)));
        Assert.Equal(
            ["y-G00000002", "y-G00000001"], LeadStandings.FollowUps(before, after, Recorded(4)).Select(message => message.Target));
    }

    private static Recorded Recorded(long version) =>
        new("l-L-2026-0001", version, new LeadShelved(), At("2026-09-21 09:00"), At("2026-09-21 09:00"), "G01", "k");
}
