using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Posts;

/// <summary>What is kept of posts for scope, recusal and matching.</summary>
internal static class PostTables
{
    /// <summary>A post as it is now.</summary>
    public static readonly ReadTable Post = new(
        "post",
        [
            new("stream", Text), new("code", Text), new("name", Text), new("unit", Text), new("section", Text),
            new("superior_post", Text), new("in_team", NpgsqlDbType.Boolean), new("key_post", NpgsqlDbType.Boolean), new("from_date", Date),
        ],
        KeyColumns: 1);
}
