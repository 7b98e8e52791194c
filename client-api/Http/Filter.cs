using System.Collections.Immutable;
using System.Globalization;

namespace WarningGrid.Http;

/// <summary>Reads what narrows a list from the query; the first wrong parameter, or one nobody knows, is the answer.</summary>
/// <remarks>Words, ids and dates only: whatever could name a person goes into the body of a search.</remarks>
internal sealed class Filter(HttpRequest request)
{
    private readonly HashSet<string> read = new(["cursor", "limit"], StringComparer.Ordinal);

    private Problem? problem;

    /// <summary>The first problem; asked once everything has been read.</summary>
    public Problem? Problem =>
        problem ?? (request.Query.Keys.FirstOrDefault(name => !read.Contains(name)) is { } unknown ? Wrong(unknown) : null);

    public TWord? Word<TWord>(string name)
        where TWord : struct, Enum =>
        Read<TWord>(name, text => Enum.GetNames<TWord>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<TWord>(text) : null);

    /// <summary>Words given as <c>?by=…&amp;by=…</c>.</summary>
    public ImmutableArray<TWord> Words<TWord>(string name)
        where TWord : struct, Enum
    {
        read.Add(name);
        var (given, known) = (request.Query[name], Enum.GetNames<TWord>());
        if (given.Count > known.Length || !given.All(text => known.Contains(text, StringComparer.Ordinal)))
        {
            Fail(name);
            return [];
        }

        return [.. given.Select(text => Enum.Parse<TWord>(text!))];
    }

    public TId? Id<TId>(string name)
        where TId : struct, IBareText<TId> =>
        Read<TId>(name, text => CountyInput.IsId(text) ? TId.Of(text) : null);

    public DateOnly? Date(string name) => Read(name, CountyInput.Date);

    public bool Flag(string name) =>
        Read<bool>(name, text => text switch { "true" => true, "false" => false, _ => null }) ?? false;

    public long? Whole(string name) =>
        Read<long>(name, text => text.Length <= 18
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null);

    /// <summary>A word without a type of its own, e.g. a channel.</summary>
    public string? Code(string name)
    {
        read.Add(name);
        return request.Query[name] switch
        {
            [] => null,
            [var text] when CountyInput.IsId(text) => text,
            _ => Fail(name),
        };
    }

    /// <summary>Ids given as <c>?unit=…&amp;unit=…</c>, at most 100.</summary>
    public ImmutableArray<TId> Ids<TId>(string name)
        where TId : struct, IBareText<TId>
    {
        read.Add(name);
        var given = request.Query[name];
        if (given.Count > 100 || !given.All(CountyInput.IsId))
        {
            Fail(name);
            return [];
        }

        return [.. given.Select(text => TId.Of(text!))];
    }

    private T? Read<T>(string name, Func<string, T?> parse)
        where T : struct
    {
        read.Add(name);
        var given = request.Query[name];
        if (given.Count == 0)
        {
            return null;
        }

        if (given.Count == 1 && given[0] is { } only && parse(only) is { } value)
        {
            return value;
        }

        Fail(name);
        return null;
    }

    private string? Fail(string name)
    {
        problem ??= Wrong(name);
        return null;
    }

    // The name is what somebody sent: only a plain one is repeated to him.
    private static Problem Wrong(string name) =>
        Http.Problem.Invalid("HTTP-01.parameter", null, CountyInput.IsId(name) ? name : "?");
}
