using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>What was heard of one household by its deadline.</summary>
internal sealed record HeardOf(IReadOnlyList<Answer> Answers, IReadOnlyList<Answer> Withheld, TimeSpan After);

/// <summary>Asks the registers as the road would: by the same plan, with the delays of the city.</summary>
internal sealed class Asking(SourceCatalogue catalogue, DelayTable delays)
{
    public async Task<HeardOf> About(HouseholdFacts facts, Pack pack, CancellationToken ct)
    {
        var plan = QuestionPlan.For(facts, SourceNeeds.Of(pack, facts), catalogue, facts.AcceptedOn);
        var answers = new List<Answer>(plan.Planned);
        var withheld = new List<Answer>();
        var after = TimeSpan.Zero;
        foreach (var ask in plan.Asks)
        {
            await foreach (var answer in catalogue.Find(ask.Source)!.Source.Ask(ask.Questions, ct))
            {
                var question = ask.Questions.First(q => q.MemberOrdinal == answer.MemberOrdinal);
                if (!delays.IsDelayed(ask.Source, question.Document, out var delay))
                {
                    answers.Add(answer);
                }
                else if (delay is { } late)
                {
                    answers.Add(answer);
                    after = late > after ? late : after;
                }
                else
                {
                    answers.Add(new Answer.Later(facts.Id, ask.Source, answer.MemberOrdinal, Ticket: null, Expected: null));
                    withheld.Add(answer);
                }
            }
        }

        return new(answers, withheld, after);
    }
}
