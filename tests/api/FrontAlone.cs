using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarningGrid.Identity;

namespace WarningGrid.ApiTests;

/// <summary>The front on a loopback port without a county behind it: what it answers by itself, and what it does when nobody answers.</summary>
public class FrontAlone : IAsyncLifetime
{
    private readonly TimeProvider clock;
    private WebApplication? app;

    public FrontAlone()
        : this(TimeProvider.System)
    {
    }

    // A fixture has one public constructor.
    internal FrontAlone(TimeProvider clock) => this.clock = clock;

    internal SilentCounty County { get; } = new();

    internal HttpClient Http { get; private set; } = null!;

    internal IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        app = Build("Development", "http://127.0.0.1:0", new(new byte[32]) { RequestsPerSecond = 100_000 }, County, clock);
        await app.StartAsync();
        Http = new() { BaseAddress = new(app.Urls.First()) };
    }

    internal static WebApplication Build(string environment, string url, FrontSettings settings, IGrainFactory county, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["urls"] = url;
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(county);
        builder.Services.AddKeyedSingleton(OfTheCountyAttribute.County, clock ?? TimeProvider.System);
        return builder.AddWarningGridFront(settings).Build().MapWarningGridFront();
    }

    /// <summary>A token of the embedded identity, as <c>deploy/token</c> gets it.</summary>
    internal Task<string> Person(string id) => Tokens.Ask(Http, ("grant_type", EmbeddedIdentity.DemoPersonGrant), ("person", id));

    internal Task<string> Feed(string client) => Tokens.Ask(
        Http, ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", client + "-secret"),
        ("scope", DevelopmentClients.All.Single(known => known.Id == client).Scope));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app!.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A front for which waiting takes no time, though its clock says it did.</summary>
public sealed class HastyFront : FrontAlone
{
    public HastyFront()
        : this(new())
    {
    }

    private HastyFront(HastyClock clock)
        : base(clock) => Clock = clock;

    internal HastyClock Clock { get; }
}

/// <summary>Asks the embedded identity for tokens.</summary>
internal static class Tokens
{
    public static async Task<string> Ask(HttpClient http, params (string Name, string Value)[] form)
    {
        // On a connection of its own: one that a bad request made the server close may still look open here.
        using var apart = new HttpClient { BaseAddress = http.BaseAddress };
        using var answer = await apart.PostAsync(
            new Uri(EmbeddedIdentity.TokenPath, UriKind.Relative),
            new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return json.TryGetProperty("access_token", out var token)
            ? token.GetString()!
            : throw new InvalidOperationException(json.GetRawText());
    }

    public static HttpRequestMessage As(this HttpRequestMessage request, string? token)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
