#pragma once

#include <limits>

namespace ph {

/// Events among what they could have happened to: errors among requests. Whole numbers, events <= total.
struct EventCount {
    double events = 0, total = 0;
    double share() const { return events / total; } ///< NaN of nothing
};

struct ProportionComparison {
    double difference = std::numeric_limits<double>::quiet_NaN(); ///< share of the first less the second's
    double low = std::numeric_limits<double>::quiet_NaN();        ///< of its interval
    double high = std::numeric_limits<double>::quiet_NaN();
    /// How probable so many events or more (fewer) of the first are where its share is `ratio` times the
    /// second's.
    double pGreater = std::numeric_limits<double>::quiet_NaN();
    double pLess = std::numeric_limits<double>::quiet_NaN();
    /// The same with only half of what is exactly as found (Lancaster, JASA 56, 1961): counts are coarse, so
    /// that exact tests err towards "nothing found". Close to the level in the long run, not bounded by it.
    double midGreater = std::numeric_limits<double>::quiet_NaN();
    double midLess = std::numeric_limits<double>::quiet_NaN();
};

/// Two independent shares under the hypothesis first = ratio * second; `ratio` above 0, `level` in (0, 1).
/// Up to 2,000 events of both together: exact, given how many there were of both. With ratio 1 that is
/// Fisher's test (J. R. Stat. Soc. 98, 1935), else the noncentral hypergeometric distribution with the odds
/// ratio of the restricted estimate, which is exact in the limit of rare events. Above: the score test of
/// Farrington and Manning (Stat. Med. 9, 1990). The interval is Newcombe's of two Wilson intervals (Stat.
/// Med. 17, 1998, method 10). NaN where a side has no total.
ProportionComparison compareProportions(const EventCount& first, const EventCount& second, double ratio = 1,
                                        double level = 0.95);

} // namespace ph
