using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalar.AspNetCore;
using WarningGrid.Documents;
using WarningGrid.Http;
using WarningGrid.Identity;

namespace WarningGrid;

/// <summary>The front as one thing to plug in: a process of its own, or beside a silo in one process.</summary>
/// <remarks>The host brings an Orleans <c>IGrainFactory</c>, and with a silo the county's clock; a front alone takes its machine's.</remarks>
public static class Front
{
    /// <summary>Adds everything the front needs.</summary>
    public static WebApplicationBuilder AddWarningGridFront(this WebApplicationBuilder builder, FrontSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.CommandLimit;
        });

        // A line for every request says nothing that the meters do not, and holds its address.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("OpenIddict", LogLevel.Warning);
        builder.Services.AddSingleton(settings);
        builder.Services.TryAddKeyedSingleton(OfTheCountyAttribute.County, TimeProvider.System);
        builder.Services.TryAddSingleton(new CallerSeal(settings.CallerKey));
        builder.Services.AddSingleton<Desk>();
        builder.Services.AddSingleton<CursorSeal>();
        builder.Services.AddSingleton<PdfCopies>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(json => DocumentJson.Configure(json.SerializerOptions));
        builder.Services.AddRateLimits(settings);
        builder.AddBearer(settings.Identity);
        if (settings.Identity.Authority is null)
        {
            builder.AddEmbeddedIdentity(settings.Identity);
        }

        builder.AddFrontTelemetry();
        builder.Services.AddFrontDocument();
        return builder;
    }

    /// <summary>Puts the front's addresses in place.</summary>
    public static WebApplication MapWarningGridFront(this WebApplication app)
    {
        app.UseMiddleware<ErrorAnswers>();
        app.UseMiddleware<SafeHeaders>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();

        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        if (app.Environment.IsDevelopment())
        {
            app.MapScalarApiReference("/docs").AllowAnonymous();
        }

        if (app.Services.GetService<EmbeddedIdentity.EmbeddedKey>() is not null)
        {
            app.MapDevelopmentPersons();
            app.MapDevelopmentClock();
        }

        app.MapGroup("/api/v1").MapFeatures();
        return app;
    }
}
