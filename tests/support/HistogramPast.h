#pragma once

#include <QByteArray>

#include <cstdint>

namespace ph::testing {

/// An hour of two programs' histograms: 100 scores a minute of fraud, of which 60 up to 0.5 and 30 up to 0.9;
/// a restart after 20 minutes; nothing from the 30th minute to the 45th. Of churn a thousand times as many.
inline QByteArray histogramPast(std::int64_t endMs)
{
    QByteArray text = "# TYPE fraud_score histogram\n";
    const auto line = [&](const char* model, const char* le, double count, int at) {
        const auto ms = endMs - (60 - at) * 60'000;
        text += QByteArray("fraud_score_bucket{model=\"") + model + "\",namespace=\"models\",le=\"" + le +
                "\"} " + QByteArray::number(count, 'g', 17) + ' ' +
                QByteArray::number(double(ms) / 1000, 'f', 0) + '\n';
    };
    struct Bound {
        const char* le;
        double perMinute;
    };
    // A series after the other: what one exposition holds of a family stands together.
    for (const auto* model : {"fraud", "churn"}) {
        const double times = QByteArray(model) == "fraud" ? 1 : 1000;
        for (const auto& [le, perMinute] : {Bound{"0.5", 60}, Bound{"0.9", 90}, Bound{"+Inf", 100}}) {
            for (int at = 0; at <= 60; ++at) {
                if (at > 30 && at < 45)
                    continue;
                line(model, le, times * perMinute * (at < 20 ? at + 1 : at - 19), at);
            }
        }
    }
    return text + "# EOF\n";
}

} // namespace ph::testing
