using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WarningGrid.Http;
using WarningGrid.Identity;
using WarningGrid.Leads;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Cases;

/// <summary>Asks a front, each person with a token of the embedded identity.</summary>
internal sealed class HttpDesk(HttpClient http) : IInquiryDesk
{
    private readonly ConcurrentDictionary<string, Task<string>> tokens = new(StringComparer.Ordinal);

    public Task<long> Look(LeadNumber lead) => Look(lead, InquiryTown.Handler);

    /// <summary>As somebody else sees it: once its case is closed a lead is no task of its handler's any more, and not there for him.</summary>
    public async Task<long> Look(LeadNumber lead, string by) =>
        Revision(await Send(by, new(HttpMethod.Get, $"/api/v1/leads/{lead}"), answer => answer));

    public Task<Outcome<Standing>> Open(LeadNumber lead, OpenCase command, Submission submission) =>
        Post(
            InquiryTown.Handler, $"/api/v1/leads/{lead}/moves/OpenCase", command, submission,
            answer => new(new(answer["case"]!.GetValue<string>()), 1));

    public Task<Outcome<Standing>> Move(OfficialId by, CaseNumber number, CaseMove move, Submission submission) =>
        Post(
            by.Value, $"/api/v1/cases/{number}/moves/{move.GetType().Name}", move, submission,
            answer => new(number, Revision(answer)));

    // Whatever else comes instead of an answer is what nobody should ever meet.
    private static long Revision(JsonNode answer) =>
        answer["revision"]?.GetValue<long>() ?? throw new InvalidOperationException(answer.ToJsonString());

    private async Task<Outcome<Standing>> Post(
        string by, string path, object body, Submission submission, Func<JsonNode, Standing> read)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = JsonContent.Create(body, body.GetType(), options: FrontJson.Outgoing);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", submission.Key);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{submission.ExpectedRevision}\"");
        return await Send<Outcome<Standing>>(by, request, answer => answer["code"] is { } code
            ? Refusal.Of(Enum.Parse<RefusalKind>(answer["kind"]!.GetValue<string>()), code.GetValue<string>())
            : read(answer));
    }

    private async Task<T> Send<T>(string by, HttpRequestMessage request, Func<JsonNode, T> read)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token(by));
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode is HttpStatusCode.Unauthorized)
        {
            // Given by a front that has died since.
            tokens.TryRemove(by, out _);
        }

        return answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Unauthorized
            ? throw new StorageUnavailable($"{(int)answer.StatusCode}")
            : read((await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    // A question that failed is asked again.
    private async Task<string> Token(string by)
    {
        var asked = tokens.GetOrAdd(by, Ask);
        if (asked.IsFaulted)
        {
            tokens.TryRemove(KeyValuePair.Create(by, asked));
        }

        return await asked;
    }

    private async Task<string> Ask(string person)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", EmbeddedIdentity.DemoPersonGrant), new("person", person)]);
        using var answer = await http.PostAsync(new Uri(EmbeddedIdentity.TokenPath, UriKind.Relative), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
