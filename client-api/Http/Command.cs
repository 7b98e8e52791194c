using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace WarningGrid.Http;

/// <summary>A command as it is handed in: its body, its key and the revision its sender saw; or what is wrong with it.</summary>
/// <remarks>Bound as a value, not by exceptions: a bad request is an answer.</remarks>
internal sealed record Command<T>(Checked<T> Body, Checked<string> Key, Checked<long?> Revision) : IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>The first problem, in the order of spec README §4; a change of something existing needs a revision.</summary>
    public Problem? Problem(bool creates) =>
        Key.Problem ?? Body.Problem ?? Revision.Problem
        ?? (!creates && Revision.Value is null ? Http.Problem.RevisionRequired : null);

    public Submission Submission => new(Key.Value, Revision.Value);

    public static async ValueTask<Command<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await RequestBody.Read<T>(context.Request), Headers.Key(context.Request), Headers.Revision(context.Request));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata([RequestBody.Json], typeof(T)));
        builder.Metadata.Add(CommandMark.Instance);
    }
}

/// <summary>A question whose words stand in the body, because they may name somebody (design §4).</summary>
internal sealed record Search<T>(Checked<T> Body) : IEndpointParameterMetadataProvider
    where T : class
{
    public static async ValueTask<Search<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await RequestBody.Read<T>(context.Request));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([RequestBody.Json], typeof(T)));
}

/// <summary>Marks endpoints that take a key and, where they change something, a revision (for the OpenAPI document and its tests).</summary>
internal sealed class CommandMark
{
    public static readonly CommandMark Instance = new();
}
