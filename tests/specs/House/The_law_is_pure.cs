using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace WarningGrid.House;

/// <summary>Rules and lifecycles take facts and give facts; they know no clock, store, cluster or log.</summary>
public sealed class The_law_is_pure
{
    private const BindingFlags Declared = BindingFlags.Static | BindingFlags.Instance
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Worldly =
    [
        "System.TimeProvider", "Npgsql.", "Orleans.IGrainFactory", "Microsoft.Extensions.Logging.", "System.IO.File",
        "System.Net.", "System.Threading.Tasks.Task", "WarningGrid.GrainTools", "WarningGrid.CallerContext",
    ];

    private static IEnumerable<Type> Law =>
        Houses.Grains.Written().Where(type => IsLaw(type.Name) && !type.IsInterface && !type.IsEnum);

    [Fact]
    public void Rules_and_lifecycles_are_static_and_answer_at_once() =>
        Offences.None(
            from type in Law
            from method in type.GetMethods(Declared)
            where !method.Has<CompilerGeneratedAttribute>() && !method.Name.Contains('<', StringComparison.Ordinal)
            where !method.IsStatic || typeof(Task).IsAssignableFrom(method.ReturnType)
            select $"{type.Name}.{method.Name}");

    [Fact]
    public void Rules_and_lifecycles_remember_nothing() =>
        Offences.None(
            from type in Law
            from field in type.GetFields(Declared)
            where !field.IsInitOnly && !field.IsLiteral && !field.Has<CompilerGeneratedAttribute>()
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void Rules_and_lifecycles_use_nothing_of_the_world() =>
        Offences.None(
            from type in Houses.GrainCode
            where IsLaw(type.Name)
            from dependency in type.Dependencies
            where Array.Exists(Worldly, word => dependency.Target.FullName.StartsWith(word, StringComparison.Ordinal))
            select $"{type.Name} -> {dependency.Target.FullName}");

    [Fact]
    public void Kinds_of_aggregates_remember_nothing() =>
        Offences.None(
            from type in Houses.Grains.Written()
            where !type.IsAbstract && typeof(IAggregate).IsAssignableFrom(type)
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where !field.IsInitOnly
            select $"{type.Name}.{field.Name}");

    private static bool IsLaw(string name) =>
        name.EndsWith("Rules", StringComparison.Ordinal) || name.EndsWith("Lifecycle", StringComparison.Ordinal);
}
