using Npgsql;

namespace WarningGrid.Documents;

/// <summary>Keeps files in PostgreSQL, table <c>wg.document_file</c>: content-addressed, never changed, never deleted.</summary>
internal sealed class DocumentFiles(NpgsqlDataSource db) : IDocumentFiles
{
    public Task<DocumentView> Keep(DocumentView about, ReadOnlyMemory<byte> content, string by, DateTimeOffset at) =>
        Asked(async () =>
        {
            await using var insert = db.CreateCommand(
                """
                insert into wg.document_file (sm3, name, media_type, size, content, uploaded_by, uploaded_at)
                values ($1, $2, $3, $4, $5, $6, $7) on conflict (sm3) do nothing
                """);
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = about.Sm3 });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = about.Name });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = about.MediaType });
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = about.Size });
            insert.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = content });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = by });
            insert.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = at.UtcDateTime });
            await insert.ExecuteNonQueryAsync();
            return about;
        });

    public Task<DocumentView?> Find(string sm3) =>
        Asked(async () =>
        {
            await using var query = db.CreateCommand("select sm3, name, media_type, size from wg.document_file where sm3 = $1");
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sm3 });
            await using var row = await query.ExecuteReaderAsync();
            return await row.ReadAsync() ? View(row) : null;
        });

    public Task<DocumentFile?> Read(string sm3) =>
        Asked(async () =>
        {
            await using var query = db.CreateCommand(
                "select sm3, name, media_type, size, content from wg.document_file where sm3 = $1");
            query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sm3 });
            await using var row = await query.ExecuteReaderAsync();
            return await row.ReadAsync() ? new DocumentFile(View(row), row.GetFieldValue<byte[]>(4)) : null;
        });

    private static DocumentView View(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3));

    private static async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailable("files cannot be reached: " + e.GetType().Name);
        }
    }
}
