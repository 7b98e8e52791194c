using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WarningGrid.Bench.Peers;

/// <summary>The same desk behind Kestrel: minimal API, bearer tokens, keys and revisions in headers.</summary>
public static class HttpFront
{
    private const string Issuer = "https://identity.peer.localhost/";

    private static readonly RsaSecurityKey Key = new(RSA.Create(2048));

    public static void AddFront(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, PeerJson.Default));
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new()
            {
                ValidIssuer = Issuer, ValidAudience = Issuer, IssuerSigningKey = Key, NameClaimType = "sub",
            };
        });
    }

    public static void MapFront(this WebApplication app, IDesk desk)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapPost("/cases", (Opening opening, HttpContext http) => Answer(() => desk.Open(opening, Who(http), KeyOf(http))));
        api.MapPost("/cases/{number}/moves", (string number, Move move, HttpContext http) =>
            Answer(() => desk.Move(number, move, Who(http), KeyOf(http), RevisionOf(http))));
        api.MapGet("/officials/{id}/record", async (string id, HttpContext http) =>
            Results.Content(await desk.Record(id, Who(http)), "application/json; charset=utf-8"));
    }

    /// <summary>A token of a person.</summary>
    internal static string Token(string person) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Issuer,
        Claims = new Dictionary<string, object> { ["sub"] = person },
        Expires = DateTime.UtcNow.AddHours(1),
        SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
    });

    private static async Task<IResult> Answer(Func<Task<Standing>> ask)
    {
        try
        {
            return Results.Ok(await ask());
        }
        catch (Refused no)
        {
            return Results.Problem(no.Code, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static string Who(HttpContext http) => http.User.Identity!.Name!;

    private static string KeyOf(HttpContext http) => http.Request.Headers["Idempotency-Key"].ToString();

    private static long RevisionOf(HttpContext http) =>
        long.Parse(http.Request.Headers.IfMatch.ToString().Trim('"'), CultureInfo.InvariantCulture);
}

/// <summary>Asks the desk through the loopback.</summary>
internal sealed class HttpDesk(Uri url) : IDesk, IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = url };
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    public Task<Standing> Open(Opening opening, string by, string key) =>
        Send(new(HttpMethod.Post, "/api/cases") { Content = JsonContent.Create(opening, PeerJson.Default.Opening) }, by, key);

    public Task<Standing> Move(string number, Move move, string by, string key, long revision) => Send(
        new(HttpMethod.Post, $"/api/cases/{number}/moves")
        {
            Content = JsonContent.Create(move, PeerJson.Default.Move),
            Headers = { { "If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"") } },
        },
        by, key);

    public async Task<string> Record(string official, string by)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/officials/{official}/record");
        request.Headers.Authorization = Bearer(by);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => http.Dispose();

    private async Task<Standing> Send(HttpRequestMessage request, string by, string key)
    {
        using (request)
        {
            request.Headers.Authorization = Bearer(by);
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync(PeerJson.Default.Standing))!;
        }
    }

    private AuthenticationHeaderValue Bearer(string person) => new("Bearer", tokens.GetOrAdd(person, HttpFront.Token));
}
