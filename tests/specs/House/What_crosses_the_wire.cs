using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Xunit;

namespace WarningGrid.House;

/// <summary>Contracts are public, sealed, immutable and named; grains are named and out of reach.</summary>
public sealed class What_crosses_the_wire
{
    private static IEnumerable<Type> Wire =>
        Houses.Contracts.Written().Concat(Houses.Grains.Written()).Where(type => type.Has<GenerateSerializerAttribute>());

    // What a silo writes into a grain's own storage row is set again and again by its one owner.
    private static readonly HashSet<Type> OwnState =
    [
        .. from parameter in StateParameters
           from argument in parameter.ParameterType.GetGenericArguments()
           select argument,
    ];

    private static IEnumerable<ParameterInfo> StateParameters =>
        from type in Houses.Grains.Written().Concat(Houses.Silo.Written())
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        where parameter.IsDefined(typeof(PersistentStateAttribute))
        select parameter;

    [Fact]
    public void Is_sealed() =>
        Offences.None(from type in Wire where !type.IsSealed && !type.IsAbstract select type.Name);

    [Fact]
    public void Has_a_name_of_its_own_for_ever()
    {
        Offences.None(from type in Wire where !type.Has<AliasAttribute>() select type.Name);

        // Of all types, sent or not: Orleans keeps one table of aliases, and a silo with two of a name does not start.
        Offences.None(Twice(
            from type in Houses.Contracts.Written().Concat(Houses.Grains.Written())
            from alias in type.GetCustomAttributes<AliasAttribute>(inherit: false)
            select alias.Alias));
    }

    [Fact]
    public void Is_immutable() =>
        Offences.None(
            from type in Wire
            where !type.IsEnum && !typeof(Exception).IsAssignableFrom(type) && !OwnState.Contains(type)
            where !type.Has<ImmutableAttribute>()
            select type.Name);

    [Fact]
    public void Is_asked_for_by_named_methods_of_named_interfaces() =>
        Offences.None(
            from type in Houses.Contracts.Written().Concat(Houses.Grains.Written())
            where type.IsInterface && typeof(IGrain).IsAssignableFrom(type)
            from member in type.GetMethods().Cast<MemberInfo>().Prepend(type)
            where !member.Has<AliasAttribute>()
            select $"{type.Name}: {member.Name}");

    /// <remarks>The analyzer compares every line, but holds a missing file for a project without contracts.</remarks>
    [Fact]
    public void Stands_in_the_manifest_of_contracts()
    {
        var manifest = Repository.Text("contracts/OrleansContracts.txt");
        Offences.None(
            from type in Houses.Contracts.Written()
            where type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)
            where !manifest.Contains($" {type.FullName} [", StringComparison.Ordinal)
            select type.FullName);
    }

    [Fact]
    public void Is_answered_by_sealed_grains_with_a_type_name() =>
        Offences.None(
            from type in Houses.Grains.Written()
            where typeof(Grain).IsAssignableFrom(type) && !type.IsAbstract
            where !type.IsSealed || type.IsPublic || !type.Has<GrainTypeAttribute>()
            select type.Name);

    [Fact]
    public void Persistent_states_have_names_of_their_own()
    {
        // The storage provider ignores the grain's type: two grains with one state name and key would share a row.
        Offences.None(Twice(
            from parameter in StateParameters
            select parameter.GetCustomAttribute<PersistentStateAttribute>()!.StateName));
    }

    [Fact]
    public void Grain_types_have_names_of_their_own() =>
        Offences.None(Twice(
            from type in Houses.Grains.Written()
            let name = type.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(GrainTypeAttribute))
            where name is not null
            select (string)name.ConstructorArguments[0].Value!));

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);
}
