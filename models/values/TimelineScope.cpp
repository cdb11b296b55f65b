#include "models/values/TimelineScope.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace ph {

namespace {

enum class Fit { NotAsked, Same, Open, Other };

/// What is left of the overlap where the item leaves the field open, and where it is another's: of an
/// endpoint that is not the same, and of the same.
struct ScopeField {
    const QString TimelineScope::*field;
    double open, other, otherWithin;
};

// An open environment is the rarest and says least: registries, data and clusters serve several. Another
// environment hardly ever harms this one; another endpoint of the same environment does through what they
// share. Another model at the same endpoint is often part of the same answer: a prompt, a threshold, what
// features are made by. Another segment harms by capacity alone.
constexpr ScopeField scopeFields[] = {
    {&TimelineScope::environment, 0.8, 0.05, 0.05},
    {&TimelineScope::endpoint, 0.75, 0.15, 0.15},
    {&TimelineScope::model, 0.85, 0.25, 0.7},
    {&TimelineScope::segment, 0.9, 0.3, 0.3},
};

bool isSameEndpoint(const QString& a, const QString& b)
{
    const auto bare = [](const QString& name) { return QStringView(name).mid(name.lastIndexOf(u'/') + 1); };
    return a == b || ((!a.contains(u'/') || !b.contains(u'/')) && bare(a) == bare(b));
}

Fit fitOf(const ScopeField& field, const TimelineScope& item, const TimelineScope& asked)
{
    const auto& own = item.*field.field;
    const auto& wanted = asked.*field.field;
    if (wanted.isEmpty())
        return Fit::NotAsked;
    if (own.isEmpty())
        return Fit::Open;
    const bool same = field.field == &TimelineScope::endpoint ? isSameEndpoint(own, wanted) : own == wanted;
    return same ? Fit::Same : Fit::Other;
}

} // namespace

QString scopeText(const TimelineScope& scope)
{
    QStringList said;
    for (const auto& field : scopeFields) {
        if (const auto& text = scope.*field.field; !text.isEmpty())
            said << text;
    }
    return said.join(QStringLiteral(" · "));
}

double scopeOverlap(const TimelineScope& item, const TimelineScope& asked)
{
    double overlap = 1;
    bool isSamePlace = false;
    for (const auto& field : scopeFields) {
        switch (fitOf(field, item, asked)) {
        case Fit::NotAsked:
            break;
        case Fit::Same:
            isSamePlace |= field.field == &TimelineScope::endpoint;
            break;
        case Fit::Open:
            overlap *= field.open;
            break;
        case Fit::Other:
            overlap *= isSamePlace ? field.otherWithin : field.other;
            break;
        }
    }
    return overlap;
}

bool isWithin(const TimelineScope& item, const TimelineScope& asked)
{
    return std::none_of(std::begin(scopeFields), std::end(scopeFields),
                        [&](const ScopeField& field) { return fitOf(field, item, asked) == Fit::Other; });
}

} // namespace ph
