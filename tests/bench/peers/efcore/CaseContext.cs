using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WarningGrid.Bench.Peers.EfCore;

/// <summary>Cases, their history, the records of officials, the audit entries and the commands remembered.</summary>
internal sealed class CaseContext(DbContextOptions<CaseContext> options) : DbContext(options)
{
    /// <summary>A case and its row in the subject's record, to be changed.</summary>
    public static readonly Func<CaseContext, string, Task<Case?>> ToChange = EF.CompileAsyncQuery(
        (CaseContext db, string number) => db.Cases.Include(one => one.Entry).SingleOrDefault(one => one.Number == number));

    public static readonly Func<CaseContext, string, string, Task<Command?>> Remembered = EF.CompileAsyncQuery(
        (CaseContext db, string caller, string key) =>
            db.Commands.AsNoTracking().SingleOrDefault(one => one.Caller == caller && one.Key == key));

    public static readonly Func<CaseContext, string, Task<Case?>> ToShow = EF.CompileAsyncQuery(
        (CaseContext db, string number) => db.Cases.AsNoTracking().SingleOrDefault(one => one.Number == number));

    public static readonly Func<CaseContext, string, Task<Official?>> Subject = EF.CompileAsyncQuery(
        (CaseContext db, string id) => db.Officials.AsNoTracking().SingleOrDefault(one => one.Id == id));

    /// <summary>All that a record shows, in one round trip: an official has a post or two, so that the join repeats little.</summary>
    public static readonly Func<CaseContext, string, Task<Official?>> Record = EF.CompileAsyncQuery(
        (CaseContext db, string id) => db.Officials.AsNoTracking().Include(one => one.Posts)
            .Include(one => one.Entries.OrderBy(entry => entry.Number)).SingleOrDefault(one => one.Id == id));

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<History> Histories => Set<History>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<Command> Commands => Set<Command>();

    public DbSet<Official> Officials => Set<Official>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Case>(row =>
        {
            row.HasKey(one => one.Number);
            row.Property(one => one.Revision).IsConcurrencyToken();
            row.HasIndex(one => one.Lead).IsUnique();
            row.HasIndex(one => one.Official);
            row.HasIndex(one => new { one.Stage, one.Handler });
            row.HasOne(one => one.Entry).WithOne().HasForeignKey<RecordEntry>(entry => entry.Number);
            Json(row, one => one.Plan, PeerJson.Default.Plan);
            Json(row, one => one.Documents, PeerJson.Default.IReadOnlyListDocument);
            Json(row, one => one.Draft, PeerJson.Default.IReadOnlyListAnswer);
            Json(row, one => one.Reply, PeerJson.Default.IReadOnlyListAnswer);
        });
        modelBuilder.Entity<RecordEntry>(row =>
        {
            row.HasKey(one => one.Number);
            row.HasIndex(one => one.Official);
            Json(row, one => one.Stages, PeerJson.Default.IReadOnlyListStageMark);
            Json(row, one => one.Duties, PeerJson.Default.IReadOnlyListDuty);
            Json(row, one => one.Archive, PeerJson.Default.IReadOnlyListArchiveEntry);
        });
        modelBuilder.Entity<History>(row =>
        {
            row.HasKey(one => new { one.Number, one.Revision });
            row.Property(one => one.Data).HasColumnType("jsonb");
        });
        modelBuilder.Entity<AuditEntry>().HasIndex(one => new { one.Person, one.At });
        modelBuilder.Entity<Command>().HasKey(one => new { one.Caller, one.Key });
        modelBuilder.Entity<Official>(row =>
        {
            row.HasMany(one => one.Posts).WithOne().HasForeignKey(one => one.Official);
            row.HasMany(one => one.Entries).WithOne().HasForeignKey(one => one.Official);
            Json(row, one => one.Leads, PeerJson.Default.IReadOnlyListLeadMark);
        });
        modelBuilder.Entity<Posting>().HasKey(one => new { one.Official, one.Post, one.From });
    }

    // Such values are replaced and never changed, so that the same one is an equal one: no deep comparison, no copy.
    private static void Json<TRow, T>(EntityTypeBuilder<TRow> row, Expression<Func<TRow, T>> property, JsonTypeInfo<T> type)
        where TRow : class =>
        row.Property(property).HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, type), text => JsonSerializer.Deserialize(text, type)!,
            new ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
}
