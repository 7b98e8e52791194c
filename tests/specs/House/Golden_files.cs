using System.Reflection;
using Orleans;
using Xunit;

namespace WarningGrid.House;

/// <summary>What is stored for ever, and what a repeat is recognised by, has a golden file. A changed one is a migration.</summary>
/// <remarks><c>GOLDEN=1 deploy/test Golden_files</c> writes them anew; read the difference, and write the ADR.</remarks>
public sealed class Golden_files
{
    private static readonly bool Rewrite = Environment.GetEnvironmentVariable("GOLDEN") is "1";

    [Fact]
    public void Every_event_and_every_message_is_stored_as_its_file_says() =>
        Compare("events", EventCodec.All.Select(stored => (stored.Key, stored.Value)));

    [Fact]
    public void Every_command_and_question_is_recognised_as_its_file_says() =>
        Compare("commands", Asked.Select(type => (type.GetCustomAttributes<AliasAttribute>(inherit: false).First().Alias, type)));

    [Fact]
    public void Nothing_that_is_stored_holds_a_floating_point_number() =>
        Offences.None(
            from type in EventCodec.All.Select(stored => stored.Value).Concat(Asked)
            from property in type.GetProperties()
            let kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
            where kind == typeof(double) || kind == typeof(float)
            select $"{type.Name}.{property.Name}");

    // Whatever a grain's methods take that is a record of ours; of an abstract one every heir.
    private static IEnumerable<Type> Asked =>
        (from face in Houses.Contracts.Written()
         where face.IsInterface && typeof(IGrain).IsAssignableFrom(face)
         from method in face.GetMethods()
         from parameter in method.GetParameters()
         let type = parameter.ParameterType
         where type.Assembly == Houses.Contracts && type.IsClass
         from heir in Specimen.Heirs(type)
         select heir).Distinct();

    private static void Compare(string drawer, IEnumerable<(string Name, Type Type)> promised)
    {
        var folder = Path.Combine(Repository.Root, "tests/specs/golden", drawer);
        Directory.CreateDirectory(folder);
        var wrong = new List<string>();
        var kept = Directory.GetFiles(folder, "*.json").ToHashSet(StringComparer.Ordinal);
        foreach (var (name, type) in promised)
        {
            var file = Path.Combine(folder, name + ".json");
            kept.Remove(file);
            var today = EventJson.Canonical(Specimen.Of(type)) + "\n";
            if (Rewrite)
            {
                File.WriteAllText(file, today);
            }

            if (!File.Exists(file))
            {
                wrong.Add($"{name}: no golden file");
            }
            else if (File.ReadAllText(file) is var golden && golden != today)
            {
                wrong.Add($"{name}: is {today.Trim()} and was {golden.Trim()}");
            }
            else if (EventJson.Canonical(EventJson.Read(type, golden)) + "\n" is var again && again != golden)
            {
                wrong.Add($"{name}: reads back as {again.Trim()}");
            }
        }

        foreach (var orphan in kept)
        {
            wrong.Add($"{Path.GetFileName(orphan)}: nothing is stored under this name any more");
            if (Rewrite)
            {
                File.Delete(orphan);
            }
        }

        Offences.None(wrong);
    }
}
