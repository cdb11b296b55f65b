#include "models/values/ReleaseDraft.h"

#include <algorithm>

namespace ph {

namespace {

bool sameThing(const ReleasePart& a, const ReleasePart& b)
{
    return a.kind == b.kind && a.name == b.name;
}

bool blank(const QString& text)
{
    return text.trimmed().isEmpty();
}

} // namespace

QList<DraftGap> draftGaps(const ReleaseDraft& draft)
{
    QList<DraftGap> gaps;
    const auto ask = [&gaps](bool lacks, DraftGap gap) {
        if (lacks)
            gaps.append(gap);
    };
    const auto& parts = draft.parts;
    ask(blank(draft.environment), DraftGap::Environment);
    ask(blank(draft.tier), DraftGap::Tier);
    ask(std::none_of(parts.begin(), parts.end(),
                     [](const ReleasePart& part) { return part.kind == ReleasePart::Kind::Model; }),
        DraftGap::Model);
    ask(std::any_of(parts.begin(), parts.end(),
                    [](const ReleasePart& part) { return blank(part.name) || blank(part.to); }),
        DraftGap::PartIncomplete);
    bool twice = false;
    for (qsizetype i = 0; i < parts.size(); ++i)
        twice = twice || std::any_of(parts.begin(), parts.begin() + i, [&](const ReleasePart& other) {
                    return !blank(other.name) && sameThing(other, parts.at(i));
                });
    ask(twice, DraftGap::PartTwice);
    ask(!parts.isEmpty() &&
            std::all_of(parts.begin(), parts.end(),
                        [](const ReleasePart& part) { return !blank(part.to) && part.from == part.to; }),
        DraftGap::NothingMoves);
    ask(blank(draft.texts.objective), DraftGap::Objective);
    ask(blank(draft.texts.risk), DraftGap::Risk);
    ask(blank(draft.texts.rollout), DraftGap::Rollout);
    ask(blank(draft.texts.acceptance), DraftGap::Acceptance);
    const auto targetOf = [&draft](const ReleasePart& part) {
        const auto& targets = draft.rollback.targets;
        const auto at = std::find_if(targets.begin(), targets.end(),
                                     [&](const ReleasePart& target) { return sameThing(target, part); });
        return at == targets.end() ? QString() : at->to;
    };
    ask(parts.isEmpty() || std::any_of(parts.begin(), parts.end(),
                                       [&](const ReleasePart& part) { return blank(targetOf(part)); }),
        DraftGap::RollbackTarget);
    ask(std::any_of(parts.begin(), parts.end(),
                    [&](const ReleasePart& part) {
                        return !blank(part.to) && part.from != part.to && targetOf(part) == part.to;
                    }),
        DraftGap::RollbackCircular);
    ask(blank(draft.rollback.condition), DraftGap::RollbackCondition);
    ask(blank(draft.rollback.dataSource), DraftGap::RollbackDataSource);
    return gaps;
}

QList<ReleasePart> alignRollback(const QList<ReleasePart>& parts, const QList<ReleasePart>& targets)
{
    QList<ReleasePart> aligned;
    for (const ReleasePart& part : parts) {
        ReleasePart back{part.kind, part.name, part.to, part.from, {}};
        const auto given = std::find_if(targets.begin(), targets.end(),
                                        [&](const ReleasePart& target) { return sameThing(target, part); });
        if (given != targets.end() && !given->to.isEmpty()) {
            back.to = given->to;
            back.digest = given->digest;
        }
        aligned.append(back);
    }
    return aligned;
}

} // namespace ph
