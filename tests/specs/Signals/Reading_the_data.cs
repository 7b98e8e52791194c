using CsCheck;
using Xunit;
using static WarningGrid.Signals.SignalSpec;

namespace WarningGrid.Signals;

/// <summary>The contracts of spec 03 §2: exact members, types, lengths, dates, decimals.</summary>
public sealed class Reading_the_data
{
    [Fact]
    public void Good_data_has_no_fault()
    {
        Assert.Empty(Read(FeedTypes.Audit, Audit).Faults);
        Assert.Empty(Read(FeedTypes.Petition, Petition).Faults);
        Assert.Empty(Read(FeedTypes.Personnel, Personnel("PostStart", "\"postCode\":\"P-1\"")).Faults);
        Assert.Empty(Read(FeedTypes.Personnel, Personnel("KinDeclared", "\"officialId\":\"G2\",\"relation\":\"Spouse\"")).Faults);
    }

    [Theory]
    [InlineData("120000.50", "120000.505", "/amount"), InlineData("120000.50", "-1", "/amount"), InlineData("120000.50", "1e40", "/amount")]
    [InlineData("120000.50", "\"12,0\"", "/amount"), InlineData("120000.50", "true", "/amount")]
    [InlineData("\"HIGH\"", "\"high\"", "/riskLevel"), InlineData("\"HIGH\"", "3", "/riskLevel")]
    [InlineData("\"issueNo\":\"SJ-1\",", "", "/issueNo"), InlineData("\"title\":\"挂账\"", "\"title\":\" \"", "/title")]
    [InlineData("\"title\":\"挂账\"", "\"title\":\"a\\u0007\"", "/title"), InlineData("\"status\"", "\"rectifyBy\":\"2101-01-01\",\"status\"", "/rectifyBy")]
    [InlineData("\"status\"", "\"rectifyBy\":\"2026-02-30\",\"status\"", "/rectifyBy"), InlineData("\"name\":\"张三\"", "\"nick\":\"张三\"", "/official")]
    [InlineData("\"status\"", "\"secret\":1,\"status\"", "")]
    public void A_fault_is_named_by_its_place(string good, string bad, string place) =>
        Assert.Contains(Read(FeedTypes.Audit, Audit.Replace(good, bad, StringComparison.Ordinal)).Faults, fault => fault.Member == place);

    [Fact]
    public void Over_long_text_is_a_fault() => Assert.Contains(
        Read(FeedTypes.Audit, Audit.Replace("挂账", new string('长', 201), StringComparison.Ordinal)).Faults,
        fault => (fault.Code, fault.Member) == ("FED-06.too-long", "/title"));

    [Fact]
    public void The_detail_of_a_personnel_item_follows_from_its_change() => Assert.Contains(
        Read(FeedTypes.Personnel, Personnel("TeamJoin", "\"postCode\":\"P-1\"")).Faults, fault => fault.Member == "/detail/unitCode");

    [Fact]
    public void FED_08_the_reporter_is_taken_out_of_what_is_kept()
    {
        var reading = Read(FeedTypes.Petition, Petition);
        Assert.DoesNotContain("李四", reading.Kept, StringComparison.Ordinal);
        Assert.DoesNotContain("reporter", reading.Kept, StringComparison.Ordinal);
        Assert.Equal(("110101199003070011", true), (reading.Reporter!.IdNo, reading.Named));
    }

    [Fact]
    public void FED_08_a_misshapen_reporter_is_taken_out_too() => Assert.DoesNotContain(
        "李四", Read(FeedTypes.Petition, Petition.Replace("{\"name\":\"李四\"", "[\"李四\"],\"x\":{\"a\":\"b\"", StringComparison.Ordinal)).Kept,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"targets\":[{\"name\":\"王伟\"", "\"targets\":[{\"name\":7"), InlineData("\"targets\"", "\"tragets\"")]
    [InlineData("\"targets\":[{\"name\":\"王伟\",\"unit\":\"U-3401\",\"post\":\"主任\"}]", "\"targets\":[]")]
    public void FED_06_a_petition_whose_targets_cannot_be_read_is_sent_again(string good, string bad) => Assert.Equal(
        "FED-06.unreadable",
        IntakeRules.Unreadable(Read(FeedTypes.Petition, Petition.Replace(good, bad, StringComparison.Ordinal)))?.Code);

    [Fact]
    public void FED_06_a_petition_with_readable_targets_may_be_quarantined() => Assert.Null(
        IntakeRules.Unreadable(Read(FeedTypes.Petition, Petition.Replace("\"来信\"", "5", StringComparison.Ordinal))));

    [Fact]
    public void An_audit_item_whose_transfer_is_requested_is_confidential()
    {
        Assert.False(Read(FeedTypes.Audit, Audit).Confidential);
        Assert.True(Read(FeedTypes.Audit, Audit.Replace("\"status\"", "\"transferRequested\":true,\"status\"", StringComparison.Ordinal)).Confidential);
        Assert.True(Read(FeedTypes.Audit, Audit.Replace("\"status\"", "\"transferRequested\":\"?\",\"status\"", StringComparison.Ordinal)).Confidential);
    }

    [Theory]
    [InlineData("11010519491231002X", true), InlineData("11010519491231002x", true), InlineData("110105194912310021", false)]
    [InlineData("1101051949123100", false), InlineData("一10105194912310021", false), InlineData("", false)]
    public void MAT_01_an_ID_number_counts_with_its_check_digit_alone(string number, bool counts) =>
        Assert.Equal(counts, IdNumber.Valid(number) is not null);

    [Fact]
    public void Whatever_the_data_is_reading_it_never_throws() =>
        Json(4).Sample(data => new[] { FeedTypes.Audit, FeedTypes.Petition, FeedTypes.Personnel, "unknown" }
            .All(type => Read(type, data) is { Faults.IsDefault: false }));

    private static string Personnel(string change, string detail) =>
        """{"official":{"officialId":"G1","name":"张三"},"change":"CHANGE","effectiveDate":"2026-09-01","detail":{DETAIL}}"""
            .Replace("CHANGE", change, StringComparison.Ordinal).Replace("DETAIL", detail, StringComparison.Ordinal);

    // Objects whose members are mostly those of the contracts, with values of any sort and depth.
    private static Gen<string> Json(int depth)
    {
        var scalar = Gen.OneOf(
            Gen.Double.Select(number => double.IsFinite(number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "0"),
            Gen.String.Select(text => System.Text.Json.JsonSerializer.Serialize(text)), Gen.Const("null"), Gen.Const("true"), Gen.Const("\"2026-02-29\""));
        if (depth == 0)
        {
            return scalar;
        }

        string[] names = ["official", "targets", "reporter", "name", "idNo", "unitCode", "detail", "change", "amount", "content", "transferRequested", "x"];
        return Gen.OneOf(
            scalar,
            Json(depth - 1).Array[0, 3].Select(items => "[" + string.Join(',', items) + "]"),
            Gen.Select(Gen.Int[0, names.Length - 1], Json(depth - 1)).Array[0, 5].Select(members =>
                "{" + string.Join(',', members.DistinctBy(member => member.Item1).Select(member => $"\"{names[member.Item1]}\":{member.Item2}")) + "}"));
    }
}
