using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.JsonWebTokens;
using WarningGrid.Http;

namespace WarningGrid.Identity;

/// <summary>Signs a request in by its bearer token: a person by his official's id, or a feed by its client id, and nothing more.</summary>
internal static class Bearer
{
    /// <summary>Validation of tokens from an external provider, or from the embedded one where none is named.</summary>
    public static WebApplicationBuilder AddBearer(this WebApplicationBuilder builder, IdentitySettings settings)
    {
        builder.Services.AddSingleton<TokenMemory>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.Authority = settings.Authority;
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters.ValidAudience = settings.Audience;
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(settings.Authority is null ? 0 : 30);
            bearer.Events = new() { OnMessageReceived = Remembered, OnTokenValidated = context => Validated(context, settings) };
        });

        // Whatever is not marked otherwise wants a signed-in caller; an unknown address too.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder;
    }

    private static Task Remembered(MessageReceivedContext context)
    {
        if (TokenOf(context.Request) is { } token
            && context.HttpContext.RequestServices.GetRequiredService<TokenMemory>()
                .Find(token, TimeProvider.System.GetUtcNow()) is { } who)
        {
            context.Principal = who;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private static Task Validated(TokenValidatedContext context, IdentitySettings settings)
    {
        var token = context.Principal!;
        var subject = token.FindFirstValue(settings.SubjectClaim);
        if (!CountyInput.IsId(subject))
        {
            context.Fail("the token names nobody");
            return Task.CompletedTask;
        }

        var kind = subject == token.FindFirstValue(settings.ClientClaim) ? CallerKind.Feed : CallerKind.Person;
        var scopes = kind is CallerKind.Feed ? token.FindAll("scope").SelectMany(claim => claim.Value.Split(' ')) : [];
        context.Principal = new(new ClaimsIdentity(
            [
                new(CurrentCaller.KindClaim, kind.ToString()),
                new(CurrentCaller.IdClaim, subject!),
                .. scopes.Select(scope => new Claim(CurrentCaller.ScopeClaim, scope)),
            ],
            JwtBearerDefaults.AuthenticationScheme));
        context.HttpContext.RequestServices.GetRequiredService<TokenMemory>().Keep(
            ((JsonWebToken)context.SecurityToken).EncodedToken, context.Principal, context.SecurityToken.ValidTo);
        return Task.CompletedTask;
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: > 7 } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header[7..].Trim()
            : null;
}
