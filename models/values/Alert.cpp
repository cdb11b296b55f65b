#include "models/values/Alert.h"

#include <QCryptographicHash>

#include <algorithm>

namespace ph {

namespace {

const QString& nameLabelOfAlerts()
{
    static const auto label = QStringLiteral("alertname");
    return label;
}

} // namespace

QString alertName(const Alert& alert)
{
    return alert.labels.value(nameLabelOfAlerts());
}

MetricLabels labelsBesideName(const Alert& alert)
{
    auto labels = alert.labels;
    labels.remove(nameLabelOfAlerts());
    return labels;
}

QString alertFingerprint(const Alert& alert)
{
    if (!alert.fingerprint.isEmpty())
        return alert.fingerprint;
    const auto text = metricText(alert.labels).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
}

QString alertStateName(Alert::State state)
{
    switch (state) {
    case Alert::State::Pending:
        return QStringLiteral("pending");
    case Alert::State::Firing:
        return QStringLiteral("firing");
    case Alert::State::Suppressed:
        return QStringLiteral("suppressed");
    case Alert::State::Unprocessed:
        return QStringLiteral("unprocessed");
    case Alert::State::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QList<Suppression> suppressions(const Alert& alert, const std::vector<Alert>& all)
{
    using Kind = Suppression::Kind;
    constexpr qsizetype enoughOfId = 8;
    QList<Suppression> found;
    for (const auto& id : alert.silencedBy)
        found.append({Kind::Silence, id.left(enoughOfId)});
    for (const auto& fingerprint : alert.inhibitedBy) {
        const auto other = std::find_if(all.begin(), all.end(), [&fingerprint](const Alert& one) {
            return one.fingerprint == fingerprint;
        });
        found.append({Kind::Inhibition, other == all.end() || alertName(*other).isEmpty()
                                            ? fingerprint
                                            : alertName(*other) + metricText(labelsBesideName(*other))});
    }
    for (const auto& interval : alert.mutedBy)
        found.append({Kind::Mute, interval});
    return found;
}

} // namespace ph
