#include "services/gates/Objections.h"

#include <algorithm>
#include <cstring>

namespace ph {

void Objections::add(GateVerdict verdict, const char* words, const QString& name)
{
    const auto same = std::find_if(found_.begin(), found_.end(), [&](const Objection& each) {
        return each.verdict == verdict && std::strcmp(each.words, words) == 0;
    });
    if (same == found_.end())
        found_.push_back({verdict, words, {name}});
    else if (!same->names.contains(name))
        same->names.append(name);
}

void Objections::decide(GateFinding& finding, const QString& passing) const
{
    finding.verdict = GateVerdict::Pass;
    finding.reason = passing;
    for (const auto verdict :
         {GateVerdict::Fail, GateVerdict::Inconclusive, GateVerdict::Stale, GateVerdict::NoData}) {
        QStringList said;
        for (const auto& each : found_) {
            if (each.verdict == verdict)
                said.append(QString::fromUtf8(each.words).arg(listed(each.names)));
        }
        if (said.isEmpty())
            continue;
        finding.verdict = verdict;
        finding.reason = said.join(u' ');
        return;
    }
}

QString listed(const QStringList& items)
{
    constexpr qsizetype most = 5;
    const auto shown = items.mid(0, most);
    const bool holdCommas = std::any_of(
        shown.begin(), shown.end(), [](const QString& item) { return item.contains(QLatin1String(", ")); });
    return shown.join(QLatin1String(holdCommas ? "; " : ", ")) +
           (items.size() > most ? QStringLiteral(" and %1 more").arg(items.size() - most) : QString());
}

} // namespace ph
