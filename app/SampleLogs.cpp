#include "app/SampleLogs.h"

#include <QDateTime>

#include <random>

namespace ph {

namespace {

constexpr std::int64_t logMinute = 60'000;

/// Writes lines as the kubelet keeps them.
class LogPen {
public:
    explicit LogPen(std::int64_t fromMs)
        : nowMs_(fromMs)
    {
    }
    std::int64_t nowMs() const { return nowMs_; }
    void pass(std::int64_t ms) { nowMs_ += ms; }
    void write(const QString& line)
    {
        text_ += QDateTime::fromMSecsSinceEpoch(nowMs_, Qt::UTC)
                     .toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzz000000Z ")) +
                 line + u'\n';
        nowMs_ += 1;
    }
    /// From 0 to below `bound`, the same each time. Not by a distribution, which differs by library.
    int any(int bound) { return int(chance_() % std::uint32_t(bound)); }
    const QString& text() const { return text_; }

private:
    std::int64_t nowMs_;
    std::minstd_rand chance_{734};
    QString text_;
};

void writeStart(LogPen& pen, int version)
{
    pen.write(QStringLiteral("INFO  Loading model fraud version %1 from s3://models/fraud/%1").arg(version));
    pen.write(QStringLiteral("DEBUG GET https://features.internal/v2/schema Authorization: Bearer "
                             "sample-token-of-no-use"));
    pen.pass(2'100);
    pen.write(QStringLiteral("INFO  Registered model: fraud (version %1, 38 features)").arg(version));
    pen.write(QStringLiteral("INFO  Started server process [1], port 8080"));
}

void writeFailure(LogPen& pen)
{
    pen.write(QStringLiteral("ERROR predict failed: KeyError: 'card_age_days'"));
    pen.write(QStringLiteral("Traceback (most recent call last):"));
    pen.write(QStringLiteral("  File \"/app/fraud/predictor.py\", line 88, in predict"));
    pen.write(QStringLiteral("    row = [instance[name] for name in self.features]"));
    pen.write(QStringLiteral("KeyError: 'card_age_days'"));
}

enum class SampleHealth { Well, Bad };

QString serverLog(int version, std::int64_t fromMs, std::int64_t untilMs, std::int64_t onsetMs,
                  SampleHealth health)
{
    LogPen pen(fromMs);
    writeStart(pen, version);
    while (pen.nowMs() < untilMs) {
        const bool isBad = health == SampleHealth::Bad && pen.nowMs() >= onsetMs;
        if (isBad && pen.any(5) < 2)
            writeFailure(pen);
        else if (isBad && pen.any(3) == 0)
            pen.write(QStringLiteral("WARNING feature 'card_age_days' is missing, 0 is used; declined=true "
                                     "score=0.%1")
                          .arg(90 + pen.any(10)));
        else
            pen.write(QStringLiteral("INFO  predict ms=%1 declined=false score=0.%2")
                          .arg(14 + pen.any(30))
                          .arg(10 + pen.any(40)));
        pen.pass(1'500 + pen.any(3'000));
    }
    return pen.text();
}

QString proxyLog(std::int64_t fromMs, std::int64_t untilMs, std::int64_t onsetMs)
{
    LogPen pen(fromMs);
    pen.write(QStringLiteral("{\"severity\":\"INFO\",\"message\":\"Starting queue-proxy\"}"));
    while (pen.nowMs() < untilMs) {
        const bool isBad = pen.nowMs() >= onsetMs && pen.any(2) == 0;
        pen.write(QStringLiteral("{\"severity\":\"%1\",\"status\":%2,\"latency\":\"0.0%3s\",\"path\":"
                                 "\"/v1/models/fraud:predict\"}")
                      .arg(isBad ? QStringLiteral("ERROR") : QStringLiteral("INFO"))
                      .arg(isBad ? 500 : 200)
                      .arg(10 + pen.any(60)));
        pen.pass(2'000 + pen.any(5'000));
    }
    return pen.text();
}

} // namespace

KeptLogs sampleCanaryLogs(const QString& endpoint, std::int64_t onsetMs, std::int64_t fetchedMs)
{
    const auto name = endpoint.section(u'/', -1);
    const auto revision = [&name](int number) {
        return QStringLiteral("%1-predictor-000%2").arg(name).arg(number);
    };
    const auto canary = revision(12), stable = revision(11);
    const auto canaryPod = canary + QStringLiteral("-deployment-6c9f7d5b8-k2x4z"),
               stablePod = stable + QStringLiteral("-deployment-7d8c6f9b4-w5n7t");
    const auto server = QStringLiteral("kserve-container"), proxy = QStringLiteral("queue-proxy");
    const auto canaryMs = onsetMs - 11 * logMinute, stableMs = onsetMs - 20 * logMinute;
    KeptLogs kept{QStringLiteral("prod-cluster"), endpoint, fetchedMs, {}};
    kept.logs = {{.pod = canaryPod,
                  .container = server,
                  .text = serverLog(12, canaryMs, fetchedMs, onsetMs, SampleHealth::Bad),
                  .revision = canary},
                 {.pod = canaryPod,
                  .container = proxy,
                  .text = proxyLog(canaryMs, fetchedMs, onsetMs),
                  .revision = canary},
                 {.pod = stablePod,
                  .container = server,
                  .text = serverLog(11, stableMs, fetchedMs, onsetMs, SampleHealth::Well),
                  .beginsLater = true,
                  .revision = stable,
                  .droppedLines = 4'210}};
    return kept;
}

} // namespace ph
