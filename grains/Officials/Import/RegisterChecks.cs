using System.Collections.Immutable;

namespace WarningGrid.Officials.Import;

/// <summary>Compares the rows of an import with each other and with what is on record. Pure; finds everything at once.</summary>
internal static class RegisterChecks
{
    public static ImmutableArray<ImportError> Of(RegisterRows rows, KnownOrganisation known) =>
        [.. Units(rows, known), .. Sections(rows, known), .. Posts(rows, known), .. Officials(rows, known), .. Kin(rows, known)];

    private static IEnumerable<ImportError> Units(RegisterRows rows, KnownOrganisation known)
    {
        var parents = known.Units.ToDictionary(unit => unit.Key, unit => unit.Value.Card.Parent);
        foreach (var row in rows.Units)
        {
            parents[row.Card.Code] = row.Card.Parent;
        }

        return Twice(Register.Units, Column.Unit, rows.Units, row => row.Card.Code.Value, row => row.Row)
            .Concat(rows.Units.Where(row => row.Card.Parent is { } parent && !parents.ContainsKey(parent))
                .Select(row => Unknown(Register.Units, row.Row, Column.Parent)))
            .Concat(rows.Units.Where(row => Circles(row.Card.Code, parents))
                .Select(row => ImportError.At(Register.Units, row.Row, Column.Parent, "XLS-02.circle")));
    }

    private static IEnumerable<ImportError> Sections(RegisterRows rows, KnownOrganisation known)
    {
        var units = known.Units.Keys.Concat(rows.Units.Select(row => row.Card.Code)).ToHashSet();
        return Twice(Register.Sections, Column.Section, rows.Sections, row => row.Card.Code.Value, row => row.Row)
            .Concat(rows.Sections.Where(row => !units.Contains(row.Unit))
                .Select(row => Unknown(Register.Sections, row.Row, Column.Unit)))
            .Concat(rows.Sections.Where(row => known.Sections.TryGetValue(row.Card.Code, out var old) && old.Unit != row.Unit)
                .Select(row => ImportError.At(Register.Sections, row.Row, Column.Unit, "XLS-02.moved")));
    }

    private static IEnumerable<ImportError> Posts(RegisterRows rows, KnownOrganisation known)
    {
        var units = known.Units.Keys.Concat(rows.Units.Select(row => row.Card.Code)).ToHashSet();
        var sections = known.Sections.ToDictionary(section => section.Key, section => section.Value.Unit);
        foreach (var row in rows.Sections)
        {
            sections[row.Card.Code] = row.Unit;
        }

        var superiors = known.Posts.ToDictionary(post => post.Key, post => post.Value.Superior);
        foreach (var row in rows.Posts)
        {
            superiors[row.Card.Code] = row.Card.Superior;
        }

        foreach (var twice in Twice(Register.Posts, Column.Post, rows.Posts, row => row.Card.Code.Value, row => row.Row))
        {
            yield return twice;
        }

        foreach (var row in rows.Posts)
        {
            if (!units.Contains(row.Card.Unit))
            {
                yield return Unknown(Register.Posts, row.Row, Column.Unit);
            }
            else if (known.Posts.TryGetValue(row.Card.Code, out var old) && old.Unit != row.Card.Unit)
            {
                yield return ImportError.At(Register.Posts, row.Row, Column.Unit, "XLS-02.moved");
            }

            if (row.Card.Section is { } section && (!sections.TryGetValue(section, out var unit) || unit != row.Card.Unit))
            {
                yield return ImportError.At(Register.Posts, row.Row, Column.Section, "XLS-02.section-elsewhere");
            }

            if (row.Card.Superior is { } superior && !superiors.ContainsKey(superior))
            {
                yield return Unknown(Register.Posts, row.Row, Column.Superior);
            }
            else if (Circles(row.Card.Code, superiors))
            {
                yield return ImportError.At(Register.Posts, row.Row, Column.Superior, "XLS-02.circle");
            }
        }
    }

    private static IEnumerable<ImportError> Officials(RegisterRows rows, KnownOrganisation known)
    {
        var posts = known.Posts.Keys.Concat(rows.Posts.Select(row => row.Card.Code)).ToHashSet();
        var byIdNo = new Dictionary<string, Who>(StringComparer.Ordinal);
        var byStaffNo = new Dictionary<string, Who>(StringComparer.Ordinal);
        foreach (var official in known.Officials.Values)
        {
            Note(byIdNo, official.IdNoHash, new(official.Id, 0));
            Note(byStaffNo, official.StaffNo, new(official.Id, 0));
        }

        var first = new Dictionary<OfficialId, OfficialRow>();
        var held = new HashSet<(OfficialId, PostCode?)>();
        foreach (var row in rows.Officials)
        {
            if (IsAnother(byIdNo, row.Identity.IdNo?.Hash, row))
            {
                yield return ImportError.At(Register.Officials, row.Row, Column.IdNo, "HIS-06.known-elsewhere");
            }

            if (IsAnother(byStaffNo, row.Identity.StaffNo, row))
            {
                yield return ImportError.At(Register.Officials, row.Row, Column.StaffNo, "XLS-02.staff-no-elsewhere");
            }

            if (row.Post is { } post && !posts.Contains(post))
            {
                yield return Unknown(Register.Officials, row.Row, Column.Post);
            }

            if (row.Id is { } id)
            {
                // Several rows of one person tell several posts, and must agree on who he is.
                if (!first.TryAdd(id, row)
                    && ((first[id].Identity.Name, first[id].Identity.IdNo?.Hash, first[id].Authority)
                            != (row.Identity.Name, row.Identity.IdNo?.Hash, row.Authority)
                        || !held.Add((id, row.Post))))
                {
                    yield return ImportError.At(Register.Officials, row.Row, Column.Official, "XLS-02.twice", first[id].Row);
                }

                held.Add((id, row.Post));
            }
        }
    }

    private static IEnumerable<ImportError> Kin(RegisterRows rows, KnownOrganisation known)
    {
        var officials = known.Officials.Keys.Concat(rows.Officials.Select(row => row.Id ?? default)).ToHashSet();
        return Twice(Register.Kin, Column.KinOfficial, rows.Kin, row => $"{row.Official}|{row.Kin}|{row.Relation}", row => row.Row)
            .Concat(rows.Kin.Where(row => !officials.Contains(row.Official))
                .Select(row => Unknown(Register.Kin, row.Row, Column.Official)))
            .Concat(rows.Kin.Where(row => !officials.Contains(row.Kin))
                .Select(row => Unknown(Register.Kin, row.Row, Column.KinOfficial)))
            .Concat(rows.Kin.Where(row => row.Kin == row.Official)
                .Select(row => ImportError.At(Register.Kin, row.Row, Column.KinOfficial, "XLS-02.himself")));
    }

    private static bool IsAnother(Dictionary<string, Who> seen, string? key, OfficialRow row)
    {
        var who = new Who(row.Id, row.Id is null ? row.Row : 0);
        return key is not null && !seen.TryAdd(key, who) && seen[key] != who;
    }

    private static void Note(Dictionary<string, Who> seen, string? key, Who who)
    {
        if (key is not null)
        {
            seen.TryAdd(key, who);
        }
    }

    private static IEnumerable<ImportError> Twice<TRow>(
        Register register, string column, IReadOnlyList<TRow> rows, Func<TRow, string> key, Func<TRow, int> number) =>
        rows.GroupBy(key, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1).Select(row =>
                ImportError.At(register, number(row), column, "XLS-02.twice", number(same.First()))));

    private static ImportError Unknown(Register register, int row, string column) =>
        ImportError.At(register, row, column, "XLS-02.unknown");

    private static bool Circles<T>(T start, Dictionary<T, T?> above)
        where T : struct
    {
        var passed = new HashSet<T> { start };
        for (var next = above.GetValueOrDefault(start); next is { } at; next = above.GetValueOrDefault(at))
        {
            if (!passed.Add(at))
            {
                return at.Equals(start);
            }
        }

        return false;
    }

    // Who a row speaks of: a number, or for one who has none yet the row itself.
    private sealed record Who(OfficialId? Id, int Row);
}
