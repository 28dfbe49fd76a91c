using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Verification.Contracts;
using Verification.Intake.Faults;
using Verification.Vocabulary;

namespace Verification.Intake.Reading.Shapes;

/// <summary>Builds shapes from the serializer's metadata and the attributes of the contract records.</summary>
internal static class ContractShapes
{
    /// <summary>The shape of a record; built once per type and kept by the caller.</summary>
    /// <param name="leftOut">A type somebody else judges; its values are taken as they are.</param>
    public static ObjectShape Of(JsonTypeInfo record, Type? leftOut = null) =>
        new([.. record.Properties.Select(property => MemberOf(property, record.Options, leftOut))]);

    private static MemberShape MemberOf(JsonPropertyInfo property, JsonSerializerOptions options, Type? leftOut)
    {
        Promise.That(property.Get is not null, "every contract member can be read");
        return new(property.Name, property.Get!, property.IsRequired, IsNullable(property), Of(property, options, leftOut));
    }

    private static ValueShape Of(JsonPropertyInfo property, JsonSerializerOptions options, Type? leftOut)
    {
        var type = options.GetTypeInfo(property.PropertyType);
        if (type.Kind != JsonTypeInfoKind.Enumerable)
        {
            return OfOne(property, property.PropertyType, options);
        }

        var rule = Attribute<ListRuleAttribute>(property);
        Promise.That(rule is not null && type.ElementType is not null, $"the list {property.Name} of a contract has bounds");
        return new ListShape(type.ElementType == leftOut ? new AnyShape() : OfOne(property, type.ElementType!, options), rule!);
    }

    private static ValueShape OfOne(JsonPropertyInfo property, Type type, JsonSerializerOptions options)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => OfText(property),
            _ when plain == typeof(bool) => new FlagShape(),
            _ when plain == typeof(DateOnly) => new DayShape(),
            _ when plain == typeof(DateTimeOffset) => new SerializedShape(plain, ShapeFaults.InstantFormat),
            _ when plain == typeof(Guid) => new SerializedShape(plain, ShapeFaults.UuidFormat),
            _ when plain == typeof(int) && Attribute<WholeNumberRuleAttribute>(property) is { } bounds =>
                new WholeNumberShape(bounds.Min, bounds.Max),
            _ when options.GetTypeInfo(plain) is { Kind: JsonTypeInfoKind.Object } record => Of(record),
            _ => throw new BrokenPromise($"nobody checks the contract member {property.Name}"),
        };
    }

    private static WrittenShape OfText(JsonPropertyInfo property) =>
        Attribute<OneOfAttribute>(property) is { } codes ? new CodeShape(codes.Codes)
        : Attribute<YuanAttribute>(property) is not null ? new YuanShape()
        : Attribute<TextRuleAttribute>(property) is { } rule ? new TextShape(rule)
        : throw new BrokenPromise($"the text {property.Name} of a contract has no bounds");

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;

    private static T? Attribute<T>(JsonPropertyInfo property)
        where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();
}
