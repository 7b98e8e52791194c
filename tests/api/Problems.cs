using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace WarningGrid.ApiTests;

/// <summary>Reads problems, and holds every one of them to its eight members.</summary>
internal static class Problems
{
    public static async Task<string> Problem(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode}, not {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var json = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(
            ["type", "title", "status", "detail", "code", "kind", "ruleId", "items"],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal((int)status, json.GetProperty("status").GetInt32());
        Assert.Contains(json.GetProperty("detail").GetString()!, letter => letter is >= '\u4e00' and <= '\u9fff');
        return json.GetProperty("code").GetString()!;
    }

    public static HttpRequestMessage Json(this HttpRequestMessage request, string json)
    {
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return request;
    }

    public static HttpRequestMessage Key(this HttpRequestMessage request, string key)
    {
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return request;
    }

    public static HttpRequestMessage Revision(this HttpRequestMessage request, long revision)
    {
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return request;
    }
}
