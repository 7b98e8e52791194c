using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WarningGrid.Demo;

/// <summary>What the county answered: a value, or a problem with its code.</summary>
internal sealed record PlayAnswer(HttpStatusCode Status, JsonNode Value)
{
    public bool IsRefusal => (int)Status >= 400;
}

/// <summary>Asks the running county over HTTP, each person with a token of the embedded identity, until there is an answer.</summary>
/// <remarks>No answer, 503, 429, or a token that a dead front gave: the same request is sent again. That is safe, it bears its key.</remarks>
internal sealed class PlayDesk(HttpClient http)
{
    // Whoever has had no answer for so long will have none.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);
    private int unanswered;

    /// <summary>How often there was no answer.</summary>
    public int Unanswered => unanswered;

    public Task<PlayAnswer> Get(string by, string path) => Ask(by, () => new(HttpMethod.Get, path));

    /// <summary>What anybody may ask, e.g. who can sign in here.</summary>
    public Task<PlayAnswer> Open(string path) => Ask(null, () => new(HttpMethod.Get, path));

    public Task<PlayAnswer> Post(string by, string key, PlayedCommand command) => Ask(by, () =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, command.Path)
        {
            Content = new StringContent(command.Body!.ToJsonString(PlayJson.Options), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (command.Revision is { } revision)
        {
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{revision}\""));
        }

        return request;
    });

    public Task<PlayAnswer> Upload(string by, string key, string name, string text) => Ask(by, () =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents")
        {
            Content = new StringContent(text, Encoding.UTF8, "text/plain"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content.Headers.ContentDisposition = new("attachment") { FileNameStar = name };
        return request;
    });

    /// <summary>A feed's events, one a line; the receipts, one a line, as a list.</summary>
    public Task<PlayAnswer> Feed(string client, IEnumerable<string> lines) => Ask(client, () => new(HttpMethod.Post, "/api/v1/signals")
    {
        Content = new StringContent(string.Join('\n', lines) + "\n", Encoding.UTF8, "application/x-ndjson"),
    });

    private async Task<PlayAnswer> Ask(string? by, Func<HttpRequestMessage> ask)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(Pause))
        {
            try
            {
                using var request = ask();
                if (by is not null)
                {
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token(by));
                }

                using var answer = await http.SendAsync(request);
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized))
                {
                    return new(answer.StatusCode, await Read(answer));
                }

                if (answer.StatusCode is HttpStatusCode.Unauthorized && by is not null)
                {
                    tokens.TryRemove(by, out _);
                }
            }
            catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException or IOException && since.Elapsed < Patience)
            {
            }

            Interlocked.Increment(ref unanswered);
            if (since.Elapsed >= Patience)
            {
                throw new PlayFailed($"{http.BaseAddress} does not answer {by}");
            }
        }
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.Content.Headers.ContentType?.MediaType is "application/x-ndjson"
            ? new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line))])
            : JsonNode.Parse(text.Length > 0 ? text : "{}")!;
    }

    private async Task<string> Token(string by)
    {
        if (tokens.TryGetValue(by, out var known))
        {
            return known;
        }

        var who = JsonNode.Parse(await http.GetStringAsync(new Uri("/development/persons", UriKind.Relative)))!;
        using var form = new FormUrlEncodedContent(
            who.List("clients").FirstOrDefault(client => client.Word("id") == by) is { } feed
                ? [
                    new("grant_type", "client_credentials"), new("client_id", by), new("client_secret", feed.Word("secret")),
                    new("scope", feed.Word("scope")),
                ]
                : [new("grant_type", who.Word("grant")), new("person", by)]);
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return tokens[by] = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.Word("access_token");
    }
}
