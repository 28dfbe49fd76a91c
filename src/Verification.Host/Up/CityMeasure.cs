using Verification.Host.CommandLine;
using Verification.Host.Policy;
using Verification.Host.Showing;
using Verification.Vocabulary;

namespace Verification.Host.Up;

/// <summary>Shows what the verdicts of the demo city rest on and, where its truth is known, how often they are wrong.</summary>
/// <param name="packs">The law the service uses.</param>
internal sealed class CityMeasure(Surroundings around, string packs, string folder)
{
    public async Task Show(CancellationToken ct)
    {
        var verdicts = await ServiceVerdicts.Read(around.Variable("VERIFICATION_DATABASE_DOOR")!, folder, ct);
        EstimatesPage.Print(around.Terminal, verdicts);
        if (!File.Exists(Path.Combine(folder, CityScoreCommand.TruthUsual)))
        {
            around.Terminal.Line(new Text(
                $"没有真值,不测量差错;真值由 python3 tests/city-truth/truth.py {folder} > {folder}/truth.csv 得出。",
                $"No truth, so errors are not measured; it is worked out by python3 tests/city-truth/truth.py {folder} > {folder}/truth.csv"));
            return;
        }

        if (PolicyFolders.Read(around.Terminal, [packs]) is not { } library)
            return;
        var svg = Path.Combine(folder, "score.svg");
        await CityScoreCommand.Measure(
            around, new(folder, Truth: null, Verdicts: null, packs, Officers: 0), library, ServiceVerdicts.Published(verdicts),
            new(Path.Combine(folder, "score.json"), svg), ct);
        around.Terminal.Line(new Text($"曲线:{svg}", $"Curve: {svg}"));
    }
}
