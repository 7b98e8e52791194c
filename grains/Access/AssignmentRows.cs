using System.Collections.Immutable;
using NpgsqlTypes;

namespace WarningGrid.Access;

/// <summary>In what way a person has to do with an object.</summary>
internal enum Capacity { Triager, Handler, TeamMember, Reviewer, Approver, Interviewer, Confirmer, Signer, Copied, AppealDecider }

/// <summary>A task of a person on one object: need-to-know on exactly that, while it lasts (ACL-03).</summary>
internal sealed record Assignment(OfficialId Person, Capacity Capacity, DateTimeOffset From, DateTimeOffset? To = null);

/// <summary>A hand that a person once had in an object; it never ends (RCU-05).</summary>
internal sealed record Involvement(OfficialId Person, Capacity Capacity, DateTimeOffset From);

/// <summary>Who is and was assigned to what, and who had a hand in it: written by leads and cases, read for scope and recusal.</summary>
internal static class AssignmentRows
{
    /// <summary>One row for each time a person was given a task; <c>object</c> is the bare number, <c>to_at</c> null while it lasts.</summary>
    public static readonly ReadTable Assignments = new(
        "assignment",
        [
            new("stream", NpgsqlDbType.Text), new("object", NpgsqlDbType.Text), new("person", NpgsqlDbType.Text),
            new("capacity", NpgsqlDbType.Text), new("from_at", NpgsqlDbType.TimestampTz), new("to_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 5);

    /// <summary>One row for each capacity in which a person ever acted on an object.</summary>
    public static readonly ReadTable Involvements = new(
        "involvement",
        [
            new("stream", NpgsqlDbType.Text), new("object", NpgsqlDbType.Text), new("person", NpgsqlDbType.Text),
            new("capacity", NpgsqlDbType.Text), new("from_at", NpgsqlDbType.TimestampTz),
        ],
        KeyColumns: 4);

    /// <summary>The rows that differ between two states of one object.</summary>
    public static IEnumerable<RowChange> Changes(
        string stream, ImmutableArray<Assignment> before, ImmutableArray<Assignment> after) =>
        after.Except(before).Select(task => Assignments.Row(
            stream, GrainKeys.Bare(stream), task.Person.Value, task.Capacity.ToString(), task.From, task.To));

    /// <inheritdoc cref="Changes(string, ImmutableArray{Assignment}, ImmutableArray{Assignment})"/>
    public static IEnumerable<RowChange> Changes(
        string stream, ImmutableArray<Involvement> before, ImmutableArray<Involvement> after) =>
        after.Except(before).Select(hand => Involvements.Row(
            stream, GrainKeys.Bare(stream), hand.Person.Value, hand.Capacity.ToString(), hand.From));

    /// <summary>The same tasks with one more, unless that person has it already.</summary>
    public static ImmutableArray<Assignment> Give(
        this ImmutableArray<Assignment> tasks, OfficialId person, Capacity capacity, DateTimeOffset at) =>
        tasks.Has(person, capacity) ? tasks : tasks.Add(new(person, capacity, at));

    /// <summary>The same tasks, those of this capacity (and person) ended.</summary>
    public static ImmutableArray<Assignment> End(
        this ImmutableArray<Assignment> tasks, DateTimeOffset at, Capacity? capacity = null, OfficialId? person = null) =>
        [.. tasks.Select(task =>
            task.To is null && (capacity ?? task.Capacity) == task.Capacity && (person ?? task.Person) == task.Person
                ? task with { To = at }
                : task)];

    /// <summary>Whether a person has a live task, of this capacity where one is given.</summary>
    public static bool Has(this ImmutableArray<Assignment> tasks, OfficialId person, Capacity? capacity = null) =>
        tasks.Any(task => task.To is null && task.Person == person && (capacity ?? task.Capacity) == task.Capacity);

    /// <summary>The same hands with one more, unless it is there already.</summary>
    public static ImmutableArray<Involvement> Note(
        this ImmutableArray<Involvement> hands, OfficialId person, Capacity capacity, DateTimeOffset at) =>
        hands.Any(hand => hand.Person == person && hand.Capacity == capacity) ? hands : hands.Add(new(person, capacity, at));
}
