using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace WarningGrid.ApiTests.Access;

/// <summary>One address with a request that has nothing wrong but, perhaps, who sends it.</summary>
/// <param name="Address">Method and route as mapped: <c>GET /api/v1/leads/{id}</c>.</param>
/// <param name="Path">With <c>{lead}</c>, <c>{signal}</c>, <c>{case}</c> for objects of the town.</param>
internal sealed record Question(string Address, string Path, string? Body = null)
{
    public HttpRequestMessage Ask(string who, TownObjects? objects = null)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(Address.Split(' ')[0]), objects?.In(Path) ?? Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
        if (Body is null)
        {
            return request;
        }

        // A revision that nobody has: whoever may act is told it is stale, and nothing changes for the next one.
        request.Json(objects?.In(Body) ?? Body).Key($"{who}-{Guid.NewGuid():N}").Revision(999_999);
        request.Content!.Headers.ContentDisposition = new("attachment") { FileNameStar = "函.json" };
        return request;
    }
}

/// <summary>A request to every address.</summary>
internal static class Questions
{
    public static IEnumerable<string> Mapped(EndpointDataSource endpoints) =>
        endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"));

    public static readonly Question[] All =
    [
        new("GET /api/v1/signals", "/api/v1/signals"),
        new("POST /api/v1/signals", "/api/v1/signals", "{}"),
        new("GET /api/v1/signals/results", "/api/v1/signals/results"),
        new("GET /api/v1/signals/{id}", "/api/v1/signals/{signal}"),
        Move("signals", "Register", "{}"),
        Move("signals", "Note", """{"reason":"留存"}"""),
        Move("signals", "Merge", """{"into":"S-2020-0001","reason":"同一事项"}"""),
        Move("signals", "Unmerge", """{"reason":"分开"}"""),
        Move("signals", "Transfer", """{"destination":"市纪委","reason":"管辖"}"""),
        Move("signals", "Reject", """{"reason":"无内容"}"""),
        Move("signals", "Replay", """{"receiptId":"R-1","type":"county.audit.finding.v1","data":{},"reason":"更正"}"""),
        Move("signals", "ConfirmMatch", """{"mention":"/official","official":"G00000900"}"""),
        Move("signals", "RejectMatch", """{"mention":"/official","official":"G00000900"}"""),
        Move("signals", "RevokeMatch", """{"mention":"/official","reason":"有误"}"""),
        Move("signals", "WithdrawMatch", """{"mention":"/official"}"""),
        Move("signals", "Forward", """{"forwardedOn":"2026-09-22","courier":"机要交换"}"""),
        new("GET /api/v1/feeds/{id}", "/api/v1/feeds/audit-feed"),
        new("POST /api/v1/feeds/{id}/moves/Register", "/api/v1/feeds/audit-feed/moves/Register",
            """{"rights":[{"source":"urn:town:audit-feed","types":["county.audit.finding.v1"]}]}"""),
        new("POST /api/v1/feeds/{id}/moves/Retire", "/api/v1/feeds/audit-feed/moves/Retire", """{"reason":"停用"}"""),
        new("GET /api/v1/leads", "/api/v1/leads"),
        new("GET /api/v1/leads/{id}", "/api/v1/leads/{lead}"),
        Move("leads", "Accept", "{}"),
        Move("leads", "Transfer", """{"to":{"organ":"市纪委"},"reason":"管辖"}"""),
        Move("leads", "Merge", """{"into":"L-2020-0001","reason":"同一事项"}"""),
        Move("leads", "Unmerge", """{"reason":"分开"}"""),
        Move("leads", "Assign", """{"handler":"G00000104"}"""),
        Move("leads", "Reassign", """{"person":"G00000104","reason":"调整"}"""),
        Move("leads", "AcceptTask", "{}"),
        Move("leads", "DeclineTask", """{"reason":"在外学习"}"""),
        Move("leads", "DeclareConflict", "{}"),
        Move("leads", "Propose", """{"mode":"Shelve","reasons":"暂无可查"}"""),
        Move("leads", "Approve", """{"opinion":"同意"}"""),
        Move("leads", "Reject", """{"opinion":"不同意"}"""),
        Move("leads", "ReturnTo", """{"node":"propose","opinion":"补充"}"""),
        Move("leads", "Withdraw", "{}"),
        Move("leads", "TransferTask", """{"to":"G00000105","reason":"外出学习"}"""),
        Move("leads", "Delegate", """{"to":"G00000105","question":"有无其他反映"}"""),
        Move("leads", "AddSigner", """{"signers":["G00000105"],"place":"Before","question":"请提出意见"}"""),
        Move("leads", "Cosign", """{"signers":["G00000105"],"question":"请会签"}"""),
        Move("leads", "GiveOpinion", """{"opinion":"没有不同意见"}"""),
        Move("leads", "UrgeTask", "{}"),
        Move("leads", "Hold", """{"reason":"等待补充材料"}"""),
        Move("leads", "Activate", "{}"),
        Move("leads", "SubmitPlan", """{"plan":{"plan":{"sm3":"0000000000000000000000000000000000000000000000000000000000000000","title":"报告"},"team":["G00000104","G00000105"]}}"""),
        Move("leads", "SubmitReport", """{"findings":{"sm3":"0000000000000000000000000000000000000000000000000000000000000000","title":"报告"},"mode":"Close","reasons":"查否","closeType":"CheckedUntrue"}"""),
        Move("leads", "OpenCase", """{"kind":"TalkInquiry","official":"G00000900","ground":"TI-1"}"""),
        Move("leads", "ReviewShelved", """{"note":"仍无新情况"}"""),
        Move("leads", "Reactivate", """{"ground":"NewInformation","note":"有新情况"}"""),
        Move("leads", "Reopen", """{"reason":"新证据"}"""),
        Move("leads", "RecordProgress", """{"note":"正在办理"}"""),
        Move("leads", "RecordFeedback", """{"feedback":"Result","manner":"电话"}"""),
        Move("leads", "AskExtension", """{"catalogue":"DL-23","count":5,"reason":"证人在外"}"""),
        Move("leads", "GrantExtension", """{"opinion":"同意"}"""),
        Move("leads", "RefuseExtension", """{"opinion":"不同意"}"""),
        Move("leads", "PauseDeadline", """{"catalogue":"DL-06","reason":"听证","legalBasis":"信访工作条例","document":{"sm3":"0000000000000000000000000000000000000000000000000000000000000000","title":"听证通知"},"on":"2026-09-21"}"""),
        Move("leads", "ResumeDeadline", """{"catalogue":"DL-06","on":"2026-09-22"}"""),
        Move("leads", "ApplyReview", """{"on":"2026-09-21"}"""),
        Move("leads", "DecideReview", """{"upheld":true,"on":"2026-09-22","decision":{"sm3":"0000000000000000000000000000000000000000000000000000000000000000","title":"复查意见"}}"""),
        new("GET /api/v1/cases", "/api/v1/cases"),
        new("POST /api/v1/cases", "/api/v1/cases", """{"lead":"{lead}","kind":"TalkInquiry","official":"G00000900","ground":"TI-1"}"""),
        new("GET /api/v1/cases/what-if", "/api/v1/cases/what-if?on=2026-09-21"),
        new("GET /api/v1/cases/{id}", "/api/v1/cases/{case}"),
        new("GET /api/v1/cases/{id}/recusals", "/api/v1/cases/{case}/recusals"),
        new("GET /api/v1/cases/{id}/history", "/api/v1/cases/{case}/history"),
        new("GET /api/v1/cases/{id}/documents/{number}", "/api/v1/cases/{case}/documents/1"),
        new("GET /api/v1/cases/{id}/documents/{number}/pdf", "/api/v1/cases/{case}/documents/1/pdf"),
        new("GET /api/v1/cases/{id}/papers/{template}", "/api/v1/cases/{case}/papers/D-HX"),
        new("POST /api/v1/cases/{id}/moves/{move}", "/api/v1/cases/{case}/moves/Submit", "{}"),
        new("GET /api/v1/rechecks/{id}", "/api/v1/rechecks/2025"),
        new("POST /api/v1/rechecks/{id}/moves/Draw", "/api/v1/rechecks/2025/moves/Draw", """{"seed":20260105}"""),
        new("POST /api/v1/rechecks/{id}/moves/Record", "/api/v1/rechecks/2025/moves/Record",
            """{"case":"{case}","result":"Match","finding":"属实","sm3":"0000000000000000000000000000000000000000000000000000000000000000"}"""),
        new("GET /api/v1/inbox", "/api/v1/inbox"),
        new("GET /api/v1/inbox/counts", "/api/v1/inbox/counts"),
        new("GET /api/v1/papers", "/api/v1/papers"),
        new("GET /api/v1/clearances", "/api/v1/clearances"),
        new("POST /api/v1/clearances", "/api/v1/clearances",
            """{"letterNumber":"组函〔2026〕15号","letterOn":"2026-09-20","organ":"县委组织部","purpose":"Promotion","fileSm3":"0000000000000000000000000000000000000000000000000000000000000000"}"""),
        new("GET /api/v1/clearances/notices", "/api/v1/clearances/notices"),
        new("POST /api/v1/clearances/check", "/api/v1/clearances/check", """{"rows":[{"name":"王伟","idNo":"1"}]}"""),
        new("GET /api/v1/clearances/template", "/api/v1/clearances/template"),
        new("GET /api/v1/clearances/{id}", "/api/v1/clearances/{clearance}"),
        new("GET /api/v1/clearances/{id}/rows", "/api/v1/clearances/{clearance}/rows?purpose=Promotion"),
        new("GET /api/v1/clearances/{id}/answer", "/api/v1/clearances/{clearance}/answer?purpose=Promotion"),
        new("GET /api/v1/clearances/{id}/letter", "/api/v1/clearances/{clearance}/letter?purpose=Promotion"),
        new("GET /api/v1/clearances/{id}/reproduction", "/api/v1/clearances/{clearance}/reproduction"),
        Move("clearances", "Submit", """{"rows":[{"name":"王伟","idNo":"340101199001010018"}]}"""),
        Move("clearances", "ResolveRow", """{"row":1,"official":"G00000900"}"""),
        Move("clearances", "WithdrawRow", """{"row":1}"""),
        Move("clearances", "OfficeOpinion", """{"office":"CaseSupervision","differing":[]}"""),
        Move("clearances", "Sign", """{"differing":[]}"""),
        Move("clearances", "Return", """{"reason":"再核","rows":[]}"""),
        Move("clearances", "Recompute", "{}"),
        Move("clearances", "Use", """{"purpose":"Promotion","reference":"任前〔2026〕1号","rows":[]}"""),
        new("GET /api/v1/statistics/cases", "/api/v1/statistics/cases?by=Kind"),
        new("GET /api/v1/statistics/durations", "/api/v1/statistics/durations"),
        new("GET /api/v1/statistics/leads", "/api/v1/statistics/leads?by=Stage"),
        new("GET /api/v1/statistics/timeliness", "/api/v1/statistics/timeliness"),
        new("GET /api/v1/statistics/clocks", "/api/v1/statistics/clocks"),
        new("GET /api/v1/statistics/returns/{quarter}", "/api/v1/statistics/returns/2025Q3"),
        new("POST /api/v1/statistics/exports", "/api/v1/statistics/exports", """{"register":"Cases","format":"Csv","purpose":"核对"}"""),
        new("GET /api/v1/statistics/exports/{id}", "/api/v1/statistics/exports/EX-2020-0001"),
        new("GET /api/v1/statistics/exports/{id}/file", "/api/v1/statistics/exports/EX-2020-0001/file"),
        new("POST /api/v1/statistics/exports/{id}/moves/Approve", "/api/v1/statistics/exports/EX-2020-0001/moves/Approve", "{}"),
        new("POST /api/v1/documents", "/api/v1/documents", "{}"),
        new("GET /api/v1/serials/{prefix}/{year}", "/api/v1/serials/当预函/2026"),
        new("GET /api/v1/officials/effect-changes", "/api/v1/officials/effect-changes"),
        new("GET /api/v1/officials/{id}", "/api/v1/officials/G00000900"),
        new("GET /api/v1/officials/{id}/page", "/api/v1/officials/G00000900/page"),
        new("GET /api/v1/officials/{id}/effects", "/api/v1/officials/G00000900/effects"),
        new("GET /api/v1/officials/{id}/record", "/api/v1/officials/G00000900/record"),
        new("POST /api/v1/officials/{id}/moves/Correct", "/api/v1/officials/G00000900/moves/Correct", """{"corrects":2,"reason":"录入有误"}"""),
        new("GET /api/v1/posts/{id}", "/api/v1/posts/P-3402-0001"),
        new("GET /api/v1/posts/{id}/page", "/api/v1/posts/P-3402-0001/page"),
        new("GET /api/v1/posts/{id}/record", "/api/v1/posts/P-3402-0001/record"),
        new("GET /api/v1/units/{id}", "/api/v1/units/U-3402"),
        new("GET /api/v1/units/{id}/page", "/api/v1/units/U-3402/page"),
        new("GET /api/v1/units/{id}/record", "/api/v1/units/U-3402/record"),
        new("GET /api/v1/grants/{id}", "/api/v1/grants/G00000126"),
        new("POST /api/v1/grants/{id}/moves/Grant", "/api/v1/grants/G00000126/moves/Grant",
            """{"role":"UnitContact","scope":"All","units":[],"authorities":[],"from":"2027-01-01"}"""),
        new("POST /api/v1/grants/{id}/moves/Revoke", "/api/v1/grants/G00000126/moves/Revoke",
            """{"grantNo":1,"lastDay":"2026-12-31","reason":"调离"}"""),
        new("GET /api/v1/calendar", "/api/v1/calendar"),
        new("POST /api/v1/calendar/moves/LoadNotice", "/api/v1/calendar/moves/LoadNotice",
            """{"id":"CN-2031","year":2031,"publishedOn":"2030-11-20","off":["2031-01-01"],"working":[]}"""),
        new("POST /api/v1/calendar/moves/SetCountyDays", "/api/v1/calendar/moves/SetCountyDays",
            """{"id":"X-2031","publishedOn":"2030-11-20","off":["2031-05-05"],"working":[],"document":"县办〔2030〕1号"}"""),
        new("POST /api/v1/calendar/moves/Withdraw", "/api/v1/calendar/moves/Withdraw", """{"id":"CN-2031"}"""),
        new("GET /api/v1/rules/in-force", "/api/v1/rules/in-force?on=2026-09-21"),
        new("GET /api/v1/rules/packs", "/api/v1/rules/packs"),
        new("GET /api/v1/rules/packs/{id}", "/api/v1/rules/packs/TOWN-2031"),
        new("PUT /api/v1/rules/packs/{id}", "/api/v1/rules/packs/TOWN-2031",
            """{"id":"TOWN-2031","line":"TOWN","order":9,"from":"2031-01-01","title":"试","rules":{}}"""),
        new("POST /api/v1/rules/packs/{id}/moves/Publish", "/api/v1/rules/packs/TOWN-2031/moves/Publish", """{"reason":"县委文件"}"""),
        new("POST /api/v1/rules/packs/{id}/moves/Discard", "/api/v1/rules/packs/TOWN-2031/moves/Discard", """{"reason":"不用"}"""),
        new("GET /api/v1/dead-letters", "/api/v1/dead-letters"),
        new("POST /api/v1/dead-letters/moves/Redrive", "/api/v1/dead-letters/moves/Redrive", """{"message":"s-S-2020-0001/1/1"}"""),
        new("POST /api/v1/dead-letters/moves/SetAside", "/api/v1/dead-letters/moves/SetAside", """{"message":"s-S-2020-0001/1/1","reason":"无用"}"""),
    ];

    private static Question Move(string feature, string move, string body) =>
        new($"POST /api/v1/{feature}/{{id}}/moves/{move}", $"/api/v1/{feature}/{{{feature[..^1]}}}/moves/{move}", body);
}
