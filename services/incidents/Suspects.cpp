#include "services/incidents/Suspects.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <set>

namespace ph {

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs;

// In the order of the kinds' numbers. Weights are an order more than measurements: most outages follow a
// change that somebody made (Google, Site Reliability Engineering, chapter 6: about 70 %), and what people
// change in what serves comes before what the data did by itself. Data shows late: through daily tables and
// slow labels.
constexpr SuspectKind suspectKinds[timelineKinds] = {
    {0.60, 15 * minuteMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Alert: what breaks beside an endpoint harms it soon.")},
    {1.00, 30 * minuteMs,
     QT_TRANSLATE_NOOP("ph::Suspects",
                       "Release: most troubles begin with one, within minutes of its traffic.")},
    {1.00, 30 * minuteMs, QT_TRANSLATE_NOOP("ph::Suspects", "Step of a release: as the release.")},
    {0.95, 1 * hourMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Alias: moves what is served, once servers look at it again.")},
    {0.95, 30 * minuteMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Revision: what an endpoint runs became another.")},
    {0.90, 30 * minuteMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Traffic: others get the requests, or other requests come.")},
    {0.70, 12 * hourMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Drift: data moved; shows slowly, and is as often a consequence.")},
    {0.80, 6 * hourMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Data quality: broken columns reach the model by the next load.")},
    {0.90, 6 * hourMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Freshness: what is stale harms more the longer it lasts.")},
    {0.80, 6 * hourMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Pipeline: feeds what is served with its next load.")},
    {0.85, 1 * hourMs, QT_TRANSLATE_NOOP("ph::Suspects", "Configuration: read at the next start or look.")},
    {0.95, 1 * hourMs,
     QT_TRANSLATE_NOOP("ph::Suspects", "Prompt: changes every answer from its first request on.")},
    {0.75, 15 * minuteMs, QT_TRANSLATE_NOOP("ph::Suspects", "Cluster: what breaks there harms at once.")},
    {0.00, 1 * hourMs, QT_TRANSLATE_NOOP("ph::Suspects", "Note: tells, and causes nothing.")},
};

struct Scored {
    std::uint32_t row;
    float score;
};

/// What of a row's possible times lies within the question.
struct Lead {
    double least = 0, most = 0; ///< in ms before the onset
    double certainty = 0;       ///< 0: it is no suspect
};

class Suspicion {
public:
    Suspicion(const TimelineTable& table, const SuspectQuestion& question)
        : table_(table)
        , question_(question)
        , fromMs_(question.onsetMs - std::max<std::int64_t>(question.lookBackMs, 1))
    {
        overlaps_.reserve(table.scopes().size());
        for (const auto& scope : table.scopes())
            overlaps_.push_back(scopeOverlap(scope, question.scope));
    }

    std::vector<Scored> scored() const
    {
        std::vector<Scored> all;
        const auto first = table_.firstFrom(fromMs_), last = table_.firstFrom(question_.onsetMs + 1);
        all.reserve(last - first);
        const auto consider = [&](std::uint32_t row) {
            if (const auto score = partsOf(row, leadOf(row)); product(score) > 0)
                all.push_back({row, float(product(score))});
        };
        for (auto row = first; row < last; ++row)
            consider(row);
        // Seen after the onset, and maybe from before it.
        const auto inexact = table_.inexactRows();
        for (auto it = std::lower_bound(inexact.begin(), inexact.end(), last); it != inexact.end(); ++it) {
            if (table_.afterMs(*it) < question_.onsetMs)
                consider(*it);
        }
        return all;
    }

    Suspect suspect(std::uint32_t row) const
    {
        const auto lead = leadOf(row);
        const auto parts = partsOf(row, lead);
        return {row, product(parts), parts, std::int64_t(lead.least), std::int64_t(lead.most)};
    }

private:
    Lead leadOf(std::uint32_t row) const
    {
        const auto at = table_.atMs(row);
        if (table_.isExact(row)) {
            const auto lead = double(question_.onsetMs - at);
            return {lead, lead, lead >= 0 ? 1.0 : 0.0};
        }
        const auto after = std::min(table_.afterMs(row), at - 1); // whoever told both alike
        const auto begins = std::max(after, fromMs_), ends = std::min(at, question_.onsetMs);
        if (begins >= ends)
            return {};
        return {double(question_.onsetMs - ends), double(question_.onsetMs - begins),
                (double(ends) - double(begins)) / (double(at) - double(after))};
    }

    SuspicionParts partsOf(std::uint32_t row, const Lead& lead) const
    {
        if (lead.certainty <= 0)
            return {};
        const auto& kind = suspectKinds[std::size_t(table_.kind(row))];
        const auto half = double(kind.halfMs);
        // 1 / (1 + lead / half), or its mean over all leads that are possible.
        const auto closeness = lead.most > lead.least ? half / (lead.most - lead.least) *
                                                            std::log((half + lead.most) / (half + lead.least))
                                                      : half / (half + lead.least);
        return {closeness, lead.certainty, overlaps_[table_.scopeOf(row)],
                kind.weight * suspectRoleWeight(table_.role(row))};
    }

    static double product(const SuspicionParts& parts)
    {
        return parts.closeness * parts.certainty * parts.overlap * parts.weight;
    }

    const TimelineTable& table_;
    const SuspectQuestion& question_;
    const std::int64_t fromMs_;
    std::vector<double> overlaps_; // by scope
};

/// Equal where two rows have the same evidence. A release's steps are the release.
std::pair<std::uint32_t, TimelineKind> evidenceOf(const TimelineTable& table, std::uint32_t row)
{
    const auto kind = table.kind(row);
    return {table.referenceCode(row), kind == TimelineKind::ReleaseStep ? TimelineKind::Release : kind};
}

/// How many of the scored rows have the evidence of each suspect.
void countAlike(const TimelineTable& table, const std::vector<Scored>& all, std::vector<Suspect>& suspects)
{
    std::uint32_t highest = 0;
    for (const auto& suspect : suspects)
        highest = std::max(highest, table.referenceCode(suspect.row));
    std::vector<char> isWanted(std::size_t(highest) + 1, 0);
    for (const auto& suspect : suspects) {
        if (!table.reference(suspect.row).empty())
            isWanted[table.referenceCode(suspect.row)] = 1;
    }
    for (const auto& scored : all) {
        const auto code = table.referenceCode(scored.row);
        if (code > highest || !isWanted[code])
            continue;
        for (auto& suspect : suspects) {
            if (suspect.row != scored.row && evidenceOf(table, suspect.row) == evidenceOf(table, scored.row))
                ++suspect.alike;
        }
    }
}

} // namespace

const SuspectKind& suspectKind(TimelineKind kind)
{
    return suspectKinds[std::size_t(kind)];
}

double suspectRoleWeight(TimelineRole role)
{
    // A symptom may stand for a cause that nobody saw; so it is listed, below whatever may have made it.
    switch (role) {
    case TimelineRole::Change:
    case TimelineRole::Failure:
        return 1;
    case TimelineRole::Symptom:
        return 0.05;
    case TimelineRole::Remark:
        return 0;
    }
    return 0;
}

std::vector<Suspect> suspectsBefore(const TimelineTable& table, const SuspectQuestion& question)
{
    const Suspicion suspicion(table, question);
    auto all = suspicion.scored();
    const auto isMore = [](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : a.row > b.row;
    };
    std::vector<Suspect> suspects;
    std::set<std::pair<std::uint32_t, TimelineKind>> listed;
    // Usually the best few suffice; a storm of items with the same evidence wants more of them.
    std::size_t done = 0;
    for (std::size_t part = question.most * 16; done < all.size() && suspects.size() < question.most;
         part *= 8) {
        const auto begin = all.begin() + std::ptrdiff_t(done);
        const auto end = all.begin() + std::ptrdiff_t(std::min(all.size(), done + part));
        std::partial_sort(begin, end, all.end(), isMore);
        for (auto it = begin; it != end && suspects.size() < question.most; ++it) {
            const bool hasEvidence = !table.reference(it->row).empty();
            if (!hasEvidence || listed.insert(evidenceOf(table, it->row)).second)
                suspects.push_back(suspicion.suspect(it->row));
        }
        done = std::size_t(end - all.begin());
    }
    if (!suspects.empty())
        countAlike(table, all, suspects);
    return suspects;
}

} // namespace ph
