namespace Verification.Assessment.Packs.Reading;

/// <summary>Where the formulas of a resolved pack stand, by the names <see cref="Pack.Formulas"/> gives them.</summary>
internal static class RulePlaces
{
    public static IReadOnlyDictionary<string, PackPlace> Of(IEnumerable<(EntryKey Key, MapReader Map)> entries)
    {
        var places = new Dictionary<string, PackPlace>(StringComparer.Ordinal);
        foreach (var (key, map) in entries)
        {
            switch (key.Kind)
            {
                case "quantities":
                    places[key.Name] = Place(map, map.Node);
                    break;
                case "flags":
                    places[$"flag {key.Name}"] = Place(map, map.Node);
                    break;
                case "programmes":
                    AddProgramme(places, key.Name, map);
                    break;
                default:
                    break;
            }
        }

        return places;
    }

    private static void AddProgramme(Dictionary<string, PackPlace> places, string code, MapReader map)
    {
        if (map.Node["amount"] is { } amount)
        {
            places[$"{code}.amount"] = Place(map, amount);
        }

        foreach (var condition in (map.Node["conditions"] as PackNode.List)?.Items.OfType<PackNode.Map>() ?? [])
        {
            if (condition["id"] is PackNode.Scalar id)
            {
                places[$"{code}.condition.{id.Text}"] = Place(map, condition);
            }
        }
    }

    private static PackPlace Place(MapReader map, PackNode at) => new(map.File, at.Line, at.Column);
}
