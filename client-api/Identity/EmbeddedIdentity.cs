using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using WarningGrid.Http;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace WarningGrid.Identity;

/// <summary>The embedded identity of one machine (D13): OpenIddict's token endpoint for demo persons and feed clients.</summary>
/// <remarks>
/// It asks no password, so it exists only in Development and only while every address is on loopback. A token says who
/// it is and nothing else; the signing key lives and dies with the process.
/// </remarks>
internal static class EmbeddedIdentity
{
    /// <summary>The grant by which a demo person is signed in: <c>person=G00000417</c>.</summary>
    public const string DemoPersonGrant = "urn:warninggrid:demo-person";

    public const string TokenPath = "/connect/token";

    private static readonly Uri Issuer = new("https://identity.warninggrid.localhost/");

    public static WebApplicationBuilder AddEmbeddedIdentity(this WebApplicationBuilder builder, IdentitySettings settings)
    {
        if (!builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException("no identity provider: set Front:Identity:Authority (the embedded one is for Development)");
        }

        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "embedded" };
        builder.Services.AddSingleton(new EmbeddedKey(key, Issuer));
        builder.Services.AddHostedService<LoopbackOnly>();
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
        {
            bearer.TokenValidationParameters.ValidIssuer = Issuer.AbsoluteUri;
            bearer.TokenValidationParameters.IssuerSigningKey = key;
            bearer.TokenValidationParameters.ValidTypes = ["at+jwt"];
        });
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().SetTokenEndpointUris(TokenPath.TrimStart('/')).SetIssuer(Issuer);
            server.AllowClientCredentialsFlow().AllowCustomFlow(DemoPersonGrant).AcceptAnonymousClients();
            server.RegisterScopes([.. DevelopmentClients.All.Select(client => client.Scope)]);
            server.AddSigningKey(key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.SetAccessTokenLifetime(settings.TokenLife);
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateTokenRequestContext>(step => step.UseInlineHandler(Validate));
            server.AddEventHandler<HandleTokenRequestContext>(step => step.UseInlineHandler(context => SignIn(context, settings)));
        });
        return builder;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.Request.GrantType == DemoPersonGrant)
        {
            if (!CountyInput.IsId((string?)context.Request["person"]))
            {
                context.Reject(Errors.InvalidRequest, "person: the id of a demo person, see /development/persons");
            }
        }
        else if (DevelopmentClients.Find(context.ClientId, context.ClientSecret) is null)
        {
            context.Reject(Errors.InvalidClient, "unknown client or wrong secret, see /development/persons");
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask SignIn(HandleTokenRequestContext context, IdentitySettings settings)
    {
        var feed = context.Request.IsClientCredentialsGrantType()
            ? DevelopmentClients.Find(context.Request.ClientId, context.Request.ClientSecret)
            : null;
        if (feed is not null && !context.Request.GetScopes().All(scope => scope == feed.Scope))
        {
            context.Reject(Errors.InvalidScope, $"this client may have the scope {feed.Scope}");
            return ValueTask.CompletedTask;
        }

        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(Claims.Subject, feed?.Id ?? (string?)context.Request["person"]);
        identity.SetScopes(feed is null ? [] : [feed.Scope]);
        identity.SetResources(settings.Audience);
        identity.SetPresenters(feed?.Id ?? "warninggrid-demo");
        context.SignIn(new(identity));
        return ValueTask.CompletedTask;
    }

    /// <summary>The key that signs tokens here, and the name it signs them by.</summary>
    internal sealed record EmbeddedKey(ECDsaSecurityKey Key, Uri Issuer);

    /// <summary>Stops a front that is reachable from elsewhere while it gives tokens away.</summary>
    private sealed class LoopbackOnly(IServer server) : IHostedLifecycleService
    {
        public Task StartedAsync(CancellationToken cancellationToken)
        {
            foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            {
                var host = BindingAddress.Parse(address).Host.Trim('[', ']');
                if (host is not "localhost" && !(IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip)))
                {
                    throw new InvalidOperationException($"the embedded identity gives tokens to anybody: {address} is not on loopback");
                }
            }

            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
