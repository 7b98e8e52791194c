using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using WarningGrid.Access;

namespace WarningGrid.ApiTests.Clearances;

/// <summary>A request over HTTP: its list as JSON or as a workbook, what is wrong with it row by row, and what it answers whom.</summary>
[Collection(nameof(TownCollection))]
public sealed class Asking_by_workbook(Town town)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string Org = Town.Of(Role.OrgDept);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task XLS_02_a_workbook_is_told_its_errors_row_by_row_and_nothing_is_stored()
    {
        var sheet = Workbook(Header, ["王伟", "340101199001010018", "青石镇", "会计"], ["", "340101199001010018"], ["李娜", "123"]);
        using var answer = await town.Send(Org, Post("/api/v1/clearances/check", sheet));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var check = await Json(answer);
        Assert.Equal(3, (int)check["rows"]!);
        Assert.Contains(check["errors"]!.AsArray(), error => ((int)error!["row"]!, (string)error["column"]!, (string)error["code"]!) == (2, "姓名", "CLR-02.name"));
        Assert.Contains(check["errors"]!.AsArray(), error => ((int)error!["row"]!, (string)error["column"]!, (string)error["code"]!) == (3, "身份证号", "CLR-02.number"));
    }

    [Theory]
    [InlineData("0"), InlineData("2"), InlineData(null)]
    public async Task XLS_01_a_workbook_of_another_version_or_of_none_is_Invalid(string? version)
    {
        using var answer = await town.Send(Org, Post("/api/v1/clearances/check", Workbook(version, [Header, ["王伟", IdNo]])));
        Assert.Equal("XLS-01.version", await answer.Problem(HttpStatusCode.BadRequest));

        var (place, revision) = await Opened();
        using var submitted = await town.Send(
            Org, Post(place + "/moves/Submit", Workbook(version, [Header, ["王伟", IdNo]])).Key("other-version").Revision(revision));
        Assert.Equal("XLS-01.version", await submitted.Problem(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task XLS_01_the_template_is_there_to_download_and_is_taken_back_as_it_is()
    {
        using var template = await town.Get(Org, "/api/v1/clearances/template");
        Assert.Equal((HttpStatusCode.OK, Xlsx), (template.StatusCode, template.Content.Headers.ContentType!.MediaType));
        var sheet = await template.Content.ReadAsByteArrayAsync(Cancelled);
        Assert.Equal(Header, MiniExcel.Query(new MemoryStream(sheet)).Cast<IDictionary<string, object>>().First().Values);

        using var empty = await town.Send(Org, Post("/api/v1/clearances/check", sheet));
        Assert.Equal(0, (int)(await Json(empty))["rows"]!);
        using var officer = await town.Get(Town.Of(Role.WarningOfficer), "/api/v1/clearances/template");
        Assert.Equal(HttpStatusCode.Forbidden, officer.StatusCode);
    }

    [Fact]
    public async Task XLS_01_another_header_no_workbook_and_another_media_type_are_refused()
    {
        using var header = await town.Send(Org, Post("/api/v1/clearances/check", Workbook(["名字", "号码", "单位", "职务"], ["王伟", "1"])));
        Assert.Equal("CLR-02.header", await header.Problem(HttpStatusCode.BadRequest));
        using var broken = await town.Send(Org, Post("/api/v1/clearances/check", "PK no workbook"u8.ToArray()));
        Assert.Equal("CLR-02.workbook", await broken.Problem(HttpStatusCode.BadRequest));
        using var text = await town.Send(Org, Post("/api/v1/clearances/check", "王伟"u8.ToArray(), "text/csv"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    [Fact]
    public async Task Example_05_10_a_row_too_many_is_422_and_the_request_is_still_a_draft()
    {
        var (place, revision) = await Opened();
        var rows = Enumerable.Range(0, 20_001).Select(_ => new[] { "王伟", "340101199001010018" }).ToArray();

        using var answer = await town.Send(Org, Post(place + "/moves/Submit", Workbook([Header, .. rows])).Key("too-many").Revision(revision));

        Assert.Equal("CLR-10.too-many", await answer.Problem(HttpStatusCode.UnprocessableEntity));
        using var still = await town.Get(Org, place);
        Assert.Equal("Draft", (string)(await Json(still))["stage"]!);
    }

    [Fact]
    public async Task CLR_04_a_request_by_workbook_is_received_due_and_read_for_its_own_purpose_alone()
    {
        var (place, revision) = await Opened();
        var sheet = Workbook(Header, ["某某甲", IdNo, "青石镇", "镇长"]);
        using var keyless = await town.Send(Org, Post(place + "/moves/Submit", sheet).Revision(revision));
        Assert.Equal("DSP-01.key-missing", await keyless.Problem(HttpStatusCode.BadRequest));
        using var blind = await town.Send(Org, Post(place + "/moves/Submit", sheet).Key("blind"));
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);

        using var received = await town.Send(Org, Post(place + "/moves/Submit", sheet).Key("rows").Revision(revision));
        Assert.Equal(HttpStatusCode.OK, received.StatusCode);
        Assert.NotNull((string?)(await Json(received))["replyDue"]);
        await Testing.Until.Holds(async () =>
        {
            using var now = await town.Get(Org, place);
            return (string)(await Json(now))["stage"]! is "ToSign";
        });

        using var rows = await town.Get(Org, place + "/rows?purpose=Promotion");
        Assert.Equal("Unmatched", (string)(await Json(rows))["rows"]![0]!["match"]!);
        using var other = await town.Get(Org, place + "/rows?purpose=Award");
        Assert.Equal("CLR-05.other-purpose", await other.Problem(HttpStatusCode.Forbidden));
        using var letter = await town.Get(Org, place + "/letter?purpose=Promotion");
        Assert.Equal("来函", System.Text.Encoding.UTF8.GetString(await letter.Content.ReadAsByteArrayAsync(Cancelled)));
        using var answer = await town.Get(Org, place + "/answer?purpose=Promotion");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static readonly string[] Header = ["姓名", "身份证号", "单位", "职务"];

    // Its check digit fits, and nobody in the town has it.
    private const string IdNo = "11010519491231002X";

    private async Task<(string Place, long Revision)> Opened()
    {
        var upload = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents") { Content = new ByteArrayContent("来函"u8.ToArray()) }.Key($"letter-{Guid.NewGuid():N}");
        upload.Content!.Headers.ContentType = new("application/pdf");
        upload.Content.Headers.ContentDisposition = new("attachment") { FileNameStar = "函.pdf" };
        using var kept = await town.Send(Org, upload);
        var sm3 = (string)(await Json(kept))["sm3"]!;
        using var opened = await town.Move(
            Org, "/api/v1/clearances",
            $$"""{"letterNumber":"组函〔2026〕15号","letterOn":"2026-01-20","organ":"县委组织部","purpose":"Promotion","fileSm3":"{{sm3}}"}""",
            $"open-{Guid.NewGuid():N}");
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return (opened.Headers.Location!.ToString(), (long)(await Json(opened))["revision"]!);
    }

    private static HttpRequestMessage Post(string path, byte[] content, string mediaType = Xlsx)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return request;
    }

    private static byte[] Workbook(params string[][] rows) => Workbook("1", rows);

    // As somebody's table program saves the template that he filled in.
    private static byte[] Workbook(string? version, string[][] rows)
    {
        using var stream = new MemoryStream();
        var sheets = new Dictionary<string, object> { ["名单"] = Cells(rows) };
        if (version is not null)
        {
            sheets.Add("模板信息", Cells([["廉政意见征求名单", version]]));
        }

        stream.SaveAs(sheets, printHeader: false);
        return stream.ToArray();
    }

    private static object Cells(string[][] rows) =>
        rows.Select(row => Enumerable.Range(0, Header.Length).ToDictionary(n => "c" + n, n => (object)(n < row.Length ? row[n] : "")));

    private static async Task<JsonNode> Json(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
}
